"""«Программа помощи клиенту»: a lying page with the table of ten columns."""

from __future__ import annotations

from .form import letterhead, statement, tag, title
from .grid import Column, grid, grid_with_end
from .ooxml import ROW, cell, paragraph, row, run, table
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, Signer, signatures, specialist

TITLE = "Программа помощи клиенту"
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
COLUMNS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Проблема (потребность) клиента", 32, "{{ строка.проблема }}"),
    Column("Цель", 29, "{{ строка.цель }}"),
    Column("Задачи", 30, "{{ строка.задачи }}"),
    Column("Мероприятия (содержание работы)", 34.5, "{{ строка.мероприятия }}"),
    Column("Формы и методы (работы)", 31.5, "{{ строка.формы_и_методы }}"),
    Column("Сроки (начало – окончание)", 22, "{{ строка.сроки }}"),
    Column("Ответственный", 28.5, "{{ строка.ответственный }}"),
    Column("Ожидаемый результат", 28.5, "{{ строка.ожидаемый_результат }}"),
    Column("Отметка о выполнении (дата, результат)", 23, "{{ строка.отметка_о_выполнении }}"),
)
CONSENT = (
    "Согласие клиента: с программой помощи (личное дело № {{ клиент.дело }})"
    ' {{ клиент.пол|род("ознакомлен", "ознакомлена") }},'
    ' на участие в ней {{ клиент.пол|род("согласен", "согласна") }}.'
)
LABEL, GAP, SHORT = 38.0, 6.0, 62.0
LONG = WIDTH - LABEL - GAP - LABEL - SHORT


def about() -> str:
    """What stands above the table: whose programme, when drawn up, what for, for how long."""
    whole = LONG + GAP + LABEL + SHORT
    return table(
        (LABEL, LONG, GAP, LABEL, SHORT),
        row(
            _label("Клиент"),
            _ruled(tag("клиент.фио"), LONG),
            cell("", GAP),
            _label("Личное дело №"),
            _ruled(tag("клиент.дело"), SHORT),
            height=ROW,
        ),
        row(_label("Цель программы"), _ruled("", whole, span=4), height=ROW),
        row(
            _label("Дата составления"),
            _ruled("", LONG),
            cell("", GAP),
            _label("Срок реализации"),
            _ruled("", SHORT),
            height=ROW,
        ),
    )


def _label(words: str) -> str:
    return cell(paragraph(run(words), style="Fact", keep=True), LABEL)


def _ruled(content: str, width: float, span: int = 1) -> str:
    return cell(paragraph(content, style="Fact", keep=True), width, ruled=True, span=span)


def rows() -> str:
    """The table of ten columns."""
    return paragraph(style="Spacer", keep=True) + grid(COLUMNS, "строка in программа")


def _signatures() -> str:
    head = Signer("Руководитель практики")
    return signatures(CLIENT, REPRESENTATIVE, specialist("Специалист / студент"), head, width=WIDTH)


def page() -> Page:
    """The programme."""
    body = (
        letterhead(WIDTH),
        title(TITLE),
        about(),
        paragraph(style="Spacer"),
        grid_with_end(COLUMNS, "программа", statement(CONSENT) + _signatures()),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True)
