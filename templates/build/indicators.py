"""Figures of a period beside those of the period before, one under another, with what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .form import WIDTH
from .ooxml import cell, paragraph, row, run, table, tag_row
from .styles import Style

NUMBER = 27.0  # the width of a column of figures, in millimetres
LABEL = WIDTH - 3 * NUMBER
WIDTHS = (LABEL, NUMBER, NUMBER, NUMBER)
NOW, BEFORE = "сводка", "прежняя_сводка"
NONE = "–"  # where there is no figure
PART = Style("Cell Part", "CellPart", size=10, before=0.5, after=0.5, left=3)
LINE = Style("Indicator", "Indicator", size=10, before=0.5, after=0.5, hyphens=True)
FIGURE = Style("Indicator Figure", "IndicatorFigure", size=10, before=0.5, after=0.5, right=True)
STYLES = (
    PART,
    LINE,
    FIGURE,
)  # so tight that a small centre has two pages
LINE_STYLE, FIGURE_STYLE = LINE.identifier, FIGURE.identifier


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure by the last name of its tag; a wording without a capital is of a part of what is above it.

    One ``in_roubles`` is a sum, which is not there where it could not be computed.
    """

    words: str
    name: str
    in_roubles: bool = False


def indicators(items: Iterable[Indicator | str]) -> str:
    """The table of the figures; what is no `Indicator` are rows of it that are made already."""
    head = (
        cell(paragraph(style=FIGURE_STYLE, keep=True), LABEL, ruled=True),
        *(
            cell(paragraph(run(words), style=FIGURE_STYLE, keep=True), NUMBER, ruled=True, align="bottom")
            for words in ("{{ период.название }}", "{{ период.прежний }}", "изменение")
        ),
    )
    found = list(items)
    lines = (
        item if isinstance(item, str) else _line(item, is_last=place == len(found))
        for place, item in enumerate(found, 1)
    )
    return table(WIDTHS, row(*head), *lines)


def _line(item: Indicator, *, is_last: bool) -> str:
    now, before = f"{NOW}.{item.name}", f"{BEFORE}.{item.name}"
    style = PART.identifier if item.words[:1].islower() else LINE_STYLE
    label = paragraph(run(item.words), style=style, keep=not is_last)
    return _figures(label, now, before, in_roubles=item.in_roubles)


def parts(loop: str) -> str:
    """A row for each turn of the loop, as one of `indicators`: parts of the figure above it."""
    opening, end = (tag_row(tag, 4, WIDTH) for tag in (f"{{%tr for {loop} %}}", "{%tr endfor %}"))
    label = paragraph(run("{{ строка.название }}"), style=PART.identifier)
    return opening + _figures(label, "строка.число", "строка.прежде") + end


def _figures(label: str, now: str, before: str, *, in_roubles: bool = False) -> str:
    """A row: the figure, the one before, and the difference of both."""
    change = f"{now} - {before}"
    if in_roubles:
        shown, sign = "сумма", f"{{% if {change} > 0 %}}+{{% endif %}}"
        lacking, changed = f"{before} is none or {now} is none", f"{sign}{{{{ ({change})|сумма }}}}"
    else:
        shown, lacking, changed = "число", f"{before} is none", f"{{{{ ({change})|со_знаком }}}}"
    value = f"{{{{ {now}|{shown} }}}}"
    values = (
        _known(f"{now} is none", NONE, value) if in_roubles else value,
        _known(f"{before} is none", NONE, f"{{{{ {before}|{shown} }}}}"),
        _known(lacking, NONE, changed),
    )
    cells = (
        cell(paragraph(run(it), style=FIGURE_STYLE), NUMBER, ruled=True, align="bottom") for it in values
    )
    return row(cell(label, LABEL, ruled=True), *cells)


def _known(condition: str, otherwise: str, value: str) -> str:
    return f"{{% if {condition} %}}{otherwise}{{% else %}}{value}{{% endif %}}"
