"""How a computed table is declared: a table or a record made from several sheets of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record
from paperwork.sheets.clients import Client

Row = Mapping[str, object]
Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a table is computed for: a client of a book or all clients (None), on a day, over a period."""

    book: Book
    client: Client | None
    today: date
    period: Period

    @property
    def number(self) -> str | None:
        """The client's file number."""
        return self.client.file_number if self.client else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedTable:
    """A table (a ``single`` one: a record) that is on no sheet; a client's, unless it is ``of_all``.

    ``columns`` are its tags, each with its meaning; ``rows`` computes them, plain values under the tags,
    or ``over_period``, where they depend on the period; ``tables`` are the columns of tables inside a row.
    ``reads`` are the sheets that they come from, whose errors hold a document back: those of the named
    attributes alone, where ``counts`` names some of a sheet. A document that uses it is made only for
    whom it has rows (``is_there`` answers that sooner), as with the rows of a sheet, and ``lacking`` is the
    reason for the others; without ``lacking`` it has something for all, so it decides nothing. On a paper
    blank its rows are empty, unless ``on_blank`` says what is printed there to be chosen from. Rows of one
    that ``is_kept`` ask for a document, which all clients have, also of who is no client any more. One that
    is ``of_cards`` looks at no rows of clients but the heads of their plans and programmes.
    """

    tag: str
    title: str
    columns: Columns
    reads: tuple[type[Record], ...]
    rows: Callable[[Book, Client, date], Iterable[Row]] | None = None
    over_period: Callable[[Scope], Iterable[Row]] | None = None
    tables: Mapping[str, Columns] = field(default_factory=dict)
    counts: Mapping[type[Record], tuple[str, ...]] = field(default_factory=dict)
    single: bool = False
    of_all: bool = False
    lacking: str = ""
    is_kept: bool = False
    of_cards: bool = False
    is_there: Callable[[Scope], bool] | None = None
    on_blank: Callable[[], Iterable[Row]] | None = None

    def of(self, scope: Scope) -> list[Row]:
        """The rows of a client or of all clients; none where a client's table has no client."""
        if self.over_period and (scope.client or self.of_all):
            return list(self.over_period(scope))
        return list(self.rows(scope.book, scope.client, scope.today)) if self.rows and scope.client else []

    def has_rows(self, scope: Scope) -> bool:
        """Whether there are any."""
        return self.is_there(scope) if self.is_there else bool(self.of(scope))
