"""A ruled table that grows with its rows: header on every page, empty rows when there is nothing to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .ooxml import ROW, cell, paragraph, row, run, table, tag_row

SHORT = 500  # characters of a row that surely leaves room for what follows on its page


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


def grid(
    columns: Sequence[Column], loop: str, *, blanks: int = 3, always: int = 0, keep: bool = False
) -> str:
    """A table of one row for each turn of the loop (``строка in услуги``).

    Without any turn ``blanks`` empty rows stand in the place; ``keep`` holds the last of all these rows
    on the page of what comes after the table; ``always`` empty rows follow in any case.
    """
    widths = [column.width for column in columns]

    def tagged(tag: str) -> str:
        return tag_row(tag, len(columns), sum(widths))

    if keep:
        body = [
            tagged(f"{{%tr if loop.last and {_short(columns)} %}}"),
            _filled(columns, keep=True),
            tagged("{%tr else %}"),
        ]
        body += [_filled(columns), tagged("{%tr endif %}")]
    else:
        body = [_filled(columns)]
    rows = [_head(columns), tagged(f"{{%tr for {loop} %}}"), *body, tagged("{%tr else %}")]
    rows += [*_empty(columns, blanks, keep), tagged("{%tr endfor %}"), *_empty(columns, always)]
    return table(widths, *rows, style="Grid")


def _short(columns: Sequence[Column]) -> str:
    """The test whether a row is far from filling a page.

    LibreOffice never ends its search for the place of a taller row that is held to what follows.
    """
    values = ", ".join(column.text.strip("{ }") for column in columns if column.text)
    return f"[{values}]|join|length < {SHORT}"


def _head(columns: Sequence[Column]) -> str:
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
    head = _head([Column(*words), Column(*mark)])
    rows = (
        row(
            cell(paragraph(run(line), style="Cell", keep=True), words[1]),
            cell(paragraph(style="Cell"), mark[1]),
            height=ROW,
        )
        for line in lines
    )
    return table((words[1], mark[1]), head, *rows, style="Grid")
