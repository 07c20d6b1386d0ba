"""A lock that machines share: a file that says who holds it, and whose time is renewed while he does.

Locks of the system are not to be trusted on shared storage; that a file is created by one alone is.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from paperwork.common.atomic_files import fill
from paperwork.common.leftovers import RUN, is_running, node, passing_name, remove
from paperwork.common.records import dataclass
from paperwork.common.rights import EVERYONE, Rights
from paperwork.common.signals import endings_deferred

RENEWED = 20.0  # seconds between two renewals
STALE = 120.0  # seconds without one, after which the holder is taken for dead
TRIES = 5  # to take a lock that others take too
CREATING = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: the machine, the process, its run, and since when."""

    host: str
    pid: int = 0
    run: str = ""
    start: str = ""
    work: str = ""  # what he does meanwhile, as he names it

    @property
    def words(self) -> str:
        """«node7, с 10:15», with the day where it is not today's."""
        try:
            start = datetime.fromisoformat(self.start)
        except ValueError:
            return self.host
        today = start.date() == datetime.now().date()
        return f"{self.host}, с {start:%H:%M}" if today else f"{self.host}, с {start:%d.%m.%Y %H:%M}"

    @property
    def is_dead(self) -> bool:
        """Whether the process was on this machine and is no more."""
        if self.host != node() or not self.pid:
            return False
        return self.run != RUN if self.pid == os.getpid() else not is_running(self.pid)


class LockHeldError(Exception):
    """Somebody else holds the lock; ``holder`` says who."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.words)
        self.holder = holder


class HeldLock:
    """The lock at a path: taken at entry, renewed meanwhile, given up at the end.

    Entering raises `LockHeldError` where a living process holds it, and OSError.
    """

    def __init__(self, path: Path, rights: Rights = EVERYONE, work: str = "") -> None:
        self._path = path
        self._work = work
        self._rights = rights
        self._own = b""
        self._done = Event()
        self._renewing: Thread | None = None

    def __enter__(self) -> Self:
        start = datetime.now().isoformat(timespec="seconds")
        values = {"host": node(), "pid": os.getpid(), "run": RUN, "start": start, "work": self._work}
        self._own = json.dumps({**values, "lock": passing_name("")}, ensure_ascii=False).encode()
        try:
            with endings_deferred():
                self._take()
        except BaseException:
            self._give_up()
            raise
        self._renewing = Thread(target=self._renew, daemon=True)
        self._renewing.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with endings_deferred():
            self._give_up()

    def _give_up(self) -> None:
        self._done.set()
        if self._is_own():
            remove(self._path)

    def _take(self) -> None:
        for _ in range(TRIES):
            try:
                return self._create()
            except FileExistsError:
                self._put_aside()
        raise LockHeldError(holder_of(self._path) or Holder("?"))

    def _create(self) -> None:
        """Gives a written file the name of the lock, which fails where there is one: it is never empty."""
        written = self._path.with_name(passing_name())
        try:
            self._write(written)
            self._path.hardlink_to(written)
        except FileExistsError:
            if not self._is_own():  # on a server the answer to the first request may have been lost
                raise
        except (OSError, NotImplementedError):
            if not self._path.parent.is_dir():
                raise
            self._write(self._path)  # where files cannot have two names
        finally:
            remove(written)

    def _write(self, path: Path) -> None:
        descriptor = os.open(path, CREATING, self._rights.first_mode)
        try:
            fill(descriptor, self._own)
        finally:
            os.close(descriptor)

    def _put_aside(self) -> None:
        """Takes a stale lock out of the way: of several who try it, renaming lets one alone succeed."""
        try:
            status, content = self._path.stat(), self._path.read_bytes()
        except FileNotFoundError:
            return
        holder = _parsed(content, status.st_mtime)
        if not holder.is_dead and self._now() - status.st_mtime < STALE:
            raise LockHeldError(holder)
        aside = self._path.with_name(passing_name())
        with suppress(FileNotFoundError):
            self._path.rename(aside)
        with suppress(OSError):
            if aside.read_bytes() != content:  # the stale one was gone, and this is its successor's
                self._path.hardlink_to(aside)
        remove(aside)

    def _now(self) -> float:
        """The time as the storage counts it: clocks of machines differ."""
        probe = self._path.with_name(passing_name())
        try:
            os.close(os.open(probe, CREATING, 0o600))
            return probe.stat().st_mtime
        finally:
            remove(probe)

    def _renew(self) -> None:
        while not self._done.wait(RENEWED):
            with suppress(OSError):
                if self._is_own():
                    os.utime(self._path)

    def _is_own(self) -> bool:
        try:
            return self._path.read_bytes() == self._own
        except OSError:
            return False


def holder_of(path: Path) -> Holder | None:
    """Who holds the lock; None where it is free."""
    try:
        return _parsed(path.read_bytes(), path.stat().st_mtime)
    except OSError:
        return None


def _parsed(content: bytes, modified: float) -> Holder:
    """The holder; of a file that is cut short or of another program what can be made out."""
    since = datetime.fromtimestamp(modified).isoformat(timespec="seconds")
    try:
        values = json.loads(content)
        who, start = str(values["host"]), str(values["start"])
        return Holder(who, int(values["pid"]), str(values.get("run")), start, str(values.get("work")))
    except (ValueError, TypeError, KeyError):
        words = content.decode(errors="replace").split()
        return Holder(words[0][:60] if words and words[0].isalnum() else "?", start=since)
