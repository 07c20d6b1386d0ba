"""The answers of a file of tables: an export of a service of forms, or plain tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperwork.common.naming import fold
from paperwork.intake.incoming import Incoming
from paperwork.intake.phone.export import is_export, read_export
from paperwork.intake.phone.plain import read_plain
from paperwork.intake.phone.tables import Table


def read_answers(file: str, tables: Sequence[Table], mapping: Mapping[str, str] | None = None) -> Incoming:
    """The rows that the tables of ``file`` bring; ``mapping`` is question → header of the casebook.

    Raises `PaperworkError` where they are no answers at all.
    """
    meant = {fold(question): header for question, header in (mapping or {}).items()}
    return (read_export if is_export(tables) else read_plain)(file, tables, meant)
