"""Fields that repeat the key of another sheet: people see and type names, the book keeps the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from paperwork.book.casebook import Book
from paperwork.book.named import codes_by_name, key_of_name, spellings
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.names import surname_initials
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import PLAN, Field
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of
from paperwork.sheets.plans import Plan, named
from paperwork.sheets.specialists import Specialist

MOST = 60  # specialists of one drop-down; more of them are found by typing
MOST_SERVICES = 250  # the same of the institution's list
MOST_OFFERED = 1_000  # clients that a page offers to choose from; more of them are found by the name
IN_FORCE = "который действует"
UNKNOWN: Mapping[str, str] = {
    Specialist.sheet.title: "такого специалиста нет",
    PLAN: "такого плана нет",
    CatalogueService.sheet.title: "нет в перечне услуг",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a field may repeat, and the words that people know it by."""

    key: str
    words: str


@dataclass
class Links:
    """The records that fields may name: those of a book, and the plans of one client."""

    book: Book
    plans: Sequence[Plan] = field(default_factory=tuple)

    def chosen_from(self, item: Field) -> list[Key]:
        """The keys of a drop-down; none where the field is no drop-down."""
        if item.name == PLAN:
            return [Key(plan.number, _plan(plan)) for plan in self.plans if plan.number]
        if item.link == Specialist.sheet.title and len(self.specialists) <= MOST:
            return self.specialists
        if item.link == CatalogueService.sheet.title and len(self.services) <= MOST_SERVICES:
            return self.services
        return []

    def offered(self, item: Field) -> Callable[[], list[str]] | None:
        """What gives the words that a field of one line offers; None where it names no person."""
        if item.link == Specialist.sheet.title:
            return lambda: [one.words for one in self.specialists]
        if item.link == Client.sheet.title:
            return lambda: [_client(one) for one in self.book.clients[:MOST_OFFERED] if one.file_number]
        return None

    def chosen(self, item: Field, text: str) -> Key | None:
        """The key that a text of the book means, where there is one."""
        number = same(text)
        found = next((one for one in self.chosen_from(item) if same(one.key) == number), None)
        if found is None and item.link == Specialist.sheet.title:
            code = self._codes.get(key_of_name(text))
            return next((one for one in self.specialists if one.key == code), None)
        return found

    def shown(self, item: Field, text: str) -> str:
        """A key as a field of one line shows it: «12 Соколова Вера»; any other text as it is."""
        if not text:
            return text
        if item.link == Client.sheet.title:
            client = self._clients.get(same(text))
            return _client(client) if client else text
        if item.link == Specialist.sheet.title and not self.chosen_from(item):
            return next((one.words for one in self.specialists if same(one.key) == same(text)), text)
        return text

    def meant(self, item: Field, text: str) -> str:
        """The key that a typed text means; the text itself where it means none, or several."""
        if item.link == Specialist.sheet.title:
            return next((one.key for one in self.specialists if fold(one.words) == fold(text)), text)
        if item.link != Client.sheet.title or not text or same(text) in self._clients:
            return text
        return self._by_words.get(fold(text)) or self._named(text) or text

    def _named(self, text: str) -> str | None:
        """The number of the only client with the name; a part of a number is no name, and might mislead."""
        if not _may_be_a_name(text):  # of signs nothing is left that could be compared
            return None
        name = key_of_name(text)
        found = [number for number, one in self._clients.items() if name in spellings(one)]
        return self._clients[found[0]].file_number if len(found) == 1 else None

    @cached_property
    def specialists(self) -> list[Key]:
        """The codes of the specialists; of two with one code the first."""
        found = {same(one.code): one for one in reversed(self.book.all(Specialist)) if one.code}
        return [Key(one.code or "", _specialist(one)) for one in reversed(found.values())]

    @cached_property
    def services(self) -> list[Key]:
        """The services of the institution's list by their names."""
        found = {same(one.service): one.service for one in self.book.all(CatalogueService) if one.service}
        return [Key(name, name) for name in found.values()]

    @cached_property
    def _codes(self) -> dict[str, str]:
        return codes_by_name(self.book.all(Specialist))

    @cached_property
    def _clients(self) -> dict[str, Client]:
        return {same(one.file_number): one for one in reversed(self.book.clients) if one.file_number}

    @cached_property
    def _by_words(self) -> dict[str, str]:
        return {fold(_client(one)): one.file_number or "" for one in self._clients.values()}


def _may_be_a_name(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > 1 and all(sign.isalpha() or sign in " .-'’" for sign in text.strip())


def _specialist(one: Specialist) -> str:
    """«Сафина А. Р., психолог»."""
    return ", ".join(part for part in (surname_initials(name_of(one)), one.post) if part) or (one.code or "")


def _client(one: Client) -> str:
    """«12 Соколова Вера»."""
    return " ".join(part for part in (one.file_number, one.surname, one.given_name) if part)


def _plan(plan: Plan) -> str:
    return named(plan.number, plan.drawn_up) if plan.drawn_up else f"№\u00a0{plan.number}"
