"""«Лист пересмотра плана»: the version in force against the one before, signed by both sides."""

from __future__ import annotations

from .form import (
    CLIENT_FACTS,
    Fact,
    blank_lines,
    docket,
    foot,
    heading,
    letterhead,
    named_plan,
    numbered,
    said,
    statement,
    title,
)
from .grid import Column, grid, record
from .ooxml import NO_BREAK, paragraph, run
from .package import Page
from .signatures import CLIENT, HEAD, REPRESENTATIVE, SPECIALIST, signatures

TITLE = "Лист пересмотра плана"
FOOT = foot(f"{TITLE}{{% if пересмотр.дата %}} от {{{{ пересмотр.дата|дата }}}}{{% endif %}}")
DECISIONS = ("добавлена", "изменена", "продлена", "без изменений", "прекращена")
VERSIONS = (
    (Fact("Прежний план", named_plan("пересмотр.прежний_план", "пересмотр.прежняя_дата")),),
    (Fact("Действующий план", named_plan("пересмотр.план", "пересмотр.дата")),),
)
PROBLEM = (
    Column("Было: в прежнем плане", 85, "{{ пересмотр.прежняя_проблема }}"),
    Column("Стало: в действующем плане", 85, "{{ пересмотр.проблема }}"),
)


def _version(column: str, other: str) -> str:
    """What a version says of a row; a dash where it has no such row, which the other one has."""
    return f"{{{{ строка.{column} }}}}{{% if not строка.{column} and строка.{other} %}}–{{% endif %}}"


def _boxes(*words: str) -> str:
    """Boxes to mark by hand, no line ending within one."""
    return " ".join("□ " + word for word in words).replace("□ ", f"□{NO_BREAK}")


OPEN = "строка.было and not строка.стало"
LEFT = _boxes("достигнута", "снята")
RIGHT = _boxes("да", "нет")
GOALS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Было", 66, _version("было", "стало")),
    Column("Стало", 66, _version("стало", "было")),
    Column(
        "Решение",
        30,
        f"{{% if {OPEN} %}}{LEFT}{{% else %}}{{{{ строка.решение }}}}{{% endif %}}",
        choices=_boxes("прежняя", "новая", "достигнута", "снята"),
    ),
)
SERVICES = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Услуга", 48, "{{ строка.услуга }}"),
    Column("Было", 37, _version("было", "услуга")),
    Column("Стало", 37, _version("стало", "услуга")),
    Column(
        "Решение",
        28,
        "{{ строка.решение }}",
        note="строка.причина",
        choices=_boxes(*(word.replace(" ", NO_BREAK) for word in DECISIONS)),
    ),
    Column("Право", 12, RIGHT, choices=RIGHT),
)
NEEDS = (
    Column("№ п/п", 8, "{{ строка.номер }}", centred=True),
    Column("Дата контакта", 25, "{{ строка.дата }}", centred=True),
    Column("Потребность", 87, "{{ строка.потребность }}"),
    Column("Решение (услуга, срок)", 50),
)
NEXT = "пересмотр.дата_пересмотра"
DAY = f"{{% if {NEXT} %}}{{{{ {NEXT}|дата }}}}{{% else %}}{{{{ {NEXT}|дата_или_бланк }}}}{{% endif %}}"
AGREED = (
    f"С изменениями плана {said('ознакомлен', 'ознакомлена')} и {said('согласен', 'согласна')},"
    f" экземпляр плана {said('получил', 'получила')}."
)


def page() -> Page:
    """The sheet."""
    body = (
        letterhead(),
        title(TITLE),
        numbered("", "пересмотр.дата"),
        paragraph(style="Spacer", keep=True),
        docket(CLIENT_FACTS, *VERSIONS, label=38),
        heading("1. Проблема"),
        record(PROBLEM),
        heading("2. Цели"),
        grid(GOALS, "строка in изменения_целей", blanks=4, numbered=True),
        heading("3. Услуги"),
        grid(SERVICES, "строка in изменения_услуг", blanks=5, numbered=True),
        heading("4. Новые потребности, выявленные при контактах"),
        grid(NEEDS, "строка in новые_потребности", numbered=True, held=True),
        heading("5. Заключение специалиста"),
        blank_lines(3, keep=True),
        heading("6. Следующий пересмотр"),
        # a paragraph, not a table: LibreOffice keeps no table with what follows it
        paragraph(run("Дата следующего пересмотра: "), run(DAY, bold=True), style="Statement"),
        statement(AGREED),
        signatures(CLIENT, REPRESENTATIVE, SPECIALIST, HEAD),
    )
    return Page(TITLE, body, left=30, right=10, foot=FOOT)
