"""«Лист пересмотра плана»: the version in force against the one before, signed by both sides."""

from __future__ import annotations

from collections.abc import Sequence

from .form import (
    AGREES,
    CLIENT_FACTS,
    GOT,
    READ,
    Fact,
    blank_lines,
    docket,
    foot,
    heading,
    letterhead,
    named_plan,
    numbered,
    statement,
    title,
)
from .grid import ELSEWHERE, Column, Under, any_written, below, for_the_pen, grid, record
from .ooxml import NO_BREAK, paragraph, run
from .package import Page
from .signatures import CLIENT, HEAD, REPRESENTATIVE, SPECIALIST_BY_HAND, signatures
from .styles import Style

TITLE = "Лист пересмотра плана"
FOOT = foot(f"{TITLE}{{% if пересмотр.дата %}} от {{{{ пересмотр.дата|дата }}}}{{% endif %}}")
DONE = "выполнена"
DECISIONS = ("добавлена", "изменена", "продлена", "без изменений", DONE, "прекращена")
# the only version of a plan is reviewed by hand: what comes of it is not known yet
TO_REVIEW = "пересмотр.прежняя_дата and not пересмотр.дата"


def _either(to_review: str, compared: str) -> str:
    return f"{{% if {TO_REVIEW} %}}{to_review}{{% else %}}{compared}{{% endif %}}"


VERSIONS = (
    (
        Fact(
            _either("План к пересмотру", "Прежний план"),
            named_plan("пересмотр.прежний_план", "пересмотр.прежняя_дата"),
        ),
    ),
    (Fact(_either("Новый план", "Действующий план"), named_plan("пересмотр.план", "пересмотр.дата")),),
)
PROBLEM = (
    Column(
        _either("Было: в пересматриваемом плане", "Было: в прежнем плане"),
        85,
        "{{ пересмотр.прежняя_проблема }}",
    ),
    Column(
        _either("Стало: в новом плане", "Стало: в действующем плане"),
        85,
        "{{ пересмотр.проблема }}",
    ),
)
SIGNED = 8.5  # the line that is signed: a blank is of two pages
# Lower than elsewhere: the rows for the pen are to find room on the two sheets.
LOW = (
    Style("Title", "Title", size=14, bold=True, before=4, after=1, centred=True, keep=True),
    Style("heading 1", "Heading1", bold=True, before=6, after=2, keep=True, outline=0),
)
# signs, of which a column is too many lines: they take the whole width
WIDE_GOAL, WIDE_SERVICE, WIDE_NEED = 300, 160, 300
ROOM = 20.0  # millimetres for a problem that is written by hand


def _is_wide(column: str, limit: int) -> str:
    return f'(строка.{column} or "")|length > {limit}'


def _wide(limit: int) -> tuple[Under, ...]:
    """The rows of what is long, over the whole width; one of them where both versions say the same."""
    before, now = _is_wide("было", limit), _is_wide("стало", limit)
    return (
        Under(f"{before} and строка.было == строка.стало", "Было и стало:", "{{ строка.было }}"),
        Under(f"{before} and строка.было != строка.стало", "Было:", "{{ строка.было }}"),
        Under(f"{now} and строка.было != строка.стало", "Стало:", "{{ строка.стало }}"),
    )


def _version(column: str, lacking: str, other: str = "", *, limit: int) -> str:
    """What a version says of a row; a dash where it has no such row, which the decision says.

    What is done may be in the ``other`` version alone. What is of more signs than the limit has rows of
    its own.
    """
    done = f' or строка.решение == "{DONE}" and not строка.{column} and строка.{other}' if other else ""
    return (
        f'{{% if строка.решение == "{lacking}"{done} %}}–{{% elif {_is_wide(column, limit)} %}}{ELSEWHERE}'
        "{% else %}"
        f"{{{{ строка.{column}|неразрывно }}}}{{% endif %}}"
    )


def _boxes(*words: str) -> str:
    """Boxes to mark by hand, no line ending within one."""
    return " ".join("□ " + word for word in words).replace("□ ", f"□{NO_BREAK}")


def _decided(condition: str, words: str, open_choices: str) -> str:
    """The decision, to be marked where it is not known; ``words`` under a condition."""
    known = f"{{% if {condition} %}}{words}{{% else %}}{{{{ строка.решение }}}}{{% endif %}}"
    return f"{{% if not строка.решение and {TO_REVIEW} %}}{open_choices}{{% else %}}{known}{{% endif %}}"


