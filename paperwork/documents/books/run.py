"""One run over a folder of books: names settled, orders handed out, sums and reports gathered."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path

from paperwork.common.atomic_files import make_folder, reason
from paperwork.common.errors import PaperworkError
from paperwork.common.leftovers import passing_name, remove, sweep
from paperwork.common.rights import rights_of
from paperwork.documents.books.engines import here, processes
from paperwork.documents.books.gathering import Gathering
from paperwork.documents.books.handing import Engine, Known, through
from paperwork.documents.books.making import OWN, look
from paperwork.documents.books.names import anonymous_folders, settled
from paperwork.documents.books.order import BookOrder, State
from paperwork.documents.books.shared import Shared
from paperwork.documents.books.wishes import Wishes
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.making.made import likely_templates
from paperwork.documents.making.opening import chosen_stems
from paperwork.documents.making.report import Finished
from paperwork.documents.making.request import Cluster, Progress, Request
from paperwork.documents.making.workers import MUCH_TO_READ, WorkerPool

PATIENCE = 10.0  # seconds for what other runs are making at the end of this one
LOST = 150.0  # the same for what a worker of this run has, who may have been lost: see `held_lock.STALE`
PAUSE = 0.2
RENEWED = 3600.0


def make_books(
    request: Request, paths: Sequence[Path], files: Mapping[str, Path], progress: Progress
) -> Finished:
    """Makes the documents of the books. Raises `PaperworkError` when the work cannot begin."""
    chosen_stems(request, TemplateCatalogue(files))  # a name that is not there is refused before all
    gathering = Gathering()
    with _ordered(request, paths, files) as (orders, wishes), ExitStack() as stack:
        known: Iterator[Known] = ((order, None) for order in orders)
        if request.cluster and orders:
            engine = stack.enter_context(_far(request.cluster, Shared.of(request), orders[0]))
        else:
            if request.password is None:  # whoever names one has it tried
                known = ((order, look(order, wishes)) for order in orders)
            engine, known = _engine(request, files, len(orders), known, stack)
        with progress(len(orders), "Книги") as step:
            _gather(engine, known, gathering, step)
    return gathering.finished(request, paths)


def _far(cluster: Cluster, place: Shared, order: BookOrder) -> AbstractContextManager[Engine]:
    """Other machines, which look at the books themselves, many at a time."""
    from paperwork.documents.books.dask import far  # heavy, and few have it

    return far(cluster, place.there, order)


@contextmanager
def _ordered(
    request: Request, paths: Sequence[Path], files: Mapping[str, Path]
) -> Iterator[tuple[Sequence[BookOrder], Wishes]]:
    """The orders of all books, while what is asked for is written down in the folder of documents."""
    place = Shared.of(request)
    out, rights, part = request.out, rights_of(paths), request.part
    try:
        make_folder(out, rights)
        sweep(out)
        if request.anonymous:
            folders = anonymous_folders(out, paths, rights, request.password, request.day)
        else:
            folders = settled(out, paths, rights)
    except FileExistsError:
        raise PaperworkError(f"{out}: это файл, а нужна папка; назовите другую в --out") from None
    except OSError as error:
        raise PaperworkError(f"{error.filename or out}: {reason(error)}") from None
    templates = place.inside(request.templates) if request.templates else None
    wishes = Wishes.of(request, rights, files.values(), templates)
    note = out / passing_name()
    try:
        wishes.write(note)
        common = place.inside(out), place.inside(note)
        yield (
            [
                BookOrder(number, place.root, place.inside(path), common[0], folders[path.name], common[1])
                for number, path in enumerate(paths, 1)
                if part is None or number % part[1] == part[0] % part[1]
            ],
            wishes,
        )
    finally:
        remove(note)


def _engine(
    request: Request, files: Mapping[str, Path], count: int, known: Iterator[Known], stack: ExitStack
) -> tuple[Engine, Iterator[Known]]:
    """Processes that take books, where there are enough of these for them; else those that share a book."""
    pool = WorkerPool(request.jobs)
    first, todo = list[Known](), list[BookOrder]()
    for order, done in known:
        first.append((order, done))
        if done is None:
            todo.append(order)
        if len(todo) == 2 * pool.jobs:
            break
    sizes = [_size(order) for order in todo]
    much = sum(sizes) * (count - len(first) + len(todo)) > MUCH_TO_READ * max(len(todo), 1)
    if pool.jobs > 1 and len(todo) == 2 * pool.jobs and (request.jobs or much):
        engine = stack.enter_context(processes(pool.jobs, request.password))
    else:
        engine = stack.enter_context(here(stack.enter_context(pool), request.password))
        if sum(sizes) > MUCH_TO_READ and not request.clients:
            pool.get_ready(likely_templates(files, request.documents))
    return engine, chain(first, known)


def _size(order: BookOrder) -> int:
    with suppress(OSError):
        return order.place(order.book).stat().st_size
    return 0


def _gather(engine: Engine, known: Iterable[Known], gathering: Gathering, step: Callable[[], None]) -> None:
    """Has all orders carried out; what others are making is tried again at the end for a while."""
    busy: list[BookOrder] = []
    touched = time.monotonic()
    for order, done in through(engine, known):
        if done.state is State.BUSY:
            busy.append(order)
        else:
            gathering.add(order, done)
            step()
        if time.monotonic() - touched > RENEWED:
            touched = time.monotonic()
            os.utime(order.place(order.wishes))  # it is not older than a day while it is needed
    begun = time.monotonic()
    while busy:
        time.sleep(PAUSE)
        again, busy = busy, []
        for order, done in through(engine, ((order, None) for order in again)):
            waits = LOST if done.cause == OWN else PATIENCE
            if done.state is State.BUSY and time.monotonic() - begun < waits:
                busy.append(order)
            else:
                gathering.add(order, done)
                step()
