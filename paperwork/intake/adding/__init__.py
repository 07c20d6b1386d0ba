"""Records that come from elsewhere, put into a book: what is new, what is the same, what differs."""
