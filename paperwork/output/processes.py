"""Rendering on all processors: compiled templates go to each process once, values in small batches."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from typing import TypeVar

from paperwork.errors import PaperworkError
from paperwork.word import Template

T = TypeVar("T")
Values = Mapping[str, object]
Made = bytes | PaperworkError
Batch = list[tuple[int, Values]]

WORTH_PROCESSES = 24  # documents; fewer are made sooner than a second process starts
BATCH = 8  # documents that a process takes at a time
MOST_PROCESSES = 61  # what Windows allows
STOPPED = "рабочий процесс был остановлен (возможно, не хватило памяти); повторите с --jobs 1"


def rendered(
    templates: Sequence[Template], tasks: Iterable[tuple[T, int, Values]], jobs: int
) -> Iterator[tuple[T, Made]]:
    """Each task's own mark with the document made, or with the error, in the order of the tasks.

    A task is a mark, the number of a template and the values. Only a few batches are held at a time.
    """
    tasks = iter(tasks)
    first = list(islice(tasks, WORTH_PROCESSES))
    if jobs == 1 or len(first) < WORTH_PROCESSES:
        for mark, number, values in chain(first, tasks):
            yield mark, _made(templates[number], values)
        return
    yield from _in_processes(templates, chain(first, tasks), min(jobs, MOST_PROCESSES))


def _in_processes(
    templates: Sequence[Template], tasks: Iterator[tuple[T, int, Values]], jobs: int
) -> Iterator[tuple[T, Made]]:
    waiting: deque[tuple[list[T], Future[list[Made]]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(templates,))
    try:
        while batch := list(islice(tasks, BATCH)):
            waiting.append(([mark for mark, _, _ in batch], _submitted(pool, batch)))
            if len(waiting) > 2 * jobs:
                yield from _finished(*waiting.popleft())
        while waiting:
            yield from _finished(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, batch: Sequence[tuple[T, int, Values]]) -> Future[list[Made]]:
    try:
        with _interrupts_held():
            return pool.submit(_render_batch, [(number, values) for _, number, values in batch])
    except BrokenProcessPool as error:
        broken: Future[list[Made]] = Future()
        broken.set_exception(error)
        return broken


def _finished(marks: Sequence[T], future: Future[list[Made]]) -> Iterator[tuple[T, Made]]:
    try:
        documents = future.result()
    except BrokenProcessPool:
        documents = [PaperworkError(STOPPED) for _ in marks]
    yield from zip(marks, documents, strict=True)


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


_templates: list[Template] = []  # of a worker process


def _start_worker(templates: Sequence[Template]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _templates[:] = templates


def _render_batch(batch: Batch) -> list[Made]:
    return [_made(_templates[number], values) for number, values in batch]


def _made(template: Template, values: Values) -> Made:
    try:
        return template.render(values)
    except PaperworkError as error:
        return PaperworkError(str(error))  # an error of its own kind may not travel between processes


def default_jobs() -> int:
    """As many processes as there are processors for this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
