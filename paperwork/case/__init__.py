"""What a template may see of one client or of the whole book, as plain data."""
