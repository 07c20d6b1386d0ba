"""The answers of a book as a form holds them: words, dates, checked options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from paperwork.book.casebook import Book
from paperwork.book.named import one_client
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.intake.wordform.papers import Paper, is_single
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Field, Record, Schema
from paperwork.sheets.clients import Client


@dataclass(frozen=True)
class Filling:
    """The records that a form is filled with, by sheet title, and whose they are."""

    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    client: Client | None = None

    @property
    def sex(self) -> str | None:
        """The client's sex, which the words of the answers follow."""
        return self.client.sex if self.client else None


def filling_of(paper: Paper, book: Book, number: str | None) -> Filling:
    """The book's records for the form, those of the client ``number`` where the form is a client's.

    Nothing where it is a client's and no client is named. Raises `PaperworkError` where there is no such
    client, or where the form is not a client's.
    """
    is_personal = any(schema.owner and is_single(schema) for schema in paper.schemas)
    if not is_personal and not paper.owner:
        if number is not None:
            raise PaperworkError(f"Форма {paper.name} — не о клиенте; уберите --client")
        return Filling(
            {schema.sheet.title: book.records.get(schema.sheet.title, ()) for schema in paper.schemas}
        )
    if number is None:
        return Filling()
    client = _client(book, number)
    return Filling({schema.sheet.title: _rows(schema, book, client) for schema in paper.schemas}, client)


def _client(book: Book, number: str) -> Client:
    found = one_client(book.clients, number)
    if found is None:
        raise PaperworkError(f"{book.file}: клиента с делом «{number}» нет; проверьте номер")
    return found


def _rows(schema: Schema, book: Book, client: Client) -> Sequence[Record]:
    if schema.record is Client:
        return [client]
    plans = book.plans(client.file_number)
    if schema.sheet.per_plan:
        return book.of_plan(schema, plans[-1], in_force=True) if plans else ()
    sheet = book.records.get(schema.sheet.title, ())  # without what other sheets feed it
    rows = [row for row in sheet if same(row.file_number) == same(client.file_number)]
    if plans and type(plans[-1]) is schema.record:
        return plans[-1:]
    return rows[:1] if is_single(schema) else rows


def words_of(item: Field, record: Record | None, lists: Mapping[str, Choices], sex: str | None) -> str:
    """The answer in words; «» when there is none."""
    value = getattr(record, item.name) if record else None
    if value is None or isinstance(value, tuple):
        return ""
    if item.kind.is_chosen and item.choices and isinstance(value, str):
        return lists[item.choices].form(value, sex)
    return shown(item.kind.cell(value))


def checked_of(item: Field, record: Record | None) -> tuple[str, ...]:
    """The values of an answer that may have several."""
    value = getattr(record, item.name) if record else None
    return value if isinstance(value, tuple) else ()
