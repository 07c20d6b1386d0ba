"""What can go wrong, as values: a sentence that stops a command, and a problem with its fix and place."""

from __future__ import annotations

from dataclasses import asdict, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from paperwork.common.records import dataclass

LONGEST_VALUE = 80


class PaperworkError(Exception):
    """A mistake that a user can mend; ``str()`` is the Russian sentence that says how."""


class Level(StrEnum):
    """How grave a problem is: an error holds documents back, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is; each thing that is checked has places of its own class."""

    def with_sentence(self, sentence: str) -> str:
        """The sentence of a problem that is here, preceded by the place in words."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class CellPlace(Place):
    """A place in a workbook; its fields are empty where the problem is wider than that.

    ``value`` is the content of the cell as a person sees it, None where no value is meant; ``client`` is
    the file number of the record, when it is known.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    header: str = ""
    value: str | None = None
    client: str = ""

    @property
    def words(self) -> str:
        """The place in words: «casebook.xlsx, лист «Клиенты», F7 (Дата рождения)»."""
        cell = f"{self.cell} ({self.header})" if self.cell and self.header else self.cell or self.header
        sheet = f"лист «{self.sheet}»" if self.sheet else ""
        return ", ".join(part for part in (self.file, sheet, cell) if part)

    def with_sentence(self, sentence: str) -> str:
        """The sentence after the place and the value."""
        if self.value is None:
            return f"{self.words}: {sentence}" if self.words else sentence
        shown = f"«{shortened(self.value)}»" if self.value else "пусто"
        return f"{self.words}: {shown} — {sentence}"


NOWHERE = CellPlace()

if TYPE_CHECKING:  # `typing` itself gives defaults to type variables only from Python 3.13 on
    from typing_extensions import TypeVar as DefaultedTypeVar

    P = DefaultedTypeVar("P", bound=Place, default=CellPlace, covariant=True)
    Q = TypeVar("Q", bound=Place)
else:
    P = TypeVar("P")
    Q = TypeVar("Q")


@dataclass(frozen=True, slots=True)
class Problem(Generic[P]):
    """One thing to mend: what is wrong, the fix and the place.

    An error that ``holds`` some names holds back only the documents whose templates read one of them.
    """

    message: str
    fix: str
    level: Level = Level.ERROR
    place: P = NOWHERE  # type: ignore[assignment]  # who knows no place yet knows no class of places either
    holds: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether it holds documents back."""
        return self.level is Level.ERROR

    @property
    def sentence(self) -> str:
        """What is wrong and the fix, without the place."""
        return f"{self.message}; {self.fix}" if self.fix else self.message

    def __str__(self) -> str:
        return self.place.with_sentence(self.sentence)

    def at(self, place: Q) -> Problem[Q]:
        """The same problem in another place."""
        return Problem(self.message, self.fix, self.level, place, self.holds)

    def holding(self, *names: str) -> Problem[P]:
        """The same problem, which holds back only the documents that read one of the names."""
        return replace(self, holds=names)

    def as_error(self) -> Problem[P]:
        """The same problem, grave enough to hold documents back."""
        return replace(self, level=Level.ERROR)

    def as_dict(self) -> dict[str, str | None]:
        """The fields of the problem and its whole sentence (``text``), ready for JSON."""
        said = {"what": self.message, "cure": self.fix, "level": self.level.value}
        return {**said, **asdict(self.place), "text": str(self)}


def shortened(value: str) -> str:
    """The value on one line, cut to ``LONGEST_VALUE`` characters."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
