"""Writing whole files or nothing, and why a file could not be written, in words."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from uuid import uuid4

from paperwork.common.errors import PaperworkError

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
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
    errno.EIO: "диск не отвечает; проверьте его и повторите",
}


def write_whole(path: Path, content: bytes, durable: bool = False, parents: bool = False) -> None:
    """Writes the file through a temporary name beside it, so that it is never seen half written.

    ``durable`` waits until the disk holds it: for the books, which cannot be made again. ``parents``
    makes the folder where there is none.

    Raises OSError; the temporary file is gone then.
    """
    place = os.fspath(path)
    temporary = _temporary_beside(place)
    try:  # an interruption may come as soon as the file is there
        descriptor = _opened(temporary, os.path.dirname(place) if parents else "")  # noqa: PTH120 (in a batch)
        try:
            _fill(descriptor, content)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _keep_mode(place, temporary)
        os.replace(temporary, place)  # noqa: PTH105 (a batch does this thirty thousand times)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


_OWN = uuid4().hex[:8]
_serial = count()


def _temporary_beside(path: str) -> str:
    """A name in the same folder that no one else takes: neither another run nor another process."""
    folder, _ = os.path.split(path)
    return os.path.join(folder, f".~{_OWN}{os.getpid():x}-{next(_serial):x}.tmp")  # noqa: PTH118 (in a batch)


def _opened(path: str, folder: str) -> int:
    """A new file, open to be written; its ``folder`` is made where there is none."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, 0o666)
    except FileNotFoundError:
        if not folder:
            raise
    Path(folder).mkdir(parents=True, exist_ok=True)
    return os.open(path, flags, 0o666)


def _fill(descriptor: int, content: bytes) -> None:
    """Writes all of it: the system may take a part at a time, and a full disk shows at the next."""
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _keep_mode(path: str, temporary: str) -> None:
    """Gives the new file the rights of the one whose place it takes."""
    try:
        status = os.stat(path)  # noqa: PTH116 (in a batch)
    except FileNotFoundError:
        return
    Path(temporary).chmod(status.st_mode & 0o777)


def check_is_new(path: Path) -> None:
    """Raises `PaperworkError` where a new file cannot be written."""
    try:
        if path.exists():
            raise PaperworkError(f"{path}: такой файл уже есть; назовите другой, этот останется как был")
        path.parent.stat()
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {path}: {reason(error)}") from None


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that must not be there yet. Raises `PaperworkError`."""
    check_is_new(path)
    try:
        write_whole(path, content, durable=True)
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {path}: {reason(error)}") from None


def reason(error: OSError) -> str:
    """Why a file or folder cannot be used, in words that say what to do."""
    if error.errno in NO_ROOM:
        return "на диске нет места; освободите место и повторите"
    if error.errno in TOO_LONG:
        return "слишком длинное имя; выберите папку с коротким путем"
    return REASONS.get(error.errno or 0, f"система не дает этого сделать (код {error.errno})")
