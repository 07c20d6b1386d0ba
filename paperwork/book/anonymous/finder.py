"""Finds people in a text, however their names are spelled, and replaces them by their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from paperwork.book.anonymous.passage import Passage, Word
from paperwork.book.anonymous.spellings import Part, folded, spellings_of
from paperwork.book.anonymous.words import is_usual
from paperwork.common.records import dataclass
from paperwork.russian.cases import Overrides
from paperwork.russian.gender import KINSHIP_WORDS
from paperwork.russian.names import PersonName

LONGEST = 6  # words of a name

INITIAL = "initial"
KINSHIP = "kinship"
Role = str


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person who is looked for: the name, and what replaces it."""

    name: PersonName
    mark: str


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that names a person; None is a person whom the book does not know."""

    start: int  # of the text
    end: int
    mark: str
    who: int | None


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

    def _namesake(self, who: int | None) -> int | None:
        """The first of the people who are called so: it represents all of them in the index."""
        return None if who is None else self._first[_key(self.people[who].name)]

    def replaced(
        self, text: str, owner: int | None = None, *, personal: bool = True
    ) -> tuple[str, Counter[int | None]]:
        """The text with marks in place of names, and how often whom.

        ``owner`` is whose row it is: there his given name alone is his. In a ``personal`` text people
        whom the book does not know are found too, and become initials; in one about an institution
        a name that is a usual word is left, unless more of the person is beside it.
        """
        found = list(self.found(text, owner, personal=personal))
        pieces, at = [], 0
        for item in found:
            pieces += [text[at : item.start], item.mark]
            at = item.end
        return "".join([*pieces, text[at:]]), Counter(item.who for item in found)

    def found(self, text: str, owner: int | None = None, *, personal: bool = True) -> Iterator[Found]:
        """The people in the text, from the left."""
        passage = Passage.of(text)
        at = 0
        while at < len(passage.words):
            known = self._known(passage, at, owner, personal)
            item, length = known or (_stranger(passage, at) if personal else None) or (None, 1)
            if item:
                yield item
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
            if not roles:
                continue
            length = len(roles)
            item = self._marked(passage, at, roles, owner if who == lead and owner is not None else who)
            rank = (length, who == lead, words[at].folded in _own_words(self.people[who].name))
            if best is None or rank > best[0]:
                best = rank, item, length
        return (best[1], best[2]) if best else None

    def _candidates(self, passage: Passage, at: int) -> Iterable[int]:
        """Who may be meant by the name that begins here, perhaps with initials."""
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
        is_of_another = set(roles) == {Part.SURNAME} and passage.has_first_name_beside(at)
        if is_of_another or set(roles) == {Part.RELATIVE}:
            return _initialled(passage, words[at], end, who)
        return Found(words[at].start, end, self.people[who].mark, who)


def _stranger(passage: Passage, at: int) -> tuple[Found, int] | None:
    """A person whom the book does not know, as an initial."""
    if not passage.is_of_a_stranger(at):
        return None
    word = passage.words[at]
    return _initialled(passage, word, word.end, None), 1


def _key(name: PersonName) -> tuple[str | None, ...]:
    return (*(part and part.casefold() for part in name.parts), name.sex)


def _own_words(name: PersonName) -> set[str]:
    return {folded(word) for part in name.parts for word in (part or "").split()}


def _has_more(name: PersonName, part: Part) -> bool:
    """Whether the part has more words than one."""
    whole = {Part.SURNAME: name.surname, Part.GIVEN: name.given, Part.PATRONYMIC: name.patronymic}.get(part)
    return len((whole or "").split()) > 1


def _is_written_as_name(word: Word) -> bool:
    """A name has a capital; one typed without a capital is recognised by being no other word."""
    return word.is_capital or (len(word.folded) > 3 and not is_usual(word.folded))


def _initialled(passage: Passage, word: Word, end: int, who: int | None) -> Found:
    """An initial in place of the word; the full stop that follows ends both."""
    end += passage.text[end : end + 1] == "."
    return Found(word.start, end, f"{word.text[0].upper()}.", who)
