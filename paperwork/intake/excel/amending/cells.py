"""The rows and cells of a sheet's XML: their values, and how a value is put there."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.amending.styles import Styles
from paperwork.intake.excel.parts import add, local, made, without
from paperwork.intake.excel.places import column_letters, damaged, place_of
from paperwork.intake.excel.texts import LONGEST_TEXT
from paperwork.sheets.answers.cells import FORBIDDEN, Cell, is_empty, shown

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FIRST_DAY = date(1900, 3, 1)  # before it Excel counts wrongly: day 60 is 29 February 1900, which never was
# with the day that never was, the days from March 1900 on are right when counted from 30 December 1899
EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
OF_A_ROW = ("r", "spans", "hidden", "collapsed", "ht", "customHeight")  # what a new row does not repeat
OF_A_VALUE = ("t", "cm", "vm", "ph")  # its type, its metadata and its phonetic guide


class Strings:
    """The texts that the sheets share."""

    def __init__(self, root: etree._Element | None) -> None:
        self._items = [] if root is None else root.findall("{*}si")

    def __getitem__(self, number: int) -> str:
        return text_of(self._items[number]) if 0 <= number < len(self._items) else ""


def text_of(item: etree._Element) -> str:
    """The words of a text, whatever its formats; without the phonetic guide above them."""
    return "".join(
        part.text or ""
        for part in item.iter("{*}t")
        if not any(local(above) == "rPh" for above in part.iterancestors())
    )


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of the name, whatever its namespace."""
    return element.find(f"{{*}}{name}")


