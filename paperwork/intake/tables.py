"""The importer of tables of answers: a workbook, a .csv, an archive with such files."""

from __future__ import annotations

from pathlib import PurePath

from paperwork.common.naming import fold
from paperwork.intake.excel.container import SUFFIXES as WORKBOOKS
from paperwork.intake.excel.reading.read import OTHER_SHEETS
from paperwork.intake.excel.reading.tables import Rows, workbook_tables
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.phone.read import read_answers
from paperwork.intake.phone.tables import SUFFIXES as TEXTS
from paperwork.intake.phone.tables import Table, table_of, text_tables


def read_tables(sent: Sent) -> Incoming | None:
    """The answers that a file of tables holds; None for a file of another kind.

    Raises `PaperworkError` where the file is no table of answers.
    """
    suffix = PurePath(sent.name).suffix.lower()
    if suffix not in WORKBOOKS | TEXTS:
        return None
    return read_answers(sent, answer_tables(sent))


def answer_tables(sent: Sent) -> list[Table]:
    """The tables of the file, each under its headers. Raises `PaperworkError` where it cannot be read."""
    if PurePath(sent.name).suffix.lower() in TEXTS:
        return text_tables(sent.name, sent.data)
    found = (table_of(title, rows, from_1904) for title, rows, from_1904 in sheets_of(sent))
    return [table for table in found if table]


def sheets_of(sent: Sent) -> list[tuple[str, Rows, bool]]:
    """The sheets of a workbook; another casebook's lists and instruction are no records."""
    sheets = workbook_tables(sent.name, sent.data, sent.password)
    return [(title, rows, since) for title, rows, since in sheets if fold(title) not in OTHER_SHEETS]
