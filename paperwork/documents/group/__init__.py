"""A teacher's table: the books of a group side by side."""
