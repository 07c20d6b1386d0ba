"""Destroying a client's data in a book: his rows are removed, and an act records it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from paperwork.book.anonymous.papers import words_of
from paperwork.book.casebook import Book
from paperwork.book.named import called
from paperwork.book.parts import is_of
from paperwork.case.context import ClientContext
from paperwork.case.tags import tag_tree
from paperwork.common.atomic_files import check_is_new, reason
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import nearest
from paperwork.common.records import dataclass
from paperwork.common.resources import folder
from paperwork.common.sole_writer import replace_with
from paperwork.documents.destroyed_data import CATEGORIES, SAID
from paperwork.documents.erasing.beside import Surroundings
from paperwork.documents.erasing.mentions import mentions_in, unread_in
from paperwork.documents.erasing.trail import Trail
from paperwork.documents.letterhead import list_template
from paperwork.intake.excel.amending.amend import RowEdit, amended, writable
from paperwork.intake.excel.amending.changing import changing
from paperwork.intake.excel.amending.stale import without_stale_texts
from paperwork.intake.excel.container import Container, Format, read_bytes
from paperwork.intake.excel.reading.read import book_of
from paperwork.russian.typography import lowered
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, Record, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution

ACT = "destruction_act"
ACTS = "acts"  # a folder of its own among the templates: make does not look into it
TREE = {
    **{tag: tag_tree()[tag] for tag in schema_of(Institution).sheet.tags},
    "сегодня": None,
    "акт": {"дело": None, "книга": None, "листы": [{"лист": None, "строк": None, "данные": None}]},
}


@dataclass(frozen=True)
class Erasure:
    """What is to be destroyed: the client's rows of an opened book, which is at ``path``.

    ``file`` are the bytes there where they are not those of the container: of a book with a password.
    """

    path: Path
    container: Container
    book: Book
    number: str
    file: bytes | None = None

    @cached_property
    def rows(self) -> dict[str, list[Record]]:
        """The rows to go by the sheet's title, in the order of the sheets."""
        numbers = {same(self.number)}
        found = {
            schema.sheet.title: [
                row for row in self.book.records.get(schema.sheet.title, ()) if is_of(row, numbers)
            ]
            for schema in self.book.schemas
        }
        return {title: rows for title, rows in found.items() if rows}

    @cached_property
    def trail(self) -> Trail:
        """What leads to the client in any text."""
        return Trail.of(self.book, (row for rows in self.rows.values() for row in rows), self.number)

    @property
    def counted(self) -> str:
        """«Клиенты – 1, Контакты – 3»: sheets and rows."""
        return ", ".join(f"{title} – {len(rows)}" for title, rows in self.rows.items())

    @property
    def is_workbook(self) -> bool:
        """Whether the book is of Excel, with parts beside its cells."""
        return self.container.format is Format.XLSX

    def content(self) -> bytes:
        """The book without the rows. Raises `PaperworkError` where it cannot be changed."""
        gone = {title: {row.row for row in rows} for title, rows in self.rows.items()}
        edits = {
            title: [RowEdit(row.row, {}) for row in self.book.records[title] if row.row not in numbers]
            for title, numbers in gone.items()
        }
        content = amended(self.container.data, self.path.name, edits)
        return without_stale_texts(content, self.path.name, self.trail.tells) if self.is_workbook else content

    def act(self, today: date) -> bytes:
        """The act of destruction as a Word file: what was destroyed, without the data themselves."""
        path = folder("templates") / ACTS / f"{ACT}.docx"
        template = list_template(path, TREE, self.book.emblem)
        institution = ClientContext(self.book, today).context(
            tag for tag in template.tags if not tag.startswith(("акт", "сегодня"))
        )
        sheets = [
            {
                "лист": title,
                "строк": len(rows),
                "данные": f"{CATEGORIES.get(title, lowered(title))}: {', '.join(_filled(rows))}",
            }
            for title, rows in self.rows.items()
        ]
        act = {"дело": self.number, "книга": self.path.name, "листы": sheets}
        return template.render({**institution, "сегодня": today, "акт": act})


@dataclass(frozen=True, slots=True)
class Remains:
    """Where an erased client may still be found: places of the book, parts that are not read, files."""

    mentions: Sequence[str]
    unread: Sequence[str]
    files: Sequence[str]


class UnknownClientError(PaperworkError):
    """No client of the book has the file number."""


