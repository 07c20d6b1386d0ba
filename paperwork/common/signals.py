"""Ctrl-C and the system's other signals that end a program: held back for a moment, or all taken as one."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


@contextmanager
def interrupts_held(also: Sequence[signal.Signals] = ()) -> Iterator[None]:
    """A Ctrl-C that comes meanwhile comes afterwards; a process that starts here leaves it to its parent.

    ``also``: other signals that are treated so.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *also})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def endings_interrupt() -> Iterator[None]:
    """A closed terminal or a shutdown does here what Ctrl-C does; a second Ctrl-C changes nothing."""
    if current_thread() is not main_thread():
        yield
        return
    heeded = [number for number in (signal.SIGINT, *ENDINGS) if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, _interrupt) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, *ENDINGS):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
