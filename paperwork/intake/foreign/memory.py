"""What the columns of people's tables were taken for, kept beside the book for the next time."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from paperwork.common.atomic_files import write_whole
from paperwork.common.naming import fold
from paperwork.common.rights import rights_of
from paperwork.intake.foreign.plan import TablePlan
from paperwork.russian.full_names import looks_like_name

NAME = ".paperwork.columns.json"  # hidden, and no book
LARGEST = 2**20  # bytes
MOST = 2000  # headers of a sheet
NUMBER = re.compile(r"\d{5}")

Memory = Mapping[str, Mapping[str, str]]  # title of a sheet of the book → folded header → header of the book


def memory_of(book: Path) -> Path:
    """Where the columns of the tables that were added to the book are kept."""
    return book.with_name(NAME)


def remembered(book: Path) -> Memory:
    """What is kept beside the book; nothing where there is no such file or it is damaged."""
    try:
        with memory_of(book).open("rb") as file:
            found = json.loads(file.read(LARGEST))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {title: columns for title, columns in found.items() if _is_mapping(columns)}


def _is_mapping(columns: object) -> bool:
    return isinstance(columns, dict) and all(isinstance(target, str) for target in columns.values())


def remember(book: Path, plans: Sequence[TablePlan]) -> None:
    """Keeps what the columns were taken for. No answer is kept, and no header that may be one.

    Raises OSError where the file cannot be written.
    """
    known = {title: dict(columns) for title, columns in remembered(book).items()}
    before = json.dumps(known)
    for plan in plans:
        columns = known.setdefault(plan.schema.sheet.title, {})
        columns |= {
            fold(h): target for h, target in plan.mapping.items() if is_header(h) and len(columns) < MOST
        }
    known = {title: columns for title, columns in known.items() if columns}
    if known and json.dumps(known) != before:
        text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(memory_of(book), text.encode(), rights=rights_of([book]))


def is_header(text: str) -> bool:
    """Whether a text may be kept: it is neither a person's name nor a number."""
    return not (NUMBER.search(text) or looks_like_name(text))
