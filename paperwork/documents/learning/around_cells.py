"""The words over and under a cell of a table that say what is written in it."""

from __future__ import annotations

from paperwork.documents.learning.paper import Cell


def column_header(cell: Cell) -> str:
    """The text above the cell, in the first row of the table that has words in its column."""
    for row in cell.row.table.rows[: cell.row.number]:
        for other in row.cells:
            if other.span == cell.span and len(row.cells) > 1 and other.text.strip():
                return other.text
    return ""


def label_over(cell: Cell) -> str:
    """The only words of the row above a row that has none: what its line is for."""
    number = cell.row.number
    if not number or any(
        other.is_wide or other.text.strip() for other in cell.row.cells if other is not cell
    ):
        return ""
    filled = [other for other in cell.row.table.rows[number - 1].cells if other.text.strip()]
    if len(filled) != 1:
        return ""
    start, end = filled[0].span
    return filled[0].text if start <= cell.span[0] and cell.span[1] <= end else ""


def caption_below(cell: Cell) -> str:
    """«(фамилия, имя, отчество)» in the row below."""
    rows = cell.row.table.rows
    if cell.row.number + 1 < len(rows):
        for other in rows[cell.row.number + 1].cells:
            if other.span[0] == cell.span[0] and other.text.strip().startswith("("):
                return other.text
    return ""
