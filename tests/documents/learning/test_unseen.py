"""What a paper holds of its client beside the words that are seen: it goes with them, or it is named."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any, Final

import docx
import pytest
from desk import write_book
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from each import each
from empty_document import empty_document, saved, typed

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Learnt, Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY: Final = date(2026, 4, 1)
CLIENTS: Final = [
    {"Дело": "1", "Фамилия": "Рогова", "Имя": "Ольга", "Отчество": "Ивановна", "Пол": "женский",
     "Дата рождения": "03.01.1976", "СНИЛС": "112-233-445 95", "Электронная почта": "rogova@example.org"},
    {"Дело": "2", "Фамилия": "Сомов", "Имя": "Илья", "Пол": "мужской", "Дата рождения": "11.02.1990"},
]  # fmt: skip
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }.items()
)
NAME: Final = "Рогова Ольга Ивановна"
HERS: Final = re.compile("рогов|ольг|rogova|1976|112.?233", re.IGNORECASE)


def run(text: str) -> str:
    """A run of a text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def control(properties: str, text: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"


def field(code: str, text: str, inside: str = "") -> str:
    """A field of Word with what it shows."""
    middle = (
        f"<w:r><w:instrText>{code[:4]}</w:instrText></w:r><w:r><w:instrText>{code[4:]}</w:instrText></w:r>"
    )
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}">{inside * (kind == "begin")}</w:fldChar></w:r>'
        for kind in ("begin", "separate", "end")
    ]
    return f"{marks[0]}{middle}{marks[1]}{run(text)}{marks[2]}"


def legacy(inside: str) -> str:
    """The properties of a legacy form field."""
    return f'<w:ffData><w:name w:val="Поле"/><w:enabled/>{inside}</w:ffData>'


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ClientContext]:
    """Two clients."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    write_book(path, {"Клиенты": CLIENTS})
    return {
        case.client.file_number or "": case
        for case in cases(read_book(path, None, TODAY), TODAY)
        if case.client
    }


def learnt_of(
    people: dict[str, ClientContext], inside: str, change: Callable[[Any], None] | None = None
) -> Learnt:
    """The template out of a paper with these pieces of a paragraph."""
    document = empty_document()
    document.add_paragraph(f"Справка выдана: {NAME}, родилась 03.01.1976")
    document.element.body.insert(1, parse_xml(f"<w:p {NAMESPACES}>{inside}</w:p>"))
    if change:
        change(document)
    return learn(Source(saved(document), "Справка", people["1"]))


def all_in(data: bytes) -> str:
    """All parts of a file as text."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return "\n".join(
            f"{name} {package.read(name).decode('utf-8', 'replace')}" for name in package.namelist()
        )


DAY: Final = '<w:date w:fullDate="1976-01-03T00:00:00Z"/>'
TYPED: Final = '<w:textInput><w:default w:val="{}"/></w:textInput>'
GONE: Final = {  # the old answer goes with the words
    "day": control(DAY, "03.01.1976"),
    "last choice": control('<w:dropDownList w:lastValue="112-233-445 95"/>', "112-233-445 95"),
    "form field": field(" FORMTEXT ", NAME, legacy(TYPED.format(NAME))),
    "quote": field(f' QUOTE "{NAME}" ', NAME),
    "question": field(f' FILLIN "Кто?" \\d "{NAME}" ', NAME),
    "property": field(" DOCPROPERTY Клиент ", NAME),
    "simple": f'<w:fldSimple w:instr=" MERGEFIELD Рогова ">{run(NAME)}</w:fldSimple>',
    "smart tag": '<w:smartTag w:uri="urn:x" w:element="PersonName"><w:smartTagPr>'
    f'<w:attr w:name="ProductID" w:val="{NAME}"/></w:smartTagPr>{run(NAME)}</w:smartTag>',
}  # fmt: skip
NAMED: Final = {  # what is no answer of the words is told
    "list": control(f'<w:comboBox><w:listItem w:displayText="{NAME}" w:value="1"/></w:comboBox>', NAME),
    "legacy list": field(
        " FORMDROPDOWN ", "", legacy(f'<w:ddList><w:listEntry w:val="{NAME}"/></w:ddList>')),
    "help": field(" FORMTEXT ", "", legacy('<w:helpText w:type="text" w:val="Почта Роговой"/>')),
    "number": field(" FORMTEXT ", "", legacy(TYPED.format("11223344595"))),
    "bookmark of a field": field(' SET кто "Рогова Ольга" ', ""),
    "hint of a link": f'<w:hyperlink w:anchor="a" w:tooltip="Рогова">{run("наверх")}</w:hyperlink>',
    "WordArt": '<w:r><w:pict><v:shape><v:textpath string="РОГОВА"/></v:shape></w:pict></w:r>',
    "formula": "<m:oMath><m:r><m:t>Рогова</m:t></m:r></m:oMath>",
}  # fmt: skip


