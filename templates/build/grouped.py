"""A ruled table whose rows come in groups, each under a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from .grid import Column, head
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row


def grouped(
    columns: Sequence[Column],
    groups: str,
    rows: str,
    words: str,
    *,
    tied: bool = False,
    blanks: int = 0,
    height: float = ROW,
    middle: bool = True,
) -> str:
    """A table with a line of bold ``words`` for each turn of ``groups``, and under it its ``rows``.

    Both are loops («строка in группа.строки»). ``tied`` holds the last row on the page of what follows.
    Without any group there are so many ``blanks``, rows to write on, each at least so high as ``height``.
    The answers stand in the ``middle`` of their rows, or at the top.
    """
    widths = [column.width for column in columns]
    above = paragraph(run(words, bold=True), style="Cell", keep=True)

    def tagged(tag: str) -> str:
        return tag_row(tag, len(widths), sum(widths))

    return table(
        widths,
        head(columns),
        tagged(f"{{%tr for {groups} %}}"),
        row(cell(above, sum(widths), span=len(widths), align="center"), height=ROW if middle else 0),
        tagged(f"{{%tr for {rows} %}}"),
        row(*(_cell(column, tied, middle) for column in columns), height=height),
        tagged("{%tr endfor %}"),
        *(
            [
                tagged("{%tr else %}"),
                *[_empty(columns, height)] * (blanks - 1),
                _empty(columns, height, keep=tied),
            ]
            if blanks
            else []
        ),
        tagged("{%tr endfor %}"),
        style="Grid",
    )


def _cell(column: Column, keep: bool, middle: bool) -> str:
    return cell(
        paragraph(*column.runs, style=column.style, keep=keep), column.width, align="center" if middle else ""
    )


def _empty(columns: Sequence[Column], height: float, *, keep: bool = False) -> str:
    cells = (cell(paragraph(style="Cell", keep=keep), column.width) for column in columns)
    return row(*cells, height=height)
