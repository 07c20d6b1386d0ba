"""Whose paper it is: the client of the book whose own data is in it; and whose paper would teach most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from paperwork.book.casebook import Book
from paperwork.book.named import one_client
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import nearest
from paperwork.common.records import dataclass
from paperwork.documents.learning.spelling import folded
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Schema
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of

ENOUGH: Final = 3  # points: a full name, or a number of one's own
LEAD: Final = 2
MOST_NAMED: Final = 5  # clients in a sentence
SHORTEST_STEM: Final = 3
NUMBER: Final = re.compile(r"\d(?:[ \-()]*\d){5,}")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a client's own data a paper has."""

    client: Client
    points: int
    is_named: bool  # by the given name too

    @property
    def words(self) -> str:
        """The client as people name him."""
        return words_of(self.client)


def words_of(client: Client) -> str:
    """«дело 12, Соколова Вера Ильинична»."""
    return f"дело {client.file_number}, {name_of(client)}"


class _Text:
    """A paper as names and numbers are looked for in it."""

    def __init__(self, text: str) -> None:
        self.small = text.lower()
        # a name begins with a capital: «Другов» is not in «других»
        self.words = frozenset(word.lower() for word in re.findall(r"\b[А-ЯA-Z][а-яa-zА-ЯA-Z]+", text))
        self.stems = {word[:length] for word in self.words for length in range(SHORTEST_STEM, len(word) + 1)}
        self.numbers = " ".join(re.sub(r"\D", "", match) for match in NUMBER.findall(text))

    def has_name(self, name: str | None) -> bool:
        pieces = re.findall(r"[а-яa-z]+", folded(name or "").lower())
        return bool(pieces) and all(self._has_word(piece) for piece in pieces)

    def _has_word(self, word: str) -> bool:
        """Whether a form of the word is there: it begins alike, and is about as long."""
        stem = word[: max(SHORTEST_STEM, len(word) - 2)]
        if stem not in self.stems:
            return word in self.words
        return any(found.startswith(stem) and abs(len(found) - len(word)) <= 3 for found in self.words)

    def has_number(self, value: str | None) -> bool:
        digits = re.sub(r"\D", "", value or "")
        return len(digits) >= 6 and (digits[-10:] if len(digits) == 11 else digits) in self.numbers

    def has(self, value: str | None) -> bool:
        return bool(value) and folded(value or "").strip().lower() in self.small


def likenesses(clients: Iterable[Client], text: str) -> list[Likeness]:
    """The clients by how much of their data is in the text, those with most first."""
    paper = _Text(text)
    found = [_likeness(client, paper) for client in clients]
    return sorted(found, key=lambda one: -one.points)


def _likeness(client: Client, paper: _Text) -> Likeness:
    by_surname = paper.has_name(client.surname)
    given = by_surname and paper.has_name(client.given_name)
    patronymic = given and paper.has_name(client.patronymic)
    points = by_surname + given + patronymic
    if by_surname and not given and _has_initials(client, paper):
        points += 1
    points += 2 * bool(client.birth_date and _has_date(client.birth_date, paper))
    points += 2 * paper.has_number(client.phone) + 3 * paper.has_number(client.snils)
    points += 3 * bool(client.document and _has_document(client.document, paper)) + 2 * paper.has(
        client.address
    )
    return Likeness(client, points, given)


def _has_initials(client: Client, paper: _Text) -> bool:
    initials = [re.escape(part[0].lower()) + r"\." for part in (client.given_name, client.patronymic) if part]
    return bool(initials) and bool(re.search(r" ?".join(initials), paper.small))


def _has_date(value: date, paper: _Text) -> bool:
    return f"{value:%d.%m.%Y}" in paper.small


def _has_document(value: str, paper: _Text) -> bool:
    return paper.has(value) or any(paper.has_number(number) for number in NUMBER.findall(folded(value)))


def client_of(book: Book, text: str, typed: str | None) -> Client:
    """The client whose paper the text is, the one who is named where one is.

    Raises `PaperworkError` where it is not his, with a guess whose it is, and where that cannot be said.
    """
    found = likenesses(book.clients, text)
    if typed is None:
        return _most_alike(found)
    client = _named(book, typed)
    own = next(one for one in found if one.client is client)
    best = found[0]
    is_anothers = best.points >= max(ENOUGH, own.points + LEAD) and not own.is_named
    if own.points < ENOUGH and best.points > own.points:
        is_anothers = is_anothers or best.points >= ENOUGH
    if is_anothers and best.client is not client:
        raise PaperworkError(f"это бумага не клиента {client.file_number}: похоже на {best.words}")
    if not own.points:
        raise PaperworkError(f"в бумаге нет данных клиента {client.file_number}; проверьте --client и книгу")
    return client


def _named(book: Book, typed: str) -> Client:
    client = one_client([*book.clients, *book.blocked], typed)
    if client is None:
        near = nearest(typed, [c.file_number for c in book.clients if c.file_number], closeness=50)
        guess = f"; похоже на «{near}»" if near else "; номера дел — на листе «Клиенты»"
        raise PaperworkError(f"клиента с делом «{typed}» нет{guess}")
    if client not in book.clients:
        raise PaperworkError(f"данные клиента {client.file_number} заблокированы; возьмите бумагу другого")
    return client


def _most_alike(found: Sequence[Likeness]) -> Client:
    if not found or found[0].points < LEAD:
        raise PaperworkError(
            "не видно, чья это бумага: ни одного клиента книги в ней нет; назовите его: --client ДЕЛО"
        )
    if len(found) > 1 and found[1].points == found[0].points:
        alike = "; ".join(one.words for one in found[:MOST_NAMED] if one.points == found[0].points)
        raise PaperworkError(f"не видно, чья это бумага, подходят: {alike}; назовите клиента: --client ДЕЛО")
    return found[0].client


@dataclass(frozen=True, slots=True)
class Teacher:
    """How many of the fields of the sheets that a paper uses a client has filled."""

    client: Client
    filled: int
    fields: int

    @property
    def words(self) -> str:
        """The same for people."""
        return f"{words_of(self.client)}: заполнено {self.filled} из {self.fields}"


def teachers(book: Book, roots: Iterable[str]) -> list[Teacher]:
    """The clients by how much their papers would teach: those with most fields filled first."""
    wanted = set(roots) | {"клиент"}
    sheets = [
        schema
        for schema in SCHEMAS
        if set(schema.sheet.tags) & wanted and (schema.sheet.per_client or schema.record is Client)
    ]
    total = sum(len(schema.fields) for schema in sheets)
    found = [Teacher(client, sum(_filled(book, client, s) for s in sheets), total) for client in book.clients]
    return sorted(found, key=lambda one: -one.filled)


def _filled(book: Book, client: Client, schema: Schema) -> int:
    """How many columns of a sheet the client has an answer in, in any row."""
    rows = [client] if schema.record is Client else book.of_client(schema, client.file_number)
    return sum(any(getattr(row, item.name) not in (None, "", ()) for row in rows) for item in schema.fields)
