"""Word forms: written from the declaration of the records, sent by mail, filled in and read back."""
