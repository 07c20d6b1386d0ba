"""The known addresses in a text: by the street and the house, whatever else is beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from paperwork.book.anonymous.spellings import folded
from paperwork.book.anonymous.streets import FLAT, PREFIX, ROOM, STREET, TOWN
from paperwork.common.records import dataclass

WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
KIND_OF_STREET = re.compile(STREET, re.IGNORECASE)
NO_STREET = re.compile(rf"\b(?:обл\w*|край|респ\w*|р-н|район|{ROOM}|д|дом)\b", re.IGNORECASE)
PLACE = re.compile(rf"^(?:{TOWN})\.?\s+(?-i:[А-ЯЁ])", re.IGNORECASE)
HOUSE_AFTER = re.compile(
    rf"\s*(?:{STREET})?[\s,]*(?:в\s+)?(?:д(?:ом\w*)?\.?\s*(?:№\s*)?)?(?P<house>\d+)(?:-?[а-яё]\b)?"
    rf"(?:[/-]\d+)*(?:\s*(?:корп|к)\.?\s*\d+)?(?P<more>(?:[,\s]\s*\d+(?!\d|[.:]\d))*){FLAT}",
    re.IGNORECASE,
)
HOUSE_BEFORE = re.compile(
    r"(?:\bд(?:ом\w*)?\.?\s*)?(?<!\d)(?P<house>\d+)(?:-?[а-яё])?(?:,?\s*кв\w*\.?\s*\d+)?\s*(?:,|по|на|в)?\s*"
    rf"(?:{STREET})?\s*(?:[\w-]+\s+){{0,2}}$",
    re.IGNORECASE,
)
RANK = (
    r"академик\w*|генерал\w*|маршал\w*|карл\w*|перв\w+|втор\w+|трет\w+|четв\w+|больш\w+|мал\w+|нов\w+|стар\w+"
)
ORDINAL = rf"(?:\d+\s+(?:лет\s+)?|(?:\d+-[а-яё]{{1,2}}|{RANK})\s+)?"
LEAD = re.compile(rf"{PREFIX}(?:(?-i:[А-ЯЁ])[\w-]+,\s*)?(?:{STREET}\s*)?{ORDINAL}$", re.IGNORECASE)
LEADING = 80  # signs before a street that may be of its address
Span = tuple[int, int]


@dataclass
class Homes:
    """Stems of streets → the houses there, each with all numbers of its address."""

    _streets: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def add(self, address: str) -> None:
        """Remembers an address."""
        parts = [part.strip() for part in " ".join(address.split()).split(",")]
        at = next((at for at, part in enumerate(parts) if KIND_OF_STREET.search(part)), None)
        if at is None:  # «Светлоозерск, Лесная, 4» and «дер. Ивановка, д. 5»
            names = [at for at, part in enumerate(parts) if WORD.search(part) and not NO_STREET.search(part)]
            at = names[-1] if names else None
        if at is None:
            return
        bare = KIND_OF_STREET.sub(" ", parts[at])
        words = list(
            WORD.finditer(PLACE.sub(lambda match: " " * (len(match.group()) - 1) + match.group()[-1], bare))
        )
        after = bare[words[-1].end() :] if words else ""  # «8 Марта, 5» is house 5
        numbers = re.findall(r"\d+", ",".join([after, *parts[at + 1 :]]))
        if words and numbers:
            houses = self._streets.setdefault(_stem(words[-1].group()), {})
            houses.setdefault(numbers[0], set()).update(numbers)

    def found(self, text: str) -> Iterator[Span]:
        """The places in the text where a street and a house of an address are together."""
        if not self._streets:
            return
        for word in WORD.finditer(text):
            houses = self._streets.get(_stem(word.group()))
            if houses:
                yield from self._around(text, word, houses)

    def has(self, text: str) -> bool:
        """Whether one of the addresses is in the text."""
        return any(self.found(text))

    def _around(self, text: str, word: re.Match[str], houses: dict[str, set[str]]) -> Iterator[Span]:
        start = LEAD.search(text, max(0, word.start() - LEADING), word.start())
        begin = start.start() if start else word.start()
        after = HOUSE_AFTER.match(text, word.end())
        if after and after.group("house") in houses:
            more = set(re.findall(r"\d+", after.group("more")))
            end = after.end() if more <= houses[after.group("house")] else after.start("more")
            yield begin, end
            return
        before = HOUSE_BEFORE.search(text, max(0, word.start() - LEADING), word.start())
        if before and before.group("house") in houses:
            after_kind = re.compile(rf"\s*(?:{STREET})?", re.IGNORECASE).match(text, word.end())
            yield before.start(), after_kind.end() if after_kind else word.end()


@lru_cache(maxsize=2**14)
def _stem(word: str) -> str:
    """What all cases of a street's name share: «лесн» of «Лесной»."""
    small = folded(word)
    return (
        re.sub(r"(?:ая|яя|ой|ей|ую|юю|ий|ый|ого|его|ом|ем|ы|и|а|я|о|е|у|ю|ь)$", "", small)
        if len(small) > 3
        else small
    )
