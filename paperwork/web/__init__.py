"""The local page: a casebook filled in, checked and turned into documents in the browser."""
