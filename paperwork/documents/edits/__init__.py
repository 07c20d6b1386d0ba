"""What people have changed in finished documents, traced back to the cells of the book."""
