"""Plain charts that print well in black and white: lines made of spaces on a dark or a white ground."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .form import WIDTH, either
from .grid import Column, head
from .ooxml import NO_BREAK, ROW, cell, paragraph, row, run, table, tag_row
from .styles import Style

# A line is as many spaces as its share has per cent: a hundred of them are 71 mm long.
LONGEST, NUMBER = 75.0, 19.0
NARROW = 13.0  # the numbers of a chart beside another
LABEL = WIDTH - LONGEST - NUMBER
APART = 2.0  # of a name from the axis
NUMBER_BY_HAND, NARROW_NUMBER = 24.0, 18.0
DARK, WHITE = "7F7F7F", "FFFFFF"
TITLE = Style("Chart Title", "ChartTitle", size=11, bold=True, before=7, after=3)
FEW = 5  # entries: fewer are told by their numbers alone


@dataclass(frozen=True, slots=True)
class Series:
    """The lines of one colour: the tags of their length and of their number."""

    share: str
    number: str
    colour: str = DARK


def held(*blocks: str) -> str:
    """The blocks on one page: they are in the one row, which no page breaks, of a table around them.

    The rows of a loop cannot be kept with one another by their paragraphs.
    """
    return table((WIDTH,), row(cell("".join(blocks) + paragraph(style="Seam"), WIDTH)))


def chart(
    words: str,
    loop: str,
    *series: Series,
    legend: Sequence[tuple[str, str]] = (),
    style: str = TITLE.identifier,
    nothing: tuple[str, str] = ("", ""),
    width: float = WIDTH,
) -> str:
    """A group of lines for each turn of the loop: its name at the left, the numbers at the right.

    ``words`` are over it in the ``style``, and what the colours mean. ``nothing`` is the tag of a number and
    what is said in its place where the numbers are told in words and it is 0. One that is narrower than the
    page has lines of half the length.
    """
    title = paragraph(run(words), style=style)
    if not legend:
        return title + _lines(loop, series, width)
    # a page may end between the groups: each begins with what they are of
    drawn = _lines(loop, series, width, title + _legend(*legend))
    said = [_told(words, item.number, nothing) for (words, _), item in zip(legend, series, strict=True)]
    many = f"{_rows(loop)}|length > 1 or {_sum(loop, series[-1])} >= {FEW}"
    return "".join(either(many, [drawn], [title, _said(loop, ", ".join(said))]))


def _told(words: str, number: str, nothing: tuple[str, str]) -> str:
    """«оказано 3»: a number behind what it is of."""
    told, (path, otherwise) = f"{words} {{{{ {number}|число }}}}", nothing
    if number != path:
        return told
    return f'{{% if {number}|число == "0" %}}{otherwise}{{% else %}}{told}{{% endif %}}'


def _rows(loop: str) -> str:
    return loop.partition(" in ")[2]


def _sum(loop: str, series: Series) -> str:
    """What the lines of a colour come to."""
    return f'{_rows(loop)}|sum(attribute="{series.number.partition(".")[2]}")'


def _said(loop: str, numbers: str) -> str:
    """The only group of lines in words, where it is of few entries."""
    widths = (LABEL, WIDTH - LABEL)
    line = row(cell(_words("{{ строка.название }}"), LABEL), cell(_words(numbers), widths[1]))
    return _each(loop, line, widths)


def _each(loop: str, line: str, widths: Sequence[float], legend: str = "") -> str:
    """The line for each turn of the loop, the legend over them on each page; «нет данных» without any."""
    missing = row(cell(_words("нет данных"), sum(widths), span=len(widths)), height=ROW)
    tags = (f"{{%tr for {loop} %}}", "{%tr else %}", "{%tr endfor %}")
    opening, otherwise, closing = (tag_row(tag, len(widths), sum(widths)) for tag in tags)
    top = row(cell(legend, sum(widths), span=len(widths)), header=True) if legend else ""
    return table(widths, top, opening, line, otherwise, missing, closing)


def _lines(loop: str, series: Sequence[Series], width: float, legend: str = "") -> str:
    widths = (LABEL, LONGEST, NUMBER)
    if width < WIDTH:
        widths = (width - LONGEST / 2 - NARROW, LONGEST / 2, NARROW)
        series = [replace(item, share=f"(({item.share} + 1) // 2)") for item in series]
    label, longest, number = widths
    numbers = "".join(_words(f"{{{{ {item.number}|число }}}}") for item in series)
    line = row(
        cell(_words("{{ строка.название }}"), label, align="center", aside=APART),
        cell("".join(_bar(item) for item in series), longest, axis=True, align="center"),
        cell(numbers, number, align="center"),
    )
    if len(series) == 1:
        few = f"{_sum(loop, series[0])} < {FEW}"
        line = _unless(few, line, (_words("{{ строка.название }}"), numbers, ""), widths)
    return _each(loop, line, widths, legend)


def _unless(few: str, line: str, contents: Sequence[str], widths: Sequence[float]) -> str:
    """The line, or where there are ``few`` entries one without a bar."""
    tags = (f"{{%tr if {few} %}}", "{%tr else %}", "{%tr endif %}")
    opening, otherwise, closing = (tag_row(tag, len(widths), sum(widths)) for tag in tags)
    cells = (cell(content, width, align="center") for content, width in zip(contents, widths, strict=True))
    return opening + row(*cells) + otherwise + line + closing


def _words(text: str) -> str:
    return paragraph(run(text), style="Bar")


def _bar(series: Series) -> str:
    """A line; its last space is a no-break one, since a ground ends where only spaces follow."""
    spaces = f'" " * ({series.share} - 1) ~ "{NO_BREAK}" if {series.share} else ""'
    return paragraph(run(f"{{{{ {spaces} }}}}", bar=series.colour), style="Bar")


def _legend(*names: tuple[str, str]) -> str:
    """What the colours mean: (words, colour)."""
    pieces = [run(NO_BREAK * 4, bar=colour) + run(f" {words}    ") for words, colour in names]
    return paragraph(*pieces, style="Bar", keep=True)


def counted(
    words: str,
    kind: str,
    loop: str,
    numbers: Sequence[str],
    more: Sequence[str] = (),
    *,
    width: float = WIDTH,
    style: str = TITLE.identifier,
) -> str:
    """The table in the place of a chart where the numbers are written by hand.

    A row for each turn of the loop; ``kind`` is the head over their names, ``numbers`` are those of the
    columns of numbers, ``more`` the words of the rows that follow. What is not on a list has one of these,
    not the line of the list's end.
    """
    number = NUMBER_BY_HAND if width == WIDTH else NARROW_NUMBER
    name = width - number * len(numbers)
    widths = (name, *[number] * len(numbers))
    columns = [Column(head, width) for head, width in zip((kind, *numbers), widths, strict=True)]
    blank = [cell(paragraph(style="Cell"), number) for _ in numbers]

    def line(text: str) -> str:
        return row(cell(paragraph(run(text), style="Cell"), name, align="center"), *blank, height=ROW)

    tags = (f'{{%tr for {loop} if "__" not in строка.название %}}', "{%tr endfor %}")
    opening, closing = (tag_row(tag, len(widths), width) for tag in tags)
    rows = (opening, line("{{ строка.название }}"), closing, *map(line, more))
    title = paragraph(run(words), style=style)
    return title + table(widths, head(columns), *rows, style="Grid")


def beside(*tables: Callable[[float], str], gap: float = 4.0) -> str:
    """Tables beside one another, each made for its width."""
    width = (WIDTH - gap * (len(tables) - 1)) / len(tables)
    cells = [cell(made(width) + paragraph(style="Seam"), width) for made in tables]
    parted = [part for item in cells for part in (cell("", gap), item)][1:]
    widths = [part for _ in tables for part in (gap, width)][1:]
    return table(widths, row(*parted))
