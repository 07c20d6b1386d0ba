"""A seam in what changes files: a signal, an error or the end of the process at any of its calls."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CALLS = (
    "open",
    "write",
    "fsync",
    "close",
    "chmod",
    "fchmod",
    "mkdir",
    "replace",
    "rename",
    "link",
    "unlink",
    "rmdir",
)


def interrupt() -> None:
    """Ctrl-C."""
    signal.raise_signal(signal.SIGINT)


def terminate() -> None:
    """The system ends the program."""
    signal.raise_signal(signal.SIGTERM)


def hang_up() -> None:
    """The window of the terminal is closed."""
    signal.raise_signal(signal.SIGHUP)


def fail() -> None:
    """The disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def kill() -> None:
    """The process ends at once."""
    os._exit(9)


class Seam:
    """Counts the calls that change files, and acts once: before or after that of a number."""

    def __init__(self, at: int = -1, act: Callable[[], None] = fail, after: bool = False) -> None:
        self.count = 0
        self.names: list[str] = []
        self._at, self._act, self._after = at, act, after
        self._files: set[int] = set()

    def wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The system's function with the seam in it."""

        def call(*arguments: Any, **options: Any) -> Any:
            if not self._concerns(name, arguments):
                return function(*arguments, **options)
            number, self.count = self.count, self.count + 1
            self.names.append(name)
            if number == self._at and not self._after:
                self._act()
            result = function(*arguments, **options)
            if name == "open":
                self._files.add(result)
            if number == self._at and self._after:
                self._act()
            return result

        return call

    def _concerns(self, name: str, arguments: tuple[Any, ...]) -> bool:
        if name == "open":
            return bool(arguments[1] & (os.O_CREAT | os.O_WRONLY | os.O_RDWR))
        if name == "close" and arguments[0] in self._files:
            self._files.discard(arguments[0])
            return True
        if name in ("write", "fsync", "fchmod", "close"):
            return arguments[0] in self._files
        return True


@contextmanager
def seam(at: int = -1, act: Callable[[], None] = fail, after: bool = False) -> Iterator[Seam]:
    """The seam in the functions of `os`, through which the program's files and `pathlib` go."""
    found = Seam(at, act, after)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            if hasattr(os, name):
                patch.setattr(os, name, found.wrapped(name, getattr(os, name)))
        yield found


def killed_at(at: int, work: Callable[[], object], after: bool = False) -> None:
    """Does the work in a copy of this process, which is killed at the call of this number."""
    child = os.fork()
    if not child:
        try:
            with seam(at, kill, after):
                work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file of the folder and of those below, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
