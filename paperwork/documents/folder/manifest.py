"""The record of what was made in a folder of documents, kept from run to run."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from paperwork.common.atomic_files import fill, make_folder, reason, write_whole
from paperwork.common.errors import PaperworkError
from paperwork.common.leftovers import BUSY, passing_name, remove, sweep_all
from paperwork.common.rights import EVERYONE, OWN, Rights, narrow
from paperwork.common.signals import endings_deferred
from paperwork.documents.folder.writing import Entry, Target

RECORD = ".paperwork.jsonl"
APPENDING = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_BINARY", 0)
STALE_LINES = 100  # so many lines out of date are no reason yet to write the record anew
NAMES = [item.name for item in fields(Entry)]
TYPES = {name: int if name in ("size", "modified") else str for name in NAMES}
VALUES = attrgetter(*NAMES)
WRITTEN = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` would make an encoder for each line


class Manifest:
    """The folder of finished documents with the record of what was made in it.

    ``entries`` is what earlier runs have left; ``trouble`` says why the record could not be written,
    when it could not: the documents are whole all the same, and the next run finds them by their
    content.
    """

    def __init__(self, folder: Path, rights: Rights = EVERYONE) -> None:
        self.folder = folder
        self.rights = rights
        self.trouble = ""
        self.entries: dict[str, Entry] = {}
        self._journal: int | None = None  # the descriptor of the record
        self._busy: Path | None = None  # what shows the next run that this one was killed
        self._lines = self._count = 0  # lines of the record, and documents that they tell of
        self._is_cut = False  # whether the record ends in the middle of a line

    def __enter__(self) -> Self:
        try:
            self._begin()
        except FileExistsError:
            raise PaperworkError(f"{self.folder}: это файл, а нужна папка; назовите другую в --out") from None
        except OSError as error:
            self._end()
            raise PaperworkError(f"{error.filename or self.folder}: {reason(error)}") from None
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            with endings_deferred():
                self._end()
            self._compact()
        except OSError as error:
            self.trouble = self.trouble or reason(error)

    def _begin(self) -> None:
        make_folder(self.folder, self.rights)
        sweep_all(self.folder)
        self._busy = self.folder / passing_name(BUSY)
        os.close(os.open(self._busy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWN))
        self._read()
        self._journal = os.open(self.folder / RECORD, APPENDING, self.rights.first_mode)
        narrow(self._journal, self.rights)

    def _end(self) -> None:
        busy, self._busy = self._busy, None
        if busy:
            remove(busy)
        self._close()

    def place(self, path: str) -> Target:
        """Where the document belongs (relative to the folder), with what is known of it."""
        return Target(self.folder, path, self.entries.get(path), self.rights)

    def note(self, *entries: Entry) -> None:
        """Writes the entries down at once, together: what is made must be known if power fails."""
        fresh = [entry for entry in entries if self.entries.get(entry.path) != entry]
        if not fresh or self._journal is None:
            return
        self._count += sum(entry.path not in self.entries for entry in fresh)
        lines = "".join(map(line_of, fresh))
        try:
            fill(self._journal, (("\n" if self._is_cut else "") + lines).encode())
            self._is_cut = False
            self._lines += len(fresh)
        except OSError as error:
            self.trouble = reason(error)
            self._give_up()

    def _close(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            os.close(journal)

    def _give_up(self) -> None:
        """Goes on without the record."""
        try:
            self._close()
        except OSError:
            self._journal = None

    def _read(self) -> None:
        """The record of earlier runs; lines that were damaged or cut short are passed over."""
        try:
            text = (self.folder / RECORD).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        self._is_cut = bool(text) and not text.endswith("\n")
        lines = text.split("\n")
        self._lines = len(lines)
        self.entries = {entry.path: entry for line in lines if (entry := parsed(line))}
        self._count = len(self.entries)

    def _compact(self) -> None:
        """Rewrites the record when most of its lines are out of date."""
        if self._lines > 2 * self._count + STALE_LINES:
            self._read()
            content = "".join(line_of(entry) for entry in self.entries.values())
            write_whole(self.folder / RECORD, content.encode(), rights=self.rights)


def read_entries(record: Path) -> dict[str, Entry]:
    """The entries of a record by the paths of the documents; none where there is no record."""
    try:
        text = record.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return {}
    return {entry.path: entry for line in text.split("\n") if (entry := parsed(line))}


def line_of(entry: Entry) -> str:
    """The line of a record that notes the entry."""
    return WRITTEN(dict(zip(NAMES, VALUES(entry), strict=True))) + "\n"


def parsed(line: str) -> Entry | None:
    """The entry of a line of a record; None where it is damaged."""
    try:
        values = json.loads(line)
    except ValueError:
        return None
    if not isinstance(values, dict) or {name: type(value) for name, value in values.items()} != TYPES:
        return None
    entry = Entry(**values)
    return entry if entry.file.rpartition("/")[0] == entry.path.rpartition("/")[0] else None
