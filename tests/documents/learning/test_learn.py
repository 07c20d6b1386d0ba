"""A template learnt from a paper that an office has typed prints the papers of others."""

from __future__ import annotations

import random
import subprocess
from copy import deepcopy
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import mean
from typing import Any

import docx
import pytest
from desk import Desk, command, environment, write_book
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from empty_document import empty_document, saved, typed
from office_papers import NUMBERS, PAPERS, book, paper
from trip import Trip, printed_by, trip

from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext, cases
from paperwork.documents.learning.learn import Source, learn
from paperwork.documents.learning.marks import MarkKind
from paperwork.intake.excel.reading.read import read_book

LEARNT = ("41", "57")  # a woman's papers and a man's
TODAY = date(2026, 4, 1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's casebook as a file."""
    path = tmp_path_factory.mktemp("office") / "office.xlsx"
    write_book(path, book())
    return path


@pytest.fixture(scope="module")
def casebook(office: Path) -> Book:
    """The same, read."""
    return read_book(office, None, TODAY)


@pytest.fixture(scope="module")
def trips(casebook: Book) -> dict[tuple[str, str], Trip]:
    """Every paper learnt from every client."""
    people = {case.client.file_number: case for case in cases(casebook, TODAY) if case.client}

    def of(name: str, number: str) -> Trip:
        others = [people[other] for other in NUMBERS if other != number]
        return trip(name, lambda case: paper(name, number_of(case)), people[number], others)

    return {(name, number): of(name, number) for name in PAPERS for number in LEARNT}


def number_of(case: ClientContext) -> str:
    """The file number of a case."""
    assert case.client
    return case.client.file_number or ""


@pytest.mark.parametrize("name", PAPERS)
def test_prints_the_others_papers(name: str, trips: dict[tuple[str, str], Trip]) -> None:
    found = [trips[name, number] for number in LEARNT]
    assert max(one.recall for one in found) >= 0.95
    assert mean(one.recall for one in found) >= 0.9
    assert min(one.precision for one in found) >= 0.97
    assert [one.leaks for one in found] == [[]] * len(LEARNT)
    assert min(one.learnt.comparison.ratio for one in found) >= 0.99
    assert [one.learnt.residue for one in found] == [[]] * len(LEARNT)


CASES = [  # what is written, the tag in its place, whether it is sure
    ("Заявление Кузнецовой М.П.", "{{ клиент.фио|родительный|инициалы|слитно }}", True),
    ("Передать Кузнецовой документы", "{{ клиент.фамилия|дательный }}", True),
    ("Встреча с Кузнецовой", "{{ клиент.фамилия|творительный }}", True),
    ("Сказано о Кузнецовой", "{{ клиент.фамилия|предложный }}", True),
    ("Ознакомить Кузнецову М. П.", "{{ клиент.фио|винительный|инициалы }}", True),
    ("Специалисту Громовой И.О.", "{{ специалист.фио|дательный|инициалы|слитно }}", True),
    ("Уважаемая Марина Павловна!", "{{ клиент.имя }} {{ клиент.отчество }}", True),
    ("Согласовано: Кузнецовой", "{{ клиент.фамилия|родительный }}", False),
    ("Принята 12 января 2026 года", "{{ клиент.дата_приема|дата_годом }}", True),
    ("Родилась 7.08.1975", "{{ клиент.дата_рождения|дата }}", True),
]


def test_the_words_before_settle_the_case(casebook: Book) -> None:
    case = next(case for case in cases(casebook, TODAY) if number_of(case) == "41")
    document = empty_document()
    for text, _, _ in CASES:
        document.add_paragraph(text)
    buffer = BytesIO()
    document.save(buffer)
    marks = [mark for mark in learn(Source(buffer.getvalue(), "", case)).marks if mark.kind is MarkKind.VALUE]
    assert [(mark.code, mark.is_sure) for mark in marks] == [(code, sure) for _, code, sure in CASES]


def test_a_person_chooses_another_candidate(casebook: Book) -> None:
    case = next(case for case in cases(casebook, TODAY) if number_of(case) == "41")
    source = Source(typed("Согласовано: Кузнецовой", "Телефон: +7 (000) 311-22-33"), "", case)
    first = learn(source).marks[0]
    other = next(item.code for item in first.candidates if "дательный" in item.code)
    again = learn(source, choices={0: other, 1: ""})
    assert [(mark.code, mark.is_sure) for mark in again.marks] == [(other, True)]
    assert [item.tag for item in again.residue] == ["клиент.телефон"]


def split_at_random(source: bytes, seed: int) -> bytes:
    """The same paper with its runs cut at random places, as Word does."""
    document, dice = docx.Document(BytesIO(source)), random.Random(seed)
    for run in list(document.element.iter("{*}r")):
        texts = run.findall("{*}t")
        if len(texts) == 1 and len(run.findall("{*}tab") + run.findall("{*}br")) == 0:
            text = texts[0].text or ""
            cut = dice.randrange(len(text) + 1)
            other = deepcopy(run)
            texts[0].text, other.findall("{*}t")[0].text = text[:cut], text[cut:]
            for part in (texts[0], other.findall("{*}t")[0]):
                part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(other)
    return saved(document)


@pytest.mark.parametrize("name", ["Договор", "Карта"])
def test_cuts_of_runs_change_nothing(name: str, casebook: Book) -> None:
    case = next(case for case in cases(casebook, TODAY) if number_of(case) == "41")
    first = learn(Source(paper(name, "41"), name, case))
    again = learn(Source(split_at_random(split_at_random(paper(name, "41"), 1), 2), name, case))
    assert [(mark.words, mark.code, mark.place) for mark in first.marks] == [
        (mark.words, mark.code, mark.place) for mark in again.marks
    ]


def test_the_same_paper_gives_the_same_bytes(desk: Desk, office: Path, casebook: Book) -> None:
    source, out = desk.folder / "paper.docx", desk.folder / "template.docx"
    source.write_bytes(paper("Договор", "41"))
    words = command("learn", source, "--book", office, "--out", out, "--on", "01.04.2026")
    seeded = {**environment(), "PYTHONHASHSEED": "1"}
    subprocess.run(words, check=True, capture_output=True, env=seeded)
    case = next(case for case in cases(casebook, TODAY) if number_of(case) == "41")
    assert learn(Source(source.read_bytes(), "paper.docx", case)).template == out.read_bytes()


def test_says_what_it_did(desk: Desk, office: Path) -> None:
    source, out = desk.folder / "paper.docx", desk.folder / "template.docx"
    before = paper("Договор", "41")
    source.write_bytes(before)
    run = desk.run("learn", source, "--book", office, "--out", out, "--title", "Договор")
    assert (run.status, run.err) == (0, "")
    assert "дело 41, Кузнецова Марина Павловна" in run.out
    assert "«И.О. Громовой» → {{ специалист.фио|родительный|инициалы_впереди|слитно }}" in run.out
    assert "{%tr for услуга in услуги %}" in run.out
    assert "Клиенты, Образование: среднее специальное ({{ клиент.образование }})" in run.out
    assert docx.Document(str(out)).core_properties.title == "Договор"
    assert source.read_bytes() == before
    again = desk.run("learn", source, "--book", office, "--out", out)
    assert (again.status, "такой файл уже есть" in again.err) == (2, True)


REFUSED = [
    ("41", ("--client", "57"), "это бумага не клиента 57: похоже на дело 41, Кузнецова Марина Павловна"),
    ("41", ("--client", "99"), "клиента с делом «99» нет"),
    ("", (), "не видно, чья это бумага"),
    ("", ("--client", "41"), "в бумаге нет данных клиента 41"),
]


@pytest.mark.parametrize(("number", "options", "said"), REFUSED)
def test_refuses_a_paper_of_another(
    number: str, options: tuple[str, ...], said: str, desk: Desk, office: Path
) -> None:
    source = desk.folder / "paper.docx"
    if number:
        source.write_bytes(paper("Справка", number))
    else:
        desk.template("Приказ", "О проверке журналов", folder=".", name="paper")
    run = desk.run("learn", source, "--book", office, "--out", desk.folder / "template.docx", *options)
    assert run.status == 2
    assert said in run.err
    assert not (desk.folder / "template.docx").exists()


def test_a_second_paper_shows_what_comes_and_goes(casebook: Book) -> None:
    people = {number_of(case): case for case in cases(casebook, TODAY)}

    def source(number: str) -> Source:
        document = docx.Document(BytesIO(paper("Справка", number)))
        if number == "41":
            document.add_paragraph("Имеет детей, категория: многодетная семья.")
        document.add_paragraph(
            "Должна явиться с паспортом." if number == "41" else "Должен явиться с паспортом."
        )
        buffer = BytesIO()
        document.save(buffer)
        return Source(buffer.getvalue(), "Справка", people[number])

    learnt = learn(source("41"), "Справка", source("57"))
    assert learnt.comparison.ratio == 1.0
    assert [(part.words, part.is_of_first) for part in learnt.parts] == [
        ("Имеет детей, категория: {{ клиент.категория }}.", True)
    ]
    words = printed_by(learnt, people["57"])
    assert "Должен явиться" in words


def caption(text: str) -> Any:
    """The description of a table, which only some readers show."""
    found = OxmlElement("w:tblCaption")
    found.set(qn("w:val"), text)
    return found


def test_what_is_left_is_named_and_not_written(desk: Desk, office: Path) -> None:
    source, out = desk.folder / "paper.docx", desk.folder / "template.docx"
    document = docx.Document(BytesIO(paper("Справка", "41")))
    document.add_paragraph("Улица Полевая, д. 3; телефон 311-22-33; Кузнецовых просят позвонить")
    document.add_table(1, 1)._tbl.tblPr.append(caption("Карта Кузнецовой"))
    document.core_properties.author = "Кузнецова"  # which a template does not have
    document.save(str(source))
    run = desk.run("learn", source, "--book", office, "--out", out)
    assert run.status == 2
    for words in ("Полевая", "311-22-33", "Кузнецовых", "Кузнецовой"):
        assert f"«{words}»" in run.out
    assert not out.exists()
    kept = desk.run("learn", source, "--book", office, "--out", out, "--keep-rest")
    assert (kept.status, out.exists()) == (0, True)
