"""Safe writing: whole files only, what a person has edited is kept, what did not change is skipped."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from paperwork.errors import PaperworkError

RECORD = ".paperwork.jsonl"
UPDATED = "обновлено"


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


class Store:
    """The folder of finished documents with the record of what was made in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries: dict[str, Entry] = {}
        self._journal: TextIO | None = None
        self._read()

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._journal = (self.folder / RECORD).open("a", encoding="utf-8", newline="\n")
        except FileExistsError:
            raise PaperworkError(f"{self.folder}: это файл, а нужна папка; назовите другую в --out") from None
        except OSError as error:
            raise PaperworkError(f"{self.folder}: {reason(error)}; назовите другую папку в --out") from None
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._journal:
            self._journal.close()
        self._compact()

    def _read(self) -> None:
        """The record of earlier runs; a line that was cut short by a power failure is passed over."""
        try:
            lines = (self.folder / RECORD).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return
        self._lines = len(lines)
        for line in lines:
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue
            self._entries[entry.path] = entry

    _lines = 0

    def _compact(self) -> None:
        """Rewrites the record when most of its lines are out of date."""
        if self._lines > 2 * len(self._entries) + 100:
            lines = (json.dumps(asdict(entry), ensure_ascii=False) for entry in self._entries.values())
            write_whole(self.folder / RECORD, "".join(f"{line}\n" for line in lines).encode())

    def standing(self, path: Path, inputs: str) -> Outcome | None:
        """UNCHANGED or EDITED where nothing is to be made; None where the document is to be made."""
        entry = self._entries.get(self._key(path))
        if entry is None or entry.inputs != inputs:
            return None
        file = self.folder / entry.file
        if not file.is_file():
            return None
        return Outcome.UNCHANGED if self._is_ours(file, entry) else Outcome.EDITED

    def put(self, path: Path, inputs: str, content: bytes) -> tuple[Outcome, Path]:
        """Writes the document to its place, or beside a file that a person has changed.

        Raises `PaperworkError` where the file cannot be written; nothing half written stays.
        """
        file, outcome = self._place(path, content)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not (outcome is Outcome.UNCHANGED and file.exists()):
                write_whole(file, content)
            status = file.stat()
        except OSError as error:
            raise PaperworkError(f"{file.relative_to(self.folder)}: {reason(error)}") from None
        digest = sha256(content).hexdigest()
        relative = file.relative_to(self.folder).as_posix()
        self._note(Entry(self._key(path), relative, inputs, digest, status.st_size, status.st_mtime_ns))
        return outcome, file

    def _place(self, path: Path, content: bytes) -> tuple[Path, Outcome]:
        """Where the content goes: over our own file, or beside a stranger's."""
        entry = self._entries.get(self._key(path))
        beside = Outcome.MADE
        candidate, number = path, 1
        while candidate.exists():
            ours = entry and (self.folder / entry.file) == candidate and self._is_ours(candidate, entry)
            if ours:
                return candidate, beside
            if candidate.is_file() and candidate.read_bytes() == content:
                return candidate, Outcome.UNCHANGED
            mark = UPDATED if number == 1 else f"{UPDATED} {number}"
            candidate = path.with_name(f"{path.stem} ({mark}){path.suffix}")
            beside, number = Outcome.BESIDE, number + 1
        return candidate, beside

    def _is_ours(self, file: Path, entry: Entry) -> bool:
        """Whether the file is still as it was written."""
        status = file.stat()
        if (status.st_size, status.st_mtime_ns) == (entry.size, entry.modified):
            return True
        return status.st_size == entry.size and sha256(file.read_bytes()).hexdigest() == entry.output

    def _note(self, entry: Entry) -> None:
        self._entries[entry.path] = entry
        if self._journal:
            self._journal.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
            self._lines += 1

    def _key(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def write_whole(path: Path, content: bytes, durable: bool = False) -> None:
    """Writes the file through a temporary name beside it, so that it is never seen half written.

    ``durable`` waits until the disk holds it: for the books, which nobody can make again.

    Raises OSError; the temporary file is gone then.
    """
    handle, name = tempfile.mkstemp(prefix=".~", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that must not be there yet. Raises `PaperworkError`."""
    if path.exists():
        raise PaperworkError(f"{path}: такой файл уже есть; назовите другой, этот останется как был")
    try:
        write_whole(path, content, durable=True)
    except OSError as error:
        raise PaperworkError(f"{path}: {reason(error)}") from None


def reason(error: OSError) -> str:
    """Why a file cannot be written, in words that say what to do."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "на диске нет места; освободите место и повторите"
    if isinstance(error, FileNotFoundError):
        return "такой папки нет; создайте ее или назовите другую"
    if isinstance(error, PermissionError):
        return "файл не записывается; закройте его в другой программе или проверьте права на папку"
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return "слишком длинное имя; выберите папку с коротким путем"
    return f"файл не записывается ({error.strerror})"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
