"""How a value may stand on paper: what each chain of the program's own filters prints for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from numbers import Number
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.filters import TYPESETTING
from paperwork.documents.learning.spelling import folded
from paperwork.russian.filters import FILTERS
from paperwork.russian.names import PersonName, parse_name
from paperwork.word.language.values import NotPrintableError, plain

CASES: Final = ("родительный", "дательный", "винительный", "творительный", "предложный")
NOMINATIVE: Final = ""
FUNCTIONS: Final = {row.name: row for row in FILTERS}
INITIALS: Final = ("инициалы", "инициалы_впереди")
NUMERIC: Final = ("число", "сумма", "рубли", "рублей_прописью", "прописью", "со_знаком", "лет")
KOPECKS: Final = re.compile(r",\d\d$")
FEW_WORDS: Final = 5  # words of a phrase that may be declined
Forms = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text that a chain of filters prints for a value; ``looks``: the paper has it in another look."""

    text: str
    filters: str
    case: str = NOMINATIVE
    looks: bool = False
    is_part: bool = False  # it says less than the value: a year

    @property
    def cost(self) -> tuple[bool, int]:
        """The smaller, the plainer the tag."""
        return self.looks, len(self.filters)


def renderings(value: object, forms: Forms, seen: str, *, all_cases: bool = True) -> list[Rendering]:
    """The texts that the value may be printed as; ``seen`` is the paper in small letters."""
    if isinstance(value, date):
        return list(_known_dates(value))
    try:
        text = plain(value)
    except (NotPrintableError, TypeError):
        return []
    if not text.strip() or isinstance(value, bool):
        return []
    if not isinstance(value, str):
        known = _known_number if isinstance(value, Number) else _of_number  # what else there is may be a list
        return list(dict.fromkeys(known(value, text)))  # sums look alike without thousands
    stands = _may_stand(value, seen)
    cases = CASES if all_cases and stands else ()
    who = value.__getnewargs__() if isinstance(value, PersonName) else ()
    return list(_known_text(value, who, _Forms(forms) if cases else None, cases, stands=stands))


class _Forms:
    """The forms of a book, known by their identity: what is printed with them is remembered."""

    __slots__ = ("forms",)

    def __init__(self, forms: Forms) -> None:
        self.forms = forms

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Forms) and other.forms is self.forms

    def __hash__(self) -> int:
        return id(self.forms)


@lru_cache(maxsize=4096, typed=True)  # the same answers are looked for in one paper after another
def _known_text(
    value: str, _who: tuple[object, ...], known: _Forms | None, cases: tuple[str, ...], *, stands: bool
) -> tuple[Rendering, ...]:
    """The renderings of a text; ``_who`` tells people apart whose names are written alike."""
    return tuple(plainest(_of_text(value, known.forms if known else {}, cases, stands=stands)))


def _of_text(value: str, forms: Forms, cases: tuple[str, ...], *, stands: bool) -> Iterator[Rendering]:
    yield from _in_letters(value, "")
    if stands:
        is_person = is_name(value)
        for case in (NOMINATIVE, *cases):
            form = _declined(value, case, forms)
            chain = f"|{case}" if case else ""
            if case:
                yield from _in_letters(form, chain, case)
            for shortened in INITIALS if is_person else ():
                short = str(FUNCTIONS[shortened].function(form))
                yield from _shortened(short, f"{chain}|{shortened}", case)


def _of_number(value: object, text: str) -> tuple[Rendering, ...]:
    """A number as it is, and as a sum, in words, with its sign."""
    found: list[Rendering] = []
    if not (KOPECKS.search(text) and text == FUNCTIONS["сумма"].function(value)):
        found += _in_letters(text, "")  # a greater sum has spaces in it
    for name in NUMERIC:
        try:
            printed = str(FUNCTIONS[name].function(value))
        except (ValueError, TypeError, ArithmeticError):
            continue
        found += _in_letters(printed, f"|{name}")
    return tuple(found)


_known_number = lru_cache(maxsize=2048, typed=True)(_of_number)


def _shortened(text: str, chain: str, case: str) -> Iterator[Rendering]:
    yield from _in_letters(text, chain, case)
    yield from _in_letters(str(FUNCTIONS["слитно"].function(text)), f"{chain}|слитно", case)
    close = re.sub(r"(?<=\.)\s", "", text)
    if close != str(FUNCTIONS["слитно"].function(text)):
        yield Rendering(folded(close), f"{chain}|слитно", case, looks=True)


def _declined(value: str, case: str, forms: Forms) -> str:
    if not case:
        return value
    found = FUNCTIONS[case].function(value, forms)
    return found if isinstance(found, str) else str(found)


