"""A template with every cure that is sure written into it."""

from __future__ import annotations

from paperwork.common.records import dataclass
from paperwork.documents.kinds import NO_COLUMNS
from paperwork.documents.linting.findings import lint
from paperwork.documents.linting.foreign import vocabulary
from paperwork.word.docx.package import read_package
from paperwork.word.foreign.find import find
from paperwork.word.foreign.written import end_merging, packed, write_cures

MOST_ROUNDS = 5  # a cured tag may show what was wrong inside of it


@dataclass(frozen=True, slots=True)
class Cured:
    """The file with the cures, and how many there are."""

    source: bytes
    count: int


def cured(source: bytes, name: str, columns: str | None) -> Cured:
    """The template with what is sure written in place of foreign marks and of wrong tags."""
    count = 0
    for _ in range(MOST_ROUNDS):
        parts = read_package(source)
        found = find(parts, vocabulary(columns or NO_COLUMNS))
        written = found.write_sure() + end_merging(parts)
        if not written:
            written = write_cures(parts, found.trees, lint(source, name, columns))
        if not written:
            break
        count += written
        source = packed(parts, found.trees)
    return Cured(source, count)
