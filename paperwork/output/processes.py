"""Work on all processors: what is common goes to each process once, portions one by one, few at a time."""

from __future__ import annotations

import ctypes
import gc
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context

from paperwork.errors import PaperworkError
from paperwork.output.workshop import Portion, Result, Workshop

MOST_PROCESSES = 61  # what Windows allows
STOPPED = "рабочий процесс был остановлен (возможно, не хватило памяти); повторите с --jobs 1"


def made_in_processes(
    workshop: Workshop, portions: Iterable[Portion], jobs: int
) -> Iterator[tuple[Portion, list[Result]]]:
    """Each portion with what became of it, in their order; only a few portions are held at a time."""
    waiting: deque[tuple[Portion, Future[list[Result]]]] = deque()
    context = get_context("spawn")  # a copy of this process would hold the whole book once more
    pool = ProcessPoolExecutor(min(jobs, MOST_PROCESSES), context, _start_worker, (workshop,))
    try:
        for portion in portions:
            waiting.append((portion, _submitted(pool, portion)))
            if len(waiting) > 2 * jobs:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, portion: Portion) -> Future[list[Result]]:
    try:
        with _interrupts_held():
            return pool.submit(_make, portion)
    except BrokenProcessPool as error:
        broken: Future[list[Result]] = Future()
        broken.set_exception(error)
        return broken


def _finished(portion: Portion, future: Future[list[Result]]) -> tuple[Portion, list[Result]]:
    try:
        return portion, future.result()
    except BrokenProcessPool:
        return portion, [PaperworkError(STOPPED) for _, tasks in portion.work for _ in tasks]


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process that starts now leaves Ctrl-C to its parent from its first moment."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_workshops: list[Workshop] = []  # of a worker process: the one it works in


def _start_worker(workshop: Workshop) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what a portion leaves behind goes by itself: nothing in it points in a circle
    _workshops[:] = [workshop]


def _make(portion: Portion) -> list[Result]:
    return _workshops[0].make(portion)


def default_jobs() -> int:
    """As many processes as there are processors for this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def give_back_memory() -> None:
    """Returns what reading has used and freed to the system, where the C library can be told to.

    What is left will stay to the end: nobody need look through it for garbage again.
    """
    gc.freeze()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
