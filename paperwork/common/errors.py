"""What can go wrong, as values: a sentence that stops a command, and a problem of one cell."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum

LONGEST_VALUE = 80


class PaperworkError(Exception):
    """A mistake that a user can mend; ``str()`` is the Russian sentence that says how."""


class Level(StrEnum):
    """How grave a problem is: an error holds documents back, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, with its place, its value and the cure.

    ``file``, ``sheet``, ``cell`` and ``header`` are empty where the problem is wider than that;
    ``value`` is what stands in the cell as a person sees it; ``client`` is the file number of the
    record, when it is known.
    """

    what: str
    cure: str
    level: Level = Level.ERROR
    file: str = ""
    sheet: str = ""
    cell: str = ""
    header: str = ""
    value: str | None = None
    client: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it holds documents back."""
        return self.level is Level.ERROR

    @property
    def where(self) -> str:
        """The place in words: «casebook.xlsx, лист «Клиенты», F7 (Дата рождения)»."""
        cell = f"{self.cell} ({self.header})" if self.cell and self.header else self.cell or self.header
        sheet = f"лист «{self.sheet}»" if self.sheet else ""
        return ", ".join(part for part in (self.file, sheet, cell) if part)

    def __str__(self) -> str:
        cured = f"{self.what}; {self.cure}" if self.cure else self.what
        if self.value is None:
            return f"{self.where}: {cured}" if self.where else cured
        shown = f"«{shortened(self.value)}»" if self.value else "пусто"
        return f"{self.where}: {shown} — {cured}"

    def as_error(self) -> Problem:
        """The same problem, grave enough to hold documents back."""
        return replace(self, level=Level.ERROR)

    def as_dict(self) -> dict[str, str | None]:
        """The fields of the problem and its whole sentence (``text``), ready for JSON."""
        return {**asdict(self), "level": self.level.value, "text": str(self)}


def shortened(value: str) -> str:
    """The value on one line, cut to ``LONGEST_VALUE`` characters."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
