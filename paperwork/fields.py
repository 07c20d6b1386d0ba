"""A record seen as labelled answers: what a sheet declares, and everything derived from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, ClassVar, cast

from paperwork.naming import fold, tag_of

FILE_NUMBER = "Дело"
NOTHING: Mapping[str, str | None] = {}  # shared: nobody writes into a record


class Kind(StrEnum):
    """The type of an answer; `paperwork.answers` and each way in have one row of a table for each."""

    TEXT = "text"
    LINES = "lines"  # several lines of text
    CODE = "code"  # an identifier: text, though Excel may have made a number of it
    PHONE = "phone"
    DATE = "date"
    MOMENT = "moment"  # date and time
    DATE_OR_WORDS = "date or words"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"  # several values, separated by ; or a line break
    OGRN = "ogrn"
    INN = "inn"
    SNILS = "snils"


class Layout(StrEnum):
    """How a sheet is laid out: one record with a field a row, or a record a row."""

    CARD = "card"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table or one row of a card.

    ``name`` is the attribute in code, ``header`` what people see; ``choices`` names a list of
    `paperwork.choices`; ``link`` names the sheet whose key the answer repeats; ``not_before`` the
    attribute that this date cannot precede; ``special`` marks personal data of the special
    categories (152-ФЗ, article 10); ``withheld`` says what it is that an anonymous copy leaves out.
    """

    name: str
    header: str
    kind: Kind = Kind.TEXT
    hint: str = ""
    required: bool = False
    choices: str | None = None
    link: str | None = None
    not_before: str | None = None
    special: bool = False
    withheld: str = ""
    section: str = ""
    default: str | None = None

    @property
    def tag(self) -> str:
        """The name of the field in a template."""
        return tag_of(self.header)


@dataclass(frozen=True, slots=True)
class Around:
    """What a derived tag may look at beside its record: the day, and the goals of the same plan."""

    today: date
    goals: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """A tag that is worked out of a record: its name, what it is, and how it is found.

    A derived tag with the name of a field stands in its place.
    """

    tag: str
    header: str
    value: Callable[[Any, Around], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a sheet is, beside its fields.

    ``order`` is its place in the book; ``tag`` is the template's name of a single record,
    ``rows_tag`` that of all of them; ``per_client`` sheets carry «Дело»; rows of ``per_plan``
    sheets belong to one version of the plan; ``key`` is the attribute that must not repeat;
    documents that read an ``occasion`` are made only where it is filled in: not everybody has it.
    """

    order: int
    title: str
    purpose: str
    layout: Layout = Layout.TABLE
    tag: str | None = None
    rows_tag: str | None = None
    per_client: bool = False
    per_plan: bool = False
    key: str | None = None
    occasion: bool = False
    derived: tuple[Derived, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """The names that the sheet has in templates: the single record's, then the rows'."""
        return tuple(tag for tag in (self.tag, self.rows_tag) if tag)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of one sheet were read: file, sheet and the cell of each answer."""

    file: str
    sheet: str
    address: Callable[[int, str], str]  # (row of the record, attribute or extra tag) → «F7»


def nowhere(file: str = "", sheet: str = "") -> Source:
    """The source of records that were not read from cells."""
    return Source(file, sheet, lambda _row, _name: "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One filled row or card. An answer that is empty or could not be trusted is None."""

    sheet: ClassVar[Sheet]

    # the user's own columns: tag → text
    extra: Mapping[str, str | None] = dataclasses.field(default_factory=lambda: NOTHING)
    broken: frozenset[str] = frozenset()  # attributes whose cells hold errors
    row: int = 0
    source: Source = dataclasses.field(default_factory=nowhere, compare=False, repr=False)

    def __reduce__(self) -> tuple[Callable[..., Record], tuple[object, ...]]:
        """What goes to another process: the answers, without their cells."""
        names = _slots(cast(Hashable, type(self)))
        return _rebuilt, (type(self), tuple(getattr(self, name) for name in names))

    def cell(self, name: str) -> str:
        """The address of the answer's cell, for example «F7»; empty when it has none."""
        return self.source.address(self.row, name)


@cache
def _slots(record: Any) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(record) if item.name != "source")


def _rebuilt(record: type[Record], values: tuple[object, ...]) -> Record:
    made = object.__new__(record)
    for name, value in zip(_slots(cast(Hashable, record)), values, strict=True):
        object.__setattr__(made, name, value)
    object.__setattr__(made, "source", nowhere())
    return made


def answer(header: str, kind: Kind = Kind.TEXT, **options: Any) -> Any:
    """Declares a field of a record: see `Field` for the options."""
    return dataclasses.field(
        default=options.get("default"), metadata={"header": header, "kind": kind, **options}
    )


@dataclass(frozen=True)
class Form:
    """A record type seen as an ordered list of fields."""

    record: type[Record]
    fields: tuple[Field, ...]

    @property
    def sheet(self) -> Sheet:
        """What the record's sheet is."""
        return self.record.sheet

    @cached_property
    def by_header(self) -> dict[str, Field]:
        """Folded header → field."""
        return {fold(field.header): field for field in self.fields}

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Attribute → field."""
        return {field.name: field for field in self.fields}

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The section rows of a card, in order; empty where there are none."""
        return tuple(dict.fromkeys(field.section for field in self.fields if field.section))

    @property
    def number(self) -> Field | None:
        """The field «Номер», when the sheet has one of its own."""
        return self.by_header.get("номер")


_forms: dict[type[Record], Form] = {}


def form_of(record: type[Record]) -> Form:
    """The fields that a record type declares, in the order of its columns."""
    if record not in _forms:
        declared = [item for item in dataclasses.fields(record) if "header" in item.metadata]
        _forms[record] = Form(record, tuple(Field(name=item.name, **item.metadata) for item in declared))
    return _forms[record]
