"""The batch: what is to be made of a book, made where it is needed, with a report of all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from paperwork import __version__
from paperwork.case import Case, cases
from paperwork.casebook import Book, same
from paperwork.errors import PaperworkError, Problem
from paperwork.output.kinds import SUFFIX, DocumentKind
from paperwork.output.naming import Names, safe_name
from paperwork.output.processes import rendered
from paperwork.output.store import Outcome, Store

INSTITUTION_FOLDER = "Учреждение"


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made: its kind, its case and its place."""

    kind: DocumentKind
    case: Case
    path: Path


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that was not made, and why; ``is_error`` when something is to be mended."""

    title: str
    folder: Path  # where it would have been
    why: str
    is_error: bool


@dataclass
class Report:
    """What a batch has done: the files by outcome, and what was left out."""

    files: dict[Outcome, list[tuple[str, Path]]] = field(default_factory=dict)  # title, file
    omissions: list[Omission] = field(default_factory=list)

    def add(self, outcome: Outcome, title: str, path: Path) -> None:
        """Notes one document."""
        self.files.setdefault(outcome, []).append((title, path))

    def of(self, outcome: Outcome) -> list[tuple[str, Path]]:
        """The documents, as title and file, of which this became."""
        return self.files.get(outcome, [])

    @property
    def count(self) -> int:
        """How many documents there are now."""
        return sum(len(files) for files in self.files.values())

    @property
    def failed(self) -> bool:
        """Whether anything that should have been made was not."""
        return any(omission.is_error for omission in self.omissions)


@dataclass(frozen=True)
class Choice:
    """What a person has asked for: the kinds by name, and the clients, all where none is named."""

    kinds: frozenset[str]
    clients: frozenset[str]  # as `same` makes them

    @classmethod
    def of(cls, kinds: Collection[str], clients: Collection[str] = ()) -> Choice:
        """The choice of kinds and of file numbers."""
        return cls(frozenset(kinds), frozenset(map(same, clients)))

    def is_for(self, case: Case) -> bool:
        """Whether the client's (without clients: the institution's) documents are wanted."""
        return not self.clients or (case.client is not None and same(case.client.file_number) in self.clients)


def plan_orders(
    book: Book, kinds: Sequence[DocumentKind], folder: Path, today: date, choice: Choice
) -> tuple[list[Order], list[Omission]]:
    """The documents to be made of a book, and those that are left out.

    Names are given out over the whole book and all kinds, so that they do not depend on the choice.
    """
    orders: list[Order] = []
    omissions: list[Omission] = []
    names = Names()
    for case, place in _places(book, folder, today, names):
        for kind in kinds if choice.is_for(case) else ():
            if kind.per_client != (case.client is not None):
                continue
            path = names.free(place, safe_name(kind.title), SUFFIX)
            if kind.name in choice.kinds:
                omission = _omission(kind, case, place)
                orders += [] if omission else [Order(kind, case, path)]
                omissions += [omission] if omission else []
    return orders, omissions


def _places(book: Book, folder: Path, today: date, names: Names) -> Iterator[tuple[Case, Path]]:
    """Every case of the book with its folder, the institution's first."""
    yield Case(book, today), names.free(folder, INSTITUTION_FOLDER)
    for case in cases(book, today):
        client = case.client
        parts = (client.file_number, client.surname, client.given_name) if client else ()
        yield case, names.free(folder, safe_name(" ".join(part for part in parts if part)))


def _omission(kind: DocumentKind, case: Case, place: Path) -> Omission | None:
    """Why the document of the case is not made, or None."""
    lacking = kind.lacks(case)
    if lacking:
        return Omission(kind.title, place, lacking, is_error=False)
    problems = kind.held_by(case)
    if problems:
        return Omission(kind.title, place, f"исправьте: {_where(problems)}", is_error=True)
    return None


def _where(problems: Sequence[Problem]) -> str:
    places = list(dict.fromkeys(problem.where for problem in problems))
    rest = len(places) - 3
    return "; ".join(places[:3]) + (f" и еще {rest}" if rest > 0 else "")


def make(
    orders: Sequence[Order], store: Store, report: Report, jobs: int, step: Callable[[], None] = lambda: None
) -> None:
    """Makes the documents that are not there yet or have changed; one that fails stops no other."""
    kinds = {order.kind.name: order.kind for order in orders}
    number = {name: index for index, name in enumerate(kinds)}
    needed = _needed(orders, store, report, step)
    tasks = (((order, inputs), number[order.kind.name], context) for order, inputs, context in needed)
    for (order, inputs), made in rendered([kind.template for kind in kinds.values()], tasks, jobs):
        try:
            if isinstance(made, PaperworkError):
                raise made
            outcome, path = store.put(order.path, inputs, made)
            report.add(outcome, order.kind.title, path)
        except PaperworkError as error:
            report.omissions.append(Omission(order.kind.title, order.path.parent, str(error), is_error=True))
        step()


def _needed(
    orders: Sequence[Order], store: Store, report: Report, step: Callable[[], None]
) -> Iterator[tuple[Order, str, Mapping[str, object]]]:
    """The orders that must be carried out, with digests of what goes in and the values."""
    for order in orders:
        context = order.case.context(order.kind.template.tags)
        inputs = _digest(order.kind, context)
        standing = store.standing(order.path, inputs)
        if standing is None:
            yield order, inputs, context
        else:
            outcome, path = standing
            report.add(outcome, order.kind.title, path)
            step()


def _digest(kind: DocumentKind, context: Mapping[str, object]) -> str:
    """What the document depends on, in one line: program, template and values."""
    values = json.dumps(context, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(f"{__version__}\n{kind.digest}\n{values}".encode(errors="surrogatepass")).hexdigest()
