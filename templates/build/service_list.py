"""«Перечень услуг и порядок их получения»: what a client takes home, with the receipt that he has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .form import (
    CLIENT_FACTS,
    GOT,
    WIDTH,
    Fact,
    docket,
    foot,
    heading,
    letterhead,
    statement,
    tag,
    title,
    whose,
)
from .glossary import SPECIALIST
from .grid import ELSEWHERE, Column, Group, Under, checklist, grid
from .ooxml import INSIDE, NO_BREAK, blocks_if, cell, paragraph, row, run, table, tag_paragraph
from .package import Page
from .signatures import CLIENT, REPRESENTATIVE, SPECIALIST_BY_HAND, signatures
from .styles import Style

TITLE = "Перечень услуг и порядок их получения"
FORM = Style("Cell Group", "CellGroup", bold=True, before=2, after=1, centred=True, keep=True)
TERMS = Style("Cell Terms", "CellTerms", size=11, before=1, after=1, hyphens=True, keep=True)
LOOSE_TERMS = replace(TERMS, name="Cell Terms Loose", identifier="CellTermsLoose", keep=False)
NOTE = Style("Cell Note", "CellNote", size=11, after=1, hyphens=True)
# An old person reads it at home: the letters of its tables are those of running text.
STYLES = (
    Style("Title", "Title", size=14, bold=True, before=6, after=2, centred=True, keep=True),
    Style("heading 1", "Heading1", bold=True, before=7, after=3, keep=True, outline=0),
    FORM,
    TERMS,
    LOOSE_TERMS,
    Style("Cell", "Cell", before=1, after=1, hyphens=True),
    Style("Cell Number", "CellNumber", before=1, after=1, centred=True),
    Style("Cell Head", "CellHead", size=11, bold=True, before=1, after=1, centred=True, keep=True),
    NOTE,
    Style("Note", "Note", size=11, before=1, after=2, hyphens=True, keep=True),
    Style("Given To", "GivenTo", size=11, left=6, hyphens=True),
    Style("Given To Held", "GivenToHeld", size=11, left=6, hyphens=True, keep=True),
    Style("Phone", "Phone", size=20, bold=True, before=4, centred=True),
    Style("Cut", "Cut", size=9, after=3, centred=True),
)
FRAME = 100.0  # millimetres: who is to be asked; the rest of the width is for his telephone
LONG = 400  # signs of a description: such a row may be the third of a page
LONG_TERMS = 140  # signs of a condition and of a price, in columns still narrower
TOLD = f'(строка.описание or "")|length > {LONG}'
LIMITED = f'(строка.условие_по_плану or "")|length > {LONG_TERMS}'
PRICED = f'(строка.оплата or "")|length > {LONG_TERMS}'


def _under(number: str) -> tuple[Under, ...]:
    """The long answers of a row, under it; a page may break a description, which then says its ``number``."""
    whose = f"к №{NO_BREAK}{{{{ {number} }}}}. "
    return (
        Under(TOLD, "Описание:", "{{ строка.описание }}", TOLD, NOTE.identifier, whose),
        Under(LIMITED, "Условие:", "{{ строка.условие_по_плану }}"),
        Under(PRICED, "Сколько стоит:", "{{ строка.оплата }}"),
    )


SERVICES = (
    Column("№ п/п", 13, "{% set номер = loop.index %}{{ номер }}", centred=True),
    Column(
        "Услуга",
        82,
        "{{ строка.услуга }}"
        '{% if строка.в_плане and строка.в_плане != "сейчас" %} ({{ строка.в_плане }}'
        "{% if строка.начало_по_плану %}, {{ строка.начало_по_плану }}{% endif %}){% endif %}"
        f"{{% if строка.условие_по_плану and not ({LIMITED}) %}}"
        " ({{ строка.условие_по_плану }}){% endif %}",
        note=f'("" if {TOLD} else строка.описание)',
    ),
    Column("Как часто", 31, "{{ (строка.периодичность_по_плану or строка.периодичность)|неразрывно }}"),
    Column(
        "Сколько стоит", 44, f"{{% if {PRICED} %}}{ELSEWHERE}{{% else %}}{{{{ строка.оплата }}}}{{% endif %}}"
    ),
)
PLACE = "строка.номер_в_плане"  # the numbers of the plan itself
OWN = (
    Column("№ в плане", 13, f"{{{{ {PLACE} }}}}", centred=True),
    *SERVICES[1:],
)
WHERE, TO_WHOM, HOW = "форма_обслуживания", "кому_положена", "порядок_получения"
# a list of names alone is filled in by hand
UNKNOWN = " and ".join(
    f'not услуги_для_клиента|selectattr("{field}")|list' for field in (WHERE, HOW, TO_WHOM)
)
GROUPS = (
    Group(
        WHERE,
        f"Форма обслуживания: {{{{ строка.{WHERE} }}}}",
        label="Форма обслуживания:",
        unknown=UNKNOWN,
        style=FORM,
    ),
    Group(
        HOW,
        f"Как получить: {{{{ строка.{HOW} }}}}",
        above=(WHERE,),
        label="Как получить:",
        unknown=UNKNOWN,
        style=TERMS,
        loose=LOOSE_TERMS,
    ),
    Group(
        TO_WHOM,
        f"Кому положена: {{{{ строка.{TO_WHOM} }}}}",
        above=(WHERE, HOW),
        label="Кому положена:",
        unknown=UNKNOWN,
        joins=HOW,
        style=TERMS,
        loose=LOOSE_TERMS,
    ),
)
LISTED = f'услуги_для_клиента|sort(attribute="{WHERE},{HOW},{TO_WHOM}")'
NAMED = 'услуги_для_клиента|selectattr("услуга")'
# the ways to get them follow one another as the plan's numbers do
OWN_LISTED = f'услуги_для_клиента|selectattr("в_плане")|sort(attribute="{WHERE},место_порядка,место_в_плане")'
BY_NUMBER = f'{OWN_LISTED}|sort(attribute="место_в_плане")'
PLANNED = f"строка in {OWN_LISTED} if строка.услуга"
ENTITLED = f"строка in {LISTED} if строка.услуга and строка.положена and not строка.в_плане"
# a service for people older or younger would be no offer
OTHERS = (
    f"строка in {LISTED}"
    " if строка.услуга and строка.по_возрасту and not строка.положена and not строка.в_плане"
)
PLANNED_ROWS = 8  # where the list is filled in by hand
ROOM = 8.2  # millimetres of a row that is filled in by hand: a line of large letters
ANY_OTHER = f'{NAMED}|selectattr("по_возрасту")|rejectattr("положена")|rejectattr("в_плане")|list'
HAS_ENTITLED = f'{NAMED}|selectattr("положена")|rejectattr("в_плане")|list or ({UNKNOWN})'
GIVEN_TO = "Кому организация оказывает эти услуги (по ее перечню):"
TOGETHER = (2, 3)  # lines, counted from the end, that are on the page of the last one
RIGHT = "Если для услуги указаны документы, право на нее подтверждается ими."
ASK = "Если Вам нужна услуга из этого списка, спросите о ней специалиста."
CONTACT = (
    (Fact("Ф.И.О.", tag("специалист.фио")),),
    (Fact("Должность", tag("специалист.должность")),),
    (Fact("Эл. почта", tag("специалист.электронная_почта")),),
)
INSTITUTION = (
    (Fact("Адрес", tag("учреждение.адрес")),),
    (Fact("Режим работы", tag("учреждение.режим_работы")),),
    (Fact("Телефон центра", tag("учреждение.телефон")),),
)
PAPERS = (
    "Перечень услуг и порядок их получения (этот документ)",
    "Экземпляр индивидуального плана обслуживания",
    "График контактов",
    "Экземпляр согласия на обработку персональных данных",
    "Контакты специалиста",
    "",
)
RECEIPT = "Расписка в получении документов"
KEPT = f"{{% if {UNKNOWN} %}}отрывная часть: {{% endif %}}остается в учреждении (отрезается по рамке)"
MARK = 40.0  # millimetres for a mark of what was handed over
RECEIVED = f"Отмеченные документы {GOT}."


def _frame() -> str:
    """Who is to be asked, and his telephone in large figures."""
    who = paragraph(run(SPECIALIST), style="Letterhead") + docket(
        *CONTACT, label=23, second=8, width=FRAME - 2 * INSIDE
    )
    who += paragraph(style="Seam")
    phone = paragraph(run("Телефон специалиста"), style="Letterhead")
    phone += paragraph(tag("специалист.телефон"), style="Phone")
    return table(
        (FRAME, WIDTH - FRAME),
        row(cell(who, FRAME, framed="single"), cell(phone, WIDTH - FRAME, framed="single")),
    )


def _services(
    loop: str,
    blanks: int,
    *,
    least: int = 0,
    parts: int = 1,
    columns: Sequence[Column] = SERVICES,
    groups: Sequence[Group] = GROUPS,
    numbered: bool = True,
) -> str:
    """A part of the list."""
    return grid(
        columns,
        loop,
        blanks=blanks,
        least=least,
        unless=f"not ({UNKNOWN})",
        groups=groups,
        numbered=numbered,
        unnumbered=not numbered,
        parts=parts,
        room=ROOM,
        under=_under("номер" if numbered else PLACE),
    )


def _own() -> str:
    """The services of the plan; by hand they have the numbers that the plan gives them."""
    rows = PLANNED_ROWS
    return _services(PLANNED, rows, least=rows, parts=2, columns=OWN, groups=GROUPS[:2], numbered=False)


def _entitled() -> str:
    """Whom the institution gives the services of the plan: of the client's own it is decided already."""
    numbers = f'{BY_NUMBER}|selectattr("{TO_WHOM}", "eq", кому)|map(attribute="номер_в_плане")|join(", ")'
    each = f"№{NO_BREAK}{{{{ {numbers} }}}}{NO_BREAK}– {{{{ кому|со_строчной }}}}"
    return blocks_if(
        f'{OWN_LISTED}|selectattr("{TO_WHOM}")|list',
        paragraph(run(GIVEN_TO), style="Note"),
        tag_paragraph(f'{{%p for кому in {BY_NUMBER}|map(attribute="{TO_WHOM}")|select|unique %}}'),
        # the last one would be alone on a page
        tag_paragraph(f"{{%p if loop.revindex in ({', '.join(map(str, TOGETHER))}) %}}"),
        paragraph(run(each), style="GivenToHeld"),
        tag_paragraph("{%p else %}"),
        paragraph(run(each), style="GivenTo"),
        tag_paragraph("{%p endif %}"),
        tag_paragraph("{%p endfor %}"),
    )


