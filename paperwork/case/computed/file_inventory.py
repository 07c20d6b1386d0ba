"""The inventory of a client's file: what was taken in, and the papers that the book tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.case.computed.family_papers import was_under_age
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.fields import Field, Record, Schema, field_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.file_documents import FileDocument
from paperwork.sheets.plans import Plan
from paperwork.sheets.surveys import Survey

CONSENT = "Согласие на обработку персональных данных"
PAPERS = {  # of the rows of a sheet, which have a day
    "ИППСУ": "Индивидуальная программа предоставления социальных услуг",
    "Договоры": "Договор о предоставлении социальных услуг",
    "Обследования": "Акт оценки условий жизнедеятельности гражданина",
    "Планы": "Индивидуальный план обслуживания",
}
OF_MINOR = "Акт обследования условий жизни несовершеннолетнего гражданина и его семьи"
ALIASES = {  # how people call it, too
    PAPERS["Обследования"]: ("Акт обследования",),
    OF_MINOR: ("Акт обследования", PAPERS["Обследования"]),
}
COLUMNS = {
    "номер": "Номер по порядку",
    "индекс": "Индекс документа",
    "дата": "Дата документа",
    "заголовок": "Заголовок документа",
    "листы": "Номера листов дела, пока они известны",
    "примечание": "Примечание",
}


@dataclass(frozen=True, slots=True)
class _Filed:
    """A document in the file; of papers that the book tells of no one has counted the sheets."""

    title: str
    day: date | None
    index: str | None = None
    sheets: int | None = None
    note: str | None = None


def _filed(book: Book, client: Client) -> list[_Filed]:
    """What was taken in, in the order of its rows, then the papers of the book by their days."""
    rows = book.of_client(schema_of(FileDocument), client.file_number)
    taken = [_taken(row) for row in rows if isinstance(row, FileDocument) and row.accepted]
    known = [fold(item.title) for item in taken]
    own = [item for item in _own(book, client) if not _is_taken(item, known)]
    return [*taken, *sorted(own, key=lambda item: item.day or date.max)]


def _is_taken(item: _Filed, known: Sequence[str]) -> bool:
    """Whether a document that was taken in is named like this paper."""
    names = (item.title, *ALIASES.get(item.title, ()))
    return any(fold(name) in title for name in names for title in known)


def _taken(row: FileDocument) -> _Filed:
    return _Filed(row.document or "", row.accepted, None, _count(row.sheets), row.note)


def _count(sheets: int | Decimal | str | None) -> int | None:
    return sheets if isinstance(sheets, int) and sheets > 0 else None


def _own(book: Book, client: Client) -> Iterator[_Filed]:
    if client.consented:
        yield _Filed(CONSENT, client.consented)
    for schema, day in _dated():
        for row in book.of_client(schema, client.file_number):
            drawn_up = getattr(row, day.name)
            if drawn_up:
                number = getattr(row, schema.number.name) if schema.number else None
                yield _Filed(_title(client, row), drawn_up, number)


def _title(client: Client, row: Record) -> str:
    """The name of the paper that is printed of the row; who was under age then has an act of his own."""
    if isinstance(row, Survey) and was_under_age(client, row):
        return OF_MINOR
    return PAPERS[schema_of(type(row)).sheet.title]


@cache
def _dated() -> tuple[tuple[Schema, Field], ...]:
    """The sheets of such papers, each with the column of the day."""
    plan = field_of(Plan, lambda it: it.drawn_up)
    schemas = [SCHEMA_BY_TITLE[title] for title in PAPERS if title in SCHEMA_BY_TITLE]
    return tuple((schema, schema.by_name.get(schema.sheet.newest_by or "", plan)) for schema in schemas)


def _inventory(book: Book, client: Client, _today: date) -> Iterator[Row]:
    filed = _filed(book, client)
    for number, (item, sheets) in enumerate(zip(filed, _places(filed), strict=True), 1):
        yield dict(zip(COLUMNS, (number, item.index, item.day, item.title, sheets, item.note), strict=True))


def _places(filed: Sequence[_Filed]) -> Iterator[str | None]:
    """«1–2», «3»: the numbers of the sheets of each document, as long as all before it are counted."""
    before: int | None = 0
    for item in filed:
        if before is None or item.sheets is None:
            before = None
            yield None
            continue
        first, before = before + 1, before + item.sheets
        yield str(first) if first == before else f"{first}–{before}"


INVENTORY = ComputedTable(
    tag="опись_дела",
    title="Внутренняя опись дела: принятые документы и бумаги, о которых знает книга",
    columns=COLUMNS,
    rows=_inventory,
    reads=(FileDocument,),
    is_kept=True,
)