class SheetRows:
    """The rows of one sheet by their numbers from 1."""

    def __init__(self, root: etree._Element, strings: Strings, name: str) -> None:
        """The rows of the sheet ``root``; ``name`` is the file's. Raises `PaperworkError` if damaged."""
        data = child(root, "sheetData")
        if data is None:
            raise damaged(name)
        self.data = data
        self._strings = strings
        self.elements: dict[int, etree._Element] = {}
        self.is_disordered = False
        number = 0
        for row in data.findall("{*}row"):  # r may be left out: the row then follows the one before
            number = int(row.get("r") or number + 1)
            if number in self.elements or number < 1:  # which of two rows is meant cannot be known
                raise damaged(name)
            row.set("r", str(number))
            self.elements[number] = row

    def cells(self, number: int) -> dict[int, etree._Element]:
        """The cells of a row by their columns from 0; each has an address afterwards."""
        found: dict[int, etree._Element] = {}
        at = -1
        row = self.elements.get(number)
        for cell in () if row is None else row.findall("{*}c"):
            place = place_of(cell.get("r") or "")
            at = place[1] if place else at + 1
            cell.set("r", f"{column_letters(at)}{number}")
            found[at] = cell
        return found

    def value(self, cell: etree._Element | None) -> Cell:
        """The value of the cell, as far as it is a text or a plain number; «» when it is empty."""
        if cell is None:
            return ""
        kind, value = cell.get("t", "n"), child(cell, "v")
        text = (value.text or "") if value is not None else ""
        if kind == "inlineStr":  # the text is in the cell itself and not among the shared ones
            inline = child(cell, "is")
            return text_of(inline) if inline is not None else ""
        if kind == "s":
            return self._strings[int(text)] if text.isdecimal() else ""
        # openpyxl saves formulas without values; one that gives an empty text is a «str» with nothing in it
        if not text and child(cell, "f") is not None and kind != "str":
            return "формула"  # not calculated yet, and so no empty cell
        try:
            return float(text) if kind == "n" and text else text
        except ValueError:
            return text

    def values(self, number: int) -> list[Cell]:
        """The cells of a row from column A on."""
        cells = self.cells(number)
        return [self.value(cells.get(at)) for at in range(max(cells, default=-1) + 1)]

    def is_free(self, number: int) -> bool:
        """Whether the row holds nothing."""
        return all(is_empty(value) for value in self.values(number))

    def is_begun(self, number: int) -> bool:
        """Whether the row is there with anything in it: one that is only formatted is no record."""
        row = self.elements.get(number)
        return row is not None and any(len(cell) for cell in row)

    def filled(self) -> Iterator[tuple[int, list[Cell]]]:
        """The rows with anything in them: (row from 1, its values)."""
        for number in sorted(self.elements):
            values = self.values(number)
            if any(value != "" for value in values):
                yield number, values

    def place(self, number: int, row: etree._Element) -> None:
        """Makes the row the one of this number; it is in its place among the others only after `settle`."""
        self.elements[number] = row
        if row.get("r") == str(number):  # most rows stay: their cells need not be walked
            return
        self.is_disordered = True
        row.set("r", str(number))
        without(row, "spans")  # a hint which columns are filled; it need not be there
        for at, cell in self._numbered(row):
            cell.set("r", f"{column_letters(at)}{number}")

    def _numbered(self, row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
        at = -1
        for cell in row.findall("{*}c"):
            place = place_of(cell.get("r") or "")
            at = place[1] if place else at + 1
            yield at, cell

    def settle(self) -> None:
        """Puts the rows into the sheet in the order of their numbers."""
        if self.is_disordered:
            self.data[:] = [self.elements[number] for number in sorted(self.elements)]

    def like(self, number: int) -> etree._Element:
        """A new row with the formats of another, and nothing in it."""
        return self.resembling(self.elements[number]) if number in self.elements else made("row", self.data)

    def resembling(self, old: etree._Element) -> etree._Element:
        """The same for a row that may not be on the sheet any more."""
        row = deepcopy(old)
        without(row, *OF_A_ROW)
        for cell in list(row):
            if local(cell) == "c":
                empty(cell)
            else:
                row.remove(cell)  # an extension of the old row
        return row

    def cell(self, number: int, column: int) -> etree._Element:
        """The cell, made if it is not there; a new one has no style yet."""
        if number not in self.elements:
            self.place(number, made("row", self.data))
        cells = self.cells(number)
        if column in cells:
            return cells[column]
        new = made("c", self.data, r=f"{column_letters(column)}{number}")
        row = self.elements[number]
        without(row, "spans")
        # cells of a row are in the order of their columns
        after = [cell for at, cell in cells.items() if at < column]
        row.insert(row.index(after[-1]) + 1 if after else 0, new)
        return new


def empty(cell: etree._Element) -> None:
    """Takes the value out of a cell; its format stays."""
    for item in list(cell):
        cell.remove(item)
    without(cell, *OF_A_VALUE)


def put(cell: etree._Element, value: Cell, style: int, styles: Styles, from_1904: bool) -> None:
    """Writes the value into the cell in a style that shows it: text as text, a date as a date."""
    empty(cell)
    if isinstance(value, date) and _moment(value).date() < FIRST_DAY:
        value = shown(value)
    if isinstance(value, str):
        style = styles.for_text(style, value)
        _put_text(cell, value)
    elif isinstance(value, date):
        style = styles.for_date(style, _moment(value).time() != time())
        _put_number(cell, _serial(_moment(value), EPOCHS[from_1904]))
    elif isinstance(value, time):
        style = styles.for_time(style)
        _put_number(cell, _serial(datetime.combine(date.min, value), datetime.min))
    elif isinstance(value, bool):
        cell.set("t", "b")
        _put_number(cell, str(int(value)))
    elif isinstance(value, (int, float, Decimal)):
        _put_number(cell, repr(value) if isinstance(value, float) else str(value))
    elif value is not None:
        _put_text(cell, shown(value))
    if style:
        cell.set("s", str(style))


def _moment(day: date) -> datetime:
    return day.replace(tzinfo=None) if isinstance(day, datetime) else datetime.combine(day, time())


def _serial(moment: datetime, epoch: datetime) -> str:
    days = (moment - epoch) / timedelta(days=1)
    return repr(int(days) if days == int(days) else round(days, 9))  # to a tenth of a millisecond


def _put_number(cell: etree._Element, text: str) -> None:
    add(cell, "v").text = text


def _put_text(cell: etree._Element, text: str) -> None:
    if len(text) > LONGEST_TEXT or FORBIDDEN.search(text):
        raise PaperworkError(
            f"{cell.get('r')}: текст не помещается в ячейку Excel; сократите его до {LONGEST_TEXT} знаков"
            " и уберите непечатаемые знаки"
        )
    # in the cell: the shared texts, to which other sheets refer by number, stay byte for byte
    cell.set("t", "inlineStr")
    words = add(add(cell, "is"), "t")
    words.text = text.replace("\r\n", "\n").replace("\r", "\n")  # lxml would write &#13; for \r
    words.set(XML_SPACE, "preserve")  # else spaces at the ends are a reader's to drop
