"""Turns a filled casebook into Word papers that are ready to be printed and signed."""

__version__ = "0.1.0"
