"""What leads to one client in any text: the name, numbers, dates, addresses and answers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from paperwork.book.anonymous.cast import overrides_of
from paperwork.book.anonymous.finder import Finder
from paperwork.book.anonymous.found import NamedPerson
from paperwork.book.anonymous.numbers import SHORTEST, TELEPHONE
from paperwork.book.casebook import Book
from paperwork.book.glance import Glance, letters
from paperwork.book.own_people import relative_in, withheld_in
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import long_date
from paperwork.russian.names import PersonName
from paperwork.sheets.answers.fields import OWNER, Record, field_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.people import NAME_PARTS, name_of
from paperwork.sheets.specialists import Specialist

WHOLE_NUMBER = 7  # digits that do so within a longer number too
SHORTEST_ANSWER = 12  # letters of an answer that no one else gives by chance
ADDRESS = field_of(Client, lambda it: it.address).withheld
SHORTEST_STREET = 3  # letters
SHORTEST_CODE = 4  # signs of a file number that is found without the word «дело»
NUMBER = re.compile(r"\d(?:[\d \u00a0()./–—-]*\d)?")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how Excel writes a sign that XML does not hold
HEADER_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Za-z])')  # how headers are formatted
CAMEL = re.compile(r"(?<=[а-яё])(?=[А-ЯЁ])")
LATIN = {
    "а": "a", "б": "b", "в": "[vw]", "г": "g", "д": "d", "е": "(?:e|ye|je|yo|jo|io)", "ж": "(?:zh|j)",
    "з": "z", "и": "[iyj]",
    "к": "[kc]", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "(?:u|ou)", "ф": "(?:f|ph)", "х": "(?:kh|h|x)", "ц": "(?:ts|tc|c)", "ч": "ch", "ш": "sh",
    "щ": "(?:shch|sch)", "ъ": "", "ы": "[yi]", "ь": "", "э": "e", "ю": "[yij]?u", "я": "(?:[yij]a|a)",
}  # fmt: skip
FIRST_DAYS = (date(1899, 12, 30), date(1904, 1, 1))  # from which Excel counts
ADDRESS_WORDS = frozenset({
    "г", "гор", "город", "ул", "улица", "пер", "переулок", "пр", "т", "просп", "проспект", "пл", "площадь",
    "наб", "ш", "шоссе", "д", "дом", "к", "корп", "кв", "квартира", "обл", "р", "н",
})  # fmt: skip


@dataclass(frozen=True)
class Trail:
    """What is looked for."""

    number: str
    names: Sequence[PersonName]
    answers: Sequence[str | date]  # that an anonymous copy leaves out
    addresses: Sequence[str]  # those of them that are places
    texts: Sequence[str]  # what else the client's rows alone hold
    finder: Finder
    glance: Glance

    @classmethod
    def of(cls, book: Book, rows: Iterable[Record], number: str) -> Trail:
        """What the client's rows tell, as far as it is nobody else's."""
        own = list(rows)
        clients = [row for row in own if isinstance(row, Client)]
        taken = {id(row) for row in own}
        others = {
            text
            for rows_ in book.records.values()
            for row in rows_
            if id(row) not in taken
            for _, text in _texts(row)
        }
        names = [*map(name_of, clients), *_family(own, book, others)]
        finder = Finder([NamedPerson(name, "") for name in names], overrides_of(book))
        withheld = list(_withheld(own))
        answers = [value for _, value in withheld]
        addresses = [value for kind, value in withheld if kind == ADDRESS and isinstance(value, str)]
        texts = {text for row in own for name, text in _texts(row) if name not in (*NAME_PARTS, OWNER)}
        listed = {
            text for choices in book.lists.values() for choice in choices.values for text in choice.spellings
        }
        glance = Glance.at(names, overrides_of(book))
        return cls(number, names, answers, addresses, sorted(texts - others - listed), finder, glance)

    def tells(self, text: str) -> bool:
        """Whether the text leads to the client."""
        return any(self._tells(version) for version in _versions(text))

    def _tells(self, text: str) -> bool:
        if self.glance.may_name(text) and any(self.finder.known(text)):
            return True
        if any(sign.isdigit() for sign in text) and (self._has_number(text) or self._dates.search(text)):
            return True
        if self._number.search(text):
            return True
        row = _squeezed(text)
        if self._latin.search(row):
            return True
        return any(known in row for known in self._squeezed) or self._has_address(text)

    def _has_number(self, text: str) -> bool:
        for match in NUMBER.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if digits in self._numbers or any(known in digits for known in self._long):
                return True
        return False

    def _has_address(self, text: str) -> bool:
        if not self._addresses:
            return False
        words = f" {' '.join(_address_words(text))} "
        return any(address in words for address in self._addresses)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """The digits of telephones and documents, and the days of birth as Excel counts days."""
        found: set[str] = set()
        for answer in self.answers:
            if isinstance(answer, date):
                found |= {str((answer - first).days) for first in FIRST_DAYS}
                continue
            for match in NUMBER.finditer(answer):
                digits = re.sub(r"\D", "", match.group())
                ends = {digits, digits[-TELEPHONE:], digits[-WHOLE_NUMBER:], *match.group().split()}
                found |= {end for end in ends if end.isdecimal() and len(end) >= SHORTEST}
        return frozenset(found)

    @cached_property
    def _long(self) -> Sequence[str]:
        return [number for number in self._numbers if len(number) > WHOLE_NUMBER]

    @cached_property
    def _dates(self) -> re.Pattern[str]:
        days = [spelt for answer in self.answers if isinstance(answer, date) for spelt in _spelt(answer)]
        return re.compile("|".join(rf"(?<!\d){day}(?!\d)" for day in days) or "(?!)", re.IGNORECASE)

    @cached_property
    def _number(self) -> re.Pattern[str]:
        """«дело № 12»; a number that is no plain one also by itself."""
        bare = re.escape(self.number)
        forms = [rf"\b(?:л\W{{0,2}}д|дел[оауе]м?)\W{{0,3}}(?:№|N|номер)?\s*{bare}(?![\w/-])"]
        if len(self.number) >= SHORTEST_CODE:
            forms.append(rf"(?<![\w.,/-]){bare}(?![\w/-])")
        return re.compile("|".join(forms) if self.number else "(?!)", re.IGNORECASE)

    @cached_property
    def _latin(self) -> re.Pattern[str]:
        """The surname in Latin letters, in any usual way of writing it so."""
        surnames = [letters(name.surname or "").rstrip("аяиыь") for name in self.names]
        forms = [
            "".join(LATIN.get(sign, re.escape(sign)) for sign in surname)
            for surname in surnames
            if len(surname) >= SHORTEST_CODE
        ]
        return re.compile("|".join(forms) or "(?!)")

    @cached_property
    def _squeezed(self) -> Sequence[str]:
        """Answers without spaces and signs: mail, and what the client's rows say at length."""
        mails = [_squeezed(answer) for answer in self.answers if isinstance(answer, str) and "@" in answer]
        told = (text for text in self.texts if len(text.split()) > 1)  # one word leads to no one
        texts = [_squeezed(text) for text in told if len(letters(text)) >= SHORTEST_ANSWER]
        return [text for text in (*mails, *texts) if text]

    @cached_property
    def _addresses(self) -> Sequence[str]:
        """« мира 5 6 »: the street, the house and the flat."""
        found = []
        for answer in self.addresses:
            words = _address_words(answer)
            for at, (street, house) in enumerate(pairwise(words)):
                if len(street) >= SHORTEST_STREET and not street[0].isdigit() and house[0].isdigit():
                    found.append(f" {' '.join(words[at : at + 3])} ")
        return found


