"""What a template may see: the records of a case under their Russian names, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from paperwork.casebook import Book
from paperwork.choices import Choices, standard
from paperwork.fields import Around, Field, Form, Kind, Record, form_of
from paperwork.naming import fold
from paperwork.records import FORMS
from paperwork.records.clients import Client
from paperwork.records.declensions import Declension
from paperwork.records.goals import Goal
from paperwork.records.people import PERSON
from paperwork.records.plans import Plan
from paperwork.records.specialists import Specialist

TODAY = "сегодня"
NUMBER = "номер"
OPTIONS = "варианты"
OPTION = {"текст": "Вариант ответа", "выбран": "Выбран ли вариант"}
CASES_KEY = "склонения"  # for the filters of cases; no tag

NAME_PARTS = frozenset({"surname", "given_name", "patronymic"})

PLAN_FORMS = tuple(form for form in FORMS if form.sheet.per_plan)

Tags = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One client of a book, or the book as a whole (``client`` is None)."""

    book: Book
    today: date
    client: Client | None = None

    def context(self, tags: Iterable[str]) -> Tags:
        """The values of the roots that the dotted tags begin with, and nothing more."""
        words = {word for tag in tags for word in tag.replace("[]", "").split(".")}
        roots = {tag.split(".")[0].replace("[]", "") for tag in tags}
        context: Tags = {CASES_KEY: _declensions(self.book)}
        for root in roots & _roots().keys():
            context[root] = self._root(root, OPTIONS in words)
        return context

    def _root(self, root: str, options: bool) -> object:
        if root == TODAY:
            return self.today
        form = _roots()[root]
        if form is None:
            raise KeyError(root)
        if root == form.sheet.rows_tag:
            return self._rows(form)
        return self._single(form, options)

    def _single(self, form: Form, options: bool) -> Tags:
        """The one record that the case has of a sheet; a blank one when it has none."""
        if form.record is Plan:
            plans = self.book.plans(self._number)
            if plans:
                return self._plan(plans[-1], in_force=True, options=options)
            return self._blank(form, options) | {_rows_tag(inner): [] for inner in PLAN_FORMS}
        record = self._record(form)
        return self._view(form, record, options) if record else self._blank(form, options)

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

    def _rows(self, form: Form) -> list[Tags]:
        if form.record is Plan:
            return self._plans()
        if form.sheet.per_plan:
            plans = self.book.plans(self._number)
            return self._plan_rows(form, plans[-1], in_force=True) if plans else []
        if form.sheet.per_client:
            return self._views(form, self.book.of_client(form, self._number))
        return self._views(form, self.book.all(form.record))

    def _plans(self) -> list[Tags]:
        """Every version of the plan with its own goals, actions and services, the newest last."""
        plans = self.book.plans(self._number)
        return [self._plan(plan, in_force=plan is plans[-1]) for plan in plans]

    def _plan(self, plan: Plan, in_force: bool, options: bool = False) -> Tags:
        rows = {_rows_tag(inner): self._plan_rows(inner, plan, in_force) for inner in PLAN_FORMS}
        return self._view(form_of(Plan), plan, options) | rows

    def _plan_rows(self, form: Form, plan: Plan, in_force: bool) -> list[Tags]:
        goals = tuple(self.book.of_plan(form_of(Goal), plan, in_force))
        rows = self.book.of_plan(form, plan, in_force)
        return self._views(form, rows, Around(self.today, goals))

    def _views(self, form: Form, rows: Sequence[Record], around: Around | None = None) -> list[Tags]:
        views = [self._view(form, row, around=around) for row in rows]
        if form.number is None:
            for number, view in enumerate(views, 1):
                view[NUMBER] = number
        return views

    def _view(self, form: Form, record: Record, options: bool = False, around: Around | None = None) -> Tags:
        """One record as a template sees it."""
        sex = self._sex(record)
        view: Tags = {
            item.tag: _printed(item, getattr(record, item.name), self.book.lists, sex) for item in form.fields
        }
        for tag in self.book.extra.get(form.sheet.title, ()):
            view[tag] = None if tag in record.broken else record.extra.get(tag)
        around = around or Around(self.today)
        view |= {derived.tag: derived.value(record, around) for derived in form.sheet.derived}
        if record.broken & NAME_PARTS:  # half a name is worse than a blank
            view |= {derived.tag: None for derived in form.sheet.derived if derived in PERSON}
        if options:
            view[OPTIONS] = _options(form, record, self.book.lists, sex)
        return view

    def _blank(self, form: Form, options: bool = False) -> Tags:
        """A record with nothing filled in."""
        return self._view(form, form.record(), options) | {
            derived.tag: None for derived in form.sheet.derived
        }

    def _sex(self, record: Record) -> str | None:
        sex = getattr(record, "sex", None) or (self.client.sex if self.client else None)
        return sex if isinstance(sex, str) else None


