"""Changing a workbook in place, in the XML of its sheets."""
