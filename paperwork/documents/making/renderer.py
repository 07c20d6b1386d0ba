"""Where documents are made: values, rendering and writing of a chunk of clients, in any process."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import orjson

from paperwork import __version__
from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.case.context import ClientContext
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights
from paperwork.documents.folder.writing import Entry, Target, WriteResult
from paperwork.documents.kinds import DocumentKind
from paperwork.sheets.answers.fields import Record
from paperwork.sheets.answers.packing import Packed
from paperwork.sheets.clients import Client


@dataclass(frozen=True, slots=True)
class Task:
    """One document to be made: the number of its kind, and where it belongs."""

    kind: int
    place: Target


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some clients with their rows, and what is to be made for each; None is the institution."""

    work: tuple[tuple[Client | None, tuple[Task, ...]], ...]
    rows: Mapping[str, Packed[Record]]  # sheet title → the clients' own rows

    def __reduce__(self) -> tuple[Callable[..., Chunk], tuple[object, ...]]:
        """What goes to another process: the clients packed, and what their documents have in common once."""
        first = self.work[0][1][0].place
        tasks = tuple(
            tuple((it.kind, it.place.path, it.place.entry) for it in tasks) for _, tasks in self.work
        )
        clients = [client for client, _ in self.work if client]
        return _chunk, (Packed.of(clients), tasks, self.rows, first.folder, first.rights)


def _chunk(
    clients: Packed[Client],
    tasks: Sequence[Sequence[tuple[int, str, Entry | None]]],
    rows: Mapping[str, Packed[Record]],
    folder: Path,
    rights: Rights,
) -> Chunk:
    """The chunk that was packed so."""
    whose = [
        tuple(Task(kind, Target(folder, path, entry, rights)) for kind, path, entry in some) for some in tasks
    ]
    return Chunk(tuple(zip(clients.unpacked(), whose, strict=True)), rows)


Result = WriteResult | PaperworkError


@dataclass(frozen=True)
class Renderer:
    """All that chunks have in common: the templates, the days, and the book without clients' rows."""

    kinds: Sequence[DocumentKind]
    book: Book
    today: date
    period: Period | None = None
    as_typed: bool = False

    def make(self, chunk: Chunk) -> list[Result]:
        """What became of each document of the chunk; one that fails stops no other."""
        book = self.book
        if chunk.rows:
            rows = {title: packed.unpacked() for title, packed in chunk.rows.items()}
            book = replace(book, records={**book.records, **rows})
        made: list[Result] = []
        for client, tasks in chunk.work:
            case = ClientContext(book, self.today, client, self.period, self.as_typed)
            made += [self._one(case, task) for task in tasks]
        return made

    def _one(self, case: ClientContext, task: Task) -> Result:
        kind = self.kinds[task.kind]
        try:
            context = case.context(kind.template.tags)
            inputs = digest(kind, context)
            return task.place.up_to_date(inputs) or task.place.put(inputs, kind.template.render(context))
        except PaperworkError as error:
            return PaperworkError(str(error))  # an error of its own kind may not travel between processes


def digest(kind: DocumentKind, context: Mapping[str, object]) -> str:
    """What the document depends on, in one line: program, template and values."""
    try:
        values = orjson.dumps(context, default=str, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:  # half a character, a number without end: the engine will tell
        values = json.dumps(context, sort_keys=True, default=str).encode()
    return sha256(f"{__version__}\n{kind.digest}\n".encode() + values).hexdigest()
