"""Writing whole files or nothing, and why a file could not be written, in words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.leftovers import passing_name
from paperwork.common.rights import EVERYONE, OWN, Rights, keep_rights
from paperwork.common.signals import endings_deferred

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
TOO_LONG = frozenset({errno.ENAMETOOLONG, errno.EINVAL})
REASONS = {
    errno.ENOENT: "такой папки нет; создайте ее или назовите другую",
    errno.EACCES: "нет доступа; закройте файл в другой программе или проверьте права на папку",
    errno.EPERM: "нет доступа; закройте файл в другой программе или проверьте права на папку",
    errno.EBUSY: "файл занят другой программой; закройте его и повторите",
    errno.ENOTDIR: "на месте одной из папок стоит файл; уберите его или назовите другую папку",
    errno.EEXIST: "на месте одной из папок стоит файл; уберите его или назовите другую папку",
    errno.EISDIR: "на месте файла стоит папка; уберите ее или назовите другое имя",
    errno.EROFS: "диск доступен только для чтения; назовите папку на другом диске",
    errno.EFBIG: "файл больше, чем здесь позволено; назовите папку на другом диске",
    errno.ELOOP: "ссылки ведут по кругу; уберите их или назовите другое имя",
    errno.EIO: "диск не отвечает; проверьте его и повторите",
}


def write_whole(
    path: str | Path,
    content: bytes,
    durable: bool = False,
    parents: bool = False,
    rights: Rights = EVERYONE,
    is_new: bool = False,
) -> None:
    """Writes the file through a temporary name beside it, so that it is never seen half written.

    A link is followed: what it leads to is replaced. ``durable`` waits until the disk holds it: for the
    books, which cannot be made again. ``parents`` makes the folder where there is none. ``rights`` are
    those of a new file; one that is replaced keeps its own, narrowed by them. ``is_new``: the caller has
    seen that there is none.

    Raises OSError; the temporary file is gone then.
    """
    place = os.fspath(path)
    status = None if is_new else status_of(place)
    if status and stat.S_ISLNK(status.st_mode):
        place = os.path.realpath(place)
        status = status_of(place)
    if status:
        check_is_writable(place, status)
    folder = os.path.dirname(place)  # noqa: PTH120 (in a batch)
    temporary = os.path.join(folder, passing_name())  # noqa: PTH118 (as above)
    try:  # an interruption may come as soon as the file is there
        write_temporary(temporary, content, durable, folder if parents else "", rights, status)
        if status:
            keep_rights(status, place, temporary, rights)
        give_name(temporary, place, content)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    if durable:
        settle(folder)


def give_name(temporary: str, place: str, content: bytes) -> None:
    """Renames a file that holds this. Raises OSError.

    A server may answer that there is no such file to a request that it has carried out and has got twice.
    """
    try:
        os.replace(temporary, place)  # noqa: PTH105 (a batch does this thirty thousand times)
    except FileNotFoundError:
        if not _holds(place, content):
            raise


def _holds(place: str, content: bytes) -> bool:
    try:
        with open(place, "rb") as file:  # noqa: PTH123 (a name, as above)
            same_size = os.fstat(file.fileno()).st_size == len(content)
            return same_size and file_digest(file, "sha256").digest() == sha256(content).digest()
    except OSError:
        return False


def beside(path: str) -> str:
    """A temporary name in the same folder that no one else takes."""
    return os.path.join(os.path.split(path)[0], passing_name())  # noqa: PTH118 (in a batch)


def write_temporary(
    path: str,
    content: bytes,
    durable: bool,
    folder: str = "",
    rights: Rights = EVERYONE,
    replaced: os.stat_result | None = None,
) -> None:
    """Writes a new file; its ``folder`` is made where there is none. ``replaced``: see `keep_rights`."""
    mode = OWN if replaced else rights.first_mode
    descriptor = _opened(path, folder, mode, rights)
    try:
        if not replaced:
            rights.settle(descriptor)
        fill(descriptor, content)
        if durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def status_of(path: str) -> os.stat_result | None:
    """What the system knows of the file or the link; None where there is none."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def check_is_writable(path: str, status: os.stat_result) -> None:
    """Raises OSError for a file that is read-only: a rename would replace it all the same."""
    if stat.S_ISREG(status.st_mode) and not status.st_mode & WRITABLE:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)


def settle(folder: str) -> None:
    """Waits until the disk holds the names of the folder, where the system can be asked to."""
    if os.name == "posix":
        with suppress(OSError):  # not every file system can
            descriptor = os.open(folder or os.curdir, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _opened(path: str, folder: str, mode: int, rights: Rights) -> int:
    """A new file, open to be written; its ``folder`` is made where there is none."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, mode)
    except FileNotFoundError:
        if not folder:
            raise
    _make_new_folder(folder, rights)
    return os.open(path, flags, mode)


def _make_new_folder(folder: str, rights: Rights) -> None:
    """Makes a folder that is not there: in a batch nearly always in one that is."""
    try:
        os.mkdir(folder, rights.folder_mode)  # noqa: PTH102 (in a batch)
    except (FileExistsError, FileNotFoundError):
        make_folder(Path(folder), rights)
    else:
        rights.settle_folder(folder)


def make_folder(folder: Path, rights: Rights = EVERYONE) -> None:
    """Makes the folder and those above it, where they are not there; raises OSError."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(rights.folder_mode, exist_ok=True)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent, rights)
        folder.mkdir(rights.folder_mode, exist_ok=True)
    rights.settle_folder(folder)


def fill(descriptor: int, content: bytes) -> None:
    """Writes all of it: the system may take a part at a time, and a full disk shows at the next."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def check_is_new(path: Path) -> None:
    """Raises `PaperworkError` where a new file cannot be written."""
    try:
        if path.is_symlink() and not path.exists():
            raise PaperworkError(f"{path}: это ссылка на файл, которого нет; назовите другой")
        if path.exists():
            raise PaperworkError(f"{path}: такой файл уже есть; назовите другой, этот останется как был")
        path.parent.stat()
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {path}: {reason(error)}") from None


def write_new(path: Path, content: bytes, rights: Rights = EVERYONE) -> None:
    """Writes a file that must not be there yet. Raises `PaperworkError`."""
    check_is_new(path)
    _write_new(path, content, rights)


def _write_new(path: Path, content: bytes, rights: Rights) -> None:
    try:
        write_whole(path, content, durable=True, rights=rights)
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {path}: {reason(error)}") from None


def write_all_new(files: Mapping[Path, bytes], rights: Rights = EVERYONE) -> None:
    """Writes files none of which may be there yet: all of them or none. Raises `PaperworkError`."""
    for path in files:
        check_is_new(path)
    begun: list[Path] = []  # what may be ours: a file that another has made meanwhile is not
    with endings_deferred():
        try:
            for path, content in files.items():
                check_is_new(path)
                begun.append(path)
                _write_new(path, content, rights)
        except BaseException:
            for path in begun:
                path.unlink(missing_ok=True)
            raise


def reason(error: OSError) -> str:
    """Why a file or folder cannot be used, in words that say what to do."""
    if error.errno in NO_ROOM:
        return "на диске нет места; освободите место и повторите"
    if error.errno in TOO_LONG:
        return "слишком длинное имя; выберите папку с коротким путем"
    return REASONS.get(error.errno or 0, f"система не дает этого сделать (код {error.errno})")
