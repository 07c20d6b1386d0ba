"""The .docx as a package: its parts, bounds on what a stranger may send, and its writing."""
