"""A book for coursework: people become codes, and what leads to them goes."""
