"""Files and folders that are there for a moment, and the removal of those that a killed run has left."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from uuid import uuid4
from zlib import crc32

HEAD = ".~"  # hidden, and passed over where books are looked for
FOLDER_HEAD = "paperwork-"
BUSY = ".busy"  # the end of the name of a file that is there while documents are being made
IN_MEMORY = Path("/dev/shm")  # a folder that Linux keeps in memory
TEMPORARY = ".tmp"
MOMENT = 0.02  # seconds
OLD = 24 * 3600.0  # seconds; older than that is what no one knows the process of


def node() -> str:
    """The name of this computer: a folder on a server holds the files of others too."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


_HOST = f"{crc32(node().encode('utf-8', 'surrogateescape')):08x}"
RUN = uuid4().hex[:8]
_serial = count()
OURS = re.compile(
    rf"(?:{re.escape(HEAD)}|{FOLDER_HEAD})(?P<host>[0-9a-f]{{8}})-(?P<pid>[0-9a-f]{{1,8}})-(?P<run>[0-9a-f]{{8}})-"
    r"[0-9a-z_]+(?:\.tmp|\.busy)?"
)
FORMER = re.compile(r"\.~[0-9a-f]{9,16}-[0-9a-f]+\.tmp|paperwork-[0-9a-z_]{8}")  # of earlier versions


def passing_name(end: str = TEMPORARY) -> str:
    """A name that no one else takes, neither another run nor another process; it says whose it is."""
    return f"{HEAD}{_HOST}-{os.getpid():x}-{RUN}-{next(_serial):x}{end}"


def passing_folder(place: Path | None = None) -> Path:
    """A new folder in the system's temporary one or in ``place``, which this user alone can read."""
    import tempfile  # a run that makes Word files needs none

    prefix = f"{FOLDER_HEAD}{_HOST}-{os.getpid():x}-{RUN}-"
    return Path(tempfile.mkdtemp(prefix=prefix, dir=place)).resolve()


def remove(path: Path) -> None:
    """Removes the file, where it is there; tried twice, as another program may look at it just now."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        time.sleep(MOMENT)
        path.unlink(missing_ok=True)


def sweep(folder: str | Path) -> bool:
    """Removes from the folder what killed runs have left there; whether there was anything.

    What belongs to a run that is still going stays, on this computer or on another.
    """
    found = list(_abandoned(folder))
    for entry in found:
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                import shutil  # there is seldom any

                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                Path(entry.path).unlink()
    return bool(found)


def sweep_all(folder: Path) -> None:
    """The same of all folders below, where a run that made documents in this one was killed."""
    if sweep(folder):
        for path, _, _ in os.walk(folder):
            sweep(path)


def sweep_temporary() -> None:
    """The same of the system's temporary folder, and of the one that Linux keeps in memory."""
    import tempfile

    sweep(tempfile.gettempdir())
    sweep(IN_MEMORY)


def _abandoned(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((HEAD, FOLDER_HEAD)):
                with suppress(OSError):
                    if _is_abandoned(entry.name, entry.stat(follow_symlinks=False)):
                        yield entry


def _is_abandoned(name: str, status: os.stat_result) -> bool:
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        return False
    is_old = time.time() - status.st_mtime > OLD
    found = OURS.fullmatch(name)
    if found is None:
        return is_old and FORMER.fullmatch(name) is not None
    pid = int(found["pid"], 16)
    if is_old or found["host"] != _HOST:
        return is_old
    if pid == os.getpid():
        return found["run"] != RUN  # the number of a process that has ended was given to this one
    return not is_running(pid)


def is_running(pid: int) -> bool:
    """Whether a process of this number is there on this computer."""
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    with suppress(OSError):  # a killed process that no one has asked after yet: Linux alone tells
        return b") Z" not in Path(f"/proc/{pid}/stat").read_bytes()
    return True


def _is_running_on_windows(pid: int) -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    synchronize, denied, waiting = 0x100000, 5, 0x102  # winnt.h, winerror.h, winbase.h
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(synchronize, False, pid)
    if not handle:
        return ctypes.get_last_error() == denied
    try:
        return bool(kernel.WaitForSingleObject(ctypes.c_void_p(handle), 0) == waiting)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
