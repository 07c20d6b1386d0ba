"""The lists behind the drop-downs: what they hold, what a user added, and which form is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, fields, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, ClassVar

from paperwork.common.data_files import EXACTLY, made, tables
from paperwork.common.naming import fold, nearest
from paperwork.common.records import dataclass
from paperwork.russian.gender import both_sexes

FEMALE = "женский"
MALE = "мужской"
SOURCE = Path(__file__).with_name("choices.toml")
SEVERAL = re.compile(r"[;\n]+")
NUMBER = re.compile(r"\d+")
ONCE = re.compile(r"раз\b")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a list, in its masculine and feminine forms (equal where they do not differ)."""

    masculine: str
    feminine: str

    @property
    def shown(self) -> str:
        """The value as the drop-down shows it: «женат/замужем»."""
        return self.masculine if self.masculine == self.feminine else f"{self.masculine}/{self.feminine}"

    def form(self, sex: str | None) -> str:
        """The form for «мужской» or «женский»; both forms when the sex is not known."""
        return {MALE: self.masculine, FEMALE: self.feminine}.get(sex or "", self.shown)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything a person may type for it: either form, or both («рабочий/-ая»)."""
        ending = f"{self.masculine}/-{self.feminine[-2:]}"
        both = both_sexes(self.masculine, self.feminine)  # as the paper blanks have it
        return tuple(dict.fromkeys((self.shown, self.masculine, self.feminine, ending, both)))


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as its file declares it: see `choices.toml`."""

    __pydantic_config__: ClassVar = EXACTLY

    values: tuple[str, ...]
    closed: bool = False
    gendered: bool = False
    former: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)
    pattern: str | None = None


@dataclass(frozen=True)
class Choices:
    """One list: its name, its values, and whether others are accepted."""

    name: str
    values: tuple[Choice, ...]
    closed: bool = False
    gendered: bool = False
    pattern: str | None = None
    former: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[Choices], tuple[object, ...]]:
        """What goes to another process: the list, without what has been computed of it here."""
        return Choices, tuple(getattr(self, item.name) for item in fields(self))

    @cached_property
    def by_spelling(self) -> dict[str, Choice]:
        """Folded spelling → value."""
        found = {_key(text): choice for choice in reversed(self.values) for text in choice.spellings}
        others = {**self.means, **self.former}
        meant = {_key(text): found[_key(now)] for text, now in others.items() if _key(now) in found}
        return meant | found

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What has been computed of the list before, kept by those who compute it."""
        return {}

    def find(self, text: str) -> Choice | None:
        """The value that the text names, or None when it is not on the list."""
        return self.by_spelling.get(_key(text))

    def meant(self, text: str) -> Choice | None:
        """The value that the text names or is the only possible beginning of: «муж.», «немедл»."""
        if "?" in text and fold(text) in map(fold, self.means):
            return None  # a doubt is no answer
        begun = None if "?" in text else self._continued(fold(text))
        return self.find(text) or (self.by_spelling[begun] if begun else None)

    def allows(self, text: str) -> bool:
        """Whether the text is on the list or has the shape of its values."""
        if self.find(text):
            return True
        return bool(self.pattern and re.fullmatch(self.pattern, text, re.IGNORECASE | re.DOTALL))

    def nearest(self, text: str) -> str | None:
        """The value that the text is most probably a misspelling of; one of another number never is."""
        numbers = numbers_of(text)
        alike = [spelling for spelling in self.by_spelling if numbers_of(spelling) == numbers]
        found = nearest(text, alike) or self._continued(fold(text))
        return self.by_spelling[found].shown if found else None

    def _continued(self, folded: str) -> str | None:
        """A spelling that the text is the beginning of, where all such are of one value: «муж» of «мужской».

        A number is not gone on with: «1» is no beginning of «12 месяцев».
        """
        numbers = NUMBER.findall(folded)
        begun = [spelling for spelling in self.by_spelling if folded and spelling.startswith(folded)]
        found = {self.by_spelling[spelling]: spelling for spelling in begun}
        alike = [one for one in found if not numbers or NUMBER.findall(one.shown) == numbers]
        return found[alike[0]] if len(found) == len(alike) == 1 else None

    def form(self, text: str, sex: str | None) -> str:
        """The text in the form for the sex, where the list knows it; else as typed."""
        choice = self.find(text) if self.gendered else None
        if choice is None:
            return text
        right = choice.form(sex)
        return text if fold(text) == fold(right) else right

    def with_added(self, texts: Iterable[str]) -> Choices:
        """The list with a user's own values after its own; a closed list stays as it is."""
        known = {choice.shown for choice in self.values}  # what a blank has written there
        unknown = [text for text in texts if text not in known and not self.find(text)]
        added = tuple(parsed(text, self.gendered) for text in unknown)
        return self if self.closed or not added else replace(self, values=self.values + added)


def _key(text: str) -> str:
    """The folded text; a mark alone (+, -, ✓) is itself, lest any other mark mean the same."""
    return fold(text) or text.strip()


def numbers_of(text: str) -> list[str]:
    """The numbers in a text; «раз в неделю» is once."""
    found = NUMBER.findall(text)
    return found or (["1"] if ONCE.match(fold(text)) else [])


def parsed(text: str, gendered: bool) -> Choice:
    """A value of the list from its text, «masculine/feminine» where the list is gendered."""
    masculine, slash, feminine = text.partition("/")
    if not (gendered and slash):
        return Choice(text, text)
    return Choice(masculine.strip(), feminine.strip())


def several(text: str) -> list[str]:
    """The values of a cell that holds several: separated by ``;`` or a line break."""
    return [part for part in (piece.strip() for piece in SEVERAL.split(text)) if part]


@lru_cache(maxsize=1)
def standard() -> Mapping[str, Choices]:
    """The lists that the program comes with, by name."""
    return read_lists(SOURCE)


def read_lists(path: Path) -> Mapping[str, Choices]:
    """The lists of a file by name. Raises `PaperworkError` where one is not declared as a list is."""
    found = {name: made(ListTable, table, path, name) for name, table in tables(path).items()}
    return {name: _choices(name, table) for name, table in found.items()}


def _choices(name: str, table: ListTable) -> Choices:
    values = tuple(parsed(text, table.gendered) for text in table.values)
    return Choices(name, values, table.closed, table.gendered, table.pattern, table.former, table.means)
