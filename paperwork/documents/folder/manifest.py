"""The record of what was made in a folder of documents, kept from run to run."""

from __future__ import annotations

import json
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from paperwork.common.atomic_files import reason, write_whole
from paperwork.common.errors import PaperworkError
from paperwork.documents.folder.writing import Entry, Target

RECORD = ".paperwork.jsonl"
STALE_LINES = 100  # so many lines out of date are no reason yet to write the record anew
NAMES = [item.name for item in fields(Entry)]
TYPES = {name: int if name in ("size", "modified") else str for name in NAMES}
VALUES = attrgetter(*NAMES)


class Manifest:
    """The folder of finished documents with the record of what was made in it.

    ``entries`` is what earlier runs have left; ``trouble`` says why the record could not be written,
    when it could not: the documents are whole all the same, and the next run finds them by their
    content.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble = ""
        self.entries: dict[str, Entry] = {}
        self._journal: TextIO | None = None
        self._lines = self._count = 0  # lines of the record, and documents that they tell of
        self._is_cut = False  # whether the record ends in the middle of a line

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._read()
            self._journal = (self.folder / RECORD).open("a", encoding="utf-8", newline="\n")
        except FileExistsError:
            raise PaperworkError(f"{self.folder}: это файл, а нужна папка; назовите другую в --out") from None
        except OSError as error:
            raise PaperworkError(f"{error.filename or self.folder}: {reason(error)}") from None
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            self._close()
            self._compact()
        except OSError as error:
            self.trouble = self.trouble or reason(error)

    def place(self, path: str) -> Target:
        """Where the document belongs (relative to the folder), with what is known of it."""
        return Target(self.folder, path, self.entries.get(path))

    def note(self, entry: Entry) -> None:
        """Writes the entry down at once: what is made must be known if power fails."""
        old = self.entries.get(entry.path)
        if old == entry or self._journal is None:
            return
        self._count += old is None
        try:
            self._journal.write(("\n" if self._is_cut else "") + _line(entry))
            self._journal.flush()
            self._is_cut = False
            self._lines += 1
        except OSError as error:
            self.trouble = reason(error)
            self._give_up()

    def _close(self) -> None:
        journal, self._journal = self._journal, None
        if journal:
            journal.close()

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
        self.entries = {entry.path: entry for line in lines if (entry := _parsed(line))}
        self._count = len(self.entries)

    def _compact(self) -> None:
        """Rewrites the record when most of its lines are out of date."""
        if self._lines > 2 * self._count + STALE_LINES:
            self._read()
            content = "".join(_line(entry) for entry in self.entries.values())
            write_whole(self.folder / RECORD, content.encode())


def _line(entry: Entry) -> str:
    return json.dumps(dict(zip(NAMES, VALUES(entry), strict=True)), ensure_ascii=False) + "\n"


def _parsed(line: str) -> Entry | None:
    """The entry of a line; None where it is not one."""
    try:
        values = json.loads(line)
    except ValueError:
        return None
    if not isinstance(values, dict) or {name: type(value) for name, value in values.items()} != TYPES:
        return None
    entry = Entry(**values)
    return entry if entry.file.rpartition("/")[0] == entry.path.rpartition("/")[0] else None
