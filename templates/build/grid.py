"""A ruled table that grows with its rows: header on every page, empty rows when there is nothing to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .ooxml import ROW, cell, paragraph, row, run, table, tag_paragraph, tag_row, unruled


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words of its head, its width in millimetres, the text with tags of its cell.

    ``note`` is a tag printed in small type under the text when it is not empty.
    """

    head: str
    width: float
    text: str = ""
    note: str = ""
    centred: bool = False


def grid(columns: Sequence[Column], loop: str, *, blanks: int = 3, always: int = 0) -> str:
    """A table of one row for each turn of the loop (``строка in услуги``).

    Without any turn ``blanks`` empty rows stand in the place; ``always`` empty rows follow in any case.
    """
    body = _when(columns, f"for {loop}", _filled(columns), *_empty(columns, blanks))
    return _table(columns, head(columns), body, *_empty(columns, always))


def grid_with_end(columns: Sequence[Column], rows: str, end: str, *, blanks: int = 3) -> str:
    """A table of one row for each of the ``rows``, and what comes after it, never without the last row.

    That row and the ``end`` are a table of their own: LibreOffice holds the rows of one table together,
    but not a table to what follows. A single row has its head in that table.
    """
    turn, whole = f"for строка in {rows}", _across(columns, end)
    kept = _filled(columns, keep=True)
    others = _when(columns, "if not loop.last", _filled(columns))
    others = _when(columns, turn, others, *_empty(columns, blanks - 1))
    last = _when(columns, "if loop.last", kept)
    last = _when(columns, turn, last, *_empty(columns, 1, keep=True))
    return "".join(
        (
            tag_paragraph(f"{{%p if {rows}|length == 1 %}}"),
            _table(columns, head(columns), _when(columns, turn, kept), whole),
            tag_paragraph("{%p else %}"),
            _table(columns, head(columns), others),
            paragraph(style="Seam"),  # as narrow as Word lets the space between two tables be
            _table(columns, last, whole, style="GridEnd"),
            tag_paragraph("{%p endif %}"),
        )
    )


def _when(columns: Sequence[Column], tag: str, rows: str, *otherwise: str) -> str:
    """The rows under a condition, or for each turn of a loop, and those that stand there otherwise."""
    other = _tagged(columns, "{%tr else %}") + "".join(otherwise) if otherwise else ""
    end = f"{{%tr end{tag.partition(' ')[0]} %}}"
    return _tagged(columns, f"{{%tr {tag} %}}") + rows + other + _tagged(columns, end)


def _across(columns: Sequence[Column], content: str) -> str:
    """What stands under the grid, as its last row."""
    width = sum(column.width for column in columns)
    return row(unruled(content + paragraph(style="Seam"), width, len(columns)))


def _table(columns: Sequence[Column], *rows: str, style: str = "Grid") -> str:
    return table([column.width for column in columns], *rows, style=style)


def _tagged(columns: Sequence[Column], tag: str) -> str:
    return tag_row(tag, len(columns), sum(column.width for column in columns))


def head(columns: Sequence[Column]) -> str:
    """The row of the heads of columns, repeated on every page."""
    cells = (
        cell(paragraph(run(column.head), style="CellHead"), column.width, align="center")
        for column in columns
    )
    return row(*cells, header=True)


def _filled(columns: Sequence[Column], *, keep: bool = False) -> str:
    return row(*(cell(_content(column, keep), column.width) for column in columns), height=ROW)


def _content(column: Column, keep: bool) -> str:
    style = "CellNumber" if column.centred else "Cell"
    content = paragraph(run(column.text), style=style, keep=keep)
    if not column.note:
        return content
    note = paragraph(run(f"{{{{ {column.note} }}}}"), style="CellNote", keep=keep)
    return f"{content}{paragraph(run(f'{{%p if {column.note} %}}'))}{note}{paragraph(run('{%p endif %}'))}"


def _empty(columns: Sequence[Column], count: int, keep: bool = False) -> list[str]:
    cells = "".join(cell(paragraph(style="Cell", keep=keep), column.width) for column in columns)
    return [row(cells, height=ROW)] * count


def checklist(words: tuple[str, float], mark: tuple[str, float], lines: Sequence[str]) -> str:
    """A ruled table of fixed lines, each with room for a mark beside it, all held to what follows.

    ``words`` and ``mark`` are the heads of the two columns with their widths in millimetres.
    """
    title = head([Column(*words), Column(*mark)])
    rows = (
        row(
            cell(paragraph(run(line), style="Cell", keep=True), words[1]),
            cell(paragraph(style="Cell"), mark[1]),
            height=ROW,
        )
        for line in lines
    )
    return table((words[1], mark[1]), title, *rows, style="Grid")
