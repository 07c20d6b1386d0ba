"""Ctrl-C and the system's other signals that end a program: held back for a moment, or all taken as one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

ENDINGS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]

CLOSING = frozenset({2, 5, 6})  # of Windows: the window is closed, the user logs off, the system shuts down


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
    numbers = (signal.SIGINT, *ENDINGS)
    if all(signal.getsignal(number) is _interrupt for number in heeded(numbers)):  # already, or it has come
        yield
        return
    with handled_by(_interrupt, numbers):
        yield


@contextmanager
def endings_deferred() -> Iterator[None]:
    """What would end the program meanwhile ends it afterwards: for work that must not be done by half."""
    if current_thread() is not main_thread():
        yield  # signals are the main thread's
        return
    came: list[int] = []
    try:
        with handled_by(lambda number, _frame: came.append(number), (signal.SIGINT, *ENDINGS)):
            yield
    finally:
        for number in came[:1]:
            signal.raise_signal(number)


@contextmanager
def window_closed(end: Callable[[], object]) -> Iterator[None]:
    """Has the closing of the console's window do this: Windows sends no signal, it asks and then kills."""
    if sys.platform != "win32":
        yield
        return
    import ctypes
    from ctypes import wintypes

    def asked(event: int) -> bool:
        if event in CLOSING:
            end()  # in a thread of its own, and the process is ended when it returns
        return event in CLOSING

    handler = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)(asked)
    ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, True)
    try:
        yield
    finally:
        ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, False)


def heeded(numbers: Iterable[signal.Signals]) -> list[signal.Signals]:
    """Those of the signals that the program was not started to ignore, as by «nohup»."""
    return [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]


@contextmanager
def handled_by(
    handler: Callable[[int, FrameType | None], object], numbers: Iterable[signal.Signals]
) -> Iterator[None]:
    """The signals that are heeded do this meanwhile; in the main thread alone."""
    before = {number: signal.getsignal(number) for number in heeded(numbers)}
    try:
        for number in before:
            signal.signal(number, handler)
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, *ENDINGS):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
