"""Finds in a text what leads to a person without a name: telephones, addresses, documents, births."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from itertools import pairwise

from paperwork.common.records import dataclass
from paperwork.russian.dates import long_date, short_date

STREET = (
    r"\b(?:ул|улиц[аеуы]|улицей|пер|переул\w+|просп|проспект\w*|пр|пр-т|пр-кт|наб|набережн\w+|бульв\w*|б-р|ш|шоссе"
    r"|мкр|микрорайон\w*|пл|площад\w+|проезд\w*|туп|тупик\w*)\b\.?"
)
NAME = r"(?-i:[А-ЯЁ\d])[\w-]*\.?(?:\s*(?-i:[А-ЯЁ])[\w-]*\.?){0,3}"
HOUSE = r"(?:д(?:ом\w*)?\.?\s*(?:№\s*)?)?\d+(?:[а-яё]\b|/\d+)?"
FLAT = r"(?:,?\s*(?:корп\w*|к|стр\w*|кв|квартир\w*|комн\w*|офис|под[ъь]езд\w*)\.?\s*(?:№\s*)?\d+[а-яё]?\b)*"
# What it is, and how it is written; the longer before the shorter.
SHAPES = tuple(
    (kind, re.compile(shape, re.IGNORECASE))
    for kind, shape in (
        ("почта", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
        ("СНИЛС", r"(?<!\d)\d{3}-\d{3}-\d{3}[\s-]\d{2}(?!\d)"),
        ("телефон", r"(?<![\d+])(?:\+?7|8)[\s(.–-]*\d{3}[\s).–-]*\d{3}[\s.–-]*\d{2}[\s.–-]*\d{2}(?!\d)"),
        ("телефон", r"(?<![\d+])\(?\d{3}\)?[\s–-]*\d{3}[\s–-]\d{2}[\s–-]\d{2}(?!\d)"),
        ("телефон", r"(?<![\d+.,])(?:\+7|8)[\s(–-]{1,2}(?:\d[\s()–-]{0,2}){9}\d(?!\d)"),
        ("телефон", r"(?<![\d-])\d{1,3}-\d\d-\d\d(?![\d-])"),
        ("телефон", r"(?<=\bт\.)\s*\d[\d\s–-]{4,}\d|(?<=\bтел\.)\s*\d[\d\s–-]{4,}\d"),
        ("документ", r"(?<!\d)\d{2}\s?\d{2}\s*(?:№|N)?\s*\d{6}(?!\d)"),
        ("адрес", rf"{STREET}\s*{NAME},?\s*{HOUSE}{FLAT}"),
        ("год рождения", r"(?<!\d)(?:19|20)\d\d(?=\s*(?:г\.?\s*р\b|года?\s+рожд|г\.\s*рожд))"),
    )
)
DIGITS = re.compile(r"\+?\d(?:[\d\s()–-]*\d)?")
SHORTEST = 5  # digits of a number that identifies one person
TELEPHONE = 10  # the last digits by which two spellings of a telephone are one


Beginning = tuple[str, ...]  # the first words by which a text is looked for


@dataclass
class Traces:
    """The numbers, dates and lines of an address that the book's people have."""

    numbers: dict[str, str]  # digits → what they are
    texts: dict[Beginning, dict[str, str]]  # how it begins → text → what it is

    @classmethod
    def of(cls, known: Iterable[tuple[str, object]]) -> Traces:
        """Traces of answers, each with what it is."""
        found = cls({}, {})
        for kind, value in known:
            if isinstance(value, date):
                found._add(kind, _dates(value))
            else:
                found.numbers |= dict.fromkeys(_digits(str(value)), kind)
                found._add(kind, _lines(str(value)))
        return found

    def _add(self, kind: str, texts: Iterable[str]) -> None:
        for text in texts:
            for beginning in list(_beginnings(text))[:1]:
                self.texts.setdefault(beginning, {})[text] = kind

    def replaced(self, text: str, *, shapes: bool = True) -> tuple[str, Counter[str]]:
        """The text with «[телефон]» and the like in place of what leads to a person, and how often what.

        With ``shapes`` also what only looks so and belongs to no person of the book.
        """
        counts: Counter[str] = Counter()

        def put(kind: str) -> Callable[[re.Match[str]], str]:
            def mark(_match: re.Match[str]) -> str:
                counts[kind] += 1
                return f"[{kind}]"

            return mark

        if shapes:
            for known, kind in self._candidates(text):
                text = _pattern(known).sub(put(kind), text)
            for kind, shape in SHAPES:
                text = shape.sub(put(kind), text)
        return DIGITS.sub(lambda match: self._number(match, put), text), counts

    def _candidates(self, text: str) -> list[tuple[str, str]]:
        """The texts whose first words occur in this one, the longest first."""
        found = {item for beginning in _beginnings(text) for item in self.texts.get(beginning, {}).items()}
        return sorted(found, key=lambda item: (-len(item[0]), item))

    def _number(self, match: re.Match[str], put: Callable[[str], Callable[[re.Match[str]], str]]) -> str:
        digits = re.sub(r"\D", "", match.group())
        kind = self.numbers.get(digits) or self.numbers.get(digits[-TELEPHONE:])
        return put(kind)(match) if kind and len(digits) >= SHORTEST else match.group()


def _dates(day: date) -> Iterable[str]:
    """A date as people write it: 14.02.1980, 14.02.80, 14.2.1980, 14 февраля 1980, 1980-02-14."""
    yield from (short_date(day), f"{day:%d.%m.%y}", f"{day.day}.{day.month}.{day.year}", day.isoformat())
    yield long_date(day).replace("\u00a0", " ").removesuffix("г.").strip()


def _digits(text: str) -> Iterable[str]:
    """The numbers in an answer, each by its digits; a series with its number is one more."""
    for match in DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) >= SHORTEST:
            yield digits
            yield digits[-TELEPHONE:]
            if len(digits) == TELEPHONE and " " in match.group():
                yield digits[4:]  # a passport's number without its series


def _lines(text: str) -> Iterable[str]:
    """An address from its street on, «ул. Лесная, д. 4», shorter and longer; as a whole where it has none."""
    parts = [part.strip() for part in " ".join(text.split()).split(",")]
    streets = [at for at, part in enumerate(parts) if re.search(STREET, part, re.IGNORECASE)]
    for at in streets:
        yield from (", ".join(parts[at:end]) for end in range(at + 2, len(parts) + 1))
    if not streets and len(parts) > 1:
        yield ", ".join(parts)


def _beginnings(text: str) -> Iterable[Beginning]:
    """Each two neighbouring words."""
    return pairwise(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=4096)
def _pattern(text: str) -> re.Pattern[str]:
    """The text with any spaces between its words, at the borders of words."""
    words = r"\s+".join(map(re.escape, text.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
