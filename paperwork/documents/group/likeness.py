"""What several books of a group share word for word: texts that people write themselves, and clients."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperwork.book.casebook import Book
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.documents.group.survey import Work
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.diary import DiaryDay
from paperwork.sheets.people import NAME_PARTS
from paperwork.sheets.requests import Request

WORDS = re.compile(r"\w+")
SENTENCE = re.compile(r"[^.!?…;\n]+")
FEWEST_WORDS = 6  # a shorter sentence may well be the same without having been copied
SURNAME = schema_of(Client).by_name[NAME_PARTS[0]]
WHOLE, PART, CLIENT = "весь текст", "часть текста", "клиент"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text is: in whose book, in which cell of which column."""

    work: Work
    sheet: str
    header: str
    cell: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A text that several books have: how much of their cells it is, and where it is."""

    what: str
    text: str
    spots: Sequence[Spot]

    @property
    def works(self) -> list[Work]:
        """The books, each once."""
        return list({id(spot.work): spot.work for spot in self.spots}.values())


def shared_texts(works: Sequence[Work]) -> list[Shared]:
    """What is the same in two books and more: whole cells, sentences of others, clients.

    What most books have comes first, then the longest. Case, spaces and signs do not count.
    """
    whole = list(_common(((key, text, spot) for key, text, spot in _cells(works) if _is_long(key)), WHOLE))
    known = [_key(shared.text) for shared in whole]
    parts = (
        shared
        for shared in _common(_sentences(works), PART)
        if not any(_key(shared.text) in text for text in known)
    )
    clients = _common(_clients(works), CLIENT)
    return sorted(
        [*clients, *whole, *parts], key=lambda shared: (-len(shared.works), -len(shared.text), shared.text)
    )


def _common(found: Iterator[tuple[str, str, Spot]], what: str) -> Iterator[Shared]:
    texts: dict[str, str] = {}
    spots: dict[str, list[Spot]] = {}
    for key, text, spot in found:
        texts.setdefault(key, text)
        spots.setdefault(key, []).append(spot)
    for key, places in spots.items():
        shared = Shared(what, texts[key], places)
        if len(shared.works) > 1:
            yield shared


def _cells(works: Sequence[Work]) -> Iterator[tuple[str, str, Spot]]:
    """Every text of a student's own words, by its words alone."""
    for work in works:
        for schema in SCHEMAS if work.book else ():
            if is_of_people(schema):
                yield from _of_sheet(work, work.book, schema)  # type: ignore[arg-type]  # there is one


def is_of_people(schema: Schema) -> bool:
    """Whether a sheet holds what its author writes of people, and not what a whole group shares."""
    return schema.sheet.per_client or schema.record in (Client, DiaryDay, Request)


def _of_sheet(work: Work, book: Book, schema: Schema) -> Iterator[tuple[str, str, Spot]]:
    items = [item for item in schema.fields if item.kind.is_free_text and not (item.choices or item.link)]
    for record in book.all(schema.record):
        for item in items:
            text = getattr(record, item.name)
            if isinstance(text, str):
                spot = Spot(work, schema.sheet.title, item.header, record.cell(item.name))
                yield _key(text), text.strip(), spot


def _sentences(works: Sequence[Work]) -> Iterator[tuple[str, str, Spot]]:
    for _, text, spot in _cells(works):
        for sentence in SENTENCE.findall(text):
            key = _key(sentence)
            if _is_long(key):
                yield key, sentence.strip(), spot


def _clients(works: Sequence[Work]) -> Iterator[tuple[str, str, Spot]]:
    """The clients by name and day of birth: namesakes are no copies."""
    for work in works:
        for client in work.book.clients if work.book else ():
            if client.surname and client.birth_date:
                name = f"{client.surname} {client.given_name or ''}".strip()
                spot = Spot(work, Client.sheet.title, SURNAME.header, client.cell(SURNAME.name))
                yield _key(f"{name} {client.birth_date}"), name, spot


def _key(text: str) -> str:
    return " ".join(WORDS.findall(fold(text)))


def _is_long(key: str) -> bool:
    return key.count(" ") + 1 >= FEWEST_WORDS