def erasure(path: Path, number: str) -> Erasure:
    """What is to be destroyed of the client with the file number. Raises `PaperworkError`."""
    if path.is_dir():
        raise PaperworkError(f"{path}: это папка; назовите книгу, в которой записан клиент")
    return erasure_of(path, writable(path.name, read_bytes(path)), number)


def erasure_of(
    path: Path, container: Container, number: str, file: bytes | None = None, book: Book | None = None
) -> Erasure:
    """The same of a book that is open, and read too where ``book`` is given; ``file`` is as in `Erasure`.

    Raises `PaperworkError`.
    """
    book = book or book_of(container)
    found = [client for client in book.clients if same(client.file_number) == same(number)]
    if len(found) == 1:
        return Erasure(path, container, book, found[0].file_number or "", file)
    if found:
        cells = ", ".join(client.cell(OWNER) for client in found)
        raise PaperworkError(f"дело «{number}» не у одного клиента ({cells}); исправьте номера и повторите")
    named = called(book.clients, number)
    if len(named) == 1 and named[0].file_number:  # what goes is shown before it goes
        return Erasure(path, container, book, named[0].file_number, file)
    if named:
        raise PaperworkError(_which(number, named))
    near = nearest(number, [client.file_number or "" for client in book.clients], closeness=50)
    guess = f"; похоже на «{near}»" if near else "; номера дел — на листе «Клиенты»"
    raise UnknownClientError(f"клиента с делом «{number}» нет{guess}")


def _which(name: str, named: Sequence[Client]) -> str:
    """What to do where a name does not lead to one file number."""
    if numbers := [client.file_number for client in named if client.file_number]:
        return f"«{name}» — не один клиент; назовите номер дела: {', '.join(numbers)}"
    cell = named[0].cell(OWNER)
    return (
        f"у клиента «{name}» нет номера дела, по которому составляется акт; впишите номер на листе"
        f" «{Client.sheet.title}», {cell}, сохраните книгу и назовите его"
    )


def without_client(found: Erasure) -> tuple[bytes, Remains]:
    """The book without the client, and where he may still be found in it. Raises `PaperworkError`."""
    content = found.content()
    new = writable(found.path.name, content)
    return content, Remains(list(mentions_in(new, found.trail)), unread_in(new), ())


def erase(
    found: Erasure, act: Path, today: date, locked: Callable[[bytes], bytes] = lambda content: content
) -> Remains:
    """Replaces the book by one without the client and writes the act: both or neither.

    ``locked`` puts the book behind its password. Returns where the client may still be found.
    Raises `PaperworkError`; nothing is changed then.
    """
    content, remains = without_client(found)
    content, paper = locked(content), found.act(today)
    with changing(found.path) as place:
        check_is_new(act)
        if place.read_bytes() != (found.file or found.container.data):
            raise PaperworkError(f"{found.path.name}: книгу только что изменили; повторите")
        try:
            replace_with(place, content, {act: paper})
        except OSError as error:
            raise PaperworkError(f"Не удалось записать {found.path} и {act}: {reason(error)}") from None
    spared = frozenset(Path(os.path.abspath(path)) for path in (found.path, act))  # noqa: PTH100 (links stay)
    return replace(remains, files=list(Surroundings(found.path, found.trail, spared).found()))


def is_erased(book: Path, act: Path, number: str) -> bool:
    """Whether the act is there and is of this file number: an erasure that was done before.

    What a run that was killed at its end has left beside the book is removed.
    """
    try:
        with changing(book):
            words = " ".join(words_of(act.read_bytes()).split())
    except (OSError, PaperworkError):
        return False
    return re.search(rf"личное дело № ?{re.escape(number)}(?![\w/-])", words) is not None


def _filled(rows: Sequence[Record]) -> Iterator[str]:
    """The headers under which the rows held anything: what sort of data there was.

    The number of the file is named once, and where there is nothing else.
    """
    schema = schema_of(type(rows[0]))
    held = [
        item
        for item in schema.fields
        if any(getattr(row, item.name) is not None or item.name in row.broken for row in rows)
    ]
    others = [item for item in held if item.name != OWNER]
    if schema.record is Client or not others:
        yield "номер личного дела"
    yield from dict.fromkeys(SAID.get(header, header) for header in (lowered(item.header) for item in others))
    own = sum(any(row.extra.get(tag) for row in rows) for tag in {tag for row in rows for tag in row.extra})
    if own:
        yield f"столбцы, добавленные самим учреждением: {own}"
