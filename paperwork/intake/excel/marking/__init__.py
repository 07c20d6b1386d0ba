"""Writing a copy of a book in which every problem is marked."""
