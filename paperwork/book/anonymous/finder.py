"""Finds people in a text, however their names are spelled, and replaces them by their codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from paperwork.book.anonymous.calling import has_first_name_beside
from paperwork.book.anonymous.familiar import is_latin_name
from paperwork.book.anonymous.found import Found, NamedPerson, Read, marked
from paperwork.book.anonymous.latin import cyrillic, skeleton
from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.spellings import PARTS, Part, folded, spellings_of
from paperwork.book.anonymous.strangers import is_doubtful, is_guess, is_no_person, is_stranger
from paperwork.book.anonymous.words import (
    is_given_name,
    is_patronymic,
    is_place,
    is_surname_only,
    is_usual,
)
from paperwork.common.records import dataclass
from paperwork.russian.cases import Overrides
from paperwork.russian.gender import KINSHIP_WORDS
from paperwork.russian.names import PersonName

LONGEST = 6  # words of a name

PREPOSITIONS = frozenset("СКВОУИАЯ")  # which begin a sentence, and are no initials without a full stop
FIGURES = re.compile(r"_*\d+\w*")
INITIAL = "initial"
KINSHIP = "kinship"
Role = str


@dataclass
class Finder:
    """Finds the people of a book by their names in all forms."""

    people: Sequence[NamedPerson]
    overrides: Overrides | None = None
    _index: dict[str, dict[int, set[Part]]] = field(default_factory=dict, repr=False)
    _first: dict[tuple[str | None, ...], int] = field(default_factory=dict, repr=False)  # of namesakes

    def __post_init__(self) -> None:
        for who, person in enumerate(self.people):
            if self._first.setdefault(_key(person.name), who) != who:
                continue
            for word, part in spellings_of(person.name, self.overrides):
                self._index.setdefault(word, {}).setdefault(who, set()).add(part)

    @cached_property
    def _leads(self) -> Sequence[int]:
        """For each of the people the first who is called so."""
        return [self._first[_key(person.name)] for person in self.people]

    def _namesake(self, who: int | None) -> int | None:
        """The first of the people who are called so: it represents all of them in the index."""
        return None if who is None else self._leads[who]

    def is_name(self, word: str) -> bool:
        """Whether the folded word is of the name of one of the people."""
        return word in self._index

    def in_cyrillic(self, word: str) -> str:
        """The folded spelling of a name that the Latin word is; empty where it is none."""
        russian = cyrillic(word)
        known = self._latin.get(skeleton(russian), "")
        return known or (russian if russian in KINSHIP_WORDS or is_latin_name(word, russian) else "")

    @cached_property
    def _latin(self) -> Mapping[str, str]:
        """What is the same in all Latin spellings of a name → the name; built where it is asked for."""
        return {skeleton(word): word for word in self._index if len(word) > 2 or word in self._index}

    def is_joined_of_names(self, word: str) -> bool:
        """Whether a half of the word with a hyphen is a name, and the whole is no place."""
        halves = [half for half in word.split("-") if half]
        if halves[1:] and halves[1].startswith(("старш", "младш")):
            return True
        if is_place(word) or (len(halves) > 1 and halves[1] in ("на", "ка", "то")):
            return False
        return any(
            half in self._index
            or is_patronymic(half)
            or is_surname_only(half)
            or (is_given_name(half) and not is_usual(half))
            for half in halves
            if len(half) > 2
        )

    def replaced(
        self, text: str, owner: int | None = None, *, personal: bool = True
    ) -> tuple[str, Counter[int | None]]:
        """The text with marks in place of names, and how often whom.

        ``owner`` is whose row it is: there his given name alone is his. In a ``personal`` text people
        whom the book does not know are found too, and become initials; in one about an institution
        a name that is a usual word is left, unless more of the person is beside it.
        """
        return marked(text, list(self.found(text, owner, personal=personal)))

    def read(self, text: str, owner: int | None) -> Read:
        """The same of a personal text, and how many words were left or replaced in doubt."""
        passage = Passage.of(text, self)
        found: list[Found] = []
        doubts = guesses = 0
        for at, item in self._each(passage, owner, personal=True, strangers=True):
            if item:
                found.append(item)
                guesses += item.who is None and is_guess(passage, at)
            else:
                doubts += is_doubtful(passage, at)
        return Read(*marked(text, found), doubts, guesses)

    def found(self, text: str, owner: int | None = None, *, personal: bool = True) -> Iterator[Found]:
        """The people in the text, from the left."""
        return self._all(text, owner, personal, strangers=personal)

    def known(self, text: str, owner: int | None = None, *, personal: bool = True) -> Iterator[Found]:
        """The same without strangers: to ask of each word whether it is one takes long."""
        return self._all(text, owner, personal, strangers=False)

    def _all(self, text: str, owner: int | None, personal: bool, strangers: bool) -> Iterator[Found]:
        return (item for _, item in self._each(Passage.of(text, self), owner, personal, strangers) if item)

    def _each(
        self, passage: Passage, owner: int | None, personal: bool, strangers: bool
    ) -> Iterator[tuple[int, Found | None]]:
        """Each word that begins a name with what it names, and each other word with nothing."""
        at = 0
        while at < len(passage.words):
            known = self._known(passage, at, owner, personal)
            item, length = known or (_stranger(passage, at) if strangers else None) or (None, 1)
            yield at, item
            at += length

    def _known(
        self, passage: Passage, at: int, owner: int | None, personal: bool
    ) -> tuple[Found, int] | None:
        """The longest name of one of the people that begins with the word."""
        best: tuple[tuple[int, bool, bool], Found, int] | None = None
        words, lead = passage.words, self._namesake(owner)
        for who in self._candidates(passage, at):
            roles = list(self._roles(passage, at, who))
            is_own = who == lead and not passage.is_quoted(words[at])
            while roles and not self._is_name(words[at : at + len(roles)], roles, is_own, personal):
                roles.pop()
            if not roles or (len(roles) == 1 and is_no_person(passage, at, is_given=roles[0] == Part.GIVEN)):
                continue
            length = len(roles)
            item = self._marked(passage, at, roles, owner if who == lead and owner is not None else who)
            rank = (length, who == lead, words[at].folded in _own_words(self.people[who].name))
            if best is None or rank > best[0]:
                best = rank, item, length
        return (best[1], best[2]) if best else None

    def _candidates(self, passage: Passage, at: int) -> Iterable[int]:
        """Who may be meant by the name that begins here, perhaps with initials."""
        if passage.words[at].text in PREPOSITIONS and not passage.is_dotted(passage.words[at]):
            return ()
        for place in range(at, min(at + 3, len(passage.words))):
            if place > at and not passage.is_joined(place):
                return ()
            if not passage.words[place].is_initial:
                return list(self._index.get(passage.words[place].folded, ()))
        return ()

    def _roles(self, passage: Passage, at: int, who: int) -> Iterator[Role]:
        """What each word from here on is of the person's name, as long as it is anything."""
        seen: set[Role] = set()
        for place in range(at, min(at + LONGEST, len(passage.words))):
            if place > at and not passage.is_joined(place):
                return
            role = self._role(passage.words[place], who, seen)
            if role is None:
                return
            seen.add(role)
            yield role

    def _role(self, word: Word, who: int, seen: set[Role]) -> Role | None:
        name = self.people[who].name
        if word.is_initial:
            firsts = {folded(part[0]) for part in name.parts[1:] if part}
            return f"{INITIAL} {word.folded}" if word.folded in firsts else None
        if word.folded in KINSHIP_WORDS and seen:
            return KINSHIP
        parts = self._index.get(word.folded, {}).get(who, set())
        free = [part for part in Part if part in parts and (part not in seen or _has_more(name, part))]
        return free[0] if free else None

    def _is_name(self, words: Sequence[Word], roles: Sequence[Role], is_own: bool, personal: bool) -> bool:
        """Whether so much of a name is enough to be the person."""
        named = [role for role in roles if role in tuple(Part)]
        if not named or (len(roles) == 1 and not _is_written_as_name(words[0])):
            return False
        if len(set(roles) - {KINSHIP}) > 1:
            return any(word.is_capital or not is_usual(word.folded) for word in words)
        if named[0] in (Part.GIVEN, Part.PATRONYMIC):
            return is_own and personal
        return personal or not is_usual(words[0].folded)

    def _marked(self, passage: Passage, at: int, roles: Sequence[Role], who: int) -> Found:
        """The person's mark over these words; a relative gets an initial, since another is meant."""
        words = passage.words
        last = words[at + len(roles) - 1]
        end = last.end + (last.is_initial and passage.is_dotted(last))
        figures = FIGURES.match(passage.text, end)  # «sokolova1980»
        end = figures.end() if figures else end
        is_of_another = set(roles) == {Part.SURNAME} and has_first_name_beside(passage, at)
        if is_of_another or set(roles) == {Part.RELATIVE}:
            return _initialled(passage, words[at], end, who)
        return Found(words[at].start, end, self.people[who].mark, who)


def _stranger(passage: Passage, at: int) -> tuple[Found, int] | None:
    """A person whom the book does not know, as an initial."""
    if not is_stranger(passage, at):
        return None
    word = passage.words[at]
    return _initialled(passage, word, word.end, None), 1


def _key(name: PersonName) -> tuple[str | None, ...]:
    return (*(part and part.casefold() for part in name.parts), name.sex)


def _own_words(name: PersonName) -> set[str]:
    return {folded(word) for part in name.parts for word in (part or "").split()}


def _has_more(name: PersonName, part: Part) -> bool:
    """Whether the part has more words than one."""
    whole = dict(zip(PARTS, name.parts, strict=True)).get(part)
    return len((whole or "").split()) > 1


def _is_written_as_name(word: Word) -> bool:
    """A name has a capital; one typed without a capital is recognised by being no other word."""
    return word.is_capital or (len(word.folded) > 3 and not is_usual(word.folded))


def _initialled(passage: Passage, word: Word, end: int, who: int | None) -> Found:
    """An initial in place of the word; the full stop that follows ends both."""
    end += passage.text[end : end + 1] == "."
    return Found(word.start, end, f"{word.text[0].upper()}.", who)
