"""A template that the page has looked at, with what was found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from paperwork.common.records import dataclass
from paperwork.documents.linting.findings import Findings
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.linting.drawn import DrawnLine


@dataclass(frozen=True)
class Checked:
    """A template that was looked at last."""

    findings: Findings
    columns: str | None  # of the book's own, where one was open
    lines: Sequence[DrawnLine] = ()  # its text with the places of what was found

    @property
    def placed(self) -> set[int]:
        """The numbers of the findings that have a mark in the text."""
        paragraphs = (one for line in self.lines for cell in line.cells for one in cell)
        return {number for pieces in paragraphs for piece in pieces for number in piece.new}

    def has_error(self, findings: Sequence[int]) -> bool:
        """Whether one of the findings is an error."""
        return any(self.findings.problems[number].is_error for number in findings)

    @property
    def stem(self) -> str:
        """Its name without the suffix."""
        name = self.findings.name
        return safe_name(name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name)
