"""What a book gains from files: the edits, the problems, and what became of each record."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.intake.excel.amending.amend import RowEdit
from paperwork.intake.incoming import RowPlace

NEW, FILLED, SAME = "new", "filled", "same"


@dataclass
class Additions:
    """What a book gains: the edits that bring it there, and what to report of each file.

    ``edits`` are as `amended` wants them, for the sheets that change; ``counts`` says for (file, sheet
    title, what became of it) how many records; ``numbered`` are new clients who got a file number.
    ``became`` says of each row of a table, by (file, sheet title, row), what became of it, and the number.
    """

    edits: dict[str, list[RowEdit]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    numbered: list[tuple[str, str, str]] = field(default_factory=list)  # file, person, number
    replaced: list[Problem] = field(default_factory=list)
    became: dict[tuple[str, str, RowPlace], tuple[str, str]] = field(default_factory=dict)
