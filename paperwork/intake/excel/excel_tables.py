"""The tables that Excel knows on a sheet: their rows of totals, and the formulas of their columns."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.parts import Parts, relations_of
from paperwork.intake.excel.places import LAST_ROW, Area, place_of


@dataclass(frozen=True, slots=True)
class ExcelTable:
    """One table: its area, how many rows of totals end it, and the formulas by the column from 0."""

    area: Area
    totals: int
    formulas: dict[int, str]

    @property
    def total_rows(self) -> range:
        """The rows of totals, from 0."""
        last = self.area[1][0]
        return range(max(self.area[0][0], last - self.totals + 1), last + 1)


def excel_tables(parts: Parts, sheet: str) -> Iterator[ExcelTable]:
    """The tables of the sheet that is the part ``sheet``. Raises lxml's errors where one is damaged."""
    for name in parts.related(sheet, "table"):
        root = parts.tree(name)
        area = area_of(root.get("ref", ""))
        if area:
            # totalsRowShown says only that there was such a row at some time
            totals = min(int(root.get("totalsRowCount") or 0), LAST_ROW)
            yield ExcelTable(area, totals, dict(_formulas(root, area)))


def _formulas(root: etree._Element, area: Area) -> Iterator[tuple[int, str]]:
    for column, item in enumerate(root.iterfind("{*}tableColumns/{*}tableColumn"), area[0][1]):
        formula = item.findtext("{*}calculatedColumnFormula")
        if formula and formula.strip():
            yield column, formula.strip()


def total_rows(container: Container, sheet: str) -> set[int]:
    """The rows of the sheet, from 0, in which Excel sums up a table: they are no records."""
    if not container.has(relations_of(sheet)):
        return set()
    return {row for table in excel_tables(Parts(container), sheet) for row in table.total_rows}


def area_of(ref: str) -> Area | None:
    """«A1:F7» → its first and its last place; None for what is no area."""
    first, _, last = ref.partition(":")
    start, end = place_of(first), place_of(last or first)
    return (start, end) if start and end else None
