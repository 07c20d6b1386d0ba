"""Plain charts that print well in black and white: lines made of spaces on a dark or a white ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .form import WIDTH
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row

NO_BREAK = "\u00a0"
# A line is as many spaces as its share has per cent: a hundred of them are 88 mm long.
LONGEST, NUMBER = 92.0, 16.0
LABEL = WIDTH - LONGEST - NUMBER
DARK, WHITE = "595959", "FFFFFF"


@dataclass(frozen=True, slots=True)
class Series:
    """The lines of one colour: the tags of their length and of their number."""

    share: str
    number: str
    colour: str = DARK


def chart(loop: str, label: str, *series: Series, keep: bool = False) -> str:
    """A group of lines for each turn of the loop: its name at the left, the numbers at the right.

    ``keep`` holds the chart on the page of what follows.
    """
    widths = (LABEL, LONGEST, NUMBER)
    line = row(
        cell(_words(f"{{{{ {label} }}}}", keep), LABEL, align="center"),
        cell("".join(_bar(item) for item in series), LONGEST, axis=True, align="center"),
        cell("".join(_words(f"{{{{ {item.number}|число }}}}") for item in series), NUMBER, align="center"),
    )
    blank = row(cell(_words("нет данных", keep), sum(widths), span=len(widths)), height=ROW)
    tags = (f"{{%tr for {loop} %}}", "{%tr else %}", "{%tr endfor %}")
    opening, otherwise, closing = (tag_row(tag, len(widths), sum(widths)) for tag in tags)
    return table(widths, opening, line, otherwise, blank, closing)


def _words(text: str, keep: bool = False) -> str:
    return paragraph(run(text), style="Bar", keep=keep)


def _bar(series: Series) -> str:
    """A line; its last space is a no-break one, since a ground ends where only spaces follow."""
    spaces = f'" " * ({series.share} - 1) ~ "{NO_BREAK}" if {series.share} else ""'
    return paragraph(run(f"{{{{ {spaces} }}}}", bar=series.colour), style="Bar")


def legend(*names: tuple[str, str]) -> str:
    """What the colours mean: (words, colour)."""
    pieces = [run(NO_BREAK * 4, bar=colour) + run(f" {words}    ") for words, colour in names]
    return paragraph(*pieces, style="Bar", keep=True)


def caption(words: str, series: Sequence[tuple[str, str]] = ()) -> str:
    """The words over a chart, with the meaning of its colours."""
    return paragraph(run(words), style="Heading2") + (legend(*series) if series else "")
