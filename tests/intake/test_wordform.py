"""Word forms: what a book holds comes back from them, however they were filled in and saved."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from books import part_of, with_part
from desk import IVAN, SAMPLE_BOOK, VERA, write_book
from examples import example_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import convert
from sdk import schema_faults
from word.validity import faults

from paperwork.book.casebook import Book
from paperwork.intake.adding.additions import additions
from paperwork.intake.excel.amending.amend import amended
from paperwork.intake.excel.container import container_of
from paperwork.intake.excel.reading.read import book_of
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.filling import filling_of
from paperwork.intake.wordform.hints import Offer
from paperwork.intake.wordform.papers import PAPERS, Paper, is_single
from paperwork.intake.wordform.read import word_form_of
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Record, Schema, schema_of
from paperwork.sheets.answers.kind import TEXT, Kind
from paperwork.sheets.answers.kinds.days import DAY, DAY_OR_WORDS, MOMENT
from paperwork.sheets.answers.kinds.lists import ONE_OF, SEVERAL_OF
from paperwork.sheets.answers.kinds.numbers import INN, NUMBER, OGRN, SNILS
from paperwork.sheets.answers.kinds.texts import CODE, LINES, PHONE
from paperwork.sheets.answers.kinds.times import TIME_OF_DAY
from paperwork.sheets.answers.sheet import SheetLayout

TODAY = date(2026, 3, 10)
BODY = "word/document.xml"
ROW = re.compile(
    r'<w:sdt><w:sdtPr><w:id w:val="\d+"/><w15:repeatingSectionItem/>.*?</w:tr></w:sdtContent></w:sdt>'
)
PERSON = {"клиент.дело": "3", "клиент.фамилия": "Ким", "клиент.имя": "Олег", "клиент.пол": "мужской"}


def is_personal(paper: Paper) -> bool:
    return any(
        "file_number" in schema.by_name and (is_single(schema) or schema.sheet.per_client)
        for schema in paper.schemas
    )


def filled(paper: Paper, book: Book, number: str = "1") -> bytes:
    client = number if is_personal(paper) else None
    return word_form(paper, Offer(book.lists, book), filling_of(paper, book, client))


def brought(schema: bytes, name: str = "форма.docx") -> Incoming:
    found = word_form_of(Sent(name, schema))
    assert found is not None
    return found


def read(data: bytes) -> Book:
    return book_of(container_of("book.xlsx", data), TODAY)


@cache
def sample() -> Book:
    return read(SAMPLE_BOOK.read_bytes())


def answers(record: Record) -> dict[str, object]:
    """The answers of a record; a row of a plan need not name the plan in force."""
    found = {item.header: getattr(record, item.name) for item in schema_of(type(record)).fields}
    return {header: value for header, value in found.items() if value is not None and header != "План"}


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="#"),
    min_size=1,
    max_size=12,
).map(str.strip).filter(lambda text: text[:1] not in ("", "="))  # fmt: skip
SEVERAL_LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
DAYS = st.dates(date(1990, 1, 1), date(2025, 12, 31))
IN_WORDS = {TEXT, CODE, PHONE, OGRN, INN, SNILS}  # they take any words


def to_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def answer(schema: Schema, name: str) -> st.SearchStrategy[object]:
    """An answer of the field, as it is typed in a book; None at times."""
    item = schema.by_name[name]
    listed = standard()[item.choices] if item.choices else None
    values = (
        [text for choice in listed.values for text in {choice.masculine, choice.feminine}] if listed else []
    )
    kinds: Mapping[Kind, st.SearchStrategy[object]] = {
        LINES: SEVERAL_LINES,
        DAY: DAYS,
        DAY_OR_WORDS: DAYS | WORDS.map(lambda text: f"до {text}"),
        MOMENT: st.datetimes(datetime(1990, 1, 1), datetime(2025, 1, 1)).map(to_the_minute),
        TIME_OF_DAY: st.times().map(lambda moment: moment.replace(second=0, microsecond=0)),
        NUMBER: st.integers(1, 999) | st.sampled_from([0.5, 2.25]),
        SEVERAL_OF: st.lists(st.sampled_from(values or [""]), min_size=1, unique=True).map("; ".join),
    }  # fmt: skip
    written = WORDS if item.kind in IN_WORDS else st.just(example_of(item.kind))
    usual = st.sampled_from(values) if values else written
    found = kinds.get(item.kind, usual)
    if values and listed and not listed.closed and item.kind is ONE_OF:
        found = found | WORDS.map(lambda text: f"иное {text}")
    return found if item.required else st.none() | found


@cache  # a strategy is looked over when it is first drawn from, which takes longer than to draw from it
def rows_of(schema: Schema) -> st.SearchStrategy[list[dict[str, object]]]:
    fields = [item for item in schema.fields if item.name not in ("file_number", "plan")]
    row = st.fixed_dictionaries({item.header: answer(schema, item.name) for item in fields})
    row = row.filter(lambda found: any(value is not None for value in found.values()))
    tied = {"Дело": "1"} if "file_number" in schema.by_name else {}
    most = 1 if is_single(schema) else 3
    return st.lists(row.map(lambda found: {**tied, **found}), min_size=1, max_size=most)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_a_book_comes_back_from_its_forms(paper: Paper, data: st.DataObject) -> None:
    sheets: dict[str, Any] = {"Клиенты": [VERA]}
    for schema in paper.schemas:
        rows = data.draw(rows_of(schema))
        sheets[schema.sheet.title] = rows if schema.sheet.layout is SheetLayout.TABLE else rows[0]
    book = read(small(sheets))
    start = small({"Клиенты": [IVAN] if paper.name == "client" else [VERA]})
    found = additions(read(start), [brought(filled(paper, book))], TODAY)
    after = read(amended(start, "book.xlsx", found.edits))
    for schema in paper.schemas:
        title = schema.sheet.title
        here, there = ([answers(row) for row in of.records.get(title, ())] for of in (book, after))
        assert normal(schema, there)[-len(here) :] == normal(schema, here)


def small(sheets: Mapping[str, Any]) -> bytes:
    """A book with nothing in it but headers and answers."""
    out = io.BytesIO()
    write_book(out, sheets)
    return out.getvalue()


def normal(schema: Schema, rows: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Rows with their choices in one form: a printed form shows «замужем» for «женат/замужем»."""
    found = []
    for row in rows:
        made = dict(row)
        for item in schema.fields:
            value = made.get(item.header)
            if item.choices and value is not None:
                texts = value if isinstance(value, tuple) else (str(value),)
                listed = standard()[item.choices]
                made[item.header] = frozenset(c.shown if (c := listed.find(text)) else text for text in texts)
        found.append(made)
    return found


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_blank_form_brings_nothing_and_a_filled_one_nothing_new(paper: Paper) -> None:
    assert not any(brought(word_form(paper)).rows.values())
    book = sample()
    for number in ("12", "15"):
        found = additions(book, [brought(filled(paper, book, number))], TODAY)
        assert (found.edits, [str(problem) for problem in found.problems]) == ({}, [])


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_word_has_nothing_to_repair(paper: Paper) -> None:
    for schema in (word_form(paper), filled(paper, sample(), "12")):
        assert faults(schema) == []
        body = part_of(schema, BODY).decode()
        numbers = re.findall(r'<w:id w:val="(\d+)"/>', body)
        assert len(numbers) == len(set(numbers)) == body.count("<w:sdt>")
        assert body.count("<w:tag ") == body.count("<w:alias ")


