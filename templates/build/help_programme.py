"""«Программа помощи клиенту»: a lying page with the table of ten columns."""

from __future__ import annotations

from collections.abc import Sequence

from .form import (
    AGREES,
    CLIENT_FACTS,
    NAMED,
    READ,
    Fact,
    blank_lines,
    docket,
    foot,
    letterhead,
    statement,
    title,
)
from .grid import Column, any_written, below, grid, none_written
from .ooxml import blocks_if, paragraph, run
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST_BY_HAND, Pair, Signer, columns, side_by_side
from .styles import Style
from .title_page import student_of

TITLE = "Программа помощи клиенту"
FOOT = foot(TITLE)
LEFT, RIGHT = 20, 10
WIDTH = 297.0 - LEFT - RIGHT
# lower than on an upright page: a programme of three rows is to be signed on the page where it stands
HEADING = Style("Title", "Title", size=14, bold=True, before=3, centred=True, keep=True)
# two columns of signers with their names on one line
SIGNED = (
    Style("Statement", "Statement", before=3, keep=True),
    Style("Spacer", "Spacer", size=2, before=2),
    Style("Signature Line", "SignatureLine", size=11, before=1),
    Style("Signature Name", "SignatureName", size=11, before=1, centred=True),
)
LOOP = "строка in программа"
ANSWERS = (
    "цель",
    "задачи",
    "мероприятия",
    "формы_и_методы",
    "сроки",
    "ответственный",
    "ожидаемый_результат",
    "отметка_о_выполнении",
)
DATES = "сроки"
WHO = "ответственный"
WORDY = ("проблема", *(answer for answer in ANSWERS if answer not in {DATES, WHO}))
WRITTEN = any_written("программа", *ANSWERS)
REPORTED = 24.03  # a row of a report that is written by hand, in millimetres
LONG = 180  # signs, which are ten lines of a column so narrow: they take the whole width
NAME = 80  # signs of who answers for it: five lines
FEW = 11  # short rows of which the last is held to the signatures
HIGH = 19.0  # a row that is written by hand: three of them and the signatures fill a page
COLUMNS = (
    Column("№ п/п", 7.5, "{{ строка.номер }}", centred=True),
    Column("Проблема (потребность) клиента", 29.5, "{{ строка.проблема }}"),
    Column("Цель", 29.5, "{{ строка.цель }}"),
    Column("Задачи", 30, "{{ строка.задачи }}"),
    Column("Мероприятия (содержание работы)", 32.5, "{{ строка.мероприятия }}"),
    Column("Формы и методы (работы)", 32, "{{ строка.формы_и_методы }}"),
    Column("Сроки (начало – окончание)", 21, "{{ строка.сроки }}"),
    Column("Ответственный", 29.5, "{{ строка.ответственный }}"),
    Column("Ожидаемый результат", 29, "{{ строка.ожидаемый_результат }}"),
    Column("Отметка о выполнении (дата, результат)", 26.5, "{{ строка.отметка_о_выполнении }}"),
)
FITTED, UNDER = below(COLUMNS, {f"строка.{WHO}": NAME, **{f"строка.{answer}": LONG for answer in WORDY}})
LEGAL = '{% if клиент.кто_представитель == "Законный представитель" %}законного {% endif %}представителя'
CONSENT = (
    "Согласие {% if not клиент.подписывает %}"
    f"{LEGAL}{{% elif not клиент.фио %}}клиента (представителя){{% elif клиент.говорит_сам %}}клиента"
    f"{{% else %}}клиента и {LEGAL}{{% endif %}}: с программой помощи"
    f"{{% if клиент.дело %}} (личное дело № {{{{ клиент.дело }}}}){{% endif %}} {READ}, на участие"
    f"{{% if not клиент.подписывает %}} {{{{ клиент.фио|родительный }}}}{{% endif %}} в ней {AGREES}."
)
HEAD = "программа_помощи"
START, END = f"{{{{ {HEAD}.начало|дата }}}}", f"{{{{ {HEAD}.окончание|дата }}}}"
TERM = (
    f"{{% if {HEAD}.начало and {HEAD}.окончание %}}{START} – {END}"
    f"{{% elif {HEAD}.начало %}}с {START}{{% elif {HEAD}.окончание %}}до {END}{{% endif %}}"
)


def about(whose: Sequence[Fact] = CLIENT_FACTS) -> str:
    """What stands above the table: ``whose`` programme, when drawn up, what for."""
    return docket(
        whose,
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
    """The table of ten columns, which fills two pages of a report where it is to be written by hand."""
    empty = none_written("строка", *ANSWERS)
    goals = any_written("программа", "цель")
    return grid(FITTED, LOOP, least=10, room=REPORTED, unless=goals, unwritten=empty, under=UNDER)


def _rows() -> str:
    """The table of ten columns, which fills the page where it is to be written by hand, on a blank two."""
    empty = none_written("строка", *ANSWERS)
    return grid(
        FITTED,
        LOOP,
        least=3,
        on_blank=10,
        unless=WRITTEN,
        unwritten=empty,
        room=HIGH,
        tied=True,
        under=UNDER,
    )


def _is_long(row: str) -> str:
    """The condition that the row may be the third of a page."""
    return " or ".join(f'({row}.{answer} or "")|length > {LONG}' for answer in (*WORDY, WHO))


def _changes() -> str:
    """Lines for the pen after a table of several pages: the signatures are not left alone on the last.

    Word holds no tall row to what follows the table, and LibreOffice no row of a table that goes on.
    """
    long = _is_long("программа[-1]")
    lines = (
        paragraph(run("Изменения и дополнения программы"), style="Heading2"),
        blank_lines(3, keep=True, indent=0, width=WIDTH),
    )
    return blocks_if(f"{NAMED} and (программа|length > {FEW} or программа and ({long}))", *lines)


def _signatures() -> str:
    """Both sides; the head of the practice where a student has drawn the programme up."""
    # on a paper that is to be filled in by hand either may sign
    drawn_up = f"составитель_программы.студент or not ({WRITTEN})"
    student = Signer(
        student_of("составитель_программы.студент"), "составитель_программы.студент|инициалы_впереди"
    )
    head = Signer("Руководитель практики", "составитель_программы.руководитель|инициалы_впереди")
    pairs = (
        *(
            Pair(signer, worker, f"{given} and {worker.given}")
            for signer, given in ((CLIENT, CLIENT.given), (REPRESENTATIVE, f"not {CLIENT.given}"))
            for worker in SPECIALIST_BY_HAND
        ),
        Pair(REPRESENTATIVE, given=f"{CLIENT.given} and {REPRESENTATIVE.given}"),
        Pair(student, head, drawn_up),
    )
    # full names at the left, initials at the right
    return statement(CONSENT) + side_by_side(
        *pairs, left=columns(28, 30, 54, 25), right=columns(32, 30, 31, 25)
    )


def page() -> Page:
    """The programme."""
    body = (
        letterhead(WIDTH, low=True),
        title(TITLE),
        about(),
        _rows(),
        _changes(),
        _signatures(),
    )
    return Page(TITLE, body, left=LEFT, right=RIGHT, landscape=True, foot=FOOT, styles=(HEADING, *SIGNED))
