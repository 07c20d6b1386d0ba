"""Changing a file that cannot be made again: by one run at a time, and wholly or not at all."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from paperwork.common.atomic_files import (
    beside,
    check_is_writable,
    give_name,
    reason,
    settle,
    write_temporary,
    write_whole,
)
from paperwork.common.errors import PaperworkError
from paperwork.common.leftovers import HEAD, OURS, sweep
from paperwork.common.rights import OWN, Rights, keep_rights, rights_of
from paperwork.common.signals import endings_deferred

LOCK, UNDO = ".lock", ".undo"
TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK})
READ_ONLY = "{}: файл доступен только для чтения; снимите этот запрет в свойствах файла и повторите"
BUSY = "{}: этот файл сейчас меняет другая команда paperwork; дождитесь ее конца и повторите"


@contextmanager
def sole_writer(path: Path) -> Iterator[Path]:
    """The file itself, where a link leads to it, kept from other runs that would change it meanwhile.

    What a killed run has left of a change is undone first, so that the file is read after that.
    Raises `PaperworkError` where another run changes the file, where it is read-only or not there.
    """
    place = _place_of(path)
    lock = _Lock(_marker(place, LOCK))
    try:
        with endings_deferred():
            is_ours = lock.take()
        if not is_ours:
            raise PaperworkError(BUSY.format(path.name))
        _undo(place)
        sweep(place.parent)
        yield place
    finally:
        with endings_deferred():
            lock.release()


def replace_with(place: Path, content: bytes, new: Mapping[Path, bytes]) -> None:
    """Replaces the file and puts new files where none were: all of it, or nothing.

    To be called by the file's `sole_writer`. However it is interrupted, either all files are there or
    none; where the process itself is killed, the next `sole_writer` takes back the new files of a change
    whose file was not replaced. Raises OSError; nothing is changed then.
    """
    change = _Change(place, {Path(os.path.abspath(path)): data for path, data in new.items()})  # noqa: PTH100
    with endings_deferred():
        try:
            change.prepare(content)
            change.make()
        except BaseException:
            change.take_back()
            raise
        finally:
            change.undo.unlink(missing_ok=True)


class _Change:
    """A file that is to be replaced, and the new files beside it, under temporary names at first."""

    def __init__(self, place: Path, new: Mapping[Path, bytes]) -> None:
        self.undo = _marker(place, UNDO)
        self._place = place
        self._new = new
        self._rights = rights_of([place])
        self._content = dict(new)
        self._temporary = {path: beside(str(path)) for path in (*new, place)}
        self._begun: list[Path] = []  # what may have its name by now

    def prepare(self, content: bytes) -> None:
        """Writes everything, and a note of it for the case that this process is killed."""
        self._content[self._place] = content
        for path, data in self._new.items():
            write_temporary(self._temporary[path], data, durable=True, rights=self._rights)
        status = self._place.stat()
        check_is_writable(str(self._place), status)
        temporary = self._temporary[self._place]
        write_temporary(temporary, content, durable=True, replaced=status)
        keep_rights(status, str(self._place), temporary)
        note = {
            "temporary": Path(temporary).name,
            "new": [[str(p), self._temporary[p], sha256(data).hexdigest()] for p, data in self._new.items()],
        }
        write_whole(self.undo, json.dumps(note).encode(), durable=True, rights=Rights(OWN))

    def make(self) -> None:
        """Gives all files their names, the replaced one last: with it the change is made."""
        for path in self._new:
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            self._name(path)
        self._name(self._place)

    def _name(self, path: Path) -> None:
        self._begun.append(path)
        give_name(self._temporary[path], str(path), self._content[path])
        settle(str(path.parent))

    def take_back(self) -> None:
        """Removes the new files, unless the change is made, and then what is still under another name."""
        is_made = self._has_name(self._place)
        for path, temporary in self._temporary.items():  # the replaced one last: see `_undo`
            if path in self._new and not is_made and self._has_name(path):
                path.unlink(missing_ok=True)
            Path(temporary).unlink(missing_ok=True)

    def _has_name(self, path: Path) -> bool:
        return path in self._begun and not os.path.lexists(self._temporary[path])


def _undo(place: Path) -> None:
    """Takes back the change of a process that was killed before the file was replaced."""
    undo = _marker(place, UNDO)
    try:
        note = json.loads(undo.read_bytes())
        temporary = place.with_name(Path(note["temporary"]).name)
        is_ours = OURS.fullmatch(temporary.name) is not None  # else the note is forged
        if is_ours and temporary.exists():
            for path, part, digest in note["new"]:
                _remove_own(Path(path), digest)
                _remove_own(Path(part), digest)
            temporary.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except (ValueError, KeyError, TypeError):  # cut short: nothing has got its name yet
        pass
    undo.unlink(missing_ok=True)


def _remove_own(path: Path, digest: str) -> None:
    """Removes the file, if it is the one that was written: a note may be forged."""
    with suppress(OSError):
        if not path.is_symlink() and sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()


def _place_of(path: Path) -> Path:
    """The file itself. Raises `PaperworkError` where it cannot be changed."""
    try:
        place = path.resolve(strict=True)
        if not place.is_file():
            raise PaperworkError(f"{path}: это не файл; назовите файл")
        check_is_writable(str(place), place.stat())
    except FileNotFoundError:
        raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку") from None
    except PermissionError:
        raise PaperworkError(READ_ONLY.format(path)) from None
    except (OSError, RuntimeError) as error:  # links in a circle: Python 3.11 raises the latter
        why = reason(error) if isinstance(error, OSError) else "ссылки ведут по кругу; уберите их"
        raise PaperworkError(f"{path}: {why}") from None
    return place


def _marker(place: Path, end: str) -> Path:
    """The file beside another that says something of it; its name is short, as that of a book may be long."""
    return place.with_name(f"{HEAD}{crc32(place.name.casefold().encode('utf-8', 'surrogatepass')):08x}{end}")


class _Lock:
    """A lock that the system itself lifts when the process ends: none is ever stale."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Takes the lock; False where another holds it. Raises `PaperworkError` where it cannot be made."""
        while True:
            try:
                self._descriptor = _lock_file(self._path)
                if not _locked(self._descriptor):
                    self._close()
                    return False
                if self._is_there():
                    return True
            except OSError as error:
                raise PaperworkError(f"{self._path.parent}: {reason(error)}") from None
            self._close()  # whoever held it has removed the file meanwhile

    def release(self) -> None:
        """Lifts the lock and removes its file."""
        if self._descriptor is None:
            return
        if os.name == "posix":  # elsewhere a file that is open cannot be removed
            self._path.unlink(missing_ok=True)
        self._close()
        if os.name != "posix":
            with suppress(OSError):  # the next one has it already
                self._path.unlink(missing_ok=True)

    def _is_there(self) -> bool:
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._descriptor or 0))
        except FileNotFoundError:
            return False

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def _lock_file(path: Path) -> int:
    with suppress(FileNotFoundError):  # in a folder of many users the system lets no one «create» it twice
        return os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)


def _locked(descriptor: int) -> bool:
    """Whether the lock is ours now; also where the file system has no locks, as nothing better is known."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in TAKEN
    return True
