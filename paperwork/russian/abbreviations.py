"""Abbreviations that no line ends with: what they shorten comes after them."""

from typing import Final

# Grouped by length, as a look-behind has one; without «г.»: after a number it is a year.
BEFORE_NAMES: Final = (
    "[дкпсх]",
    "ул|пр|пл|ст|им|кв|оф|эт|рп|гл",
    "пер|пос|дер|обл|стр|гор|наб|пом|мкр|тел|каб|лит",
    "корп|комн|респ",
    "просп",
)
