"""The language inside tags: the allow-list, filters, values, bounds."""
