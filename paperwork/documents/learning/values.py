"""All that the book can print for one client: single values and tables, with their headers and sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeGuard

from paperwork.case.computed import COMPUTED_TABLE_BY_TAG
from paperwork.case.context import ClientContext
from paperwork.case.projection import OPTIONS
from paperwork.case.tags import NUMBER, Tag, all_tags
from paperwork.common.records import dataclass
from paperwork.documents.learning.renderings import Rendering, renderings
from paperwork.documents.learning.spelling import folded

# of these no paper tells: they serve the conditions of templates, or are other spellings of what has its tag
HIDDEN = frozenset({
    "клиент.возраст_на", "клиент.специалист", "клиент.обработка_данных",
    "клиент.фамилия_и_о", "клиент.и_о_фамилия", "специалист.фамилия_и_о", "специалист.и_о_фамилия",
})  # fmt: skip
SPECIALIST = "специалист"
NOT_OF_CLIENT = frozenset({"клиенты"})  # other people's data: no paper of one client is made of them


@dataclass(frozen=True, eq=False)
class Scalar:
    """A single value and the tag that prints it."""

    tag: str
    value: object
    header: str
    sheet: str
    is_computed: bool = False

    @property
    def root(self) -> str:
        """The record's name."""
        return self.tag.partition(".")[0]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, eq=False)
class Rows:
    """A table of records: the name of its loop, its rows and the headers of its columns."""

    tag: str
    rows: Sequence[Mapping[str, Any]]
    columns: Mapping[str, str]
    sheet: str
    is_computed: bool = False


@dataclass(eq=False)
class Values:
    """The values of a case, and their renderings that may stand in a paper (``seen``, in small letters)."""

    context: Mapping[str, Any]
    tags: Sequence[Tag]
    forms: Mapping[str, Any]
    seen: str
    lists: tuple[frozenset[str], ...] = ()  # the answers that each list offers
    _seen: dict[str, bool] = field(default_factory=dict)
    _known: dict[int, tuple[object, list[Rendering]]] = field(default_factory=dict)

    @cached_property
    def scalars(self) -> list[Scalar]:
        """The single values, those that are empty too, in the order of the sheets."""
        found = []
        for tag in self.tags:
            if "[]" in tag.name or f".{OPTIONS}." in tag.name or _is_hidden(tag.name):
                continue
            if self.context.get("клиент") and _is_count_of_all(tag.name):
                continue
            value = _value(self.context, tag.name.split("."))
            if not isinstance(value, (Mapping, list)):
                found.append(Scalar(tag.name, value, tag.header, tag.sheet, bool(tag.computed)))
        return found

    @property
    def tables(self) -> list[Rows]:
        """The tables that have rows."""
        return [rows for rows in self._tables if rows.rows]

    @property
    def empty_tables(self) -> list[Rows]:
        """The tables that the client has no rows in."""
        return [rows for rows in self._tables if not rows.rows]

    @cached_property
    def listed(self) -> frozenset[str]:
        """The answers that lists offer."""
        return frozenset().union(*self.lists)

    @cached_property
    def options_of_lists(self) -> list[frozenset[str]]:
        """The answers of each list as they are compared, in small letters."""
        return [frozenset(folded(option).lower() for option in options) for options in self.lists]

    def sisters(self, rows: Rows) -> list[str]:
        """The tags of the tables of one record that have the columns of this one, itself among them."""
        group = rows.tag.rpartition(".")[0]
        every = [known for known in self._tables if group and known.tag.rpartition(".")[0] == group]
        return [known.tag for known in every if known.columns == rows.columns]

    @cached_property
    def _tables(self) -> list[Rows]:
        """All tables, those inside single records too."""
        headers: dict[str, dict[str, str]] = {}
        sheets: dict[str, Tag] = {}
        for tag in self.tags:
            path, mark, column = tag.name.rpartition("[].")
            if mark and "[]" not in path and f".{OPTIONS}." not in path and path not in NOT_OF_CLIENT:
                headers.setdefault(path, {})[column] = tag.header
                sheets.setdefault(path, tag)
        found = []
        for path, columns in headers.items():
            rows = _value(self.context, path.split("."))
            if isinstance(rows, list) and all(isinstance(row, Mapping) for row in rows):
                plain = {name: text for name, text in columns.items() if "." not in name}
                found.append(Rows(path, rows, plain, sheets[path].sheet, bool(sheets[path].computed)))
        return found

    def options(self) -> Iterator[tuple[str, str, list[Mapping[str, Any]]]]:
        """The lists of options: the name of the loop, the header, the options."""
        done = set()
        for tag in self.tags:
            path, mark, _ = tag.name.rpartition("[].")
            if mark and f".{OPTIONS}." in path and path not in done:
                done.add(path)
                found = _value(self.context, path.split("."))
                if isinstance(found, list) and len(found) > 1:
                    yield path, tag.header.rpartition(" — ")[0], found

    @cached_property
    def single_texts(self) -> frozenset[str]:
        """All texts that single values are printed as."""
        return self.answer_texts.union(
            rendering.text
            for scalar in self.scalars
            if scalar.is_computed and not scalar.is_empty
            for rendering in self.renderings(scalar.value, all_cases=False)
        )

    @cached_property
    def answer_texts(self) -> frozenset[str]:
        """All texts that the single answers of sheets are printed as."""
        return frozenset(
            rendering.text
            for scalar in self.scalars
            if not scalar.is_computed and not scalar.is_empty
            for rendering in self.renderings(scalar.value)
        )

    def has(self, text: str) -> bool:
        """Whether the text is in the paper, in letters of any size."""
        found = self._seen.get(text)
        if found is None:
            found = self._seen[text] = text.lower() in self.seen
        return found

    def renderings(self, value: object, *, all_cases: bool = True) -> list[Rendering]:
        """The renderings of a value, worked out once."""
        key = id(value) * 2 + all_cases
        known = self._known.get(key)
        if known is None:
            # the value is held, so that no other object gets its id
            known = value, renderings(value, self.forms, self.seen, all_cases=all_cases)
            self._known[key] = known
        return known[1]


