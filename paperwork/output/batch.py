"""The batch: every document of every case, made where it is needed, with a report of all of it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from paperwork import __version__
from paperwork.case import Case, cases
from paperwork.casebook import Book, same
from paperwork.errors import PaperworkError, Problem
from paperwork.output.kinds import DocumentKind
from paperwork.output.naming import Names, safe_name
from paperwork.output.store import Outcome, Store
from paperwork.word import Template

INSTITUTION_FOLDER = "Учреждение"
SUFFIX = ".docx"
WORTH_PROCESSES = 24  # documents; fewer are made sooner than a second process starts


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made: its kind, its case and its place."""

    kind: DocumentKind
    case: Case
    path: Path

    @property
    def whose(self) -> str:
        """The folder's name: the client's, or «Учреждение»."""
        return self.path.parent.name


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that was not made, and why; ``is_error`` when something is to be mended."""

    title: str
    whose: str
    why: str
    is_error: bool


@dataclass
class Report:
    """What a batch has done: the files by outcome, and what was left out."""

    files: dict[Outcome, list[tuple[Order, Path]]] = field(default_factory=dict)
    omissions: list[Omission] = field(default_factory=list)

    def add(self, outcome: Outcome, order: Order, path: Path) -> None:
        """Notes one document."""
        self.files.setdefault(outcome, []).append((order, path))

    @property
    def failed(self) -> bool:
        """Whether anything that should have been made was not."""
        return any(omission.is_error for omission in self.omissions)


def plan_orders(
    book: Book,
    kinds: Sequence[DocumentKind],
    folder: Path,
    today: date,
    only: Sequence[str] = (),
) -> tuple[list[Order], list[Omission]]:
    """The documents to be made of a book, and those that are left out.

    Names are given out over the whole book, so that they do not depend on what is asked for.
    """
    orders: list[Order] = []
    omissions: list[Omission] = []
    names = Names()
    wanted = {same(number) for number in only}
    own_folder = names.free(folder, INSTITUTION_FOLDER)
    places = [(Case(book, today), own_folder, not only)]
    for case in cases(book, today):
        client = case.client
        assert client is not None
        parts = (client.file_number, client.surname, client.given_name)
        name = safe_name(" ".join(part for part in parts if part))
        is_wanted = not only or same(client.file_number) in wanted
        places.append((case, names.free(folder, name), is_wanted))
    for case, place, is_wanted in places:
        for kind in kinds if is_wanted else ():
            if kind.per_client == (case.client is not None):
                path = names.free(place, safe_name(kind.title), SUFFIX)
                omission = _omission(kind, case, place.name)
                if omission:
                    omissions.append(omission)
                else:
                    orders.append(Order(kind, case, path))
    return orders, omissions


def _omission(kind: DocumentKind, case: Case, whose: str) -> Omission | None:
    """Why the document of the case is not made, or None."""
    lacking = kind.lacks(case)
    if lacking:
        return Omission(kind.title, whose, lacking, is_error=False)
    problems = kind.held_by(case)
    if problems:
        return Omission(kind.title, whose, f"сначала исправьте: {_places(problems)}", is_error=True)
    return None


def _places(problems: Sequence[Problem]) -> str:
    shown = "; ".join(problem.where for problem in problems[:3])
    rest = len(problems) - 3
    return f"{shown} и еще {rest}" if rest > 0 else shown


def make(
    orders: Sequence[Order], store: Store, report: Report, jobs: int, step: Callable[[], None] = lambda: None
) -> None:
    """Makes the documents that are not there yet or have changed; one that fails stops no other."""
    needed = list(_needed(orders, store, report, step))
    for order, inputs, made in _rendered(needed, jobs):
        try:
            if isinstance(made, PaperworkError):
                raise made
            outcome, path = store.put(order.path, inputs, made)
            report.add(outcome, order, path)
        except PaperworkError as error:
            report.omissions.append(Omission(order.kind.title, order.whose, str(error), is_error=True))
        step()


Needed = tuple[Order, str, dict[str, object]]


def _needed(
    orders: Iterable[Order], store: Store, report: Report, step: Callable[[], None]
) -> Iterator[Needed]:
    for order in orders:
        context = order.case.context(order.kind.template.tags)
        inputs = _digest(order.kind, context)
        standing = store.standing(order.path, inputs)
        if standing is None:
            yield order, inputs, context
        else:
            report.add(standing, order, order.path)
            step()


def _digest(kind: DocumentKind, context: Mapping[str, object]) -> str:
    """What the document depends on, in one line: program, template and values."""
    values = json.dumps(context, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(f"{__version__}\n{kind.digest}\n{values}".encode()).hexdigest()


def _rendered(needed: Sequence[Needed], jobs: int) -> Iterator[tuple[Order, str, bytes | PaperworkError]]:
    if jobs == 1 or len(needed) < WORTH_PROCESSES:
        for order, inputs, context in needed:
            yield order, inputs, _render(order.kind, context)
        return
    kinds = list(dict.fromkeys(order.kind for order, _, _ in needed))
    number = {kind: index for index, kind in enumerate(kinds)}
    tasks = ((number[order.kind], context) for order, _, context in needed)
    with ProcessPoolExecutor(
        jobs, initializer=_start_worker, initargs=([kind.template for kind in kinds],)
    ) as pool:
        results = pool.map(_render_in_worker, tasks, chunksize=8)
        for (order, inputs, _), made in zip(needed, results, strict=True):
            yield order, inputs, made


def _render(kind: DocumentKind, context: Mapping[str, object]) -> bytes | PaperworkError:
    try:
        return kind.template.render(context)
    except PaperworkError as error:
        return error


_templates: list[Template] = []  # of a worker process


def _start_worker(templates: Sequence[Template]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _templates[:] = templates


def _render_in_worker(task: tuple[int, Mapping[str, object]]) -> bytes | PaperworkError:
    number, context = task
    try:
        return _templates[number].render(context)
    except PaperworkError as error:
        return PaperworkError(str(error))


def default_jobs() -> int:
    """As many processes as there are processors for this program."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
