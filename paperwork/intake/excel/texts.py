"""What Excel holds of a text in a cell, and what it takes for the beginning of a formula."""

from __future__ import annotations

LONGEST_TEXT = 32_767  # characters
FORMULA_SIGNS = ("=", "+", "-", "@")
