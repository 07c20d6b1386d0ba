"""Printing: documents as pages, in the order in which they are signed."""
