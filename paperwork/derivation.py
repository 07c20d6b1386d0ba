"""What is worked out of several sheets of a case: how such a table or record is declared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from paperwork.casebook import Book
from paperwork.fields import Record
from paperwork.records.clients import Client

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A table (a ``single`` one: a record) of a client that stands on no sheet.

    ``columns`` are its tags, each with what it is; ``rows`` works them out, plain values under the tags;
    ``reads`` are the sheets that they come from, whose errors hold a document back. A document that
    uses it is made only for whom it has rows, as with the rows of a sheet, and ``lacking`` is told of
    the others; without ``lacking`` it has something for everybody, so it decides nothing.
    """

    tag: str
    title: str
    columns: Mapping[str, str]
    rows: Callable[[Book, Client, date], Iterable[Row]]
    reads: tuple[type[Record], ...]
    single: bool = False
    lacking: str = ""

    def of(self, book: Book, client: Client | None, today: date) -> list[Row]:
        """The rows of a client; of nobody there are none."""
        return list(self.rows(book, client, today)) if client else []
