"""The sheets and the columns that templates use, for a blank book with just these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from paperwork.case.computed import COMPUTED_TABLES
from paperwork.case.tags import TODAY
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.guide import own_lists, tags_of
from paperwork.documents.needed_sheets import LISTS, with_referred
from paperwork.documents.own_book import OwnLists, header_of
from paperwork.sheets import SCHEMAS, schema_titled
from paperwork.sheets.answers.fields import Field, Record, Schema, fields_of, schema_of
from paperwork.sheets.answers.sheet import Around, SheetLayout
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution
from paperwork.sheets.people import NAME_PARTS

SEX = tuple(item.name for item in fields_of(Client, lambda it: (it.sex,)))
WHO_SIGNS = tuple(item.name for item in fields_of(Client, lambda it: (it.representative, it.birth_date)))
CALLED = tuple(item.name for item in fields_of(Institution, lambda it: (it.full_name, it.head)))


@dataclass(frozen=True, slots=True)
class NeededBook:
    """The sheets of a book with the columns that are needed, and its own columns by the titles of sheets."""

    schemas: tuple[Schema, ...]  # those of the user's own last
    own: Mapping[str, Sequence[str]]

    @property
    def answers(self) -> dict[str, object]:
        """An empty row under the own columns of each sheet, as `blank_bytes` wants it."""
        found: dict[str, object] = {}
        for title, headers in self.own.items():
            row = dict.fromkeys(headers)
            is_card = schema_titled(title).sheet.layout is SheetLayout.CARD
            found[title] = row if is_card else [row]
        return found


def book_for(templates: Sequence[Path]) -> NeededBook:
    """What the templates need; a list that no sheet is becomes a sheet of the user's own.

    Raises `PaperworkError` for a template that is no good.
    """
    used = {tag for path in templates for tag in tags_of(path)}
    needed = {schema.sheet.title: _Needed(schema) for schema in SCHEMAS}
    lists = OwnLists.of(own_lists(used), [path.read_bytes() for path in templates])
    for tag in sorted(used):
        path = tag.replace("[]", "").split(".")
        if path[0] in lists.columns:
            lists.note(path)
        else:
            _note(path, needed)
    used_sheets = [title for title, item in needed.items() if item.is_used]
    for title in with_referred(used_sheets, lambda schema: needed[schema.sheet.title].schema_now().fields):
        needed[title].add(())
    _with_ties(needed)
    kept = [item for item in needed.values() if item.is_used]
    schemas = tuple(item.schema_now() for item in kept)
    return NeededBook(
        (*schemas, *lists.schemas()), {item.schema.sheet.title: item.own for item in kept if item.own}
    )


@dataclass
class _Needed:
    """What is needed of one sheet."""

    schema: Schema
    names: set[str] | None = None  # attributes; None: nothing is needed
    own: tuple[str, ...] = ()

    @property
    def is_used(self) -> bool:
        return self.names is not None

    def add(self, names: Iterable[str]) -> None:
        """Needs these attributes too."""
        self.names = {*(self.names or ()), *names}

    def schema_now(self) -> Schema:
        """The sheet with the columns that are needed, and with those that no row may be without."""
        fields, names = self.schema.fields, {*(self.names or ())}
        names |= {item.name for item in fields if item.required}
        names |= {item.not_before for item in fields if item.name in names and item.not_before}
        kept = tuple(item for item in fields if item.name in names)
        return replace(self.schema, fields=kept or fields[:1])


def _note(path: Sequence[str], needed: Mapping[str, _Needed]) -> None:
    """Notes what a tag needs: «клиент.фио», «план.услуги.услуга», «строки_сверки.услуга»."""
    root, *names = path
    if root == TODAY:
        return
    for table in COMPUTED_TABLES:
        if table.tag == root:
            for record in table.reads:
                schema = schema_of(record)
                needed[schema.sheet.title].add(item.name for item in schema.fields)
            return
    inner = [item for item in needed.values() if names and item.schema.sheet.rows_tag == names[0]]
    found = [item for item in needed.values() if root in item.schema.sheet.tags]
    if not found:
        fix = f"листы в циклах: {', '.join(_rows_tags())}; если это не список, напишите «клиент.{root}»"
        raise PaperworkError(f"«{'.'.join(path)}»: листа «{root}» программа не знает; {fix}")
    found[0].add(())
    if inner and inner[0].schema.sheet.per_plan:
        inner[0].add(())
        _note_name(inner[0], names[1:])
    else:
        _note_name(found[0], names)


def _rows_tags() -> list[str]:
    return [schema.sheet.rows_tag for schema in SCHEMAS if schema.sheet.rows_tag]


def _note_name(item: _Needed, names: Sequence[str]) -> None:
    """Notes a column, what a computed tag reads, or a column of the user's own."""
    if not names:
        return
    name = names[1] if names[0] == "варианты" and len(names) > 1 else names[0]
    known = next((field for field in item.schema.fields if field.tag == name), None)
    computed = next((it for it in item.schema.sheet.computed if it.tag == name), None)
    if known:
        item.add((known.name,))
    if computed:
        item.add(_read_by(computed.value, item.schema))
    elif not known and name not in ("номер", "есть"):
        item.own = (*item.own, header_of(name)) if header_of(name) not in item.own else item.own


class _Probe:
    """A record that notes which of its answers are asked for."""

    def __init__(self, blank: Record) -> None:
        self.blank, self.asked = blank, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.blank, name)


def _read_by(value: Any, schema: Schema) -> Iterator[str]:
    """The columns that a computed tag reads of its record."""
    probe = _Probe(schema.record())
    with suppress(Exception):  # of an empty record some things cannot be computed; what was asked is known
        value(probe, Around(date.today()))
    known = {field.name for field in schema.fields}
    asked = probe.asked & known
    yield from asked
    if asked & set(NAME_PARTS):
        yield from (name for name in (*NAME_PARTS, *SEX) if name in known)
    if asked & set(WHO_SIGNS):
        yield from (name for name in (*WHO_SIGNS, *SEX) if name in known)


def _with_ties(needed: Mapping[str, _Needed]) -> None:
    """The file number, the plan of rows of plans, what people and the institution are called."""
    for item in needed.values():
        if item.is_used:
            item.add(field.name for field in _ties(item.schema))
    needed[Client.sheet.title].add((*NAME_PARTS, *SEX))
    needed[Institution.sheet.title].add(CALLED)
    for title in LISTS:
        needed[title].add(field.name for field in needed[title].schema.fields)


def _ties(schema: Schema) -> Iterator[Field]:
    yield from (field for field in (schema.owner, schema.plan, schema.number) if field)
    if schema.sheet.key:
        yield schema.by_name[schema.sheet.key]
    if schema.sheet.newest_by:
        yield schema.by_name[schema.sheet.newest_by]
