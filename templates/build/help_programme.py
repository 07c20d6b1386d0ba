"""«Программа помощи клиенту»: a lying page with the table of ten columns."""

from __future__ import annotations

from .form import AGREES, READ, Fact, docket, foot, letterhead, tag, title
from .grid import Column, grid
from .ooxml import paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST, Signer, side_by_side
from .styles import Style

TITLE = "Программа помощи клиенту"
FOOT = foot(TITLE)
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
# lower than on an upright page: a programme of three rows is to be signed on the page where it stands
HEADING = Style("Title", "Title", size=14, bold=True, before=4, after=1, centred=True, keep=True)
# Rows of so much to read leave no room on the page for empty ones, which would take the signatures with them.
TALL = 'программа|map(attribute="мероприятия")|join|length > 150'
HIGH = 24.03  # of a row that is written by hand, in millimetres: as those of a blank
COLUMNS = (
    Column("№ п/п", 7.5, "{{ строка.номер }}", centred=True),
    Column("Проблема (потребность) клиента", 29.5, "{{ строка.проблема }}"),
    Column("Цель", 29, "{{ строка.цель }}"),
    Column("Задачи", 30, "{{ строка.задачи }}"),
    Column("Мероприятия (содержание работы)", 33.5, "{{ строка.мероприятия }}"),
    Column("Формы и методы (работы)", 31, "{{ строка.формы_и_методы }}"),
    Column("Сроки (начало – окончание)", 23, "{{ строка.сроки }}"),
    Column("Ответственный", 28.5, "{{ строка.ответственный }}"),
    Column("Ожидаемый результат", 28.5, "{{ строка.ожидаемый_результат }}"),
    Column("Отметка о выполнении (дата, результат)", 26.5, "{{ строка.отметка_о_выполнении }}"),
)
CONSENT = (
    "Согласие клиента: с программой помощи{% if клиент.дело %} (личное дело № {{ клиент.дело }}){% endif %}"
    f" {READ}, на участие в ней {AGREES}."
)
HEAD = "программа_помощи"
START, END = f"{{{{ {HEAD}.начало|дата }}}}", f"{{{{ {HEAD}.окончание|дата }}}}"
TERM = (
    f"{{% if {HEAD}.начало and {HEAD}.окончание %}}{START} – {END}"
    f"{{% elif {HEAD}.начало %}}с {START}{{% elif {HEAD}.окончание %}}до {END}{{% endif %}}"
)


def about(*filters: str) -> str:
    """What stands above the table: whose programme (a name with filters), when drawn up, what for."""
    return docket(
        (Fact("Клиент", tag("клиент.фио", *filters)), Fact("Личное дело №", tag("клиент.дело"))),
        (Fact("Цель программы", run(_given("цель_программы"))),),
        (Fact("Срок реализации", run(TERM)), Fact("Дата составления", run(_given("дата", "дата")))),
        label=38,
        second=38,
        width=WIDTH,
        tied=False,  # a first row as tall as a page would leave the letterhead alone on another
    )


def _given(name: str, *filters: str) -> str:
    """An answer of the programme's head; nothing where there is none, since its cell is ruled."""
    return f"{{% if {HEAD}.{name} %}}{{{{ {'|'.join((f'{HEAD}.{name}', *filters))} }}}}{{% endif %}}"


def rows() -> str:
    """The table of ten columns, which fills two pages where it is to be written by hand."""
    written = 'программа|selectattr("цель")|list'
    return grid(COLUMNS, "строка in программа", least=10, room=HIGH, unless=written)


def _signatures() -> str:
    """Both sides; the head of the practice where a student has drawn the programme up."""
    drawn_up = "практикант.студент or not клиент.дело"  # on a blank either may sign
    student = Signer("Студент", "практикант.студент|инициалы_впереди", given=drawn_up)
    head = Signer("Руководитель практики", "практикант.руководитель|инициалы_впереди", given=drawn_up)
    sides = (CLIENT, REPRESENTATIVE, student), (SPECIALIST, head)
    return paragraph(style="Seam", keep=True) + side_by_side(CONSENT, *sides, width=WIDTH)


def page() -> Page:
    """The programme."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        about(),
        grid(COLUMNS, "строка in программа", least=3, unless=TALL, tied=True),
        _signatures(),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=FOOT, styles=(HEADING,))