def _receipt() -> tuple[str, ...]:
    """What stays in the institution: a frame to be cut out, in one row, which no page parts."""
    inner = WIDTH - 2 * INSIDE
    parts = (
        paragraph(run(RECEIPT), style="Title"),
        paragraph(run(KEPT), style="Cut"),
        docket(CLIENT_FACTS, width=inner),
        checklist(("Документ", inner - MARK), ("Отметка о передаче", MARK), PAPERS),
        statement(RECEIVED),
        signatures(CLIENT, REPRESENTATIVE, *SPECIALIST_BY_HAND, width=inner, height=8),
        paragraph(style="Seam"),  # a cell ends with a paragraph
    )
    # a line to cut along would be left on the page before where there is no room for the receipt
    return paragraph(style="Spacer"), table(
        (WIDTH,), row(cell("".join(parts), WIDTH, framed="dashed", below=2))
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
        docket(*INSTITUTION, label=40, tied=False, spaced=False),
        heading("2. Услуги по Вашему плану"),
        _own(),
        _entitled(),
        blocks_if(
            HAS_ENTITLED,
            heading("3. Услуги, которые могут быть Вам положены"),
            paragraph(run(RIGHT), style="Note"),
            _services(ENTITLED, 2),
        ),
        blocks_if(
            f"{ANY_OTHER} or ({UNKNOWN})",
            heading(f"{{% if {HAS_ENTITLED} %}}4{{% else %}}3{{% endif %}}. Другие услуги"),
            paragraph(run(ASK), style="Note"),
            _services(OTHERS, 2),
        ),
        *_receipt(),
    )
    return Page(TITLE, body, left=30, right=10, foot=foot(TITLE), styles=STYLES)
