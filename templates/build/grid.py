"""A ruled table that grows with its rows: header on every page, empty rows when there is nothing to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .ooxml import ROW, cell, paragraph, row, run, table, tag_row


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the words of its head, its width in millimetres, the text with tags of its cell.

    ``note`` is a tag printed in small type under the text when it is not empty. ``centred`` is for numbers
    and dates, ``figure`` for amounts, which stand on the right.
    """

    head: str
    width: float
    text: str = ""
    note: str = ""
    centred: bool = False
    figure: bool = False

    @property
    def style(self) -> str:
        """The style of its cells."""
        return "CellNumber" if self.centred else "CellFigure" if self.figure else "Cell"


def grid(
    columns: Sequence[Column],
    loop: str,
    *,
    blanks: int = 3,
    always: int = 0,
    tied: bool = False,
) -> str:
    """A table of one row for each turn of the loop (``строка in услуги``).

    Without any turn ``blanks`` empty rows stand in the place; ``always`` empty rows follow in any case.
    ``tied`` holds the last row on the page of what follows the table: the row that repeats is kept with the
    next, which the engine leaves to its last turn.
    """
    kept = tied and not always
    last = _empty(columns, 1, keep=True) if tied else []
    otherwise = _empty(columns, blanks - len(last)) + last if kept else _empty(columns, blanks)
    body = _when(columns, f"for {loop}", _filled(columns, keep=kept), *otherwise)
    more = _empty(columns, always - len(last)) + last if always else []
    return _table(columns, head(columns), body, *more)


def _when(columns: Sequence[Column], tag: str, rows: str, *otherwise: str) -> str:
    """The rows under a condition, or for each turn of a loop, and those that stand there otherwise."""
    other = _tagged(columns, "{%tr else %}") + "".join(otherwise) if otherwise else ""
    end = f"{{%tr end{tag.partition(' ')[0]} %}}"
    return _tagged(columns, f"{{%tr {tag} %}}") + rows + other + _tagged(columns, end)


def _table(columns: Sequence[Column], *rows: str) -> str:
    return table([column.width for column in columns], *rows, style="Grid")


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
    content = paragraph(run(column.text), style=column.style, keep=keep)
    if not column.note:
        return content
    style = "CellNoteCentred" if column.centred else "CellNote"
    note = paragraph(run(f"{{{{ {column.note} }}}}"), style=style, keep=keep)
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
