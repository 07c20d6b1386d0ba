"""The formats of a book: the same cell format with dates, or text, shown as they should be."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from paperwork.intake.excel.parts import add, local, made, without
from paperwork.intake.excel.texts import FORMULA_SIGNS
from paperwork.sheets.answers.dates import DATE_FORMAT, MOMENT_FORMAT, TIME_FORMAT

TEXT = 49  # the built-in number of the format «@»
# formats below 164 have no code in the file: the standard lists them (ECMA-376, part 1, 18.8.30)
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47})
BUILT_IN_MOMENTS = BUILT_IN_TIMES | {22}
# what is quoted, escaped or in brackets («[Red]») is no letter of a day or an hour
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# a spreadsheet makes a number or a date of such a text as soon as a person edits the cell
LIKE_A_NUMBER = re.compile(r"\s*[\d.,:/%eE+-]*\d[\d.,:/%eE+\s-]*")
FIRST_OWN_FORMAT = 164  # the numbers before it are built in
# the order that the schema prescribes for styles.xml
ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")


class Styles:
    """The styles of one book; those that are missing are added."""

    def __init__(self, root: etree._Element) -> None:
        """The styles of the part ``root``."""
        self.root = root
        self._formats = self.holder("cellXfs")
        if not len(self._formats):  # a cell that names no style has the first
            add(self._formats, "xf", numFmtId="0", fontId="0", fillId="0", borderId="0", xfId="0")
        self.is_changed = False
        self._known: dict[tuple[int, str], int] = {}

    @property
    def count(self) -> int:
        """How many cell formats there are."""
        return len(self._formats)

    def format(self, style: int) -> etree._Element:
        """The cell format of the number."""
        return self._formats[style if style < self.count else 0]

    def holder(self, name: str) -> etree._Element:
        """The element of the fonts, the fills, …; made, in the order of the schema, if it is not there."""
        found = self.root.find(f"{{*}}{name}")
        if found is None:
            found = made(name, self.root)
            before = ORDER[: ORDER.index(name)]
            self.root.insert(sum(local(item) in before for item in self.root), found)
        self.is_changed = True
        return found

    def for_text(self, style: int, text: str) -> int:
        """The style in which the text stays text, whatever it looks like."""
        if text.startswith(FORMULA_SIGNS):  # edited, the text would become a formula
            return self._variant(style, "quoted")
        looks_like_number = LIKE_A_NUMBER.fullmatch(text) is not None
        return self._variant(style, "text") if looks_like_number else style

    def for_date(self, style: int, has_time: bool) -> int:
        """The style in which a serial number shows as a date (with its time)."""
        number = self._number_format(style)
        code = QUOTED.sub("", self.code(number)).lower()
        # «m» is a month or a minute: only the other letters decide
        is_moment = number in BUILT_IN_MOMENTS or "h" in code
        if has_time:
            return style if is_moment else self._variant(style, MOMENT_FORMAT)
        is_date = number in BUILT_IN_DATES or ("y" in code or "d" in code)
        return style if is_date else self._variant(style, DATE_FORMAT)

    def for_time(self, style: int) -> int:
        """The style in which a part of a day shows as a time."""
        number = self._number_format(style)
        code = QUOTED.sub("", self.code(number)).lower()
        is_time = number in BUILT_IN_TIMES or ("h" in code and "d" not in code and "y" not in code)
        return style if is_time else self._variant(style, TIME_FORMAT)

    def code(self, number: int) -> str:
        """How a number format of the book's own is written; empty for one that is not there."""
        for item in self.root.iterfind("{*}numFmts/{*}numFmt"):
            if item.get("numFmtId") == str(number):
                return item.get("formatCode") or ""
        return ""

    def _number_format(self, style: int) -> int:
        return int(self.format(style).get("numFmtId") or 0)

    def _variant(self, style: int, variant: str) -> int:
        key = style, variant
        if key not in self._known:
            other = self._changed(style, variant)
            self._known[key] = style if other is None else self.add(other)
        return self._known[key]

    def _changed(self, style: int, variant: str) -> etree._Element | None:
        """The variant of the format; None when it is so already."""
        other = deepcopy(self.format(style))
        if variant == "quoted":
            if other.get("quotePrefix") in ("1", "true"):
                return None
            other.set("quotePrefix", "1")
            return other
        number = TEXT if variant == "text" else self.number_of(variant)
        if other.get("numFmtId") == str(number):
            return None
        other.set("numFmtId", str(number))
        other.set("applyNumberFormat", "1")  # the number is this format's own, not the named style's
        without(other, "quotePrefix")
        return other

    def add(self, format_of_cells: etree._Element) -> int:
        """Adds a cell format; returns its number."""
        self.is_changed = True
        self._formats.append(format_of_cells)
        self._formats.set("count", str(self.count))
        return self.count - 1

    def number_of(self, code: str) -> int:
        """The number of a number format, added if it is not there."""
        formats = self.holder("numFmts")
        for item in formats:
            if item.get("formatCode") == code:
                return int(item.get("numFmtId") or 0)
        taken = [int(item.get("numFmtId") or 0) for item in formats]
        number = max([FIRST_OWN_FORMAT - 1, *taken]) + 1
        add(formats, "numFmt", numFmtId=str(number), formatCode=code)
        formats.set("count", str(len(formats)))
        self.is_changed = True
        return number
