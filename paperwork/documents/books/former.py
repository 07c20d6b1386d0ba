"""The one record that earlier versions kept for all books of a folder, divided among the books' folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

from paperwork.common.atomic_files import fill, write_whole
from paperwork.common.rights import Rights, narrow
from paperwork.documents.folder.manifest import APPENDING, RECORD, line_of, parsed, read_entries
from paperwork.documents.folder.up_to_date import forget
from paperwork.documents.folder.writing import Entry

AT_ONCE = 5_000  # entries that are in memory


def divide(out: Path, folders: set[str], rights: Rights) -> None:
    """Moves the entries of the books' folders into records of their own; others stay where they are.

    After an interruption it is begun anew, which changes nothing. Raises OSError.
    """
    record = out / RECORD
    if not record.is_file():
        return
    rest: list[str] = []
    moved = False
    with record.open(encoding="utf-8", errors="replace") as lines:
        for folder, some in groupby(_entries(lines), key=lambda entry: entry.path.partition("/")[0]):
            if folder not in folders:
                rest += map(line_of, some)
                continue
            moved = True
            while part := list(islice(some, AT_ONCE)):
                _add(out / folder, part, rights)
    if not moved:
        return
    if rest:
        write_whole(record, "".join(rest).encode(), rights=rights)
    else:
        record.unlink()
    forget(out)


def _entries(lines: Iterable[str]) -> Iterator[Entry]:
    return (entry for line in lines if (entry := parsed(line)) and "/" in entry.path)


def _add(folder: Path, entries: Iterable[Entry], rights: Rights) -> None:
    """Adds to a folder's record what is newer than what it has, the paths being relative to the folder."""
    if not folder.is_dir():
        return
    known = read_entries(folder / RECORD)
    own = (
        replace(entry, path=entry.path.partition("/")[2], file=entry.file.partition("/")[2])
        for entry in entries
    )
    latest = {entry.path: entry for entry in own if _is_newer(entry, known.get(entry.path))}
    if latest:
        descriptor = os.open(folder / RECORD, APPENDING, rights.first_mode)
        try:
            narrow(descriptor, rights)
            fill(descriptor, "".join(map(line_of, latest.values())).encode())
        finally:
            os.close(descriptor)


def _is_newer(entry: Entry, known: Entry | None) -> bool:
    return known is None or (entry != known and entry.modified >= known.modified)
