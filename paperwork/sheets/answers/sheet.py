"""What a sheet is beside its columns: its place, its names, what makes its records the same, its layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from paperwork.common.records import dataclass


class SheetLayout(StrEnum):
    """How a sheet is laid out: one record with a field a row, or a record a row."""

    CARD = "card"
    TABLE = "table"


class SheetGroup(StrEnum):
    """What sheets have in common, in the words of the book's contents; sheets of a group are neighbours.

    Their orders: below 50, 50–69, 70–112, 113–119, 120–141, 142–149, and after; from 10,000 on those of the
    user's own.
    """

    INSTITUTION = "Об учреждении"
    CLIENT = "Клиент и семья"
    PLAN = "План и программа помощи"
    OFFICIAL = "Официальные бумаги"
    WORK = "Работа по дням"
    PRACTICE = "Практика студента"
    LISTS = "Склонения и списки"
    OWN = "Ваши собственные листы"


NO_SORTS: Mapping[str, str] = {}  # shared, as the next: no one writes into them
NO_PLACES: Mapping[int, int] = {}


def _nobody(_code: str | None) -> None:
    """No name, where the staff is not known."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a computed tag may look at beside its record: the days, the goals of the same plan, the staff.

    ``of_paper`` is the paper's own day, where it has one; ``named`` is the name of the specialist who
    alone has a code; ``sorts`` are the kinds of services on the institution's list, by their folded names;
    ``places`` are the numbers of services in their plan, by their `id`.
    """

    today: date
    goals: tuple[object, ...] = ()
    of_paper: date | None = None
    named: Callable[[str | None], str | None] = _nobody
    sorts: Mapping[str, str] = field(default_factory=lambda: NO_SORTS)
    places: Mapping[int, int] = field(default_factory=lambda: NO_PLACES)

    @property
    def day(self) -> date:
        """The paper's own day, else today."""
        return self.of_paper or self.today


@dataclass(frozen=True, slots=True)
class ComputedTag:
    """A tag that is computed of a record: its name, its header, and what computes it.

    A computed tag with the name of a field replaces it.
    """

    tag: str
    header: str
    value: Callable[[Any, Around], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a sheet is, beside its fields.

    ``order`` is its place in the book, where sheets of a ``group`` are neighbours; ``paper`` names the
    form for people that asks for its records, alone or with other sheets; ``tag`` is the template's name
    of a single record, ``rows_tag`` that of all of them; ``per_client`` sheets carry «Дело»; rows of
    ``per_plan`` sheets belong to one version of the plan; ``key`` is the attribute that must not repeat;
    documents that read an ``occasion`` are made only where it is filled in: not everybody has it;
    a sheet that ``heads`` the rows of another (their tag) may lack for a document that reads these too;
    a sheet ``beside`` another (its tag) only adds to it, and may lack for a document that reads that too;
    of the rows of a client the one that is newest by the day ``newest_by`` is the single record;
    what is on a sheet that ``feeds`` another (its tag) is seen as rows of that one.

    ``same_by`` says which answers make two records the same thing when one of them comes from
    elsewhere: the first names that both have, in the order given; a name with ``?`` may be empty in
    both. ``apart_by`` are answers that tell two records apart all the same.
    """

    order: int
    group: SheetGroup
    title: str
    purpose: str
    paper: str = ""
    layout: SheetLayout = SheetLayout.TABLE
    tag: str | None = None
    rows_tag: str | None = None
    per_client: bool = False
    per_plan: bool = False
    key: str | None = None
    same_by: tuple[tuple[str, ...], ...] = ()
    apart_by: tuple[str, ...] = ()
    occasion: bool = False
    heads: str | None = None
    beside: str | None = None
    newest_by: str | None = None
    feeds: str | None = None
    computed: tuple[ComputedTag, ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """The names that the sheet has in templates: the single record's, then the rows'."""
        return tuple(tag for tag in (self.tag, self.rows_tag) if tag)

    @property
    def identities(self) -> tuple[tuple[str, ...], ...]:
        """``same_by``; where it is not said, the key, or nothing where there is one record."""
        return self.same_by or (((self.key,) if self.key else ()),)
