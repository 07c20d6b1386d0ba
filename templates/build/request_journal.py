"""«Журнал обращений»: the register of a period on a lying page, with the deadlines and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from paperwork.case.statistics.requests import ANSWER, AT_ONCE, REACTION, TODAY
from paperwork.russian.numbers import plural
from paperwork.sheets.answers.choices import standard

from .form import PART, either, figures, letterhead, of_period, over_period, statement, tag, title
from .grid import Column, below, grid, head
from .ooxml import blocks_if, cell, paragraph, row, run, table
from .package import Page
from .signatures import HEAD, Signer, signatures
from .styles import Style

TITLE = "Журнал обращений"
FOOT = of_period("Журнал обращений")
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT


@dataclass(frozen=True, slots=True)
class Mark(Column):
    """A narrow column at the left edge, with a bold sign where a line is to be seen at once."""

    @property
    def style(self) -> str:
        """The style of its cells."""
        return MARK.identifier


# closer than on other papers: a line more fits on the first page
LOW = (
    Style("Title", "Title", size=14, bold=True, before=3, centred=True, keep=True),
    Style("Subtitle", "Subtitle", centred=True, keep=True, after=1),
)
MARK = Style("Cell Mark", "CellMark", size=14, bold=True, centred=True)
LATE = "!"


def _hours(time: timedelta) -> str:
    hours = time // timedelta(hours=1)
    return f"{hours} {plural(hours, 'час', 'часа', 'часов')}"


# so it has two lines, not three
LONG_NUMBER = '(строка.номер or "")|string|length > 5'
COLUMNS = (  # one of them is wide enough for the rows of a blank to be of two lines, not of three
    Mark(LATE, 5, f"{{% if строка.просрочено %}}{LATE}{{% endif %}}"),
    Column("№", 13.5, "{{ строка.номер }}", centred=True, small=LONG_NUMBER),
    Column("Поступило (дата, время)", 19, "{{ строка.поступило|время }}", centred=True),
    Column("Канал, приоритет", 21, "{{ строка.канал }}", note="строка.приоритет"),
    Column("Заявитель, телефон", 31, "{{ строка.заявитель }}", note="строка.телефон"),
    Column("Суть", 44, "{{ строка.суть }}"),
    Column("Передано (кому, когда)", 32.5, "{{ строка.передано|время }}"),
    Column("Срок ответа", 19, "{{ строка.срок_ответа|время }}", note="строка.просрочено", centred=True),
    Column("Уведомлен о приеме (дата)", 21, "{{ строка.уведомлен|время }}", centred=True),
    Column(
        "Отвечено, через сколько",
        19,
        "{{ строка.отвечено|время }}",
        note="строка.время_ответа",
        centred=True,
    ),
    Column("Результат", 42, "{{ строка.результат }}"),
)
LONG = 220  # signs, which are ten lines of the column: they take the whole width
NAME = 80  # signs of who applied, which are five lines
FITTED, UNDER = below(COLUMNS, {"строка.заявитель": NAME, "строка.суть": LONG, "строка.результат": LONG})
MEANING = f"{LATE} – ответ дан с опозданием, или его нет, а срок прошел."
*_, USUAL = (choice.feminine for choice in standard()["Приоритет"].values)
CHANNELS = ", ".join(choice.feminine for choice in standard()["Канал"].values)
KEY = (
    f"{MEANING} Канал: {CHANNELS}."
    f" Приоритет и срок ответа: {AT_ONCE} – {_hours(REACTION)}, {TODAY} – до конца дня,"
    f" {USUAL} – {_hours(ANSWER)}."
)


def by_rule(count: str) -> str:
    """On what a deadline rests where no priority was given, as for so many requests."""
    return (
        f"Приоритет не указан у обращений: {{{{ {count} }}}}. Срок ответа на них – по общему правилу,"
        f" {_hours(ANSWER)} с поступления."
    )


UNSET = 'журнал|rejectattr("приоритет")|list'
MEANT = "".join(
    (
        blocks_if(UNSET, paragraph(run(by_rule(f"{UNSET}|length")), style="Note", keep=True)),
        paragraph(run(KEY), style="Note", keep=True),
    )
)
# the period may not be over, and a line may wait for its answer: else the day of printing says nothing
OPEN = "сегодня <= период.окончание or итоги_журнала.без_ответа or итоги_журнала.без_уведомления"
ENTERED = (
    "{% if not период.название %}Записи внесены по состоянию на дату подписи"
    f"{{% elif {OPEN} %}}Записи внесены по состоянию на {{{{ сегодня|дата }}}}"
    "{% else %}Записи внесены за весь период{% endif %}, итоги – перед таблицей."
)
FIGURES = 9.0  # the height of the totals, in millimetres: more than a line, lest a blank make three of it
TOTALS = (
    ("Всего обращений", tag("итоги_журнала.обращений")),
    ("Отвечено в срок", tag("итоги_журнала.отвечено_в_срок")),
    ("Отвечено с опозданием", tag("итоги_журнала.отвечено_с_опозданием")),
    ("Просрочено всего", tag("итоги_журнала.просрочено")),
    ("Без ответа", tag("итоги_журнала.без_ответа")),
    ("из них срок не истек", tag("итоги_журнала.срок_не_истек")),
    ("из них срок прошел", tag("итоги_журнала.просрочено_без_ответа")),
    ("Без уведомления", tag("итоги_журнала.без_уведомления")),
)


def _written() -> str:
    """The totals to be written by hand, one a column."""
    width = WIDTH / len(TOTALS)
    columns = [Column(words, width) for words, _ in TOTALS]
    blank = (cell(paragraph(style="Cell", keep=True), width) for _ in columns)
    space = paragraph(style="Spacer", keep=True)
    return space + table([width] * len(TOTALS), head(columns), row(*blank, height=FIGURES), style="Grid")


def page() -> Page:
    """The journal."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        over_period(WIDTH),
        *either(
            "период.название",
            [figures(*TOTALS, width=WIDTH, columns=4, number=20, keep=True)],
            [_written()],
        ),
        MEANT,
        grid(FITTED, "строка in журнал", blanks=11, tied=True, under=UNDER),
        statement(ENTERED),
        signatures(Signer("Журнал вел(а)"), HEAD, width=WIDTH),
    )
    return Page(
        TITLE,
        body,
        left=LEFT,
        right=RIGHT,
        landscape=True,
        styles=(MARK, PART, *LOW),
        foot=FOOT,
    )
