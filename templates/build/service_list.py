"""«Перечень услуг и порядок их получения»: what a client takes home, with the receipt that he has it."""

from __future__ import annotations

from .form import WIDTH, Fact, docket, facts, foot, heading, letterhead, said, statement, tag, title, whose
from .glossary import SPECIALIST
from .grid import Column, Group, checklist, grid
from .ooxml import INSIDE, cell, paragraph, row, run, table, tag_paragraph
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, signatures
from .signatures import SPECIALIST as SIGNING_SPECIALIST
from .styles import Style

TITLE = "Перечень услуг и порядок их получения"
FORM = Style("Cell Group", "CellGroup", bold=True, before=3, after=2, centred=True, keep=True)
TERMS = Style("Cell Terms", "CellTerms", size=11, bold=True, before=2, after=2, keep=True)
PEOPLE = Style("Cell People", "CellPeople", size=11, italic=True, before=1, after=1, keep=True)
# An old person reads it at home: the letters of its tables are those of running text.
STYLES = (
    FORM,
    TERMS,
    PEOPLE,
    Style("Cell", "Cell", before=1, after=1, hyphens=True),
    Style("Cell Number", "CellNumber", before=1, after=1, centred=True),
    Style("Cell Head", "CellHead", size=11, bold=True, before=1, after=1, centred=True, keep=True),
    Style("Cell Note", "CellNote", size=11, after=1, hyphens=True),
    Style("Note", "Note", size=11, before=2, after=4, hyphens=True, keep=True),
    Style("Phone", "Phone", size=20, bold=True, before=4, centred=True),
    Style("Cut", "Cut", size=9, before=18, centred=True, keep=True),
)
FRAME = 100.0  # millimetres: who is to be asked; the rest of the width is for his telephone
SERVICES = (
    Column("№ п/п", 10, "{{ loop.index }}", centred=True),
    Column(
        "Услуга",
        79,
        "{{ строка.услуга }}{% if строка.в_плане %} (в Вашем плане: {{ строка.в_плане }}){% endif %}",
        note="строка.описание",
    ),
    Column("Как часто", 33, "{{ строка.периодичность }}"),
    Column("Сколько стоит", 48, "{{ строка.оплата }}"),
)
WHERE, TO_WHOM, HOW = "форма_обслуживания", "кому_положена", "порядок_получения"
GROUPS = (
    Group(WHERE, f"Форма обслуживания: {{{{ строка.{WHERE} }}}}", style=FORM),
    Group(
        HOW,
        f"Как получить: {{{{ строка.{HOW} }}}}",
        above=(WHERE,),
        label="Как получить:",
        name="услуга",
        style=TERMS,
    ),
    Group(
        TO_WHOM,
        f"Кому положена: {{{{ строка.{TO_WHOM} }}}}",
        above=(WHERE, HOW),
        label="Кому положена:",
        name="услуга",
        style=PEOPLE,
    ),
)
LISTED = f'услуги_для_клиента|sort(attribute="{WHERE},{HOW},{TO_WHOM}")'
OTHERS = 'услуги_для_клиента|selectattr("услуга")|rejectattr("положена")|rejectattr("в_плане")|list'
MAY_BE = "Есть в Вашем плане или могут быть Вам положены; право подтверждается документами."
ASK = "Если Вам нужна услуга из этого списка, спросите о ней специалиста."
CONTACT = (
    (Fact("Ф.И.О.", tag("специалист.фио")),),
    (Fact("Должность", tag("специалист.должность")),),
    (Fact("Эл. почта", tag("специалист.электронная_почта")),),
)
INSTITUTION = (
    Fact("Адрес", tag("учреждение.адрес")),
    Fact("Режим работы", tag("учреждение.режим_работы")),
    Fact("Телефон", tag("учреждение.телефон")),
)
PAPERS = (
    "Перечень услуг и порядок их получения (этот документ)",
    "Экземпляр индивидуального плана обслуживания",
    "График контактов",
    "Экземпляр согласия на обработку персональных данных",
    "Контакты специалиста",
    "",
)
CUT = "– " * 22 + " отрывная часть: остается в учреждении " + " –" * 22
RECEIVED = f"Отмеченные документы {said('получил', 'получила')}."


def _frame() -> str:
    """Who is to be asked, and his telephone in large figures."""
    who = paragraph(run(SPECIALIST), style="Letterhead") + docket(
        *CONTACT, label=23, second=8, width=FRAME - 2 * INSIDE
    )
    who += paragraph(style="Seam")
    phone = paragraph(run("Телефон специалиста"), style="Letterhead")
    phone += paragraph(tag("специалист.телефон"), style="Phone")
    return table(
        (FRAME, WIDTH - FRAME), row(cell(who, FRAME, framed=True), cell(phone, WIDTH - FRAME, framed=True))
    )


def page() -> Page:
    """The list."""
    body = (
        letterhead(),
        title(TITLE),
        whose(),
        heading("1. К кому обращаться"),
        _frame(),
        paragraph(style="Seam"),
        facts(*INSTITUTION, label=40),
        heading("2. Вам положено"),
        paragraph(run(MAY_BE), style="Note"),
        grid(
            SERVICES,
            f"строка in {LISTED} if строка.положена or строка.в_плане or not строка.услуга",
            groups=GROUPS,
        ),
        tag_paragraph(f"{{%p if {OTHERS} %}}"),
        heading("3. Другие услуги"),
        paragraph(run(ASK), style="Note"),
        grid(
            SERVICES,
            f"строка in {LISTED} if строка.услуга and not строка.положена and not строка.в_плане",
            groups=GROUPS,
        ),
        tag_paragraph("{%p endif %}"),
        paragraph(run(CUT), style="Cut"),
        heading("Переданные документы"),
        checklist(("Документ", 130.0), ("Отметка о передаче", 40.0), PAPERS),
        statement(RECEIVED),
        signatures(CLIENT, REPRESENTATIVE, SIGNING_SPECIALIST),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE), styles=STYLES)
