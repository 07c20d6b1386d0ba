"""What a template may see: the records of a case under their Russian names, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from paperwork.book.casebook import Book
from paperwork.book.period import Period, last_month
from paperwork.case.computation import Derivation, Row, Scope
from paperwork.case.computed import DERIVATIONS
from paperwork.case.projection import (
    ALL,
    NAME_PARTS,
    OPTION,
    OPTIONS,
    WHOLE,
    Lens,
    Tags,
    Wanted,
    has_options,
    lens_of,
    wanted_of,
)
from paperwork.sheets import FORMS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import Around, Form, Record, form_of
from paperwork.sheets.clients import Client
from paperwork.sheets.goals import Goal
from paperwork.sheets.plans import Plan
from paperwork.sheets.specialists import Specialist

TODAY = "сегодня"
NUMBER = "номер"
ROW_NUMBER = "Номер строки по порядку"
CASES_KEY = "склонения"  # for the filters of cases; no tag

PLAN_FORMS = tuple(form for form in FORMS if form.sheet.per_plan)


@dataclass(frozen=True)
class Case:
    """One client of a book, or the book as a whole (``client`` is None); ``period`` None: the last month."""

    book: Book
    today: date
    client: Client | None = None
    period: Period | None = None

    def context(self, tags: Iterable[str]) -> Tags:
        """The values of the dotted tags, as nested plain data, and nothing more."""
        wanted = wanted_of(frozenset(tags))
        context: Tags = {CASES_KEY: self.book.declensions}
        for root in wanted.keys() & _roots().keys():
            context[root] = self._root(root, wanted[root])
        return context

    @property
    def scope(self) -> Scope:
        """What is worked out about: the client or everybody, over the period."""
        return Scope(self.book, self.client, self.today, self.period or last_month(self.today))

    def _root(self, root: str, wanted: Wanted) -> object:
        form = _roots()[root]
        if form is None:
            return self.today
        if isinstance(form, Derivation):
            return self._derived(form, wanted)
        if root == form.sheet.rows_tag:
            return self._rows(form, wanted)
        return self._single(form, wanted)

    def _derived(self, table: Derivation, wanted: Wanted) -> Tags | list[Tags]:
        """What is worked out for the client or for everybody, cut to what is asked for."""
        columns = _asked(table.columns, wanted)
        views = [_cut(row, columns, table, wanted) for row in table.of(self.scope)]
        if table.single:
            return views[0] if views else dict.fromkeys(columns)
        if NUMBER not in table.columns:
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def _single(self, form: Form, wanted: Wanted) -> Tags:
        """The one record that the case has of a sheet; a blank one when it has none."""
        if form.record is Plan:
            plans = self.book.plans(self._number)
            if plans:
                return self._plan(plans[-1], wanted, in_force=True)
            return self._blank(form, wanted) | {_rows_tag(inner): [] for inner in PLAN_FORMS}
        record = self._record(form)
        return self._view(form, record, wanted) if record else self._blank(form, wanted)

    def _record(self, form: Form) -> Record | None:
        if form.record is Client:
            return self.client
        if form.record is Specialist:
            found = self.book.specialists(self.client.specialist) if self.client else ()
            return found[0] if len(found) == 1 else None  # whose code is not known is left blank
        if form.sheet.per_client:
            rows = self.book.of_client(form, self._number)
            return rows[0] if rows else None
        return self.book.card(form.record)

    @property
    def _number(self) -> str | None:
        return self.client.file_number if self.client else None

    def _rows(self, form: Form, wanted: Wanted) -> list[Tags]:
        if form.record is Plan:
            plans = self.book.plans(self._number)
            return [self._plan(plan, wanted, in_force=plan is plans[-1]) for plan in plans]
        if form.sheet.per_plan:
            plans = self.book.plans(self._number)
            return self._plan_rows(form, plans[-1], wanted, in_force=True) if plans else []
        if form.sheet.per_client:
            return self._views(form, self.book.of_client(form, self._number), wanted)
        return self._views(form, self.book.all(form.record), wanted)

    def _plan(self, plan: Plan, wanted: Wanted, in_force: bool) -> Tags:
        """A version of the plan with its own goals, actions and services."""
        view = self._view(form_of(Plan), plan, wanted)
        for inner in PLAN_FORMS:
            tag = _rows_tag(inner)
            if tag in wanted or ALL in wanted:
                view[tag] = self._plan_rows(inner, plan, wanted.get(tag, WHOLE), in_force)
        return view

    def _plan_rows(self, form: Form, plan: Plan, wanted: Wanted, in_force: bool) -> list[Tags]:
        goals = tuple(self.book.of_plan(form_of(Goal), plan, in_force)) if form.sheet.derived else ()
        rows = self.book.of_plan(form, plan, in_force)
        return self._views(form, rows, wanted, Around(self.today, goals))

    def _views(
        self, form: Form, rows: Sequence[Record], wanted: Wanted, around: Around | None = None
    ) -> list[Tags]:
        views = [self._view(form, row, wanted, around) for row in rows]
        if form.number is None and NUMBER not in self.book.extra.get(form.sheet.title, ()):
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def _view(self, form: Form, record: Record, wanted: Wanted, around: Around | None = None) -> Tags:
        """One record as a template sees it."""
        lens = self._lens(form, wanted)
        sex = self._sex(record) if lens.choices or lens.options else None
        return lens.view(record, self.book.lists, sex, around or Around(self.today))

    def _blank(self, form: Form, wanted: Wanted) -> Tags:
        """A record with nothing filled in but the defaults; nobody has a name there."""
        return self._view(form, form.record(broken=NAME_PARTS), wanted)

    def _lens(self, form: Form, wanted: Wanted) -> Lens:
        """The lens for a sheet and what is asked for, ground once for a book."""
        key = form.sheet.title, id(wanted)
        lens = self.book.lenses.get(key)
        if lens is None:
            own = self.book.extra.get(form.sheet.title, ())
            self.book.lenses[key] = lens = (wanted, lens_of(form, own, wanted, self.book.lists))
        return lens[1]

    def _sex(self, record: Record) -> str | None:
        sex = getattr(record, "sex", None) or (self.client.sex if self.client else None)
        return sex if isinstance(sex, str) else None


def _asked(columns: Mapping[str, object], wanted: Wanted) -> list[str]:
    return [tag for tag in columns if tag in wanted or ALL in wanted]


def _cut(row: Row, columns: Sequence[str], table: Derivation, wanted: Wanted) -> Tags:
    """A row with what is asked for of its columns and of the tables inside it."""
    view = {tag: row[tag] for tag in columns}
    for tag in _asked(table.tables, wanted):
        inner = _asked(table.tables[tag], wanted.get(tag, WHOLE))
        view[tag] = [{name: item[name] for name in inner} for item in cast(Sequence[Row], row[tag])]
    return view


def _rows_tag(form: Form) -> str:
    return form.sheet.rows_tag or ""


@cache
def _roots() -> dict[str, Form | Derivation | None]:
    """Every name that a template can begin with → what is behind it."""
    roots: dict[str, Form | Derivation | None] = {tag: form for form in FORMS for tag in form.sheet.tags}
    return roots | {table.tag: table for table in DERIVATIONS} | {TODAY: None}


def cases(book: Book, today: date, period: Period | None = None) -> list[Case]:
    """A case for each client of the book, in the order of the book."""
    return [Case(book, today, client, period) for client in book.clients]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag for people: its dotted name, the header behind it, and the sheet or what is worked out."""

    name: str
    header: str
    sheet: str
    derived: str = ""


