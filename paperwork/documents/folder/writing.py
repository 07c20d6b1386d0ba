"""One document's place on the disk: written, left as it is, or put beside what a person has edited."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath

from paperwork.common.atomic_files import reason, status_of, write_whole
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.common.rights import EVERYONE, Rights

UPDATED = "обновлено"


class Outcome(StrEnum):
    """What became of one document."""

    MADE = "made"
    UNCHANGED = "unchanged"
    EDITED = "edited"  # a person has changed the file, and nothing new is to be said
    BESIDE = "beside"  # a person has changed the file; the new one is beside it


@dataclass(frozen=True, slots=True)
class Entry:
    """What was written for a document: the file, and digests of what went in and came out."""

    path: str  # where the document belongs, relative to the folder
    file: str  # where it was written: the same, or beside a file that a person has edited
    inputs: str
    output: str
    size: int
    modified: int  # nanoseconds


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What a document is now: the outcome, the file, and the entry that says so from now on."""

    outcome: Outcome
    entry: Entry

    @property
    def file(self) -> str:
        """The file, relative to the folder."""
        return self.entry.file


@dataclass(frozen=True, slots=True)
class Target:
    """Where one document belongs: the folder of all documents, its path there, its last entry, its rights."""

    folder: Path
    path: str
    entry: Entry | None = None
    rights: Rights = EVERYONE  # of whoever may read the book

    def up_to_date(self, inputs: str) -> WriteResult | None:
        """What the document is, where nothing is to be made of these inputs; else None."""
        if self.entry is None or self.entry.inputs != inputs:
            return None
        try:
            return self._state(self.entry)
        except OSError:
            return None  # whoever writes the file will say why it cannot be done

    def put(self, inputs: str, content: bytes) -> WriteResult:
        """Writes the document to its place, or beside a file that a person has changed.

        Raises `PaperworkError` where the file cannot be written; nothing half written stays.
        """
        try:
            return self._put(inputs, content)
        except OSError as error:
            raise PaperworkError(reason(error)) from None

    def _put(self, inputs: str, content: bytes) -> WriteResult:
        digest = sha256(content).hexdigest()
        if self.entry and self.entry.output == digest and (state := self._state(self.entry)):
            return replace(state, entry=replace(state.entry, inputs=inputs))
        file = os.path.join(self.folder, self.path)  # noqa: PTH118 (in a batch: no `Path` for each document)
        is_new = status_of(file) is None
        if is_new:  # as nearly all are when they are first made
            outcome, name = Outcome.MADE, self.path
        else:
            outcome, name = self._choose(content)
            file = os.path.join(self.folder, name)  # noqa: PTH118
        if outcome is not Outcome.UNCHANGED:
            write_whole(file, content, parents=True, rights=self.rights, is_new=is_new)
        self._remove_stale(name)
        return WriteResult(outcome, self._entry_of(file, name, inputs, digest))

    def _remove_stale(self, name: str) -> None:
        """Takes away what stood beside an edited document that is no longer there."""
        if self.entry and self.entry.file != name:
            old = self.folder / self.entry.file
            if old.is_file() and is_as_written(old, self.entry):
                old.unlink()

    def _state(self, entry: Entry) -> WriteResult | None:
        """What the document of the entry is; None when it has been taken away."""
        place, file = self.folder / entry.path, self.folder / entry.file
        if file.is_file():
            if not is_as_written(file, entry):
                return WriteResult(Outcome.EDITED, entry)
            if file == place or place.exists():
                return WriteResult(Outcome.UNCHANGED, entry)
            file.replace(place)  # the edited one is gone: the new one takes its place
        elif file == place or not place.is_file():
            return None
        elif _digest(place) != entry.output:
            return WriteResult(Outcome.EDITED, replace(entry, file=entry.path))  # the new one was thrown away
        return WriteResult(Outcome.UNCHANGED, self._entry_of(place, entry.path, entry.inputs, entry.output))

    def _choose(self, content: bytes) -> tuple[Outcome, str]:
        """Where the content goes, relative to the folder: over our own file, or beside a stranger's."""
        outcome, name, number = Outcome.MADE, self.path, 1
        while (candidate := self.folder / name).exists():
            entry = self.entry
            if entry and entry.file == name and is_as_written(candidate, entry):
                break
            if candidate.is_file() and candidate.read_bytes() == content:
                return Outcome.UNCHANGED, name
            mark = UPDATED if number == 1 else f"{UPDATED} {number}"
            name = PurePosixPath(self.path).with_stem(f"{PurePosixPath(self.path).stem} ({mark})").as_posix()
            outcome, number = Outcome.BESIDE, number + 1
        return outcome, name

    def taken_over(self, inputs: str) -> Entry:
        """The entry by which the document counts as made of these inputs, as a person has left it.

        Raises OSError.
        """
        file = self.folder / self.path
        return self._entry_of(file, self.path, inputs, _digest(file))

    def _entry_of(self, file: str | Path, name: str, inputs: str, digest: str) -> Entry:
        status = os.stat(file)  # noqa: PTH116 (in a batch)
        return Entry(self.path, name, inputs, digest, status.st_size, status.st_mtime_ns)


def is_as_written(file: Path, entry: Entry) -> bool:
    """Whether the file is still as it was written."""
    status = file.stat()
    if (status.st_size, status.st_mtime_ns) == (entry.size, entry.modified):
        return True
    return status.st_size == entry.size and _digest(file) == entry.output


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
