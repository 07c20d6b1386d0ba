"""Destroying a client's data in a book: his rows are removed, and an act records it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from paperwork.book.anonymous.cast import overrides_of
from paperwork.book.anonymous.finder import Finder, NamedPerson
from paperwork.book.anonymous.numbers import Traces
from paperwork.book.casebook import Book
from paperwork.book.checks.order import PLACE
from paperwork.case.context import ClientContext
from paperwork.case.tags import tag_tree
from paperwork.common.atomic_files import check_is_new, reason, write_new, write_whole
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold, nearest
from paperwork.common.records import dataclass
from paperwork.common.resources import folder
from paperwork.documents.destroyed_data import CATEGORIES, SAID
from paperwork.documents.filters import RUSSIAN, TYPESETTING
from paperwork.intake.excel.amending.amend import RowEdit, amended, writable
from paperwork.intake.excel.container import Container, Format
from paperwork.intake.excel.reading.grid import grids
from paperwork.intake.excel.reading.read import LOCK_PREFIX, book_of
from paperwork.intake.excel.reading.stale import without_stale_texts
from paperwork.russian.typography import lowered
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, Record, Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.institution import Institution
from paperwork.sheets.people import name_of
from paperwork.sheets.requests import Request
from paperwork.word import Template
from paperwork.word.cache import user_cache

ACT = "destruction_act"
ACTS = "acts"  # a folder of its own among the templates: make does not look into it
LOCKS = (f"{LOCK_PREFIX}{{}}", ".~lock.{}#")  # what Excel and LibreOffice put beside an open book
CELLS = ("xl/worksheets/sheet", "xl/sharedStrings")  # the parts that hold the words of cells
TREE = {
    **{tag: tag_tree()[tag] for tag in schema_of(Institution).sheet.tags},
    "сегодня": None,
    "акт": {"дело": None, "книга": None, "листы": [{"лист": None, "строк": None, "данные": None}]},
}


@dataclass(frozen=True)
class Erasure:
    """What is to be destroyed: the client's rows of an opened book, which is at ``path``."""

    path: Path
    container: Container
    book: Book
    number: str

    @cached_property
    def rows(self) -> dict[str, list[Record]]:
        """The rows to go by the sheet's title, in the order of the sheets."""
        found: dict[str, list[Record]] = {}
        for schema in SCHEMAS:
            for row in self.book.records.get(schema.sheet.title, ()):
                if self._is_his(schema, row):
                    found.setdefault(schema.sheet.title, []).append(row)
        return found

    def _is_his(self, schema: Schema, row: Record) -> bool:
        number = row.file_number
        is_request = schema.record is Request and number is not None
        is_tied = schema.sheet.per_client or schema.record is Client or is_request
        return is_tied and same(number) == same(self.number)

    @property
    def counted(self) -> str:
        """«Клиенты – 1, Контакты – 3»: sheets and rows."""
        return ", ".join(f"{title} – {len(rows)}" for title, rows in self.rows.items())

    def content(self) -> bytes:
        """The book without the rows. Raises `PaperworkError` where it cannot be changed."""
        gone = {title: {row.row for row in rows} for title, rows in self.rows.items()}
        edits = {
            title: [RowEdit(row.row, {}) for row in self.book.records[title] if row.row not in numbers]
            for title, numbers in gone.items()
        }
        content = amended(self.container.data, self.path.name, edits)
        is_workbook = self.container.format is Format.XLSX
        return without_stale_texts(content, self.path.name) if is_workbook else content

    def act(self, today: date) -> bytes:
        """The act of destruction as a Word file: what was destroyed, without the data themselves."""
        path = folder("templates") / ACTS / f"{ACT}.docx"
        template = Template(
            path.read_bytes(),
            tag_tree=TREE,
            filters=RUSSIAN,
            name=path.name,
            cache=user_cache(),
            typesetting=TYPESETTING,
        )
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


