"""A sheet that lies across comes and goes with the section that it is; else a section's end stays."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path

import docx
from desk import write_book
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from each import each
from empty_document import empty_document, saved
from test_represented import people as people
from trip import made

from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 4, 1)
EXTRA = "Схема комнаты, в которой подопечный готовит уроки"
UPRIGHT, ACROSS = "upright", "across"


def end_section(document: Document, *, is_across: bool, in_words: bool) -> None:
    """Ends the section with a paragraph of its own, or with the last words."""
    document.add_section()
    ending = document.element.body.findall(qn("w:p"))[-1]
    size = ending.pPr.find(qn("w:sectPr")).find(qn("w:pgSz"))
    wide, high = (297, 210) if is_across else (210, 297)
    size.set(qn("w:w"), str(Mm(wide).twips))
    size.set(qn("w:h"), str(Mm(high).twips))
    if in_words:
        words = ending.getprevious()
        words.get_or_add_pPr().append(ending.pPr.find(qn("w:sectPr")))
        ending.getparent().remove(ending)


def report(client: str, *, extra: bool, is_headed: bool, in_words: bool, is_parted: bool = False) -> bytes:
    """A report with a sheet across in the middle, if any; else the end may be a section all the same."""
    document = empty_document()
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    if is_headed:
        document.sections[0].header.paragraphs[0].text = "Служба сопровождения"
    document.add_paragraph("Отчет о занятиях на дому")
    document.add_paragraph(f"Занятия посещает {client}")
    if extra or is_parted:
        end_section(document, is_across=False, in_words=in_words)
    if extra:
        document.add_paragraph(EXTRA)
        end_section(document, is_across=True, in_words=in_words)
    document.add_paragraph("Отчет составлен в двух экземплярах")
    return saved(document)


def sheets(content: bytes) -> list[tuple[str, bool]]:
    """The sections of a document: how each lies, and whether the sheet of its own is there."""
    found, has_extra = [], False
    body = docx.Document(BytesIO(content)).element.body
    for element in body:
        has_extra = has_extra or EXTRA in "".join(element.itertext())
        section = (
            element if element.tag == qn("w:sectPr") else element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        )
        if section is not None:
            size = section.find(qn("w:pgSz"))
            is_across = int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))
            found.append((ACROSS if is_across else UPRIGHT, has_extra))
            has_extra = False
    return found


@each("first, is_headed, in_words, is_parted", product("12", *[(False, True)] * 3))
def test_sheet_across_comes_and_goes(
    people: dict[str, ClientContext], first: str, is_headed: bool, in_words: bool, is_parted: bool
) -> None:
    """Whichever of the two papers has it, each client's paper has the sections that it had."""
    names = {"1": "Ершов Денис Львович", "2": "Громова Лидия Олеговна"}
    papers = {
        number: Source(
            report(name, extra=number == "1", is_headed=is_headed, in_words=in_words, is_parted=is_parted),
            f"{number}.docx",
            people[number],
        )
        for number, name in names.items()
    }
    learnt = learn(papers[first], "", papers["2" if first == "1" else "1"])
    assert not learnt.not_joined
    assert [(part.words, part.condition is not None) for part in learnt.parts] == [(EXTRA, True)]
    for number, paper in papers.items():
        content = made(learnt, people[number])
        assert sheets(content) == sheets(paper.content), number
        header = docx.Document(BytesIO(content)).sections[0].header.paragraphs
        assert "".join(line.text for line in header) == "Служба сопровождения" * is_headed


def test_section_ends_once_after_a_list(tmp_path: Path) -> None:
    """The last line of a list ends a section: the lines in its place do, however many they are."""
    path = tmp_path / "office.xlsx"
    goals = {
        "1": ("Устроиться швеей", "Накопить на зуб"),
        "2": ("Найти жилье", "Сдать экзамен", "Бросить курить"),
    }
    write_book(
        path,
        {
            "Клиенты": [
                {"Дело": "1", "Фамилия": "Ершов", "Имя": "Денис", "Пол": "мужской"},
                {"Дело": "2", "Фамилия": "Громова", "Имя": "Лидия", "Пол": "женский"},
            ],
            "Планы": [{"Дело": file, "Дата плана": "12.01.2026"} for file in goals],
            "Цели": [{"Дело": file, "Цель": goal} for file, own in goals.items() for goal in own],
        },
    )
    people = {
        case.client.file_number: case for case in cases(read_book(path, None, TODAY), TODAY) if case.client
    }
    document = empty_document()
    document.add_paragraph("Чего хочет достичь Ершов Денис:")
    for goal in goals["1"]:
        document.add_paragraph(f"– {goal};")
    end_section(document, is_across=True, in_words=True)
    document.add_paragraph("Записано со слов")
    learnt = learn(Source(saved(document), "goals.docx", people["1"]))
    content = made(learnt, people["2"])
    texts = [line.text for line in docx.Document(BytesIO(content)).paragraphs if line.text]
    assert texts[1:] == [*(f"– {goal};" for goal in goals["2"]), "Записано со слов"]
    assert [lies for lies, _ in sheets(content)] == [ACROSS, UPRIGHT]
