"""Finds in a text what leads to a person without a name: telephones, addresses, documents, births."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

from paperwork.book.anonymous.births import births
from paperwork.book.anonymous.homes import Homes
from paperwork.book.anonymous.remains import remains
from paperwork.book.anonymous.shapes import ADDRESS, DOCUMENT, EXTENSION, LINKS, LOGIN, NUMBERS, Shape
from paperwork.book.anonymous.shapes import TELEPHONE as PHONE
from paperwork.book.anonymous.streets import ADDRESSES, LIVED_IN
from paperwork.book.anonymous.stuck import with_series
from paperwork.common.records import dataclass
from paperwork.sheets.answers.codes import same

DIGITS = re.compile(r"\+?\d(?:[\s()\[\].\-‐‑‒–—−]{0,4}\d)*")
GROUP = re.compile(r"\d+")
SHORTEST = 5  # digits of a number that identifies one person
TELEPHONE = 10  # the last digits by which two spellings of a telephone are one
LOCAL = 7  # the last digits of a telephone that people give within a town
MOST = 8  # groups of digits in one number
LEADING = 30  # signs before a number that may belong to it
OPENING = re.compile(r"[+(\[]$")
SERIES = re.compile(
    r"(?<![\w])(?:\d{2}\s?\d{2}|\d{2}|[IVXLCУХ1]{1,5}\s?[-–]\s?[А-ЯЁ]{2})[\s,]*(?:№|N|номер)?\s*$",
    re.IGNORECASE,
)
HOT_LINE = re.compile(r"\D*[78]?\D*800")
FILE = "дело"
BY_WORD = re.compile(r"\b(?:дел[оауе]|делом|досье)\s*(?:№|N|номер\w*|под номером)?\s*(?P<x>\w[\w/.-]*)", re.I)
LETTERS = re.compile(r"[^\W_]+")
FILE_NAME = re.compile(r"[^\W_]+(?:[/.-][^\W_]+)*")
BEFORE_FILE = re.compile(r"(?:^|[/\\]|\bдел\w{0,2}|№|\bлд|\bл\.\s?д\.?)[\s_№]*$", re.IGNORECASE)
PLAIN = re.compile(r"\w+(?:[/.-]\w+)*")
Span = tuple[int, int, str]


@dataclass
class Traces:
    """The numbers, dates and addresses that the book's people have; ``kept`` are an institution's own."""

    numbers: dict[str, str]  # digits → what they are
    days: dict[date, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # mail in lower case → what it is
    homes: Homes = field(default_factory=Homes)
    files: Mapping[str, str] = field(default_factory=dict)  # file number → the code that replaces it
    kept: frozenset[str] = frozenset()
    own_homes: Homes = field(default_factory=Homes)

    @classmethod
    def of(cls, known: Iterable[tuple[str, object]]) -> Traces:
        """Traces of answers, each with what it is."""
        found = cls({})
        for kind, value in known:
            if isinstance(value, date):
                found.days[value] = kind
                continue
            found.numbers |= dict.fromkeys(_digits(str(value), kind), kind)
            if kind == ADDRESS:
                found.homes.add(str(value))
            elif "документ" in kind:
                found.days |= dict.fromkeys(_days(str(value)), kind)
        return found

    def replaced(self, text: str, *, shapes: bool = True) -> tuple[str, Counter[str]]:
        """The text with «[телефон]» and the like in place of what leads to a person, and how often what.

        With ``shapes`` also dates, addresses and what only looks so and belongs to no person of the book.
        """
        return self._without(text, [span for span in self.found(text, shapes=shapes) if span[2]])

    def judged(self, text: str) -> tuple[str, Counter[str], int]:
        """The same with shapes, and how many telephones and addresses were left as an institution's."""
        spans = self.found(text)
        kept = [text[start:end] for start, end, kind in spans if not kind]
        unsure = sum(not self._is_own(piece) and not HOT_LINE.match(piece) for piece in kept)
        return *self._without(text, [span for span in spans if span[2]]), unsure

    def without_long(self, text: str) -> str:
        """The text of an institution without the numbers that only a person's can be: of seven figures."""
        if len(GROUP.findall(text)) == 0:
            return text
        spans = self.found(text, shapes=False)
        return self._without(text, [span for span in spans if _length(text[span[0] : span[1]]) >= LOCAL])[0]

    def tells(self, text: str) -> bool:
        """Whether a long number of a person, or a file number that can be nothing else, is in the text."""
        words = LETTERS.findall(text.casefold())
        there, row = set(words), f" {' '.join(words)} "
        numbers = (LETTERS.findall(number) for number in self._telling)
        has_file = any(parts[0] in there and f" {' '.join(parts)} " in row for parts in numbers)
        return has_file or self.without_long(text) != text

    def _without(self, text: str, spans: Iterable[Span]) -> tuple[str, Counter[str]]:
        pieces, at, counts = [], 0, Counter[str]()
        for start, end, kind in spans:
            pieces += [text[at:start], self._mark(text[start:end], kind)]
            counts[kind] += 1
            at = end
        return "".join([*pieces, text[at:]]), counts

    def _mark(self, text: str, kind: str) -> str:
        return self.files.get(same(text), f"[{kind}]") if kind == FILE else f"[{kind}]"

    def found(self, text: str, *, shapes: bool = True) -> list[Span]:
        """What leads to a person, from the left; of two that overlap the one that is surer.

        What is an institution's is of the kind «».
        """
        figures = sum(map(len, GROUP.findall(text)))
        spans: list[Span] = []
        for item in self._all(text, figures) if shapes else self._known(text) if figures else ():
            if not any(start < item[1] and item[0] < end for start, end, _ in spans):
                spans.append(item)
        return [*with_series(text, sorted(spans))] if shapes else sorted(spans)

    def _all(self, text: str, figures: int) -> Iterator[Span]:
        """Everything that was found, the surer first; of the kind «» what is an institution's."""
        small = text.lower()
        yield from _shaped((*LINKS, LOGIN), text, small, figures)
        if figures and self.files:
            yield from ((*span, FILE) for span in self._files(text, small))
        yield from births(text, small, figures, self.days)
        yield from self._figured(text, small, figures) if figures else ()
        yield from _shaped(LIVED_IN, text, small, figures)

    def _figured(self, text: str, small: str, figures: int) -> Iterator[Span]:
        """What has figures."""
        yield from ((*span, ADDRESS) for span in self.homes.found(text))
        yield from self._known(text)
        for start, end, kind in _shaped((*ADDRESSES, *NUMBERS), text, small, figures):
            yield start, end, "" if self._is_own(text[start:end]) else kind
        for start, end, kind in remains(text, figures):
            yield start, end, "" if self._is_own(text[start:end]) else kind

    def _is_own(self, piece: str) -> bool:
        """Whether it is the institution's own telephone or address."""
        figures = re.sub(r"\D", "", piece)
        return figures in self.kept or figures[-TELEPHONE:] in self.kept or self.own_homes.has(piece)

    def _known(self, text: str) -> Iterator[Span]:
        """The known numbers, the longest first, however their digits are parted."""
        for run in DIGITS.finditer(text):
            groups = list(GROUP.finditer(text, *run.span()))
            start = 0
            while start < len(groups):
                taken, kind = self._longest(groups[start : start + MOST])
                if kind and (kind == PHONE or not run.group().startswith("+")):
                    yield *_whole(text, groups[start].start(), groups[start + taken - 1].end(), kind), kind
                start += taken

    def _longest(self, groups: list[re.Match[str]]) -> tuple[int, str]:
        """How many of the groups make a known number together, and what it is."""
        figures = [group.group() for group in groups]
        for taken in range(len(figures), 0, -1):
            joined = "".join(figures[:taken])
            if len(joined) < SHORTEST or joined in self.kept:
                continue
            kind = self.numbers.get(joined) or (
                self.numbers.get(joined[-TELEPHONE:]) if TELEPHONE < len(joined) <= TELEPHONE + 2 else None
            )
            if kind:
                return taken, kind
        return 1, ""

    @cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(filter(is_telling, self.files))

    def _files(self, text: str, small: str) -> Iterator[tuple[int, int]]:
        """The numbers of people's files: after «дело», or where a number is like nothing else."""
        for match in BY_WORD.finditer(text) if "дел" in small or "досье" in small else ():
            if same(match.group("x").rstrip(".-/")) in self.files:
                yield match.start("x"), match.start("x") + len(match.group("x").rstrip(".-/"))
        for match in PLAIN.finditer(text) if self._telling else ():
            if same(match.group()) in self._telling:
                yield match.span()

    def without_files(self, name: str) -> str:
        """A name of a file or a folder with codes in place of the numbers of people's files.

        A number that may be any other counts at the beginning of the name and after «дело» or «№».
        """

        def coded(match: re.Match[str]) -> str:
            code = self.files.get(same(match.group()))
            is_it = is_telling(match.group()) or BEFORE_FILE.search(name[: match.start()])
            return code if code and is_it else match.group()

        done = FILE_NAME.sub(coded, name)
        for number in sorted(self._telling, key=len, reverse=True):
            if not number.isalnum():  # «ЛД-7/26», whose «/» no name can hold
                loose = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", number)))
                done = re.sub(rf"(?<![^\W_]){loose}(?![^\W_])", self.files[number], done, flags=re.IGNORECASE)
        return done


