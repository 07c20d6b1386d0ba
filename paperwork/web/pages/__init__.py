"""One module a group of pages: what each shows, and what its forms do."""