def all_tags(extra: Mapping[str, Mapping[str, str]] | None = None) -> Iterator[Tag]:
    """Every tag there is, in the order of the sheets; ``extra`` adds the user's own columns."""
    for form in FORMS:
        own = (extra or {}).get(form.sheet.title, {})
        if form.sheet.tag:
            yield from _tags(form, form.sheet.tag, own)
        if form.sheet.rows_tag:
            yield from _tags(form, f"{form.sheet.rows_tag}[]", own, numbered=form.number is None)
        if form.record is Plan:
            for root in (form.sheet.tag, f"{form.sheet.rows_tag}[]"):
                for inner in PLAN_FORMS:
                    inner_own = (extra or {}).get(inner.sheet.title, {})
                    yield from _tags(inner, f"{root}.{inner.sheet.rows_tag}[]", inner_own, numbered=True)
    for table in DERIVATIONS:
        root = table.tag if table.single else f"{table.tag}[]"
        columns = table.columns if table.single else {NUMBER: ROW_NUMBER, **table.columns}
        rows = table.tables.items()
        inside = {f"{tag}[].{name}": row[name] for tag, row in rows for name in row}
        yield from (
            Tag(f"{root}.{tag}", header, "", table.title) for tag, header in {**columns, **inside}.items()
        )
    yield Tag(TODAY, "Сегодняшнее число", "")


def _tags(form: Form, root: str, own: Mapping[str, str], numbered: bool = False) -> Iterator[Tag]:
    names = {item.tag: item.header for item in form.fields}
    names |= own
    names |= {derived.tag: derived.header for derived in form.sheet.derived}
    if numbered:
        names[NUMBER] = ROW_NUMBER
    for tag, header in names.items():
        yield Tag(f"{root}.{tag}", header, form.sheet.title)
    if root == form.sheet.tag:
        for item in form.fields:
            if has_options(item, standard()):
                for leaf, meaning in OPTION.items():
                    header = f"{item.header} — {meaning.lower()}"
                    yield Tag(f"{root}.{OPTIONS}.{item.tag}[].{leaf}", header, form.sheet.title)


Schema = dict[str, Any]


def schema(extra: Mapping[str, Mapping[str, str]] | None = None) -> Schema:
    """The names that a template may use: dicts for records, one-element lists for rows, None for values."""
    tree: Schema = {}
    for tag in all_tags(extra):
        _plant(tree, tag.name.split("."))
    return tree


def _plant(tree: Schema, path: list[str]) -> None:
    for name in path[:-1]:
        bare = name.removesuffix("[]")
        tree = tree.setdefault(bare, {}) if bare == name else tree.setdefault(bare, [{}])[0]
    tree[path[-1]] = None
