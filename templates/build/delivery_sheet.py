"""«Акт приемки оказанных социальных услуг» by the days of a month: the timesheet that both sign."""

from __future__ import annotations

from collections.abc import Sequence

from .delivery_act import MONTH
from .form import foot, of_period, tag, title
from .official_form import STYLES, Part, line
from .ooxml import ROW, blocks_if, cell, paragraph, row, run, table, tag_row
from .package import Page
from .parties import both_sign
from .styles import Style

TITLE = "Табель оказанных социальных услуг"
HEADING = "Акт приемки оказанных социальных услуг, предусмотренных индивидуальной программой"
FOOT = "Акт приемки оказанных социальных услуг (табель)"
LEFT, RIGHT = 20, 10
WIDE = 267.0
DAYS = range(1, 32)
NUMBER, NAME, DAY, TARIFF, COUNT, COST = 8.0, 67.8, 4.2, 20.0, 20.0, 21.0
WIDTHS = (NUMBER, NAME, *[DAY] * len(DAYS), TARIFF, COUNT, COST)
HEADS = (
    "№ п/п",
    "Наименование услуги, предусмотренной индивидуальной программой предоставления социальных услуг",
    "Отметка о фактическом оказании социальных услуг по дням",
    "Тариф по социальной услуге",
    "Кол-во оказанных услуг в месяц",
    "Стоимость оказанных услуг в месяц",
)
COUNTED, WHOLE = "{{ расчет.количество|число }}", "{{ расчет.всего|сумма }}"
BLANKS = 8
UNSUMMED = 'расчет.всего is none and табель_месяца|selectattr("сумма")|list'
LACKING = (
    "Стоимость всего не посчитана: не у каждой услуги известны тариф и количество числом; впишите от руки."
)
# LibreOffice cuts the heads that are merged over two rows on a page after the first, if these grow with them.
HEAD_HEIGHTS = (6.5, 11.0)
NOTES = (  # under the name of a service, each with its condition
    ("строка.месяц", "{{ строка.месяц }}"),
    ("строка.сверх", "{{ строка.сверх }}"),
    ("строка.без_дней", "записано суммой, без дней: {{ строка.без_дней }}"),
)
SMALLER, LEAST = ((3, 7), (4, 5.5)), 5  # the letters of a day's quantity and its points, those of any other
HEIGHT = 8.5  # of a row: a blank leaves one as it is that is higher than a line
STYLES_OF_DAYS = (
    Style("Day Head", "DayHead", size=8, bold=True, centred=True, before=1, after=1, keep=True),
    Style("Day", "Day", size=8, centred=True, before=1, after=1),
)


def _heads() -> str:
    """Two rows: the heads, and under that of the days their numbers."""
    number, name, days, *rest = HEADS
    sides = (("restart", (number, name), rest), ("continue", ("", ""), [""] * len(rest)))
    rows = []
    for (merged, before, after), high in zip(sides, HEAD_HEIGHTS, strict=True):
        left = [_head(words, width, merged) for words, width in zip(before, WIDTHS[:2], strict=True)]
        right = [_head(words, width, merged) for words, width in zip(after, WIDTHS[-3:], strict=True)]
        numbers = [
            cell(paragraph(run(str(day)), style="DayHead"), DAY, tight=True, align="center") for day in DAYS
        ]
        above = [
            cell(paragraph(run(days), style="CellHead"), DAY * len(DAYS), span=len(DAYS), align="center")
        ]
        days_ = above if merged == "restart" else numbers
        rows.append(row(*left, *days_, *right, height=high, header=True))
    return "".join(rows)


def _head(words: str, width: float, merged: str) -> str:
    content = paragraph(run(words, narrow=True) if words else "", style="CellHead")
    return cell(content, width, align="center", merged=merged)


def _line(
    number: str, name: str, notes: Sequence[tuple[str, str]], days: tuple[str, ...], money: tuple[str, ...]
) -> str:
    """A row of a service, or an empty one."""
    said = "".join(blocks_if(path, paragraph(run(words), style="CellNote")) for path, words in notes)
    cells = (
        cell(paragraph(run(number), style="CellNumber"), NUMBER),
        cell(paragraph(run(name) if name else "", style="Cell") + said, NAME),
        *(cell(paragraph(_quantity(day) if day else "", style="Day"), DAY, tight=True) for day in days),
        *(
            cell(paragraph(run(words) if words else "", style=style), width)
            for words, width, style in zip(
                money, WIDTHS[-3:], ("CellFigure", "CellNumber", "CellFigure"), strict=True
            )
        ),
    )
    return row(*cells, height=HEIGHT)


def _quantity(name: str) -> str:
    """The runs of a day's quantity: the longer it is, the smaller, so that «22,5» stays on one line.

    A day without one lacks nothing: a draft does not ask for it either.
    """
    value, length = f"{{{{ {name} }}}}", f"{name}|string|length"
    pieces = [run(f"{{%r if {name} and {length} < 3 %}}"), run(value)]
    for letters, points in SMALLER:
        pieces += [run(f"{{%r elif {name} and {length} == {letters} %}}"), run(value, points=points)]
    return "".join((*pieces, run(f"{{%r elif {name} %}}"), run(value, points=LEAST), run("{%r endif %}")))


def _total() -> str:
    empty = "".join(cell(paragraph(style="Day"), DAY, tight=True) for _ in DAYS)
    return row(
        cell(paragraph(run("Итого", bold=True), style="CellFigure", keep=True), NUMBER + NAME, span=2),
        empty,
        cell(paragraph(style="Cell"), TARIFF),
        cell(paragraph(run(COUNTED, bold=True), style="CellNumber", keep=True), COUNT),
        cell(paragraph(run(WHOLE, bold=True), style="CellFigure", keep=True), COST),
        height=ROW,
    )


def _grid() -> str:
    free = "{% if строка.бесплатно %}бесплатно{% else %}{{ строка.тариф|сумма }}{% endif %}"
    filled = _line(
        "{{ строка.номер }}",
        "{{ строка.услуга }}",
        NOTES,
        tuple(f"строка.д{day}" for day in DAYS),
        (free, "{{ строка.количество }}", "{{ строка.сумма|сумма }}"),
    )
    nothing = ("",) * len(DAYS)
    empty = [_line(str(number), "", (), nothing, ("", "", "")) for number in range(1, BLANKS + 1)]
    tags = ("for строка in табель_месяца", "else", "endfor")
    turn, otherwise, end = (tag_row(f"{{%tr {words} %}}", len(WIDTHS), WIDE) for words in tags)
    return table(WIDTHS, _heads(), turn, filled, otherwise, *empty, end, _total(), style="Grid")


def page() -> Page:
    """The sheet, lying."""
    body = (
        title(HEADING),
        paragraph(run(f"за {MONTH}"), style="Subtitle"),
        line(Part(72, "ФИО получателя социальных услуг"), Part(WIDE - 72, answer=tag("клиент.фио"))),
        paragraph(style="Spacer"),
        _grid(),
        blocks_if(UNSUMMED, paragraph(run(LACKING), style="Remark", keep=True)),
        both_sign(wider=WIDE / 170),
    )
    return Page(
        TITLE,
        body,
        LEFT,
        RIGHT,
        landscape=True,
        styles=(
            *(style for style in STYLES if style.identifier in {"HeaderNote", "Remark"}),
            *STYLES_OF_DAYS,
        ),
        foot=foot(of_period(FOOT)),
        official=True,
    )
