"""Reading a workbook of any format into records and problems."""
