"""From a template that was read to Python functions that print it."""
