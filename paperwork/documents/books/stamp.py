"""The last run over one book of a folder: known to be repeated exactly without the book being opened."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, replace
from hashlib import file_digest
from pathlib import Path

import orjson

from paperwork.common.atomic_files import write_whole
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights
from paperwork.documents.folder.manifest import RECORD, parsed
from paperwork.documents.folder.up_to_date import LAST_RUN
from paperwork.documents.folder.writing import Entry, Outcome, Target

FRESH = 2_000_000_000  # nanoseconds: a file may change so soon after it was read without its time changing


@dataclass(frozen=True, slots=True)
class BookFile:
    """A book as it was read: its size, its time in nanoseconds, and the digest of its bytes."""

    size: int
    modified: int
    digest: str

    @classmethod
    def of(cls, path: Path) -> BookFile:
        """The book as it is now; raises OSError."""
        status = path.stat()
        with path.open("rb") as file:
            return cls(status.st_size, status.st_mtime_ns, file_digest(file, "sha256").hexdigest())

    def is_still(self, path: Path) -> bool:
        """Whether the book has its size and its time; raises OSError."""
        status = path.stat()
        return (status.st_size, status.st_mtime_ns) == (self.size, self.modified)


@dataclass(frozen=True, slots=True)
class BookStamp:
    """The book and the wishes of the last run, and how many documents and other files it left.

    It has the place of `LastRun`: whoever makes documents in the folder otherwise takes it away.
    """

    wishes: str
    book: BookFile
    documents: int
    files: int  # noted in the record by that run

    def keep(self, folder: Path, rights: Rights) -> None:
        """Writes it down; a folder that cannot take it only makes the next run longer."""
        try:
            write_whole(folder / LAST_RUN, json.dumps(asdict(self)).encode(), rights=rights)
        except OSError:
            with suppress(OSError):
                (folder / LAST_RUN).unlink(missing_ok=True)

    @classmethod
    def read(cls, folder: Path) -> tuple[BookStamp, int] | None:
        """The stamp in the folder, and when it was written; None where there is no sound one."""
        try:
            values = json.loads((folder / LAST_RUN).read_bytes())
            written = (folder / LAST_RUN).stat().st_mtime_ns
            stamp = cls(**{**values, "book": BookFile(**values["book"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return stamp, written


def still_made(folder: Path, wishes: str, book: Path, rights: Rights) -> tuple[int, int] | None:
    """How many documents there are, and how many of them edited, where a run would change none of them.

    None where the book, the wishes or a document is not as it was left. Raises OSError for the book.
    """
    found = BookStamp.read(folder)
    if found is None or found[0].wishes != wishes:
        return None
    stamp, written = found
    status = book.stat()
    if status.st_size != stamp.book.size:
        return None
    is_sure = status.st_mtime_ns == stamp.book.modified and written - status.st_mtime_ns > FRESH
    now = stamp.book if is_sure else BookFile.of(book)
    if now.digest != stamp.book.digest:
        return None
    edited = _edited(folder, stamp)
    if edited is None:
        return None
    if not is_sure:
        replace(stamp, book=now).keep(folder, rights)
    return stamp.documents, edited


def _edited(folder: Path, stamp: BookStamp) -> int | None:
    """How many documents a person has edited; None where one is gone, or cannot be told apart."""
    entries = _entries(folder)
    if len(entries) < stamp.files:
        return None
    place, edited = f"{folder}{os.sep}", 0
    for path, (size, modified, file, line) in entries.items():
        try:
            status = os.stat(place + file)  # noqa: PTH116 (of thirty million files)
        except OSError:
            return None
        if (status.st_size, status.st_mtime_ns) != (size, modified) or path != file:
            outcome = _outcome(folder, parsed(line.decode(errors="replace")))
            if outcome is None:
                return None
            edited += outcome is Outcome.EDITED
    is_whole = len(entries) == stamp.files == stamp.documents
    return edited if is_whole or not edited else None


def _entries(folder: Path) -> dict[str, tuple[int, int, str, bytes]]:
    """Size, time, file and line of each document in the folder's record, by its path."""
    found: dict[str, tuple[int, int, str, bytes]] = {}
    with suppress(OSError):
        for line in (folder / RECORD).read_bytes().split(b"\n"):
            with suppress(ValueError, KeyError, TypeError):
                values = orjson.loads(line)
                found[values["path"]] = values["size"], values["modified"], values["file"], line
    return found


def _outcome(folder: Path, entry: Entry | None) -> Outcome | None:
    """What another run would say of the document; None where it would write anything."""
    if entry is None:
        return None
    found = Target(folder, entry.path, entry).up_to_date(entry.inputs)
    return found.outcome if found and found.entry == entry else None