OPEN = "строка.было and not строка.стало"
LEFT = _boxes("достигнута", "снята")
RIGHT = _boxes("да", "нет")
STOPPED = f'строка.решение in ["прекращена", "{DONE}"]'
CHOICES = _boxes(*(word.replace(" ", NO_BREAK) for word in DECISIONS))
# what is written under the rows of the plan that is reviewed is not in it
ADDED = f"{{% if {TO_REVIEW} %}}{_boxes(DECISIONS[0])}{{% else %}}{CHOICES}{{% endif %}}"
NEW = _boxes("новая")
# few rows are followed by empty ones where the plan is reviewed by hand, and where names alone are known
KNOWN = any_written("изменения_услуг", "было", "стало")
FILLED = f"({KNOWN}) and not ({TO_REVIEW})"
GOAL_DECISIONS = ("прежняя", "новая", "достигнута", "снята")
LEAST_GOALS, LEAST_SERVICES = 4, 5
GOALS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Было", 66, _version("было", "новая", limit=WIDE_GOAL)),
    Column("Стало", 66, _version("стало", "снята или достигнута", limit=WIDE_GOAL)),
    Column(
        "Решение",
        30,
        _decided(OPEN, LEFT, _boxes("прежняя", "достигнута", "снята")),
        choices=f"{{% if {TO_REVIEW} %}}{NEW}{{% else %}}{_boxes(*GOAL_DECISIONS)}{{% endif %}}",
    ),
)
SERVICES = (
    Column("№ п/п", 7, "{{ строка.номер }}", centred=True),
    Column("Услуга", 43, "{{ строка.услуга }}"),
    Column("Было", 40, _version("было", "добавлена", "стало", limit=WIDE_SERVICE)),
    Column("Стало", 40, _version("стало", "прекращена", "было", limit=WIDE_SERVICE)),
    Column(
        "Решение",
        28,
        f"{{% if строка.решение or not ({TO_REVIEW}) %}}{{{{ строка.решение }}}}{{% else %}}"
        f"{CHOICES.removeprefix(_boxes(DECISIONS[0])).lstrip()}{{% endif %}}",
        note="строка.причина",
        choices=ADDED,
    ),
    # a service that is not given any longer needs no right
    Column("Есть право", 12, f"{{% if {STOPPED} %}}–{{% else %}}{RIGHT}{{% endif %}}", choices=RIGHT),
)
NEEDS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Дата контакта", 25, "{{ строка.дата }}", centred=True),
    Column("Потребность", 87, "{{ строка.потребность }}"),
    Column("Решение (услуга, срок)", 50),
)
NEEDS, OF_NEEDS = below(NEEDS, {"строка.потребность": WIDE_NEED})
NEXT = "пересмотр.дата_пересмотра"
DAY = f"{{% if {NEXT} %}}{{{{ {NEXT}|дата }}}}{{% else %}}{{{{ {NEXT}|дата_или_бланк }}}}{{% endif %}}"
# what the plan has not any longer is at the end
NUMBERS = (
    "{% if пересмотр.прежняя_дата %}"
    + _either(" (номера – как в плане к пересмотру)", " (первые номера – как в действующем плане)")
    + "{% endif %}"
)
AGREED = f"С изменениями плана {READ} и {AGREES}, экземпляр плана {GOT}."


def _grid(columns: Sequence[Column], rows: str, least: int, wide: int) -> str:
    """The rows, one more for the pen: its choices are to be marked where the plan is reviewed by hand."""
    number = f"{{{{ {rows}|length + 1 }}}}"
    after = (
        for_the_pen(columns, f"{rows} and {FILLED}", is_marked=False, number=number),
        for_the_pen(columns, f"{rows}|length >= {least} and not ({FILLED})", number=number),
    )
    loop = f"строка in {rows}"
    return grid(
        columns,
        loop,
        blanks=least,
        least=least,
        unless=FILLED,
        numbered=True,
        after=after,
        under=_wide(wide),
    )


def page() -> Page:
    """The sheet."""
    body = (
        letterhead(),
        title(TITLE),
        numbered("", "пересмотр.дата"),
        paragraph(style="Seam", keep=True),
        docket(CLIENT_FACTS, *VERSIONS, label=38, spaced=False),
        heading("1. Проблема"),
        record(PROBLEM, room=ROOM, unless="пересмотр.проблема"),
        heading("2. Цели", NUMBERS),
        _grid(GOALS, "изменения_целей", LEAST_GOALS, WIDE_GOAL),
        heading("3. Услуги", NUMBERS),
        _grid(SERVICES, "изменения_услуг", LEAST_SERVICES, WIDE_SERVICE),
        heading("4. Новые потребности, выявленные при контактах"),
        grid(
            NEEDS,
            "строка in новые_потребности",
            blanks=1,
            always=1,
            numbered=True,
            held=True,
            under=OF_NEEDS,
        ),
        heading("5. Заключение специалиста"),
        blank_lines(3),
        heading("6. Следующий пересмотр"),
        # a paragraph, not a table: LibreOffice keeps no table with what follows it
        paragraph(run("Дата следующего пересмотра: "), run(DAY, bold=True), style="Statement"),
        statement(AGREED),
        signatures(CLIENT, REPRESENTATIVE, *SPECIALIST_BY_HAND, HEAD, height=SIGNED),
    )
    return Page(TITLE, body, left=30, right=10, foot=FOOT, styles=LOW)
