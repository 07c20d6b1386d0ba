"""The folder of finished documents: what a person has edited is kept, what did not change is skipped."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from paperwork.errors import PaperworkError
from paperwork.output.writing import reason, write_whole

__all__ = ["RECORD", "Entry", "Outcome", "Store", "write_whole"]

RECORD = ".paperwork.jsonl"
UPDATED = "обновлено"
STALE_LINES = 100  # so many lines out of date are no reason yet to write the record anew


class Outcome(StrEnum):
    """What became of one document."""

    MADE = "made"
    UNCHANGED = "unchanged"
    EDITED = "edited"  # a person has changed the file, and nothing new is to be said
    BESIDE = "beside"  # a person has changed the file; the new one stands beside it


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written for a document: the file, and digests of what went in and came out."""

    path: str  # where the document belongs, relative to the folder
    file: str  # where it was written: the same, or beside a file that a person has edited
    inputs: str
    output: str
    size: int
    modified: int  # nanoseconds


TYPES = {item.name: int if item.name in ("size", "modified") else str for item in fields(Entry)}


class Store:
    """The folder of finished documents with the record of what was made in it.

    ``trouble`` says why the record could not be written, when it could not: the documents are whole
    all the same, and the next run finds them by their content.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble = ""
        self._journal: TextIO | None = None
        self._entries: dict[str, Entry] = {}
        self._lines = 0
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

    def _close(self) -> None:
        journal, self._journal = self._journal, None
        if journal:
            journal.close()

    def _read(self) -> None:
        """The record of earlier runs; lines that were damaged or cut short are passed over."""
        try:
            text = (self.folder / RECORD).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        self._is_cut = bool(text) and not text.endswith("\n")
        lines = text.split("\n")
        self._lines = len(lines)
        self._entries = {entry.path: entry for line in lines if (entry := _parsed(line))}

    def _compact(self) -> None:
        """Rewrites the record when most of its lines are out of date."""
        if self._lines > 2 * len(self._entries) + STALE_LINES:
            content = "".join(_line(entry) for entry in self._entries.values())
            write_whole(self.folder / RECORD, content.encode())

    def standing(self, path: Path, inputs: str) -> tuple[Outcome, Path] | None:
        """UNCHANGED or EDITED with the file, where nothing is to be made; else None."""
        entry = self._entry(path)
        if entry is None or entry.inputs != inputs:
            return None
        try:
            return self._state(entry)
        except OSError:
            return None  # whoever writes the file will say why it cannot be done

    def put(self, path: Path, inputs: str, content: bytes) -> tuple[Outcome, Path]:
        """Writes the document to its place, or beside a file that a person has changed.

        Raises `PaperworkError` where the file cannot be written; nothing half written stays.
        """
        try:
            return self._put(path, inputs, content)
        except OSError as error:
            raise PaperworkError(reason(error)) from None

    def _put(self, path: Path, inputs: str, content: bytes) -> tuple[Outcome, Path]:
        digest = sha256(content).hexdigest()
        entry = self._entry(path)
        if entry and entry.output == digest and (state := self._state(entry)):
            self._note(replace(self._entries[entry.path], inputs=inputs))
            return state
        outcome, file = self._place(path, entry, content)
        if outcome is not Outcome.UNCHANGED:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content)
        self._remove_stale(entry, file)
        self._note(self._entry_of(path, file, inputs, digest))
        return outcome, file

    def _remove_stale(self, entry: Entry | None, file: Path) -> None:
        """Takes away what stood beside an edited document that is no longer there."""
        old = self.folder / entry.file if entry else file
        if entry and old != file and old.is_file() and self._is_ours(old, entry):
            old.unlink()

    def _state(self, entry: Entry) -> tuple[Outcome, Path] | None:
        """How the document of the entry stands; None when it has been taken away."""
        place, file = self.folder / entry.path, self.folder / entry.file
        if file.is_file():
            if not self._is_ours(file, entry):
                return Outcome.EDITED, file
            if file == place or place.exists():
                return Outcome.UNCHANGED, file
            file.replace(place)  # the edited one is gone: the new one takes its place
        elif file == place or not place.is_file():
            return None
        elif _digest(place) != entry.output:
            return Outcome.EDITED, place  # who has removed the new one keeps his own
        self._note(self._entry_of(place, place, entry.inputs, entry.output))
        return Outcome.UNCHANGED, place

    def _place(self, path: Path, entry: Entry | None, content: bytes) -> tuple[Outcome, Path]:
        """Where the content goes: over our own file, or beside a stranger's."""
        outcome, candidate, number = Outcome.MADE, path, 1
        while candidate.exists():
            if entry and self.folder / entry.file == candidate and self._is_ours(candidate, entry):
                break
            if candidate.is_file() and candidate.read_bytes() == content:
                return Outcome.UNCHANGED, candidate
            mark = UPDATED if number == 1 else f"{UPDATED} {number}"
            candidate = path.with_name(f"{path.stem} ({mark}){path.suffix}")
            outcome, number = Outcome.BESIDE, number + 1
        return outcome, candidate

    def _is_ours(self, file: Path, entry: Entry) -> bool:
        """Whether the file is still as it was written."""
        status = file.stat()
        if (status.st_size, status.st_mtime_ns) == (entry.size, entry.modified):
            return True
        return status.st_size == entry.size and _digest(file) == entry.output

    def _entry(self, path: Path) -> Entry | None:
        return self._entries.get(self._key(path))

    def _entry_of(self, path: Path, file: Path, inputs: str, digest: str) -> Entry:
        status = file.stat()
        return Entry(self._key(path), self._key(file), inputs, digest, status.st_size, status.st_mtime_ns)

    def _note(self, entry: Entry) -> None:
        """Keeps the entry, and at once writes it down: what is made must be known if power fails."""
        self._entries[entry.path] = entry
        if self._journal is None:
            return
        try:
            self._journal.write(("\n" if self._is_cut else "") + _line(entry))
            self._journal.flush()
            self._is_cut = False
            self._lines += 1
        except OSError as error:
            self.trouble = reason(error)
            self._give_up()

    def _give_up(self) -> None:
        """Goes on without the record."""
        try:
            self._close()
        except OSError:
            self._journal = None

    def _key(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _line(entry: Entry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def _parsed(line: str) -> Entry | None:
    """The entry of a line; None where it is not one."""
    try:
        values = json.loads(line)
    except ValueError:
        return None
    if not isinstance(values, dict) or {name: type(value) for name, value in values.items()} != TYPES:
        return None
    entry = Entry(**values)
    return entry if Path(entry.file).parent == Path(entry.path).parent else None


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