@cache
def is_name(value: str) -> bool:
    """Whether it is a person's surname with the given name."""
    if isinstance(value, PersonName):
        return bool(value.surname and value.given)
    name = parse_name(value)
    return bool(name and name.surname and name.given)


def _may_stand(value: str, seen: str) -> bool:
    """Whether the beginning of its first long word is in the paper: else no form of it is."""
    beginning = _beginning(value)
    return bool(beginning) and beginning in seen


@lru_cache(maxsize=4096)
def _beginning(value: str) -> str:
    """What all forms of a text begin with: most of its first long word; empty where nothing is declined."""
    has_figures = any(letter.isdigit() for letter in value)  # a number, an address: nothing to be declined
    if has_figures or len(value.split()) > FEW_WORDS:
        return ""
    word = next((word for word in re.findall(r"\w+", folded(value).lower()) if len(word) > 2), "")
    return word[: max(2, len(word) - 4)]


@lru_cache(maxsize=16384)
def _in_letters(text: str, chain: str, case: str = NOMINATIVE) -> tuple[Rendering, ...]:
    """The text as it is, with its first letter great or small, and in great letters."""
    return tuple(_lettered(text, chain, case))


def _lettered(text: str, chain: str, case: str) -> Iterator[Rendering]:
    yield from _spelled(text, chain, case)
    if text[:1].isalpha():
        great, small = text[0].upper() + text[1:], text[0].lower() + text[1:]
        if great != text:
            yield from _spelled(great, f"{chain}|с_заглавной", case)
        if small != text and str(FUNCTIONS["со_строчной"].function(text)) == small:
            yield from _spelled(small, f"{chain}|со_строчной", case)
        if text.upper() != text:
            yield from _spelled(text.upper(), f"{chain}|upper", case)


def _spelled(text: str, chain: str, case: str) -> Iterator[Rendering]:
    typeset = folded(TYPESETTING.words(text)).strip()
    yield Rendering(typeset, chain, case)
    typed = folded(text).strip()
    if typed != typeset:
        yield Rendering(typed, chain, case, looks=True)


def _dates(value: date) -> Iterator[Rendering]:
    """A day in all forms that the filters print, and in those that people type in their place."""
    day, month, year = value.day, value.month, value.year
    if isinstance(value, datetime) and (value.hour or value.minute):
        yield Rendering(folded(plain(value)), "")
    short = folded(str(FUNCTIONS["дата"].function(value)))
    yield Rendering(short, "|дата" if isinstance(value, datetime) else "")
    long = folded(str(FUNCTIONS["дата_словами"].function(value)))
    yield Rendering(long, "|дата_словами")
    yield Rendering(folded(str(FUNCTIONS["дата_годом"].function(value))), "|дата_годом")
    yield Rendering(long.removesuffix(" г."), '|дата_словами|replace("\u00a0г.", "")')
    quoted = folded(str(FUNCTIONS["дата_в_кавычках"].function(value)))
    yield Rendering(quoted, "|дата_в_кавычках")
    yield Rendering(quoted.removesuffix("г.") + "года", '|дата_в_кавычках|replace("г.", "года")')
    yield Rendering(folded(str(FUNCTIONS["дата_кратко"].function(value))), "|дата_кратко")
    words = long.split(" ", 1)[1]
    for start in {f'"{day}"', f'"{day:02}"', f"{day:02}"}:
        for end in ("г.", "года", "г", ""):
            typed = f"{start} {words.removesuffix('г.')}{end}".strip()
            if typed not in (long, quoted):
                yield Rendering(
                    typed, "|дата_словами" if '"' not in start else "|дата_в_кавычках", looks=True
                )
    yield Rendering(f"{day}.{month:02}.{year}", "|дата", looks=True)
    yield Rendering(f"{day}.{month}.{year}", "|дата", looks=True)
    yield Rendering(folded(str(FUNCTIONS["месяц"].function(value))), "|месяц", is_part=True)
    yield Rendering(str(year), "|год", is_part=True)


@lru_cache(maxsize=2048, typed=True)
def _known_dates(value: date) -> tuple[Rendering, ...]:
    return tuple(_dates(value))


def plainest(found: Iterable[Rendering]) -> list[Rendering]:
    """The plainest rendering for each text in each case."""
    best: dict[tuple[str, str], Rendering] = {}
    for rendering in found:
        known = best.get((rendering.text, rendering.case))
        if rendering.text and (known is None or rendering.cost < known.cost):
            best[rendering.text, rendering.case] = rendering
    return list(best.values())
