"""The workbook that is being changed: its sheets, styles and texts, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.excel.amending.cells import SheetRows, Strings, put
from paperwork.intake.excel.amending.formulas import pushed
from paperwork.intake.excel.amending.styles import Styles
from paperwork.intake.excel.blank.measure import height
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.parts import Parts, add, counts_from_1904, local
from paperwork.intake.excel.places import Area, place_of
from paperwork.sheets.answers.cells import Cell

NEXT_TO_NAMES = ("sheets", "functionGroups", "externalReferences")  # what precedes the defined names
USUAL_WIDTH = 9.0  # characters of a column whose width is not set


class Workbook:
    """One workbook and its parts."""

    def __init__(self, container: Container) -> None:
        """The opened book. Raises lxml's errors where a part is damaged."""
        self.name = container.name
        self.parts = Parts(container)
        self.part = self.parts.book()
        self.root = self.parts.tree(self.part)
        self._strings: Strings | None = None
        self._styles: Styles | None = None
        self._has_formulas = False
        self.from_1904 = counts_from_1904(self.root)

    @property
    def styles(self) -> Styles:
        """The formats of the cells."""
        if self._styles is None:
            self._styles = Styles(self.parts.tree(self._related("styles", "xl/styles.xml")))
        return self._styles

    @property
    def strings(self) -> Strings:
        """The texts that the sheets share."""
        if self._strings is None:
            name = self._related("sharedStrings", "")
            self._strings = Strings(self.parts.tree(name) if name else None)
        return self._strings

    def _related(self, kind: str, otherwise: str) -> str:
        return next(iter(self.parts.related(self.part, kind)), otherwise)

    def sheet(self, title: str) -> str | None:
        """The part of the sheet with the title, as the reader finds it; None when there is none."""
        # a sheet that is a chart is listed too, and is of another kind
        sheets = self.parts.related(self.part, "worksheet")
        relations = self.parts.relations(self.part)
        targets = {item.identity: item.target for item in relations if item.target in sheets}
        found = []
        for sheet in self.root.iter("{*}sheet"):
            identity = next(  # of r:id, whose namespace is another one in strict files
                (str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), ""
            )
            part = targets.get(identity, "")
            if part and fold(sheet.get("name") or "") == fold(title):
                found.append(part)
        return max(found, key=self.parts.container.size, default=None)  # of two the reader takes the larger

    def titles(self) -> list[str]:
        """The titles of all sheets."""
        return [str(sheet.get("name") or "") for sheet in self.root.iter("{*}sheet")]

    def title(self, part: str) -> str:
        """The title of the sheet as it is written in the book."""
        targets = {item.target: item.identity for item in self.parts.relations(self.part)}
        identity = targets.get(part)
        return next(
            str(sheet.get("name"))
            for sheet in self.root.iter("{*}sheet")
            if identity in sheet.attrib.values()
        )

    def push_names(self, title: str, boundary: int, by: int) -> None:
        """Lets the book's names go along when the rows of a sheet go down."""
        for name in self.root.iterfind("{*}definedNames/{*}definedName"):
            if name.text:
                name.text = pushed(name.text, "", title, boundary, by)  # its references name their sheets

    def names(self) -> etree._Element:
        """The element of the book's names; made if there is none."""
        found = self.root.find("{*}definedNames")
        if found is None:
            found = add(self.root, "definedNames")  # last, then where the schema has its place
            before = [item for item in self.root if local(item) in NEXT_TO_NAMES]
            before[-1].addnext(found)
        return found

    def formulas_changed(self) -> None:
        """The order in which Excel has calculated is void; it is to calculate anew when it opens the book."""
        self._has_formulas = True

    def file(self) -> bytes:
        """The changed book."""
        if self._has_formulas:
            self._calculate_anew()
        if self._styles is not None and self._styles.is_changed:
            self.parts.put(self._related("styles", "xl/styles.xml"), self._styles.root)
        self.parts.put(self.part, self.root)
        return self.parts.file()

    def _calculate_anew(self) -> None:
        # the chain lists formulas by address, which is wrong once rows move; a book may do without it
        for chain in self.parts.related(self.part, "calcChain"):
            self.parts.unrelate(self.part, chain)
            self.parts.remove(chain)
        calculation = self.root.find("{*}calcPr")
        if calculation is None:
            calculation = add(self.root, "calcPr")
            before = [item for item in self.root if local(item) in (*NEXT_TO_NAMES, "definedNames")]
            before[-1].addnext(calculation)
        calculation.set("fullCalcOnLoad", "1")  # the values beside the formulas are of the rows before


@dataclass
class Sheet:
    """One sheet that is being changed."""

    book: Workbook
    part: str
    root: etree._Element
    rows: SheetRows

    @classmethod
    def opened(cls, book: Workbook, part: str) -> Sheet:
        """The sheet of the part."""
        root = book.parts.tree(part)
        return cls(book, part, root, SheetRows(root, book.strings, book.name))

    def areas(self) -> list[Area]:
        """The merged areas."""
        return [area for item in self.root.iterfind("{*}mergeCells/{*}mergeCell") if (area := area_of(item))]

    def put(self, row: int, column: int, value: Cell) -> None:
        """Writes a value in the format that the cell, its row or its column has."""
        cell = self.rows.cell(row, column)
        style = cell.get("s") or self._style_of_row(row) or self._column(column).get("style") or "0"
        put(cell, value, int(style), self.book.styles, self.book.from_1904)

    def _style_of_row(self, row: int) -> str | None:
        line = self.rows.elements[row]
        # without customFormat the style of the row is not applied, though it may be given
        return line.get("s") if line.get("customFormat") in ("1", "true") else None

    def _column(self, column: int) -> Mapping[str, str]:
        for item in self.root.iterfind("{*}cols/{*}col"):
            # one <col> may describe many columns, counted from 1
            if int(item.get("min") or 0) <= column + 1 <= int(item.get("max") or 0):
                return {str(key): str(value) for key, value in item.attrib.items()}
        return {}

    def stretch(self, row: int, texts: Mapping[int, Cell]) -> None:
        """Makes the row high enough for the texts (by column), unless a person has set its height."""
        line = self.rows.elements[row]
        if line.get("customHeight") in ("1", "true"):  # LibreOffice writes «false» on each row
            return
        widths = {at: float(self._column(at).get("width") or USUAL_WIDTH) for at in texts}
        needed = height((text, widths[at]) for at, text in texts.items() if isinstance(text, str))
        if needed > float(line.get("ht") or 0) and (line.get("ht") or needed > height([])):
            line.set("ht", f"{needed:g}")

    def save(self) -> None:
        """Puts the sheet back into the book."""
        self.rows.settle()
        dimension = self.root.find("{*}dimension")
        if dimension is not None:
            self.root.remove(dimension)  # it need not be there, and it may be wrong now
        if next(self.rows.data.iter("{*}f"), None) is not None:
            self.book.formulas_changed()
        self.book.parts.put(self.part, self.root)


def area_of(item: etree._Element) -> Area | None:
    """The first and the last place of a merged area."""
    first, _, last = item.get("ref", "").partition(":")
    start, end = place_of(first), place_of(last or first)
    return (start, end) if start and end else None
