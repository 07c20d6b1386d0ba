"""Casebooks written as JSON: sheet title → its records under their headers."""