def erasure(path: Path, number: str) -> Erasure:
    """What is to be destroyed of the client with the file number. Raises `PaperworkError`."""
    if path.is_dir():
        raise PaperworkError(f"{path}: это папка; назовите книгу, в которой записан клиент")
    if any(path.with_name(lock.format(path.name)).exists() for lock in LOCKS):
        raise PaperworkError(f"{path.name}: книга открыта в другой программе; закройте ее и повторите")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку") from None
    except OSError as error:
        raise PaperworkError(f"{path}: {reason(error)}") from None
    container = writable(path.name, data)
    book = book_of(container)
    found = [client for client in book.clients if same(client.file_number) == same(number)]
    if len(found) == 1:
        return Erasure(path, container, book, found[0].file_number or "")
    if found:
        cells = ", ".join(client.cell(OWNER) for client in found)
        raise PaperworkError(f"дело «{number}» не у одного клиента ({cells}); исправьте номера и повторите")
    near = nearest(number, [client.file_number or "" for client in book.clients], closeness=50)
    guess = f"; похоже на «{near}»" if near else "; номера дел — на листе «Клиенты»"
    raise PaperworkError(f"клиента с делом «{number}» нет{guess}")


def erase(found: Erasure, act: Path, today: date) -> list[str]:
    """Writes the act and then the book without the client; returns where the client is still mentioned.

    Raises `PaperworkError`; the book is as it was then, and there is no act.
    """
    content, paper = found.content(), found.act(today)
    mentions = list(_mentions(found, content))
    check_is_new(act)
    if found.path.read_bytes() != found.container.data:
        raise PaperworkError(f"{found.path.name}: книгу только что изменили; повторите")
    write_new(act, paper)
    try:
        write_whole(found.path, content, durable=True)
    except OSError as error:
        act.unlink(missing_ok=True)
        raise PaperworkError(f"Не удалось записать {found.path}: {reason(error)}") from None
    return mentions


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
    yield from (SAID.get(header, header) for header in (lowered(item.header) for item in others))
    own = sum(any(row.extra.get(tag) for row in rows) for tag in {tag for row in rows for tag in row.extra})
    if own:
        yield f"столбцы, добавленные самим учреждением: {own}"


def _mentions(found: Erasure, content: bytes) -> Iterator[str]:
    """The cells and parts of the new book that still name the client: a person has to change them."""
    clients = [row for row in found.rows[Client.sheet.title] if isinstance(row, Client)]
    finder = Finder([NamedPerson(name_of(client), "") for client in clients], overrides_of(found.book))
    withheld = [item for item in schema_of(Client).fields if item.withheld]
    traces = Traces.of(
        (item.withheld, value)
        for client in clients
        for item in withheld
        if (value := getattr(client, item.name))
    )
    container = writable(found.path.name, content)
    telling: list[str] = []
    for grid in sorted(grids(container), key=lambda grid: PLACE.get(fold(grid.title), len(PLACE))):
        for row, cells in grid.rows:
            for column, cell in enumerate(cells):
                if _tells_of(shown(cell), finder, traces):
                    telling.append(shown(cell))
                    place = grid.place(row, column)
                    yield ", ".join(filter(None, (f"лист «{grid.title}»", place)))
    if container.format is Format.JSON:
        deep = (text for text in _texts(json.loads(content)) if not any(text in cell for cell in telling))
        if any(_tells_of(text, finder, traces) for text in deep):
            yield "вложенные списки и объекты, которые не читаются"
        return
    for name in container.names():
        if name.endswith((".xml", ".vml", ".rels")) and not name.startswith(CELLS):
            text = re.sub(r"<[^>]*>", "\n", container.part(name).decode("utf-8", "replace"))
            if _tells_of(text, finder, traces):
                yield f"часть книги {name}"


def _texts(value: object) -> Iterator[str]:
    """Every text of a value of JSON, however deep."""
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def _tells_of(text: str, finder: Finder, traces: Traces) -> bool:
    if any(item.who is not None for item in finder.found(text)):
        return True
    return bool(traces.replaced(text, shapes=False)[1])
