"""The folder of results: its manifest, atomic writing, and what is up to date."""
