"""Finds people in a text, however their names are put, and puts their codes there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from paperwork.book.anonymous.forms import Part, folded, forms_of
from paperwork.book.anonymous.words import (
    is_given_name,
    is_patronymic,
    is_surname_only,
    is_usual,
    may_be_surname,
)
from paperwork.russian.cases import Overrides
from paperwork.russian.gender import KINSHIP_WORDS
from paperwork.russian.names import PersonName

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
GAP = re.compile(r"\.?\s*")
SENTENCE_END = re.compile(r"(?:^|[.!?…:\n•–—-])[\s«\"(]*$")
NAMED_AFTER = re.compile(r"\b(?:им\.|имени)\s*(?:[^\W\d_]\.\s*)*(?:[^\W\d_]+\s+)*$", re.IGNORECASE)
OF_PLACE = re.compile(
    r"\b(?:г|гор|город\w*|пос\w*|с|дер\w*|ул|улиц\w+|пл|площад\w+|пр|район\w*)\.?\s*$", re.IGNORECASE
)
QUOTES = '«„“"'
LONGEST = 6  # words of a name

INITIAL = "initial"
KINSHIP = "kinship"
Role = str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who is looked for: the name, and what stands in its place."""

    name: PersonName
    mark: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, how it is written, its folded spelling."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of words that names somebody; None is a person whom the book does not know."""

    start: int  # of the text
    end: int
    mark: str
    who: int | None


@dataclass
class Finder:
    """Knows everybody's names in all their forms."""

    people: Sequence[Somebody]
    overrides: Overrides | None = None
    _index: dict[str, dict[int, set[Part]]] = field(default_factory=dict, repr=False)
    _first: dict[tuple[str | None, ...], int] = field(default_factory=dict, repr=False)  # of namesakes

    def __post_init__(self) -> None:
        for who, somebody in enumerate(self.people):
            if self._first.setdefault(_key(somebody.name), who) != who:
                continue
            for word, part in forms_of(somebody.name, self.overrides):
                self._index.setdefault(word, {}).setdefault(who, set()).add(part)

    def _namesake(self, who: int | None) -> int | None:
        """The first of the people who are called so: it stands for all of them in the index."""
        return None if who is None else self._first[_key(self.people[who].name)]

    def replaced(
        self, text: str, owner: int | None = None, *, personal: bool = True
    ) -> tuple[str, Counter[int | None]]:
        """The text with marks in place of names, and how often whom.

        ``owner`` is whose row it is: there his given name alone is his. In a ``personal`` text people
        whom the book does not know are found too, and become initials; in one about an institution
        a name that is a usual word is left, unless more of the person stands beside it.
        """
        found = list(self.found(text, owner, personal=personal))
        pieces, at = [], 0
        for item in found:
            pieces += [text[at : item.start], item.mark]
            at = item.end
        return "".join([*pieces, text[at:]]), Counter(item.who for item in found)

    def found(self, text: str, owner: int | None = None, *, personal: bool = True) -> Iterator[Found]:
        """The people in the text, from the left."""
        words = [Word(m.start(), m.end(), m.group(), folded(m.group())) for m in WORD.finditer(text)]
        at = 0
        while at < len(words):
            known = self._known(text, words, at, owner, personal)
            item, length = known or self._stranger(text, words, at, personal) or (None, 1)
            if item:
                yield item
            at += length

    def _known(
        self, text: str, words: Sequence[Word], at: int, owner: int | None, personal: bool
    ) -> tuple[Found, int] | None:
        """The longest name of one of the people that begins with the word."""
        best: tuple[tuple[int, bool, bool], Found, int] | None = None
        lead = self._namesake(owner)
        for who in self._candidates(text, words, at):
            roles = list(self._roles(text, words, at, who))
            is_own = who == lead and not _is_quoted(text, words[at])
            while roles and not self._is_name(words[at : at + len(roles)], roles, is_own, personal):
                roles.pop()
            if not roles:
                continue
            length = len(roles)
            item = self._marked(text, words, at, roles, owner if who == lead and owner is not None else who)
            rank = (length, who == lead, words[at].folded in _own_words(self.people[who].name))
            if best is None or rank > best[0]:
                best = rank, item, length
        return (best[1], best[2]) if best else None

    def _candidates(self, text: str, words: Sequence[Word], at: int) -> Iterable[int]:
        """Who may be meant by the name that begins here, perhaps with initials."""
        for place in range(at, min(at + 3, len(words))):
            if place > at and not _touch(text, words[place - 1], words[place]):
                return ()
            if not words[place].is_initial:
                return list(self._index.get(words[place].folded, ()))
        return ()

    def _roles(self, text: str, words: Sequence[Word], at: int, who: int) -> Iterator[Role]:
        """What each word from here on is of the person's name, as long as it is anything."""
        seen: set[Role] = set()
        for place in range(at, min(at + LONGEST, len(words))):
            if place > at and not _touch(text, words[place - 1], words[place]):
                return
            role = self._role(words[place], who, seen)
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
        told = [role for role in roles if role in tuple(Part)]
        if not told or (len(roles) == 1 and not _is_written_as_name(words[0])):
            return False
        if len(set(roles) - {KINSHIP}) > 1:
            return any(word.is_capital or not is_usual(word.folded) for word in words)
        if told[0] in (Part.GIVEN, Part.PATRONYMIC):
            return is_own and personal
        return personal or not is_usual(words[0].folded)

    def _marked(self, text: str, words: Sequence[Word], at: int, roles: Sequence[Role], who: int) -> Found:
        """The person's mark over these words; a relative gets an initial, since another is meant."""
        last = words[at + len(roles) - 1]
        end = last.end + (last.is_initial and text[last.end : last.end + 1] == ".")
        is_of_another = set(roles) == {Part.SURNAME} and _has_first_name_beside(text, words, at)
        if is_of_another or set(roles) == {Part.RELATIVE}:
            return _initialled(text, words[at], end, who)
        return Found(words[at].start, end, self.people[who].mark, who)

    def _stranger(
        self, text: str, words: Sequence[Word], at: int, personal: bool
    ) -> tuple[Found, int] | None:
        """A person whom the book does not know: told by a given name, a patronymic or initials beside."""
        word = words[at]
        before = text[: word.start]
        if not personal or not word.is_capital or word.is_initial or NAMED_AFTER.search(before):
            return None
        if OF_PLACE.search(before):
            return None
        is_surname = is_surname_only(word.folded) or (
            _has_first_name_beside(text, words, at) and may_be_surname(word.folded)
        )
        if is_surname or _is_first_name(text, word):
            return _initialled(text, word, word.end, None), 1
        return None


