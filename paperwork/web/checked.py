"""A template that the page has looked at, with what was found in it."""

from __future__ import annotations

from paperwork.common.records import dataclass
from paperwork.documents.linting.findings import Findings
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX


@dataclass(frozen=True)
class Checked:
    """A template that was looked at last."""

    findings: Findings
    columns: str | None  # of the book's own, where one was open

    @property
    def stem(self) -> str:
        """Its name without the suffix."""
        name = self.findings.name
        return safe_name(name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name)
