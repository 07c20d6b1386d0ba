"""The casebook as an Excel workbook: its blank, its reading and its marked copy."""
