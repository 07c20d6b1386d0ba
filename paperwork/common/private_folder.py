"""A folder of files that this user alone can read and write; what is not so is neither read nor written.

Nothing here raises for the sake of a file: one that cannot be read is not there, one that cannot be
written is not written.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from paperwork.common.leftovers import passing_name, sweep
from paperwork.common.records import dataclass
from paperwork.common.rights import POSIX, is_own

UNUSED = 60  # seconds after which the use of a file is noted
if POSIX:  # no link is followed, and a pipe in the place of a file is not waited for
    FOLDER, READING, CAREFUL = os.O_RDONLY | os.O_DIRECTORY, os.O_RDONLY, os.O_NOFOLLOW | os.O_NONBLOCK
else:
    FOLDER, READING, CAREFUL = 0, os.O_RDONLY, os.O_BINARY  # type: ignore[attr-defined]
WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL


@dataclass(frozen=True, slots=True)
class PrivateFolder:
    """A folder of at most so many files and bytes; those that were used long ago go first."""

    path: Path
    most_files: int
    most_bytes: int

    def read(self, name: str) -> bytes | None:
        """What the file holds; None where it is not there, not this user's alone, or too large."""
        with suppress(OSError), self._opened() as folder:
            descriptor = os.open(self._place(name, folder), READING | CAREFUL, dir_fd=folder)
            with os.fdopen(descriptor, "rb") as file:
                status = os.fstat(descriptor)
                is_fit = stat.S_ISREG(status.st_mode) and status.st_size <= self.most_bytes
                if not is_fit or not is_own(status):
                    return None
                content = file.read(self.most_bytes)
            if time.time() - status.st_mtime > UNUSED:
                os.utime(self._place(name, folder), dir_fd=folder)
            return content
        return None

    def write(self, name: str, content: bytes) -> None:
        """Writes the file as a whole, and takes away what is beyond the bounds of the folder."""
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                self.path.mkdir(0o700)
            sweep(self.path)
            with self._opened() as folder:
                self._write(name, content, folder)
                self._trim(folder)

    def _write(self, name: str, content: bytes, folder: int | None) -> None:
        temporary = passing_name()
        try:
            descriptor = os.open(self._place(temporary, folder), WRITING | CAREFUL, 0o600, dir_fd=folder)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            places = self._place(temporary, folder), self._place(name, folder)
            os.replace(*places, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            with suppress(OSError):
                os.unlink(self._place(temporary, folder), dir_fd=folder)
            raise

    def _trim(self, folder: int | None) -> None:
        found = sorted(self._files(folder), reverse=True)  # the last used first
        total = 0
        for count, (_, size, name) in enumerate(found, 1):
            total += size
            if count > self.most_files or total > self.most_bytes:
                with suppress(OSError):
                    os.unlink(self._place(name, folder), dir_fd=folder)

    def _files(self, folder: int | None) -> Iterator[tuple[float, int, str]]:
        """The files: when they were last used, their sizes and names."""
        for name in os.listdir(self.path if folder is None else folder):  # noqa: PTH208 (the same)
            with suppress(OSError):  # another run may have taken it away
                status = os.stat(self._place(name, folder), dir_fd=folder, follow_symlinks=False)
                yield status.st_mtime, status.st_size, name

    def _place(self, name: str, folder: int | None) -> str:
        """The name relative to the open folder, or the whole path where folders cannot be opened."""
        return name if folder is not None else str(self.path / name)

    @contextmanager
    def _opened(self) -> Iterator[int | None]:
        """The folder, held open while it is worked in: what was checked is what is used.

        Raises OSError where it is not there or not this user's alone.
        """
        if not POSIX:
            yield None
            return
        folder = os.open(self.path, FOLDER | CAREFUL)
        try:
            if not is_own(os.fstat(folder)):
                raise PermissionError(self.path)
            yield folder
        finally:
            os.close(folder)
