"""The words of «Кому положена» taken apart: who is named, of what age and sex, in which groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import ClassVar

from paperwork.case.entitlement.phrases import without
from paperwork.common.data_files import EXACTLY, made, tables
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.morphology import readings
from paperwork.sheets.answers.choices import FEMALE, MALE

SOURCE = Path(__file__).with_name("groups.toml")
PARTS = re.compile(r"[,;.\n]+|\s(?:и(?!\s+(?:старше|более)\b)|или|либо|а также)\s")
OLDEST = 120  # years
YEARS = r"(?:-?\s*(?:ти|и)?\s*(?:лет\w*|год\w*))"
AGES: tuple[tuple[str, tuple[int | None, int | None]], ...] = (
    # the bounds: what is added to the number for the least and for the greatest age; None: no such bound
    (rf"(?:от|с)\s*(\d+)\s*{YEARS}?\s*(?:до|по)\s*(\d+)\s*{YEARS}(?:\s*включительно)?", (0, 0)),
    (rf"(\d+)\s*[-–—]\s*(\d+)\s*{YEARS}", (0, 0)),
    (rf"не\s+(?:старше|более)\s*(\d+)\s*{YEARS}", (None, 0)),
    (rf"до\s*(\d+)\s*{YEARS}\s*включительно", (None, 0)),
    (rf"не\s+(?:младше|моложе|менее)\s*(\d+)\s*{YEARS}", (0, None)),
    (rf"(\d+)\s*{YEARS}\s+и\s+(?:старше|более)", (0, None)),
    (rf"(?:старше|свыше|более|от|с|достигш\w+(?:\s+возраста)?)\s*(\d+)\s*{YEARS}", (0, None)),
    (rf"(?:до|младше|моложе)\s*(\d+)\s*{YEARS}", (None, -1)),
)
SEXES = ((FEMALE, re.compile(r"\b(?:женщин|девуш|девоч)")), (MALE, re.compile(r"\b(?:мужчин|юнош|мальчик)")))


@cache  # compiled where services are chosen, which most runs do not
def _ages() -> list[tuple[re.Pattern[str], tuple[int | None, int | None]]]:
    return [(re.compile(words), bounds) for words, bounds in AGES]


@dataclass(frozen=True, eq=False)
class Group:
    """Some people by name: see groups.toml."""

    __pydantic_config__: ClassVar = EXACTLY

    said: tuple[str, ...]
    signs: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    everyone: bool = False
    family: bool = False

    @cached_property
    def all_signs(self) -> tuple[str, ...]:
        """The words that say of the client himself that he is one of them."""
        return self.signs + self.needs


@dataclass(frozen=True, slots=True)
class Use:
    """Services of use at some ages, or ``for_children``, by words of their names: see groups.toml."""

    __pydantic_config__: ClassVar = EXACTLY

    said: tuple[str, ...]
    whom: tuple[str, ...] = ()
    since: int = 0
    until: int = OLDEST
    for_families: bool = False
    for_children: bool = False


@dataclass(frozen=True, slots=True)
class GroupsFile:
    """The whole of groups.toml: words that distinguish no one, and a table for each group and use."""

    __pydantic_config__: ClassVar = EXACTLY

    empty: str
    group: tuple[dict[str, object], ...]
    use: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One sort of people to whom a service is due: all that is said of them must hold together.

    ``words`` are what no group and no bound explains, in their dictionary forms.
    """

    text: str
    ages: tuple[int, int] | None
    sex: str | None
    groups: tuple[Group, ...]
    words: frozenset[str]

    @property
    def is_for_all(self) -> bool:
        """Whether every client is meant."""
        return any(group.everyone for group in self.groups)

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing by which people differ: «гражданам»."""
        return not (self.ages or self.sex or self.groups or self.words)


@cache
def groups() -> tuple[Group, ...]:
    """The groups, in the order of their file."""
    return tuple(
        made(Group, table, SOURCE, f"group {number}") for number, table in enumerate(_source().group, start=1)
    )


@cache
def uses() -> tuple[Use, ...]:
    """The services of use to some ages, in the order of their file."""
    return tuple(
        made(Use, table, SOURCE, f"use {number}") for number, table in enumerate(_source().use, start=1)
    )


@cache
def _empty() -> frozenset[str]:
    """The words that distinguish no one."""
    return frozenset(_source().empty.split())


@cache
def _source() -> GroupsFile:
    return made(GroupsFile, tables(SOURCE), SOURCE, "все таблицы")


@lru_cache(maxsize=2**10)
def clauses(text: str) -> tuple[Clause, ...]:
    """The sorts of people that the words name; a part that says nothing of its own is left out.

    «Гражданам» and the like alone mean all clients.
    """
    found = [_clause(part.strip()) for part in PARTS.split(text) if part.strip()]
    specific = tuple(clause for clause in found if not clause.is_bare)
    if specific or not found:
        return specific
    return tuple(replace(clause, groups=groups()[:1]) for clause in found[:1])


def _clause(part: str) -> Clause:
    rest = " ".join(part.lower().replace("ё", "е").split())
    ages, rest = _taken_ages(rest)
    sex, rest = _taken_sex(rest)
    named, rest = _taken_groups(fold(rest))
    words = frozenset(_words(rest)) if not named else frozenset()
    return Clause(part, ages, sex, tuple(named), words)


def _taken_ages(text: str) -> tuple[tuple[int, int] | None, str]:
    for words, bounds in _ages():
        if found := words.search(text):
            numbers = iter(int(number) for number in found.groups() if number)
            least = next(numbers) + bounds[0] if bounds[0] is not None else 0
            most = next(numbers) + bounds[1] if bounds[1] is not None else OLDEST
            return (least, most), text[: found.start()] + " " + text[found.end() :]
    return None, text


def _taken_sex(text: str) -> tuple[str | None, str]:
    for sex, words in SEXES:
        if words.search(text):
            return sex, text
    return None, text


def _taken_groups(text: str) -> tuple[list[Group], str]:
    """The groups that the words name, and the words without their names."""
    named = []
    for group in groups():
        rest = without(text, group.said)
        if rest != text:
            named.append(group)
        text = rest
    return named, text


def _words(text: str) -> Iterator[str]:
    for word in text.split():
        normal = base(word)
        if len(word) > 2 and normal not in _empty() and not word.isdigit():
            yield normal


@lru_cache(maxsize=2**13)
def base(word: str) -> str:
    """The dictionary form of a word: «вернувшийся» → «вернуться»."""
    return str(readings(word)[0].normal_form).replace("ё", "е")
