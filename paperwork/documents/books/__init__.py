"""A folder of books: each is made by an order of its own, on this machine or on others."""
