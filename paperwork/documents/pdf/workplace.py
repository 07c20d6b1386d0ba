"""A folder to work in that is gone afterwards, whatever happens: its files hold personal data."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from paperwork.common.atomic_files import NO_ROOM, reason
from paperwork.common.errors import PaperworkError
from paperwork.common.leftovers import passing_folder, sweep_temporary
from paperwork.common.signals import endings_deferred, endings_interrupt

LEAST_ROOM = 1 << 20  # bytes; with less the office program fails without a word
TRIES = 20  # a process that was just ended may still hold or write a file
PAUSE = 0.1  # seconds between two tries


@contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder that no one else may read; removed also when a signal ends the program.

    Raises `PaperworkError` where work in it has filled the disk.
    """
    with endings_interrupt(), passing_workplace() as folder:
        try:
            yield folder
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            raise PaperworkError(f"{folder.parent}: {reason(error)}") from None


@contextmanager
def passing_workplace(place: Path | None = None) -> Iterator[Path]:
    """An empty folder that no one else may read, in ``place`` or among the temporary ones of the system.

    Those of runs that were killed are removed first.
    """
    sweep_temporary()
    folder: Path | None = None
    try:
        with endings_deferred():  # a folder that is not noted would stay
            folder = passing_folder(place)
        yield folder
    finally:
        with endings_deferred():
            if folder:
                _remove(folder)


def check_room(folder: Path) -> None:
    """Raises OSError where the disk is full."""
    if shutil.disk_usage(folder).free < LEAST_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _remove(folder: Path) -> None:
    for _ in range(TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(PAUSE)
