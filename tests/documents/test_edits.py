"""What people correct in finished papers finds its cell, and its way back into the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from desk import INSTITUTION, IVAN, SAMPLE_BOOK, VERA, Desk
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from empty_document import empty_document

from paperwork.book.casebook import Book
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.edits.cells import Seen, TracedContext, proposals
from paperwork.documents.edits.comparing import FormChange, ValueChange, changes
from paperwork.documents.edits.paragraphs import Paragraph, Value, paragraphs_of
from paperwork.documents.edits.placed import home_of, placed
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.answers.fields import Field, Record
from paperwork.sheets.answers.reading import ReadingContext

BOOK: dict[str, Any] = {
    "Учреждение": INSTITUTION,
    "Клиенты": [VERA | {"Дата рождения": "05.03.1980", "Телефон": "+7 900 000-00-01"}, IVAN],
    "Планы": [{"Дело": "1", "Номер": "1", "Дата": "05.03.2026", "Проблема": "нет работы\nнет жилья"}],
    "Услуги": [{"Дело": "1", "Услуга": "стирка", "Предоставляется": "сейчас", "Вид": "социально-бытовые"}],
}
STEMS = sorted(template_paths(None))


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book(SAMPLE_BOOK)


@cache
def kinds() -> dict[str, DocumentKind]:
    bare = Book("", {}, {})
    return {kind.name: kind for kind in TemplateCatalogue(template_paths(None)).kinds(bare)}


def home(value: Value, seen: Seen) -> tuple[Record, Field] | None:
    """The record and the field that a printed value is an answer of."""
    found, placed_at = seen.of(value.origin.owner), home_of(value.origin.value)
    if placed_at:
        return placed_at[1], placed_at[2]
    item = next((item for item in found[0].fields if item.tag == value.origin.field), None) if found else None
    return (found[1], item) if found and item and found[1].row else None


def altered(paragraph: Paragraph, value: Value, item: Field) -> Paragraph:
    """The paragraph with another value in that place."""
    old = paragraph.words[value.start : value.end]
    new = "01.02.2020" if item.kind.is_day else f"{old}ин" if old else "Новое слово"
    words = paragraph.words[: value.start] + new + paragraph.words[value.end :]
    return Paragraph(paragraph.part, words.strip())


@pytest.mark.parametrize("stem", STEMS)
def test_every_printed_value_leads_to_its_cell(book: Book, stem: str) -> None:
    kind, seen = kinds()[stem], Seen({})
    client = book.clients[0] if kind.per_client else None
    case = TracedContext(placed(book, client), date(2026, 11, 20), client, seen=seen)
    document, origins = kind.template.traced(case.context(kind.template.tags))
    made = paragraphs_of(document, origins)
    plain = [replace(paragraph, values=()) for paragraph in made]
    assert list(changes(made, plain)) == []
    context = ReadingContext(case.today, book.lists)
    told = 0
    for at, paragraph in enumerate(made):
        for value in paragraph.values:
            where = home(value, seen)
            if not where:
                continue
            edited = [*plain[:at], altered(paragraph, value, where[1]), *plain[at + 1 :]]
            found = list(changes(made, edited))
            assert all(isinstance(change, ValueChange) for change in found), paragraph.words
            cells = [
                it.cell for change in found if isinstance(change, ValueChange)
                for it in proposals(change, seen, book, context)
            ]  # fmt: skip
            assert cells == [where[0].cell(where[1].name)], (value.origin.field, paragraph.words)
            told += 1
        words = paragraph.words
        if len(words) > 40 and not paragraph.values:
            edited = [*plain[:at], Paragraph(paragraph.part, f"{words} и прочее"), *plain[at + 1 :]]
            assert all(isinstance(change, FormChange) for change in changes(made, edited))
    assert told


OF_TABLES = {  # rows of these sheets are printed, and each of them leads to its row
    "service_plan": {"Цели", "Действия", "Услуги"},
    "help_programme": {"Программа"},
    "practice_diary": {"Дневник"},
}


def test_rows_of_tables_are_known_by_their_records(book: Book) -> None:
    for stem, sheets in OF_TABLES.items():
        kind, seen = kinds()[stem], Seen({})
        client = book.clients[0] if kind.per_client else None
        case = TracedContext(placed(book, client), date(2026, 11, 20), client, seen=seen)
        kind.template.traced(case.context(kind.template.tags))
        assert sheets <= {schema.sheet.title for _, schema, _ in seen.records.values()}, stem


def rewrite(document: Path, old: str, new: str) -> None:
    """Replaces words of a finished paper, as somebody does in Word."""
    opened = docx.Document(str(document))
    texts = [text for text in opened.element.body.iter("{*}t") if old in plain_text(text.text)]
    assert texts, old
    texts[0].text = plain_text(texts[0].text).replace(old, new)
    opened.save(str(document))


def plain_text(text: str | None) -> str:
    return (text or "").replace("\u00a0", " ").replace("\u2011", "-")


def cell(path: Path, sheet: str, address: str) -> object:
    return openpyxl.load_workbook(path)[sheet][address].value


def test_what_is_corrected_in_word_is_written_into_the_book(desk: Desk) -> None:
    path = desk.book(BOOK)
    assert desk.make(path).status == 0
    assert "Ни одна бумага не исправлена" in desk.run("edits", path, "--out", desk.out).out
    plan = next(desk.out.rglob("Индивидуальный план*.docx"))
    rewrite(plan, "+7 900 000-00-01", "+7 900 000-00-77")
    rewrite(plan, "нет жилья", "снимает комнату")
    rewrite(plan, "стирка", "стирка белья")
    rewrite(plan, "Проблема", "Трудность")
    before = plan.read_bytes()
    ran = desk.run("edits", path, "--out", desk.out)
    assert ran.status == 0, ran.err
    assert "лист «Клиенты», G2 (Телефон): «+7 900 000-00-01» → «+7 900 000-00-77»" in ran.out
    assert "лист «Услуги», B2 (Услуга): «стирка» → «стирка белья»" in ran.out
    assert "снимает комнату" in ran.out
    assert "слова самой бумаги: «Проблема» → «Трудность»" in ran.out
    assert "В книгу можно записать: 3; для этого добавьте --accept" in ran.out
    old = path.read_bytes()
    ran = desk.run("edits", path, "--out", desk.out, "--accept")
    assert (ran.status, "записано: 3" in ran.out) == (0, True), ran.err
    copy = next(desk.folder.glob("book (копия *).xlsx"))
    assert copy.read_bytes() == old
    assert cell(path, "Клиенты", "G2") == "+7 900 000-00-77"
    assert cell(path, "Планы", "D2") == "нет работы\nснимает комнату"
    assert cell(path, "Услуги", "B2") == "стирка белья"
    made = desk.make(path)
    assert made.status == 0
    assert plan.read_bytes() == before
    assert not list(desk.out.rglob("*обновлено*"))
    consent = next(desk.out.rglob("1 */Анкета*.docx"))
    assert "+7 900 000-00-77" in plain_text(desk.text(str(consent.relative_to(desk.out).with_suffix(""))))
    assert "Ни одна бумага не исправлена" in desk.run("edits", path, "--out", desk.out).out


def test_what_cannot_be_written_by_itself_is_told(desk: Desk) -> None:
    path = desk.book(BOOK)
    assert desk.make(path).status == 0
    application = next(desk.out.rglob("1 */Анкета*.docx"))
    rewrite(application, "Соколовой Веры Ильиничны", "Соколовой Анны Ильиничны")
    consent = next(desk.out.rglob("1 */Согласие*.docx"))
    rewrite(consent, "Соколова Вера Ильинична", "Ким Вера Ильинична")
    old = path.read_bytes()
    ran = desk.run("edits", path, "--out", desk.out)
    assert "в бумаге слово стоит в другой форме" in ran.out
    assert "лист «Клиенты», B2 (Фамилия): «Соколова» → «Ким»" in ran.out
    assert path.read_bytes() == old


def test_a_book_that_went_on_is_not_overwritten(desk: Desk) -> None:
    path = desk.book(BOOK)
    assert desk.make(path).status == 0
    plan = next(desk.out.rglob("Индивидуальный план*.docx"))
    rewrite(plan, "нет жилья", "снимает комнату")
    path.unlink()
    desk.book({**BOOK, "Клиенты": [VERA | {"Телефон": "+7 900 000-00-99"}, IVAN]})
    old = path.read_bytes()
    ran = desk.run("edits", path, "--out", desk.out, "--accept")
    assert "книга изменилась после того, как бумага сделана" in ran.out
    assert "В книгу записывать нечего" in ran.out
    assert path.read_bytes() == old


def test_rows_of_blocked_clients_stay(desk: Desk) -> None:
    blocked = IVAN | {"Обработка данных": "заблокирована", "Телефон": "+7 900 000-00-02"}
    plans = [*BOOK["Планы"], {"Дело": "2", "Номер": "2", "Дата": "06.03.2026", "Проблема": "одиночество"}]
    path = desk.book({**BOOK, "Клиенты": [BOOK["Клиенты"][0], blocked], "Планы": plans})
    assert desk.make(path).status == 0
    plan = next(desk.out.rglob("Индивидуальный план*.docx"))
    rewrite(plan, "+7 900 000-00-01", "+7 900 000-00-77")
    rewrite(plan, "нет жилья", "снимает комнату")
    ran = desk.run("edits", path, "--out", desk.out, "--accept")
    assert (ran.status, "записано: 2" in ran.out) == (0, True), ran.err
    assert cell(path, "Клиенты", "G2") == "+7 900 000-00-77"
    assert [cell(path, "Клиенты", f"{letter}3") for letter in "ABG"] == ["2", "Петров", "+7 900 000-00-02"]
    assert cell(path, "Планы", "D3") == "одиночество"


def test_papers_that_disagree_are_told(desk: Desk) -> None:
    path = desk.book(BOOK)
    assert desk.make(path).status == 0
    for number, name in enumerate(("Индивидуальный план", "Анкета")):
        rewrite(next(desk.out.rglob(f"1 */{name}*.docx")), "+7 900 000-00-01", f"+7 900 000-00-8{number}")
    ran = desk.run("edits", path, "--out", desk.out, "--accept")
    assert "в бумагах у этой ячейки разные значения" in ran.out
    assert cell(path, "Клиенты", "G2") == "+7 900 000-00-01"


def test_a_folder_without_papers_and_a_broken_paper_are_told(desk: Desk) -> None:
    path = desk.book(BOOK)
    ran = desk.run("edits", path, "--out", desk.folder)
    assert (ran.status, "бумаг программы здесь нет" in ran.err) == (2, True)
    assert desk.make(path, "--document", "consent").status == 0
    next(desk.out.rglob("*.docx")).write_bytes(b"PK")
    assert "не сравнить" in desk.run("edits", path, "--out", desk.out).out


def test_what_word_counts_by_itself_is_no_correction(tmp_path: Path) -> None:
    """Pages are counted anew by whoever opens a paper; a text that was moved is read where it is now."""
    run, mark = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>', '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'

    def field(code: str, shown: str) -> str:
        inner = f"<w:r><w:instrText> {code} </w:instrText></w:r>{mark.format('separate')}{run.format(shown)}"
        return mark.format("begin") + inner + mark.format("end")

    def paper(name: str, content: str) -> list[str]:
        document = empty_document()
        paragraph = document.add_paragraph()
        for element in parse_xml(f"<w:p {nsdecls('w')}>{content}</w:p>"):
            paragraph._p.append(element)
        document.save(str(tmp_path / name))
        return [it.words for it in paragraphs_of((tmp_path / name).read_bytes()) if it.words]

    codes = ("PAGE", "NUMPAGES \\\\* MERGEFORMAT", "sectionpages", "DATE \\\\@ dd.MM.yyyy", "FILENAME")
    for code in codes:
        assert paper("a.docx", run.format("стр. ") + field(code, "2")) == ["стр."], code
        simple = f'<w:fldSimple w:instr=" {code} ">{run.format("3")}</w:fldSimple>'
        assert paper("b.docx", run.format("стр. ") + simple) == ["стр."], code
    assert paper("c.docx", field("DOCPROPERTY Title", "Карта")) == ["Карта"]
    moved = f'<w:moveFrom w:id="1" w:author="x">{run.format("швея")}</w:moveFrom>'
    assert paper("d.docx", moved + moved.replace("moveFrom", "moveTo")) == ["швея"]


def test_lists_of_the_book_remember_no_answer_with_its_place(book: Book) -> None:
    mine = placed(book, book.clients[0])
    assert mine.lists == book.lists
    assert not any(mine.lists[name].memory is listed.memory for name, listed in book.lists.items())
