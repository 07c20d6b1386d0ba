"""Importers and exporters: Excel, Word forms, phone forms, and records added to a book."""
