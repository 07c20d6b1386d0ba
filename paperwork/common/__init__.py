"""What every room needs and nothing of the product: errors, names, atomic files, signals, packages."""
