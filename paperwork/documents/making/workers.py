"""Work on all processors: what is common goes to each process once, chunks one by one, few at a time."""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, Any, Self

from paperwork.common.errors import PaperworkError
from paperwork.common.processors import processors
from paperwork.common.signals import ENDINGS, heeded, interrupts_held
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.making.renderer import Chunk, Renderer, Result
from paperwork.intake.excel.container import Submit

if TYPE_CHECKING:  # loaded when processes are started: small work needs none
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

MOST_PROCESSES = 61  # what Windows allows
WORTH_PROCESSES = 400  # documents; fewer are made sooner than other processes start
MUCH_TO_READ = 500_000  # bytes of books: more documents than one process makes before others have started
WORTH_NAMED = 24  # the same where a person has named their number
STOPPED = "рабочий процесс был остановлен (возможно, не хватило памяти); повторите с --jobs 1"


class WorkerPool:
    """Processes that make documents: started when there is work, or before that by `get_ready`."""

    def __init__(self, jobs: int | None) -> None:
        """At most so many processes (None: as many as there are processors); one alone is never started."""
        self.jobs = min(jobs or processors(), MOST_PROCESSES)
        self.worth = WORTH_NAMED if jobs else WORTH_PROCESSES
        self.submit: Submit | None = None  # work of another sort, where processes wait for their own
        self._pool: ProcessPoolExecutor | None = None
        self._renderers = count()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._dismiss()

    def get_ready(self, templates: Sequence[Path]) -> None:
        """Starts the processes while there is something else to do: they have much to load."""
        if self.jobs > 1:
            for _ in range(self.jobs):
                self._submitted(_load, templates)
            self.submit = self._submitted

    def made(self, renderer: Renderer, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, list[Result]]]:
        """Each chunk with what became of it, in their order; only a few chunks are held at a time.

        What is common goes to each process once: with the first chunks, and to one that has got none
        of these when it asks for it.
        """
        from multiprocessing.reduction import ForkingPickler

        number, common = next(self._renderers), bytes(ForkingPickler.dumps(renderer))
        waiting: deque[tuple[Chunk, Future[list[Result] | None]]] = deque()
        for place, chunk in enumerate(chunks):
            known = common if place < self.jobs else None
            waiting.append((chunk, self._submitted(_make, number, known, chunk)))
            if len(waiting) > 2 * self.jobs:
                yield self._finished(*waiting.popleft(), number, common)
        while waiting:
            yield self._finished(*waiting.popleft(), number, common)

    def _submitted(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        from concurrent.futures import Future, ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing import get_context

        try:
            with interrupts_held(ENDINGS):  # processes that start here have it so too, until they can heed it
                if self._pool is None:
                    context = get_context("spawn")  # a copy of this process would hold the whole book again
                    self._pool = ProcessPoolExecutor(self.jobs, context, _start_worker)
                return self._pool.submit(function, *arguments)
        except BrokenProcessPool as error:
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _finished(
        self, chunk: Chunk, future: Future[list[Result] | None], number: int, common: bytes
    ) -> tuple[Chunk, list[Result]]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            made = future.result()
            if made is None:
                made = self._submitted(_make, number, common, chunk).result()
        except BrokenProcessPool:
            made = [PaperworkError(STOPPED) for _, tasks in chunk.work for _ in tasks]
        return chunk, made or []

    def _dismiss(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(cancel_futures=True)


_renderers: dict[int, Renderer] = {}  # of a worker process: the one it works in, by its number
_is_at_work = False  # of a worker process too


def _start_worker() -> None:
    start_process()
    atexit.register(os._exit, 0)  # nothing is left to be done: taking down what is loaded would be in vain
    gc.disable()  # what a chunk leaves behind goes by itself: nothing in it points in a circle


def start_process() -> None:
    """Has a new process leave Ctrl-C to its parent, and end with it, but never in the middle of a file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in heeded(ENDINGS):  # a closed terminal and a shutdown reach every process of the program
        signal.signal(number, _leave)
    if hasattr(signal, "pthread_sigmask"):  # see `interrupts_held`
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    """Ends this process when its parent has been killed: no more work will come."""
    parent.join()
    os._exit(1)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Ends this process, but not between a temporary file and its removal."""
    if not _is_at_work:
        os._exit(1)
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _load(templates: Sequence[Path]) -> None:
    """Compiles the templates, as most books will need them."""
    load_kinds(templates, {})


def _make(number: int, common: bytes | None, chunk: Chunk) -> list[Result] | None:
    """What became of each document; None where the renderer is not known here yet."""
    if number not in _renderers:
        if common is None:
            return None
        _renderers.clear()
        _renderers[number] = pickle.loads(common)
    with at_work():
        return _renderers[number].make(chunk)


@contextmanager
def at_work() -> Iterator[None]:
    """Has a signal that ends this process wait until what is half written is removed."""
    global _is_at_work  # the handler of a signal has no other way to know
    _is_at_work = True
    try:
        yield
    except KeyboardInterrupt:
        os._exit(1)
    finally:
        _is_at_work = False