@each("inside", GONE.values(), ids=GONE)
def test_an_old_answer_goes_with_its_words(inside: str, people: dict[str, ClientContext]) -> None:
    learnt = learnt_of(people, inside)
    assert list(learnt.residue) == []
    assert not HERS.search(all_in(learnt.template))


@each("inside", NAMED.values(), ids=NAMED)
def test_what_is_not_seen_is_named(inside: str, people: dict[str, ClientContext]) -> None:
    learnt = learnt_of(people, run("Справка") + inside)
    assert [item.tag for item in learnt.residue]
    assert list(learnt.people) == []  # a client is nobody of the institution


def test_a_ticked_box_is_no_box_where_its_sign_is_a_tag(people: dict[str, ClientContext]) -> None:
    box = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'
    inside = control(box.format(0), "☐") + run(" мужской ") + control(box.format(1), "☒") + run(" женский")
    learnt = learnt_of(people, inside)
    assert "☒{% else %}☐" in all_in(learnt.template)
    assert "checkbox" not in all_in(learnt.template)


@each(
    ("words", "template", "is_named"),
    [
        ("rogova@example.org", 'Target="mailto:{{ клиент.электронная_почта }}"', False),
        ("написать", 'Target="mailto:rogova@example.org"', True),
    ],
    ids=["her address", "other words"],
)
def test_a_link_leads_to_what_its_words_print(
    words: str, template: str, is_named: bool, people: dict[str, ClientContext]
) -> None:
    def related(document: Any) -> None:
        links = document.part.rels
        links.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, "mailto:rogova@example.org", "rId90", True)

    learnt = learnt_of(people, f'<w:hyperlink r:id="rId90">{run(words)}</w:hyperlink>', related)
    assert template in all_in(learnt.template)
    assert bool(learnt.residue) == is_named


def test_what_only_programs_read_goes(people: dict[str, ClientContext]) -> None:
    document = docx.Document()  # with a picture of its first page
    document.add_paragraph(f"Справка выдана: {NAME}")
    variables = f'<w:docVars {NAMESPACES}><w:docVar w:name="who" w:val="{NAME}"/></w:docVars>'
    document.settings.element.append(parse_xml(variables))
    assert "thumbnail" in all_in(saved(document))
    made = all_in(learn(Source(saved(document), "Справка", people["1"])).template)
    assert "thumbnail" not in made
    assert not HERS.search(made)


def test_a_file_within_the_file_is_looked_through(people: dict[str, ClientContext]) -> None:
    def embedded(document: Any) -> None:
        name = PackURI("/word/embeddings/oleObject1.docx")
        inner = Part(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, typed(f"Выписка: {NAME}"), document.part.package)
        document.part.relate_to(inner, RELATIONSHIP_TYPE.PACKAGE)

    learnt = learnt_of(people, "", embedded)
    assert [(item.place, item.words) for item in learnt.residue] == [("во вложенном файле", "Рогова")]
