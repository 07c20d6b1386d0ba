"""The casebook: the records of all sheets linked, checked as a whole, and made anonymous."""