def _texts(row: Record) -> Iterator[tuple[str, str]]:
    """The words of a row's answers with the names of these, own columns and lists included."""
    for item in schema_of(type(row)).fields:
        value = getattr(row, item.name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield item.name, text
    yield from ((tag, text) for tag, text in row.extra.items() if text)


def _family(own: Iterable[Record], book: Book, others: Container[str]) -> Iterator[PersonName]:
    """The names of the family, without those of whom another file tells too: clients, who works here."""
    elsewhere = {fold(name_of(client)) for client in book.clients}
    elsewhere |= {fold(name_of(specialist)) for specialist in book.all(Specialist)}
    for row in own:
        name = relative_in(row)
        if name and str(name) not in others and fold(name) not in elsewhere:
            yield name


def _withheld(own: Iterable[Record]) -> Iterator[tuple[str, str | date]]:
    for row in own:
        for item in schema_of(type(row)).fields:
            value = getattr(row, item.name) if item.withheld else None
            if isinstance(value, (str, date)):
                yield item.withheld, value
    yield from withheld_in(own)


def _versions(text: str) -> Iterator[str]:
    """The text as it is, and as it may be written in a name, in an address or in a code."""
    plain = ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    yield plain
    if "&" in plain:
        yield HEADER_CODES.sub(" ", plain)
        yield HEADER_CODES.sub("", plain)
    other = unescape(plain) if "&" in plain else plain
    if "%" in other:
        other = _decoded(other)
    other = CAMEL.sub(" ", other.replace("_", " ").replace("+", " "))
    if other != plain:
        yield other


def _decoded(text: str) -> str:
    """An address without its percents, whichever encoding they are of."""
    known = unquote(text)
    return unquote(text, "cp1251") if "\ufffd" in known else known


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower().replace("ё", "е"))


def _address_words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+|\d+", text.lower().replace("ё", "е"))
    return [word for word in words if word not in ADDRESS_WORDS]


def _spelt(day: date) -> Iterator[str]:
    """A day as people and programs write it, each way as a pattern."""
    year, short = f"{day:%Y}", f"{day:%y}"
    between = r"\s?[./\-\s]\s?"
    yield rf"0?{day.day}{between}0?{day.month}{between}(?:{year}|{short})"
    yield rf"{year}[./\-]?{day:%m}[./\-]?{day:%d}"
    month = long_date(day).replace("\u00a0", " ").split()[1]
    yield rf"0?{day.day}[»\"]?\s+{month[:3]}\w*\.?\s+{year}"
    yield rf"{year}\s+0?{day.month}\s+0?{day.day}"  # of a filter by days
