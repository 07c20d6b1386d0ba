"""A ruled table whose rows come in groups, each under a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .grid import Column, Under, either_of, head, rows_to_end, with_under
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row
from .styles import Style

HELD = Style("Cell Held", "CellHeld", size=10, before=1, after=1, keep=True, hyphens=True)


HELD_EMPTY = 2  # empty rows on the page of the signatures: one alone is no place to write on


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
    written: str = "",
    under: Sequence[Under] = (),
) -> str:
    """A table with a line of bold ``words`` for each turn of ``groups``, and under it its ``rows``.

    Both are loops («строка in группа.строки»). ``tied`` holds the last row on the page of what follows.
    Without any group there are so many ``blanks``, rows to write on, each at least so high as ``height``.
    The answers stand in the ``middle`` of their rows, or at the top. Rows that are ``written`` by hand, by a
    condition on them, no page parts from the others of their group: a pair of empty rows is one place. Long
    answers are in rows ``under`` their own, which then stand at its top.
    """
    widths = [column.width for column in columns]
    long = with_under(columns, under, height, tied) if under else ""
    above = paragraph(run(words, bold=True), style="Cell", keep=True)

    def tagged(tag: str) -> str:
        return tag_row(tag, len(widths), sum(widths))

    return table(
        widths,
        head(columns),
        tagged(f"{{%tr for {groups} %}}"),
        row(cell(above, sum(widths), span=len(widths), align="center"), height=ROW if middle else 0),
        tagged(f"{{%tr for {rows} %}}"),
        *(_held(columns, written, height, middle, tagged) if written else ()),
        *((tagged(f"{{%tr if {either_of(under)} %}}"), long, tagged("{%tr else %}")) if under else ()),
        row(*(_cell(column, tied, middle) for column in columns), height=height),
        *((tagged("{%tr endif %}"),) if under else ()),
        *((tagged("{%tr endif %}"),) if written else ()),
        tagged("{%tr endfor %}"),
        *(
            [
                tagged("{%tr else %}"),
                *rows_to_end(columns, blanks, height, HELD_EMPTY if tied else 0),
            ]
            if blanks
            else []
        ),
        tagged("{%tr endfor %}"),
        style="Grid",
    )


def _held(
    columns: Sequence[Column], written: str, height: float, middle: bool, tagged: Callable[[str], str]
) -> tuple[str, str, str]:
    """The row on the page of the next one of its group; the style keeps it, in each turn of the loop."""
    cells = (
        cell(paragraph(*column.runs, style=HELD.identifier), column.width, align="center" if middle else "")
        for column in columns
    )
    first = tagged(f"{{%tr if ({written}) and not loop.last %}}")
    return first, row(*cells, height=height), tagged("{%tr else %}")


def _cell(column: Column, keep: bool, middle: bool) -> str:
    return cell(
        paragraph(*column.runs, style=column.style, keep=keep), column.width, align="center" if middle else ""
    )
