"""What a form of the page shows: sections, rows and fields with the problems beside them."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.common.errors import Place, Problem
from paperwork.common.records import dataclass
from paperwork.sheets.answers.kind import Control
from paperwork.web.controls import Option

PAGE = 40  # rows of a sheet that are shown at a time
NEW = "n"  # the key of a row that is not there yet begins with it
AT_ONCE = 10  # empty rows that are asked for with one button
NOTHING = "не выбрано"
LINE, MOST_LINES = 60, 12  # signs of a line of a box, and its lines before it is scrolled


@dataclass(frozen=True, slots=True)
class FieldPlace(Place):
    """A place on a page: its name, and the anchor of the field or of the row."""

    words: str
    anchor: str

    def with_sentence(self, sentence: str) -> str:
        """The sentence after the name of the field."""
        return f"{self.words}: {sentence}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field on the page."""

    name: str
    label: str
    hint: str
    value: str
    control: Control
    required: bool
    notes: tuple[Problem[FieldPlace], ...] = ()
    options: tuple[Option, ...] = ()
    other: str = ""
    suggestions: str | None = None
    mode: str = ""
    example: str = ""
    special: bool = False
    nothing: str = NOTHING
    proposed: bool = False  # the page has filled it in, not a person
    is_day: bool = False
    unlisted: str = ""  # the values that can be added to its list, as a person reads them
    is_mark: bool = False  # it is beside others of a month

    @property
    def is_wrong(self) -> bool:
        """Whether there is an error beside it."""
        return any(note.is_error for note in self.notes)

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width."""
        return self.control in (Control.AREA, Control.SEVERAL)

    @property
    def lines(self) -> int:
        """The lines of its text in a box of several lines, as far as they can be told beforehand."""
        return min(sum(len(line) // LINE + 1 for line in self.value.split("\n")), MOST_LINES)

    @property
    def described(self) -> str:
        """The ids of what describes the field."""
        parts = [f"h-{self.name}"] if self.hint else []
        return " ".join([*parts, *([f"e-{self.name}"] if self.notes else [])])


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet as fields, in groups with their titles."""

    key: str
    number: int
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    notes: tuple[Problem, ...] = ()
    version: int = 0

    @property
    def is_new(self) -> bool:
        """Whether there is no such row yet."""
        return self.key.startswith(NEW)


@dataclass(frozen=True, slots=True)
class Section:
    """One sheet on a page: its rows, and whether there may be more of them."""

    order: int
    title: str
    purpose: str
    is_many: bool
    is_list: bool
    rows: tuple[Row, ...]
    notes: tuple[Problem, ...] = ()
    first: int = 1
    total: int = 0

    @property
    def can_add(self) -> bool:
        """Whether a row can be asked for: there is no empty one to be filled in."""
        return self.is_many and not any(row.is_new for row in self.rows)

    @property
    def can_add_more(self) -> bool:
        """Whether several rows at once can be asked for."""
        return self.is_list and sum(row.is_new for row in self.rows) < AT_ONCE

    @property
    def previous(self) -> int:
        """The number of the first row of the page before this; 0 on the first."""
        return max(self.first - PAGE, 0)

    @property
    def following(self) -> int:
        """The number of the first row that does not fit any more; 0 when all do."""
        after = self.first + PAGE
        return after if after <= self.total else 0


def new_key(order: int, place: int) -> str:
    """The key of a row that is not there yet, the first one or one after it: «n80», «n80-2»."""
    return f"{NEW}{order}" if place == 1 else f"{NEW}{order}-{place}"


def all_notes(sections: Sequence[Section]) -> list[Problem[FieldPlace]]:
    """Every problem of a page, the errors first, for the summary above the form."""
    found = [
        note
        for section in sections
        for row in section.rows
        for _, entries in row.groups
        for entry in entries
        for note in entry.notes
    ]
    rows = [
        note.at(FieldPlace(f"{section.title}, строка {row.number}", f"r-{row.key}"))
        for section in sections
        for row in section.rows
        for note in row.notes
    ]
    return sorted([*found, *rows], key=lambda note: not note.is_error)
