"""Writing whole files or nothing, and why a file could not be written, in words."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from uuid import uuid4

from paperwork.errors import PaperworkError

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


def write_whole(path: Path, content: bytes, durable: bool = False) -> None:
    """Writes the file through a temporary name beside it, so that it is never seen half written.

    ``durable`` waits until the disk holds it: for the books, which nobody can make again.

    Raises OSError; the temporary file is gone then.
    """
    temporary = path.with_name(f".~{uuid4().hex[:12]}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


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
