"""How a field is shown on the page: its control by kind, its suggestions, and the text typed back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from functools import cached_property

from paperwork.book.casebook import Book
from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.cells import FORBIDDEN, clean
from paperwork.sheets.answers.choices import Choice, Choices, several
from paperwork.sheets.answers.fields import PLAN, Field
from paperwork.sheets.answers.kind import Control
from paperwork.sheets.answers.reading import BadCell, Cell, ReadingContext
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.plans import Plan
from paperwork.web.links import UNKNOWN, Links

LONGEST = 32_767  # characters that a cell of a workbook holds
LONG = 48  # characters that a field of one line shows
SERVICES = "Услуга"


@dataclass(frozen=True, slots=True)
class Option:
    """One value that is offered; ``label`` is what it means, where the value does not say it."""

    value: str
    label: str = ""
    chosen: bool = False


@dataclass
class Offers:
    """What the fields of one page offer: the lists in the right gender, and the keys of other sheets."""

    book: Book
    sex: str | None = None
    plans: Sequence[Plan] = ()
    shared: dict[str, list[Option]] = field(default_factory=dict)  # id → values of a list of suggestions

    def listed(self, item: Field) -> Choices | None:
        """The list that a field chooses from."""
        return self.book.lists[item.choices] if item.choices else None

    @cached_property
    def links(self) -> Links:
        """The records that fields may name."""
        return Links(self.book, self.plans)

    def keys(self, item: Field, text: str) -> list[Option]:
        """The options of a field that is chosen by name; what is in it and means none of them stays.

        Empty where the field is not so chosen.
        """
        known = self.links.chosen_from(item)
        chosen = self.links.chosen(item, text) if text and known else None
        options = [Option(text if one == chosen else one.key, one.words, one == chosen) for one in known]
        if known and text and chosen is None:
            unknown = UNKNOWN[PLAN if item.name == PLAN else str(item.link)]
            return [Option(text, f"{text} — {unknown}", chosen=True), *options]
        return options

    def suggestions(self, item: Field) -> str | None:
        """The id of the suggestions of a field, which are then among the shared ones."""
        found = self._source(item)
        if found is None:
            return None
        name, values = found
        if name not in self.shared:
            self.shared[name] = values()
        return name if self.shared[name] else None

    def _source(self, item: Field) -> tuple[str, Callable[[], list[Option]]] | None:
        listed = self.listed(item)
        if listed:
            name = f"choices-{sorted(self.book.lists).index(listed.name)}"
            return name, lambda: [Option(choice.form(self.sex)) for choice in listed.values]
        if item.link == CatalogueService.sheet.title:
            return _source_of(item), lambda: _services(self.book)
        words = self.links.offered(item)
        return (_source_of(item), lambda: list(map(Option, words()))) if words else None


def _source_of(item: Field) -> str:
    return f"sheet-{SCHEMA_BY_TITLE[str(item.link)].sheet.order}"


def _services(book: Book) -> list[Option]:
    own = [Option(row.service) for row in book.all(CatalogueService) if row.service]
    return own or [Option(choice.shown) for choice in book.lists[SERVICES].values]


def control(item: Field, text: str, listed: Choices | None) -> Control:
    """The kind of control for a field with the text in it."""
    page = item.kind.page
    usual = page.closed if listed and listed.closed else page.control
    is_long = "\n" in text or (len(text) > LONG and not listed and not item.link)
    return Control.AREA if usual is Control.LINE and is_long else usual


def selectable(text: str, listed: Choices) -> list[Option]:
    """The options of a closed list; what was typed and is not there stays as an option of its own."""
    chosen = listed.find(text)
    options = [
        Option(text if choice is chosen else choice.shown, choice.shown, choice is chosen)
        for choice in listed.values
    ]
    return [*([Option(text, text, chosen=True)] if text and not chosen else []), *options]


def checkable(text: str, listed: Choices | None, sex: str | None) -> tuple[list[Option], str]:
    """The boxes of a field that holds several values, and what was typed beside them."""
    found: dict[Choice, str] = {}
    others = []
    for part in several(text):
        choice = listed.find(part) if listed else None
        if choice is None or choice in found:
            others.append(part)
        else:
            found[choice] = part
    values = listed.values if listed else ()
    options = [
        Option(found.get(choice, choice.form(sex)), choice.form(sex), choice in found) for choice in values
    ]
    return options, "; ".join(others)


def joined(old: str, parts: Sequence[str]) -> str:
    """The text of a cell with these values; as it was where they are the same."""
    before = several(old)
    after = [part for part in before if part in parts] + [part for part in parts if part not in before]
    return old if after == before else "; ".join(after)


def tidy(text: str) -> str:
    """The text of a field as a cell would hold it."""
    return clean(FORBIDDEN.sub("", text))


def typed(item: Field, text: str, context: ReadingContext) -> Cell:
    """The cell for a text typed into a field: a date or a number where it is one, else the text."""
    if not text:
        return None
    if len(text) > LONGEST:
        message = f"длиннее {LONGEST} знаков: столько ячейка Excel не вмещает"
        return BadCell(text, Problem(message, "сократите"))
    return item.kind.typed(text, item, context)
