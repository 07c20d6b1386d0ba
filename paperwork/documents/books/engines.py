"""Executors of this machine: this process, or several; a machine far away has its own in `dask`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from typing import Any, TypeVar

from paperwork.common.signals import ENDINGS, interrupts_held
from paperwork.documents.books.handing import Engine
from paperwork.documents.books.making import make_book
from paperwork.documents.books.order import BookDone, BookOrder
from paperwork.documents.making.workers import WorkerPool, at_work, start_process

T = TypeVar("T")


class Here(Executor):
    """Does at once what is submitted, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The finished work."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Processes(Executor):
    """Processes of this machine, started when there is work; where one is killed, all are started anew."""

    def __init__(self, jobs: int, password: str | None) -> None:
        self._jobs = jobs
        self._context = get_context("spawn")  # a copy of this process would hold what it holds
        self._stopped = self._context.Event()
        self._password = password
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """The work in one of the processes."""
        with interrupts_held(ENDINGS):  # processes that start here have it so too, until they can heed it
            try:
                return self._running().submit(fn, *args, **kwargs)
            except BrokenExecutor:
                self._pool = None
                return self._running().submit(fn, *args, **kwargs)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            told = self._stopped, self._password
            self._pool = ProcessPoolExecutor(self._jobs, self._context, _start, told)
        return self._pool

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the processes, after the document at which each of them is where the rest is cancelled."""
        if cancel_futures:
            self._stopped.set()
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def processes(jobs: int, password: str | None) -> Iterator[Engine]:
    """Several processes, a book to each at a time."""
    executor = Processes(jobs, password)
    try:
        yield Engine(executor, _make, 2 * jobs)
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def here(pool: WorkerPool, password: str | None) -> Iterator[Engine]:
    """This process, book after book; the documents of a large one are made by the pool."""
    yield Engine(Here(), partial(make_book, pool=pool, password=password), 1)


_stopped: Event | None = None  # of a worker process: whether it is to end
_password: str | None = None


def _start(stopped: Event, password: str | None) -> None:
    global _stopped, _password  # the initializer of a process has no other way to leave something there
    _stopped, _password = stopped, password
    start_process()


def _make(order: BookOrder) -> BookDone:
    with at_work():
        return make_book(order, password=_password, step=_heed)


def _heed() -> None:
    """Ends the work where the run is ended: what is half written is removed."""
    if _stopped is not None and _stopped.is_set():
        raise KeyboardInterrupt
