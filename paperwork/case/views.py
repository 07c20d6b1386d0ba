"""The records of a book as a template sees them, each cut to the tags that are requested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.projection import Projection, Requested, Tags, projection_of
from paperwork.case.tags import NUMBER
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import Record, Schema
from paperwork.sheets.answers.sheet import Around
from paperwork.sheets.clients import Client
from paperwork.sheets.people import NAME_PARTS

MOST_KNOWN = 2**10  # projections, and views of cards, that a book remembers


@dataclass(frozen=True)
class RecordViews:
    """Makes the views of a book's records; words that vary follow the sex of ``client``."""

    book: Book
    today: date
    client: Client | None

    def rows(
        self, schema: Schema, rows: Sequence[Record], requested: Requested, surroundings: Around | None = None
    ) -> list[Tags]:
        """Records as rows of a table, numbered where the sheet has no number of its own."""
        views = self.each(schema, rows, requested, surroundings)
        if schema.number is None and NUMBER not in self.book.extra.get(schema.sheet.title, ()):
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def one(
        self, schema: Schema, record: Record, requested: Requested, surroundings: Around | None = None
    ) -> Tags:
        """One record as a template sees it."""
        return self.each(schema, (record,), requested, surroundings)[0]

    def each(
        self, schema: Schema, rows: Sequence[Record], requested: Requested, surroundings: Around | None
    ) -> list[Tags]:
        """The records as they are; what is the same for all of them is asked for once."""
        projection, lists = self._projection(schema, requested), self.book.lists
        around = surroundings or Around(self.today)
        if projection.choices or projection.options:
            return [projection.view(row, lists, self._sex(row), around) for row in rows]
        return [projection.view(row, lists, None, around) for row in rows]

    def blank(self, schema: Schema, requested: Requested) -> Tags:
        """A record with nothing filled in but the defaults; no person there has a name."""
        return self.one(schema, schema.record(broken=frozenset(NAME_PARTS)), requested)

    def card(
        self, schema: Schema, record: Record | None, requested: Requested, around: Callable[[], Around]
    ) -> Tags:
        """The view of a record that is no client's, a blank one for None: made once for many papers.

        It is shared by the papers that see the same in it; no one writes into a view that is in a context.
        """
        projection = self._projection(schema, requested)
        sex = self._sex(record) if projection.choices or projection.options else None
        day = None if projection.is_timeless or record is None else around().day
        known = self.book.projections
        key = id(record), id(projection), sex, day, self.today
        found = known.get(key)
        if found is None:
            if len(known) >= MOST_KNOWN:
                known.clear()
            view = self.one(schema, record, requested, around()) if record else self.blank(schema, requested)
            known[key] = found = record, projection, view  # held, so that no others get their ids
        shared: Tags = found[-1]
        return shared

    def _projection(self, schema: Schema, requested: Requested) -> Projection:
        """The projection of a sheet to what is requested, made once for a book."""
        key = schema.sheet.title, id(requested)
        projection = self.book.projections.get(key)
        if projection is None:
            own = self.book.extra.get(schema.sheet.title, {})
            self.book.projections[key] = projection = (
                requested,  # held, so that no other object gets its id
                projection_of(schema, own, requested, self.book.lists),
            )
        return projection[1]

    def _sex(self, record: Record | None) -> str | None:
        own = record.sex if isinstance(record, Client) else None
        return own or (self.client.sex if self.client else None)