def _key(name: PersonName) -> tuple[str | None, ...]:
    return (*(part and part.casefold() for part in name.parts), name.sex)


def _touch(text: str, left: Word, right: Word) -> bool:
    return GAP.fullmatch(text[left.end : right.start]) is not None and (
        left.is_initial or "." not in text[left.end : right.start]
    )


def _own_words(name: PersonName) -> set[str]:
    return {folded(word) for part in name.parts for word in (part or "").split()}


def _has_more(name: PersonName, part: Part) -> bool:
    """Whether the part has more words than one."""
    whole = {Part.SURNAME: name.surname, Part.GIVEN: name.given, Part.PATRONYMIC: name.patronymic}.get(part)
    return len((whole or "").split()) > 1


def _is_written_as_name(word: Word) -> bool:
    """A name has a capital; one typed without is told by being no other word."""
    return word.is_capital or (len(word.folded) > 3 and not is_usual(word.folded))


def _is_first_name(text: str, word: Word) -> bool:
    """A given name or a patronymic, but no word that only begins a sentence, and no title in quotes."""
    if _is_quoted(text, word):
        return False
    if is_patronymic(word.folded):
        return True
    if not is_given_name(word.folded):
        return False
    return not (is_usual(word.folded) and SENTENCE_END.search(text[: word.start]))


def _neighbours(text: str, words: Sequence[Word], at: int) -> Iterator[Word]:
    if at and _touch(text, words[at - 1], words[at]):
        yield words[at - 1]
    if at + 1 < len(words) and _touch(text, words[at], words[at + 1]):
        yield words[at + 1]


def _has_first_name_beside(text: str, words: Sequence[Word], at: int) -> bool:
    return any(
        _is_initial_of(text, word) if word.is_initial else word.is_capital and _is_first_name(text, word)
        for word in _neighbours(text, words, at)
    )


def _is_initial_of(text: str, word: Word) -> bool:
    return text[word.end : word.end + 1] == "."


def _initialled(text: str, word: Word, end: int, who: int | None) -> Found:
    """An initial in place of the word; the full stop that follows ends both."""
    return Found(word.start, end + (text[end : end + 1] == "."), f"{word.text[0].upper()}.", who)


def _is_quoted(text: str, word: Word) -> bool:
    """Whether the word begins a title: «Вера»."""
    return text[word.start - 1 : word.start] in tuple(QUOTES)
