"""Statistics of a book: what was promised and given, the requests, the summary, what is due."""