def _rows_tag(form: Form) -> str:
    return form.sheet.rows_tag or ""


@cache
def _roots() -> dict[str, Form | None]:
    """Every name that a template can begin with → the form behind it."""
    roots: dict[str, Form | None] = {tag: form for form in FORMS for tag in form.sheet.tags}
    return {**roots, TODAY: None}


def _printed(item: Field, value: object, lists: Mapping[str, Choices], sex: str | None) -> object:
    """The answer as it is printed: choices in the gender of the person, several in one line."""
    if value is None or item.choices is None or item.kind not in (Kind.CHOICE, Kind.CHOICES):
        return value
    listed = lists[item.choices]
    if isinstance(value, tuple):
        return ", ".join(listed.form(text, sex) for text in value)
    return listed.form(str(value), sex)


def _has_options(item: Field, lists: Mapping[str, Choices]) -> bool:
    """Whether the options of a field are worth printing: a list of one offers no choice."""
    is_choice = item.choices is not None and item.kind in (Kind.CHOICE, Kind.CHOICES)
    return is_choice and len(lists[item.choices or ""].values) > 1


def _options(form: Form, record: Record, lists: Mapping[str, Choices], sex: str | None) -> Tags:
    """For each field with a list: its options and which are chosen, for «нужное подчеркнуть»."""
    return {
        item.tag: _options_of(lists[item.choices or ""], getattr(record, item.name), sex)
        for item in form.fields
        if _has_options(item, lists)
    }


def _options_of(listed: Choices, value: object, sex: str | None) -> list[Tags]:
    texts = value if isinstance(value, tuple) else (str(value),) if value else ()
    chosen = {fold(listed.form(text, sex)): listed.form(text, sex) for text in texts}
    offered = [choice.form(sex) for choice in listed.values]
    known = {fold(text) for text in offered}
    options = [{"текст": chosen.get(fold(text), text), "выбран": fold(text) in chosen} for text in offered]
    return options + [
        {"текст": text, "выбран": True} for folded, text in chosen.items() if folded not in known
    ]


def _declensions(book: Book) -> dict[str, dict[str, str]]:
    """The forms that the user has set for words: word → case → form."""
    cases = [item for item in form_of(Declension).fields if item.name != "word"]
    return {
        str(row.word): {item.tag: getattr(row, item.name) for item in cases if getattr(row, item.name)}
        for row in book.all(Declension)
        if row.word
    }


def cases(book: Book, today: date) -> list[Case]:
    """A case for each client of the book, in the order of the book."""
    return [Case(book, today, client) for client in book.clients]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag for people: its dotted name, the header behind it and the sheet."""

    name: str
    header: str
    sheet: str


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
    yield Tag(TODAY, "Сегодняшнее число", "")


def _tags(form: Form, root: str, own: Mapping[str, str], numbered: bool = False) -> Iterator[Tag]:
    names = {item.tag: item.header for item in form.fields}
    names |= own
    names |= {derived.tag: derived.header for derived in form.sheet.derived}
    if numbered:
        names[NUMBER] = "Номер строки по порядку"
    for tag, header in names.items():
        yield Tag(f"{root}.{tag}", header, form.sheet.title)
    if root == form.sheet.tag:
        for item in form.fields:
            if _has_options(item, standard()):
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