def is_telling(number: str) -> bool:
    """Whether a file number can be taken for nothing else: it has figures and letters, or is long."""
    has_both = any(map(str.isdigit, number)) and any(map(str.isalpha, number))
    return (has_both and len(number) > 3) or (len(number) > 5 and any(map(str.isdigit, number)))


def _length(text: str) -> int:
    return sum(map(str.isdigit, text))


def _whole(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """The number with the bracket or the series before it, and with the extension after it."""
    lead = (SERIES if kind == DOCUMENT else OPENING).search(text, max(0, start - LEADING), start)
    tail = EXTENSION.match(text, end) if kind == PHONE else None
    return lead.start() if lead else start, tail.end() if tail else end


def _shaped(shapes: Iterable[Shape], text: str, small: str, figures: int) -> Iterator[Span]:
    return (span for shape in shapes if shape.may_be_in(small, figures) for span in shape.found(text))


def _digits(text: str, kind: str) -> Iterator[str]:
    """The numbers in an answer, each by its digits; a series with its number is one more."""
    for match in re.finditer(r"\+?\d(?:[\d\s()–-]*\d)?", text):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) < SHORTEST:
            continue
        yield digits
        if len(digits) > TELEPHONE:
            yield digits[-TELEPHONE:]
        if len(digits) in (TELEPHONE, TELEPHONE + 1):
            yield from [digits[-LOCAL:]] if kind == PHONE else ()
            if " " in match.group() and len(digits) == TELEPHONE:
                yield digits[4:]  # a passport's number without its series
            local = re.search(r"\)\s*([\d\s–-]+)$", match.group())
            if local and len(own := re.sub(r"\D", "", local.group(1))) >= SHORTEST:
                yield own


def _days(text: str) -> Iterator[date]:
    """The days in an answer: when a document was issued."""
    for day, month, year in re.findall(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)", text):
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue
