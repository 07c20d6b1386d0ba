"""Writing the blank casebook."""