@pytest.mark.parametrize("name", ["client", "plan"])
def test_the_schema_is_kept(tmp_path: Path, name: str) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(filled(PAPERS[name], sample(), "12"))
    assert schema_faults(path) == []


def saved_by_libreoffice(schemas: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The forms after a person has opened and saved them there: one call for all."""
    (folder / "out").mkdir()
    for name, content in schemas.items():
        (folder / f"{name}.docx").write_bytes(content)
    files = [folder / f"{name}.docx" for name in schemas]
    convert(files, "docx:MS Word 2007 XML", folder / "out")
    return {name: (folder / "out" / f"{name}.docx").read_bytes() for name in schemas}


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_forms_saved_by_libreoffice_bring_the_same(tmp_path: Path) -> None:
    book = sample()
    schemas = {name: filled(paper, book, "12") for name, paper in PAPERS.items()}
    schemas |= {f"{name}-blank": word_form(paper) for name, paper in PAPERS.items()}
    for name, saved in saved_by_libreoffice(schemas, tmp_path).items():
        before, after = brought(schemas[name]), brought(saved)
        assert without_empty(after.rows) == without_empty(before.rows), name
        has_tags = b"<w:tag " in part_of(saved, BODY)  # newer programs keep them
        assert ["стерла метки" in found.message for found in after.problems] == ([] if has_tags else [True])


def without_empty(rows: Mapping[str, Sequence[Mapping[str, Cell]]]) -> dict[str, object]:
    return {title: found for title, found in rows.items() if found}


def changed(schema: bytes, *changes: tuple[str, str]) -> bytes:
    """The form with pieces of its body replaced."""
    body = part_of(schema, BODY).decode()
    for old, new in changes:
        assert old in body, old
        body = body.replace(old, new, 1)
    return with_part(schema, BODY, body.encode())


def control_of(schema: bytes, tag: str, number: int = 0) -> str:
    """The XML of a control."""
    body = part_of(schema, BODY).decode()
    found = re.findall(r"<w:sdt><w:sdtPr>(?:(?!<w:sdt>).)*?</w:sdt>", body)
    return str([control for control in found if f'<w:tag w:val="{tag}"/>' in control][number])


def typed(control: str, text: str) -> str:
    """The control after a person has typed there."""
    words = f"<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent>"
    return re.sub(r"<w:sdtContent>.*</w:sdtContent>", words, control).replace("<w:showingPlcHdr/>", "")


def test_words_typed_beside_the_list_and_a_row_added_by_word_are_read() -> None:
    schema = word_form(PAPERS["plan"])
    goal = control_of(schema, "цели.цель")
    row = ROW.search(part_of(schema, BODY).decode())
    assert row is not None
    added = row.group().replace(goal, typed(goal, "Вторая"))
    schema = changed(
        schema,
        (control_of(schema, "услуги.услуга"), typed(control_of(schema, "услуги.услуга"), "чтение вслух")),
        (row.group(), row.group().replace(goal, typed(goal, "Первая")) + added),
        (control_of(schema, "план.номер"), typed(control_of(schema, "план.номер"), "1")),
    )
    found = brought(schema).rows
    assert found["Цели"] == [{"Цель": "Первая"}, {"Цель": "Вторая"}]
    assert (found["Услуги"], found["Планы"]) == ([{"Услуга": "чтение вслух"}], [{"Номер": "1"}])


def test_rows_added_without_the_plus_are_read_where_they_stand() -> None:
    """Word's Tab adds a row without controls; a row that is copied has those of the first once more."""
    schema = word_form(PAPERS["plan"])
    controls = [control_of(schema, "цели.цель", number) for number in (0, 1)]
    row = ROW.search(part_of(schema, BODY).decode())
    assert row is not None
    line = row.group()[row.group().index("<w:tr>") : row.group().index("</w:tr>") + len("</w:tr>")]
    written = line.replace(controls[0], typed(controls[0], "Первая"))
    plain = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    for added, words in ((plain.format("Вторая"), "Вторая"), (plain.format(""), None), (written, "Первая")):
        form = changed(schema, (controls[1], typed(controls[1], "Третья")), (line, written + added))
        expected = [goal for goal in ("Первая", words, "Третья") if goal]
        assert brought(form).rows["Цели"] == [{"Цель": goal} for goal in expected]


def test_an_answer_is_read_though_its_control_was_taken_away() -> None:
    schema = word_form(PAPERS["client"])
    name, trade = (control_of(schema, f"клиент.{field}") for field in ("имя", "профессия"))
    form = changed(schema, (name, typed(name, "Вера")), (trade, "<w:r><w:t>швея</w:t></w:r>"))
    assert brought(form).rows["Клиенты"] == [{"Имя": "Вера", "Профессия": "швея"}]


def test_words_typed_beside_a_control_are_read() -> None:
    schema = word_form(PAPERS["client"])
    control = control_of(schema, "клиент.профессия")
    assert brought(changed(schema, (control, f"<w:r><w:t>швея</w:t></w:r>{control}"))).rows["Клиенты"] == [
        {"Профессия": "швея"}
    ]


def test_boxes_and_what_is_written_beside_them_are_one_answer() -> None:
    schema = word_form(PAPERS["client"])
    box = control_of(schema, "портрет.проявление_эмоций.2")
    other = control_of(schema, "портрет.проявление_эмоций.0")
    schema = changed(
        schema,
        (box, box.replace('checked w14:val="0"', 'checked w14:val="1"')),
        (other, typed(other, "стыд")),
    )
    assert brought(schema).rows["Портреты"] == [{"Проявление эмоций": "разочарование; стыд"}]


def test_what_was_struck_out_is_not_read() -> None:
    schema = word_form(PAPERS["client"])
    control = control_of(schema, "клиент.имя")
    struck = (
        '<w:del w:id="1" w:author="я"><w:r><w:delText>Анна</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="я"><w:r><w:t>Вера</w:t></w:r></w:ins>'
    )
    marked = re.sub(r"<w:sdtContent>.*</w:sdtContent>", f"<w:sdtContent>{struck}</w:sdtContent>", control)
    assert brought(changed(schema, (control, marked.replace("<w:showingPlcHdr/>", "")))).rows["Клиенты"] == [
        {"Имя": "Вера"}
    ]


def test_every_sheet_is_on_a_form() -> None:
    assert {schema.sheet.title for paper in PAPERS.values() for schema in paper.schemas} == {
        f.sheet.title for f in SCHEMAS
    }
