"""Work on all processors: what is common goes to each process once, portions one by one, few at a time."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import count
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import Any, Self

from paperwork.errors import PaperworkError
from paperwork.output.workshop import Portion, Result, Workshop

MOST_PROCESSES = 61  # what Windows allows
STOPPED = "рабочий процесс был остановлен (возможно, не хватило памяти); повторите с --jobs 1"


class Crew:
    """Processes that make documents: started when there is work, or before that when told to get ready."""

    def __init__(self, jobs: int) -> None:
        """A crew of so many processes at most; one is no crew, and never starts."""
        self.jobs = min(jobs, MOST_PROCESSES)
        self._pool: ProcessPoolExecutor | None = None
        self._workshops = count()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._dismiss()

    def get_ready(self) -> None:
        """Starts the processes while there is something else to do: they have much to load."""
        if self.jobs > 1:
            for _ in range(self.jobs):
                self._submitted(_load)

    def made(self, workshop: Workshop, portions: Iterable[Portion]) -> Iterator[tuple[Portion, list[Result]]]:
        """Each portion with what became of it, in their order; only a few portions are held at a time.

        What is common goes to each process once: with the first portions, and to one that has got none
        of these when it asks for it.
        """
        number, common = next(self._workshops), bytes(ForkingPickler.dumps(workshop))
        waiting: deque[tuple[Portion, Future[list[Result] | None]]] = deque()
        for place, portion in enumerate(portions):
            known = common if place < self.jobs else None
            waiting.append((portion, self._submitted(_make, number, known, portion)))
            if len(waiting) > 2 * self.jobs:
                yield self._finished(*waiting.popleft(), number, common)
        while waiting:
            yield self._finished(*waiting.popleft(), number, common)

    def _submitted(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        if self._pool is None:
            context = get_context("spawn")  # a copy of this process would hold the whole book once more
            self._pool = ProcessPoolExecutor(self.jobs, context, _start_worker)
        try:
            with _interrupts_held():
                return self._pool.submit(function, *arguments)
        except BrokenProcessPool as error:
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _finished(
        self, portion: Portion, future: Future[list[Result] | None], number: int, common: bytes
    ) -> tuple[Portion, list[Result]]:
        try:
            made = future.result()
            if made is None:
                made = self._submitted(_make, number, common, portion).result()
        except BrokenProcessPool:
            made = [PaperworkError(STOPPED) for _, tasks in portion.work for _ in tasks]
        return portion, made or []

    def _dismiss(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(cancel_futures=True)


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


_workshops: dict[int, Workshop] = {}  # of a worker process: the one it works in, by its number


def _start_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what a portion leaves behind goes by itself: nothing in it points in a circle
    parent = parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    """Ends this process when its parent has been killed: nobody will ask it for anything any more."""
    parent.join()
    os._exit(1)


def _load() -> None:
    """Loads what filling templates needs; the modules of this package are there already."""
    import_module("paperwork.russian.filters")


def _make(number: int, common: bytes | None, portion: Portion) -> list[Result] | None:
    """What became of each document; None where the workshop is not known here yet."""
    if number not in _workshops:
        if common is None:
            return None
        _workshops.clear()
        _workshops[number] = pickle.loads(common)
    return _workshops[number].make(portion)


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
