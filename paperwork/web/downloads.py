"""Notes what is downloaded of the clients' documents, and says of a client whether it is still so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from paperwork.documents.kinds import OWNERS, DocumentKind
from paperwork.web.open_book import OpenBook
from paperwork.web.people import State
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import papers_of
from paperwork.web.taken import Rows, Taken, joined


def note_taken(opened: OpenBook, clients: Iterable[RowEditor], kind: str | None = None) -> None:
    """Notes that the document of the kind was downloaded for each of the clients; all of them without it."""
    note_rows(opened, rows_of(opened, clients), kind)


def rows_of(opened: OpenBook, clients: Iterable[RowEditor]) -> dict[int, Rows]:
    """The rows as they are now that the documents of each client are made of, by the key of the client."""
    return {client.key: _rows(opened, client) for client in clients}


def note_rows(opened: OpenBook, rows: Mapping[int, Rows], kind: str | None = None) -> None:
    """Notes as `note_taken` does what was downloaded of these rows."""
    kinds = None if kind is None else frozenset([kind])
    for key, found in rows.items():
        opened.taken[key] = joined(opened.taken.get(key), Taken(datetime.now(), found, kinds))


def taken_words(opened: OpenBook, kinds: Sequence[DocumentKind], client: RowEditor) -> str:
    """«все, 14:05», «часть, 14:05», «устарело, 14:05»; empty where nothing was downloaded."""
    taken = opened.taken.get(client.key)
    if taken is None:
        return ""
    if is_outdated(opened, client):
        return f"устарело, {taken.moment:%H:%M}"
    return f"{'все' if _is_whole(opened, kinds, client, taken) else 'часть'}, {taken.moment:%H:%M}"


def is_outdated(opened: OpenBook, client: RowEditor) -> bool:
    """Whether the client's rows have changed since documents of his were downloaded."""
    taken = opened.taken.get(client.key)
    return taken is not None and taken.rows != _rows(opened, client)


def is_taken(opened: OpenBook, kinds: Sequence[DocumentKind], client: RowEditor) -> bool:
    """Whether all documents of the client that can be made were downloaded as they are now."""
    taken = opened.taken.get(client.key)
    if taken is None or taken.rows != _rows(opened, client):
        return False
    return _is_whole(opened, kinds, client, taken)


def _is_whole(opened: OpenBook, kinds: Sequence[DocumentKind], client: RowEditor, taken: Taken) -> bool:
    if taken.kinds is None:
        return True
    ready = {paper.kind.name for paper in papers_of(opened, kinds, client) if paper.state is State.READY}
    return ready <= taken.kinds


def _rows(opened: OpenBook, client: RowEditor) -> Rows:
    """The rows that the documents are made of: the client's, and those whose names are on every paper."""
    own = [client, *opened.all_tied(client)]
    owners = [row for record in OWNERS for row in opened.editors[record.sheet.title].row_editors]
    return tuple((row_editor.key, row_editor.version) for row_editor in [*own, *owners])
