"""The answers of a file of tables: an export of a service of forms, or plain tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from paperwork.common.naming import fold
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.phone.cleaned import without_markers
from paperwork.intake.phone.export import is_export, read_export
from paperwork.intake.phone.plain import read_plain
from paperwork.intake.phone.tables import Table
from paperwork.intake.phone.unknown_columns import not_there


def read_answers(sent: Sent, tables: Sequence[Table]) -> Incoming:
    """The rows that the tables of a file bring.

    Raises `PaperworkError` where they are no answers at all, or may be read in two ways.
    """
    missing = not_there(sent, [header for table in tables for header in table.headers if header])
    sent = replace(sent, headers={fold(question): header for question, header in sent.headers.items()})
    cleaned = [without_markers(sent.name, table) for table in tables]
    incoming = (read_export if is_export(tables) else read_plain)(sent, [table for table, _ in cleaned])
    return replace(
        incoming, problems=(*missing, *(p for _, found in cleaned for p in found), *incoming.problems)
    )
