"""Whether the tables of a file are the program's own or a service's, or a person's, to be looked at first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.intake.excel.reading.found_answers import is_card
from paperwork.intake.foreign.column import CLIENTS, COMPOSITE, PARTS, SEX
from paperwork.intake.foreign.layout import Layout, layout_of, skipped
from paperwork.intake.foreign.vocabulary import words_of
from paperwork.intake.incoming import Sent
from paperwork.intake.phone.export import is_export
from paperwork.intake.phone.plain import SERVICE, TABLES, Place, columns_of
from paperwork.intake.phone.tables import Table
from paperwork.sheets.answers.cells import is_empty
from paperwork.sheets.answers.fields import Schema

NEEDED = (*PARTS[:2], SEX)  # of clients


def is_recognised(sent: Sent, tables: Sequence[Table]) -> bool:
    """Whether every column is known and every row is a record, so that nothing has to be shown first.

    Raises `PaperworkError` where the tables are known wholly and yet may be of two sheets.
    """
    if not tables or is_export(tables):
        return True  # the reader says what is wrong with a file without tables
    sent = replace(sent, headers={fold(header): target for header, target in sent.headers.items()})
    found = []
    for table in tables:
        try:
            found.append(columns_of(sent, table))
        except PaperworkError:
            if all(_is_of_some_sheet(header, sent) for header in table.headers if header):
                raise
            return False
    known = [(table, columns) for table, columns in zip(tables, found, strict=True) if columns]
    if not known or not all(_is_whole(table, columns) for table, columns in known):
        return False
    rest = (table for table, columns in zip(tables, found, strict=True) if not columns)
    others = [table for table in rest if not is_card(table.headers)]
    return not any(layout_of([(0, table.headers), *table.rows]) for table in others)


def _is_of_some_sheet(header: str, sent: Sent) -> bool:
    name = fold(header)
    return name in SERVICE or name in sent.headers or any(name in schema.by_header for schema in TABLES)


def _is_whole(table: Table, columns: Mapping[int, Place]) -> bool:
    """Whether nothing of a table has to be guessed; of clients their sexes and the rows of totals."""
    headers = {header for _, header in columns.values()}
    schemas = {schema for schema, _ in columns.values()}
    unknown = [
        at for at, header in enumerate(table.headers) if at not in columns and fold(header) not in SERVICE
    ]
    if any(_is_of_names(table.headers[at]) and _is_filled(table, at) for at in unknown):
        return False  # whole names would not be read
    if CLIENTS not in schemas:
        # a list of people is no list of relatives: whose the rows are has to be said
        return all(headers.issuperset(_needed(schema)) for schema in schemas)
    if not headers.issuperset(NEEDED) or any(_is_filled(table, at) for at in unknown):
        return False
    layout = Layout((), table.headers, (), ())
    return not any(skipped(layout, row) for row in table.rows)


def _needed(schema: Schema) -> Iterator[str]:
    """The headers of the sheet that say whose a row is: the client's number, or the name of a specialist."""
    if schema.tie:
        yield schema.tie.header
    yield from (item.header for item in schema.fields if item.header in NEEDED)


def _is_of_names(header: str) -> bool:
    words = words_of(header) if header else None
    return words is not None and words.is_plain and words.header in COMPOSITE


def _is_filled(table: Table, at: int) -> bool:
    return any(at < len(cells) and not is_empty(cells[at]) for _, cells in table.rows)
