"""From a book through the page into a book: the same records, whatever stands in the cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk import write_book
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from visitor import Answer, Fields, Visitor

from paperwork.book.casebook import Book
from paperwork.intake.excel.reading.read import read_whole_book
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.cells import clean
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import FILE_NUMBER, Field, Schema
from paperwork.sheets.answers.kind import Kind
from paperwork.sheets.answers.kinds.days import DAY, DAY_OR_WORDS, MOMENT
from paperwork.sheets.answers.kinds.lists import SEVERAL_OF
from paperwork.sheets.answers.kinds.numbers import INN, NUMBER, OGRN, SNILS
from paperwork.sheets.answers.kinds.texts import CODE, PHONE
from paperwork.sheets.answers.kinds.times import TIME_OF_DAY
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.web.chapters import chapters, common
from paperwork.web.entries import SEEN

NUMBERS = ("1", "2")
WORDS = st.text(st.sampled_from("абв Ёж«»&<>\"'+-@;,.0179\n\t\u00a0—{}%#"), max_size=12)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
CELLS: Mapping[Kind, st.SearchStrategy[Any]] = {
    CODE: WORDS | st.integers(0, 10**6),
    PHONE: WORDS | st.integers(10**9, 9 * 10**10),
    DAY: DAYS | st.sampled_from(["32.01.2026", "1 февраля 1980", "01.02.80", "1980", "завтра"]),
    MOMENT: st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(
        lambda day: day.replace(second=0, microsecond=0)
    )
    | WORDS,
    DAY_OR_WORDS: DAYS | WORDS,
    TIME_OF_DAY: st.sampled_from(["9.05", "14:30", "25:00", "утром", time(9, 5), 0.5]),
    NUMBER: st.integers(-5, 10**6) | st.sampled_from(["1,5", "много", 2.25]),
    OGRN: st.sampled_from(["1027700132195", 1027700132195, "1"]),
    INN: st.sampled_from([7707083893, "0123456789", "abc"]),
    SNILS: st.sampled_from(["112-233-445 95", 11223344595, 1]),
}


def cells(item: Field) -> st.SearchStrategy[Any]:
    """What may stand in a cell of the field."""
    listed = standard()[item.choices] if item.choices else None
    values = (
        st.sampled_from([text for choice in listed.values for text in choice.spellings]) if listed else WORDS
    )
    if item.kind is SEVERAL_OF:
        values = st.lists(values | WORDS, max_size=4).map("; ".join)
    usual = values | st.sampled_from([item.kind.example]) if item.kind.example else values
    return st.none() | CELLS.get(item.kind, usual | WORDS)


def rows(schema: Schema) -> st.SearchStrategy[Any]:
    """What may stand on a sheet: the headers are always there."""
    fields = {item.header: cells(item) for item in schema.fields}
    if schema.sheet.layout is SheetLayout.CARD:
        return st.fixed_dictionaries(fields)
    if schema.sheet.per_client:
        fields[FILE_NUMBER] = st.sampled_from(NUMBERS)
    most = 1 if schema.sheet.key == "file_number" else 2
    return st.lists(st.fixed_dictionaries(fields).filter(_says_something), min_size=1, max_size=most)


def _says_something(row: Mapping[str, object]) -> bool:
    """The page has no rows that hold nothing but a client's number."""
    return any(clean(str(cell or "")) for header, cell in row.items() if header != FILE_NUMBER)


def clients() -> st.SearchStrategy[Any]:
    schema = SCHEMA_BY_TITLE["Клиенты"]
    fields = {item.header: cells(item) for item in schema.fields}
    return st.tuples(
        *(st.fixed_dictionaries(fields | {FILE_NUMBER: st.just(number)}) for number in NUMBERS)
    ).map(list)


CARDS = {str(schema.sheet.order) for schema in SCHEMAS if schema.sheet.layout is SheetLayout.CARD}
BOOKS = st.fixed_dictionaries(
    {schema.sheet.title: clients() if schema.sheet.title == "Клиенты" else rows(schema) for schema in SCHEMAS}
)
QUICK = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # a whole book takes minutes to shrink
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def answers(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """What the records of the book say, beside where they stand."""
    return {
        schema.sheet.title: [
            (*(_answer(row, item) for item in schema.fields), sorted(row.broken))
            for row in sorted(book.records.get(schema.sheet.title, ()), key=lambda row: _place(schema, row))
        ]
        for schema in SCHEMAS
    }


def _answer(row: Any, item: Field) -> object:
    """The answer; of several values the order means nothing."""
    value = getattr(row, item.name)
    return sorted(value) if isinstance(value, tuple) else value


def _place(schema: Schema, row: Any) -> tuple[str, int]:
    has_number = schema.sheet.per_client or schema.sheet.key == "file_number"
    return (row.file_number or "" if has_number else "", row.row)


@given(sheets=BOOKS)
@QUICK
def test_forms_sent_back_untouched_change_nothing(visitor: Visitor, sheets: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_book(path, sheets)
        visitor.post("close", {"forget": "1"})
        visitor.upload("book.xlsx", path.read_bytes())
        for page in forms_of(visitor):
            assert visitor.post(page.path, [*page.answers, ("do", "save")]).status == 200
        assert visitor.get("book").body == path.read_bytes()


@given(sheets=BOOKS)
@QUICK
def test_a_book_typed_into_the_page_anew_says_the_same(visitor: Visitor, sheets: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        old, new = Path(folder) / "book.xlsx", Path(folder) / "new.xlsx"
        write_book(old, sheets)
        visitor.post("close", {"forget": "1"})
        visitor.upload("book.xlsx", old.read_bytes())
        pages = list(forms_of(visitor))
        visitor.post("new", {"forget": "1"})
        type_anew(visitor, pages)
        new.write_bytes(visitor.get("book").body)
        assert answers(read_whole_book(new)) == answers(read_whole_book(old))


def forms_of(visitor: Visitor) -> Iterable[Answer]:
    """Every form of the opened book: each client's chapters, then the other sheets."""
    for link in visitor.get("clients").cards:
        for schemas in chapters():
            yield visitor.get(f"{link}/{schemas[0].sheet.order}")
    for schema in common():
        yield visitor.get(f"sheet/{schema.sheet.order}")


def type_anew(visitor: Visitor, pages: Iterable[Answer]) -> None:
    """Types what stands in the forms into those of another book, row by row."""
    place = ""
    for page in pages:
        order = page.path.rpartition("/")[2]
        if "/client/" not in page.path:
            place = f"sheet/{order}"
        elif order == "50":
            place = "client/new"
        else:
            place = f"{place.rpartition('/')[0]}/{order}"
        for fields in by_row(page):
            where, own = place, fields
            if order in CARDS:
                card = visitor.get(place).answers[1][0].partition(".")[0]
                own = [
                    (f"{card}{SEEN}", "0"),
                    *((f"{card}.{name.partition('.')[2]}", text) for name, text in fields),
                ]
            answer = visitor.post(where, [*own, ("do", "save")])
            place = answer.path.partition("?")[0] if place == "client/new" else place


def by_row(page: Answer) -> Iterable[Fields]:
    """The fields of a page row by row, under the names that a new row's have."""
    found: dict[str, Fields] = {}
    order = {}
    for item in page.page.cssselect("fieldset.row"):
        section = item.getparent().get("id").partition("-")[2]
        order[item.get("id").partition("-")[2]] = section
    for name, text in page.answers:
        key, _, attribute = name.partition(".")
        if key in order and f".{attribute}" != SEEN:
            found.setdefault(key, []).append((f"n{order[key]}.{attribute}", text))
    return found.values()
