"""What was taken out of the opened book and can be brought back."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.common.records import dataclass
from paperwork.web.sheet_editor import RowEditor, SheetEditor

RemovedRow = tuple[SheetEditor, int, RowEditor]  # and where it was


@dataclass(frozen=True, slots=True)
class RemovedClient:
    """A client who was taken out, and his rows in the order in which they went."""

    name: str
    rows: Sequence[RemovedRow]
