"""«Рабочий график (план) проведения практики»: its stages, derived from the task or from the diary's days."""

from __future__ import annotations

from dataclasses import replace

from . import title_page
from .form import WIDTH, title
from .grid import Column, below, either_of, head, with_under
from .ooxml import cell, paragraph, row, run, table, tag_row
from .package import Page
from .practice_forms import (
    ABOUT,
    FOR_ONESELF,
    SIGNED,
    STYLES,
    for_the_place,
    for_the_school,
    under_title,
)
from .practice_task import TERM
from .signatures import signatures

TITLE = "Рабочий график (план) проведения практики"
STAGES = (
    Column("№ п/п", 10, centred=True),
    Column("Этап, содержание работ", 78),
    Column("Сроки", 28, centred=True),
    Column("Отметка о выполнении", 32),
    Column("Подпись", 22),
)
WIDTHS = [column.width for column in STAGES]
INSTRUCTED = (
    "Организационное собрание и инструктаж по охране труда, технике безопасности, пожарной безопасности,"
    " правилам внутреннего распорядка"
)
ACQUAINTED = "Ознакомление с учреждением"
FIRST = 2  # rows before those of the task
FIXED = 7.0  # the height of rows that say what is done: a blank has one page
BY_HAND = 8.1  # the height of their rows: a blank leaves one as it is that is higher than a line
DERIVED = "(задание or дневник)|length"  # how many rows there are between them and the last
LAST = (
    "Сбор материала",
    "Оформление отчета",
    "Защита отчета",
)


def _stage(words: str) -> str:
    content = paragraph(run(words, bold=True), style="Cell", keep=True)
    return row(cell(content, WIDTH, span=len(STAGES)))


def _row(
    number: str, words: str, term: str = "", mark: str = "", *, keep: bool = False, height: float = FIXED
) -> str:
    texts = (number, words, term, mark, "")
    cells = (
        cell(paragraph(run(text) if text else "", style=column.style, keep=keep), column.width)
        for text, column in zip(texts, STAGES, strict=True)
    )
    return row(*cells, height=height)


def _tagged(words: str) -> str:
    return tag_row(f"{{%tr {words} %}}", len(STAGES), WIDTH)


def _worked(number: str, words: str, term: str, mark: str) -> str:
    """The row of a work; its long answers are in rows under it."""
    texts = (number, words, term, mark, "")
    columns = tuple(replace(it, text=text) for it, text in zip(STAGES, texts, strict=True))
    columns, unders = below(columns, {words.strip("{ }"): 240, mark.strip("{ }"): 110})
    return "".join(
        (
            _tagged(f"if {either_of(unders)}"),
            with_under(columns, unders, BY_HAND, keep=False),
            _tagged("else"),
            _row(*texts[:-1], height=BY_HAND),
            _tagged("endif"),
        )
    )


def _work() -> tuple[str, ...]:
    """A row for each piece of the task; without a task for each day of the diary; else one for the pen."""
    number = f"{{{{ {FIRST} + строка.номер }}}}"  # a row under another is in a loop of its own
    return (
        _tagged("for строка in задание"),
        _worked(number, "{{ строка.задание }}", TERM, "{{ строка.отметка }}"),
        _tagged("endfor"),
        _tagged("for строка in дневник if not задание"),
        _worked(number, "{{ строка.содержание_работы }}", "{{ строка.дата|дата }}", "{{ строка.результат }}"),
        _tagged("endfor"),
        _tagged("if not (задание or дневник)"),
        _row(str(FIRST + 1), "Выполнение задания"),
        _tagged("endif"),
    )


def _rows() -> str:
    after = f"{FIRST} + ({DERIVED} or 1)"
    last = (
        _row(
            f"{{{{ {after} + {number} }}}}",
            words,
            keep=number == len(LAST),
        )
        for number, words in enumerate(LAST, 1)
    )
    return table(
        WIDTHS,
        head(STAGES),
        _stage("I. Подготовительный этап"),
        _row("1", INSTRUCTED, "{{ практика.дата_инструктажа|дата }}"),
        _row("2", ACQUAINTED),
        _stage("II. Учебно-производственный этап"),
        *_work(),
        _stage("III. Заключительный этап"),
        *last,
        style="Grid",
    )


def page() -> Page:
    """The schedule."""
    body = (
        paragraph(style="Seam"),
        title_page.school(parts=False),
        title("РАБОЧИЙ ГРАФИК (ПЛАН)"),
        *under_title("проведения", "родительный"),
        title_page.lines(ABOUT),
        paragraph(style="Spacer"),
        _rows(),
        signatures(*for_the_school(), *for_the_place(), FOR_ONESELF, height=SIGNED),
    )
    return Page(TITLE, body, left=30, right=10, styles=STYLES, foot=title_page.foot(TITLE))