def _is_hidden(name: str) -> bool:
    return name in HIDDEN or (name.endswith((".дело", ".код", ".специалист")) and name != "клиент.дело")


def _is_count_of_all(name: str) -> bool:
    """Whether it is a count of all clients, which no paper of one of them tells."""
    table = COMPUTED_TABLE_BY_TAG.get(name.partition(".")[0])
    return table is not None and table.of_all and bool(table.counts)


def is_number(value: object) -> TypeGuard[int | Decimal]:
    """Whether a value is a number, and no «да» or «нет»."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _value(context: Mapping[str, Any], path: Sequence[str]) -> Any:
    found: Any = context
    for name in path:
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    return found


def values_of(case: ClientContext, seen: str) -> Values:
    """The values of a client's whole context."""
    tags = list(all_tags(case.book.extra))
    lists = tuple(
        frozenset(text for choice in choices.values for text in (choice.masculine, choice.feminine))
        for choices in case.book.lists.values()
    )
    return Values(_context_of(case, tags, seen), tags, case.book.declensions, seen, lists)


def _context_of(case: ClientContext, tags: Sequence[Tag], seen: str) -> Mapping[str, Any]:
    """The values of all tags, with the specialist whom the paper names: the client's, or the programme's."""
    whole = case.whole
    asked = [tag.name for tag in tags if tag.name.startswith(f"{SPECIALIST}.")]
    own, headed = case.context(asked)[SPECIALIST], whole[SPECIALIST]
    is_named, is_headed = (
        bool(it["фамилия"]) and folded(it["фамилия"]).lower() in seen for it in (own, headed)
    )
    return {**whole, SPECIALIST: own} if is_named and not is_headed else whole


def number_column(rows: Rows) -> str | None:
    """The column that only counts the rows."""
    counted = [row.get(NUMBER) for row in rows.rows] == list(range(1, len(rows.rows) + 1))
    return NUMBER if counted else None
