"""The batch: what is to be made of a book, made where it is needed, with a report of all of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, groupby, islice
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.book.codes import same
from paperwork.book.parts import rows_of, without_clients
from paperwork.book.period import Period
from paperwork.case.context import ClientContext, cases
from paperwork.common.errors import PaperworkError, Problem
from paperwork.documents.folder.manifest import Manifest
from paperwork.documents.folder.writing import Outcome
from paperwork.documents.kinds import SUFFIX, DocumentKind
from paperwork.documents.making.renderer import Chunk, Renderer, Result, Task
from paperwork.documents.making.workers import WorkerPool
from paperwork.documents.names import Names, safe_name
from paperwork.sheets.answers.fields import Packed, schema_of
from paperwork.sheets.clients import Client

INSTITUTION_FOLDER = "Учреждение"
WORTH_PROCESSES = 24  # documents; fewer are made sooner than a second process starts
PORTION = 12  # clients that a process takes at a time


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made: its kind, its case and its place."""

    kind: DocumentKind
    case: ClientContext
    path: str  # relative to the folder of the store


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that was not made, and why; ``is_error`` when something is to be mended."""

    title: str
    folder: Path  # where it would have been
    why: str
    is_error: bool


@dataclass
class Report:
    """What a batch has done: the files by outcome, what was left out, and who: the blocked clients.

    ``replaced`` are the lines that tell what an anonymous copy has in place of people.
    """

    files: dict[Outcome, list[tuple[str, str]]] = field(default_factory=dict)  # title, file
    omissions: list[Omission] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)  # where documents stand, edited and new ones
    blocked: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome, title: str, path: str) -> None:
        """Notes one document."""
        self.files.setdefault(outcome, []).append((title, path))

    def of(self, outcome: Outcome) -> list[tuple[str, str]]:
        """The documents, as title and file, of which this became."""
        return self.files.get(outcome, [])

    @property
    def count(self) -> int:
        """How many documents there are now."""
        return sum(len(files) for files in self.files.values())

    @property
    def unchanged(self) -> Report:
        """The report of a run that finds everything as this one leaves it."""
        return Report({Outcome.UNCHANGED: [item for files in self.files.values() for item in files]})

    @property
    def unneeded(self) -> Report:
        """The same report with nothing in it but what there was no need of."""
        unneeded = [omission for omission in self.omissions if not omission.is_error]
        return Report(omissions=unneeded, blocked=self.blocked, replaced=self.replaced)

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

    def renumbered(self, number: Callable[[str], str]) -> Choice:
        """The same choice where file numbers are others."""
        return replace(self, clients=frozenset(same(number(typed)) for typed in self.clients))

    def is_for(self, case: ClientContext) -> bool:
        """Whether the client's (without clients: the institution's) documents are wanted."""
        return not self.clients or (case.client is not None and same(case.client.file_number) in self.clients)


@dataclass(frozen=True)
class Plan:
    """What a person wants of one book, and where: ``folder`` lies in the folder of the store."""

    book: Book
    kinds: Sequence[DocumentKind]
    root: Path
    folder: Path
    today: date
    choice: Choice
    period: Period | None = None

    @property
    def wanted(self) -> list[DocumentKind]:
        """The kinds that are asked for."""
        return [kind for kind in self.kinds if kind.name in self.choice.kinds]

    @property
    def count(self) -> int:
        """How many orders and omissions there are."""
        cases_ = [ClientContext(self.book, self.today), *cases(self.book, self.today)]
        own = sum(kind.per_client for kind in self.wanted)
        counts = (
            own if case.client else len(self.wanted) - own for case in cases_ if self.choice.is_for(case)
        )
        return sum(counts)

    def steps(self) -> Iterator[Order | Omission]:
        """The documents to be made, the institution's first, and those that are left out, one by one."""
        named = {True: self._named(per_client=True), False: self._named(per_client=False)}
        for case, place in _places(self.book, self.folder, self.today, self.period):
            if self.choice.is_for(case):
                folder = place.relative_to(self.root).as_posix()
                for kind, name in named[case.client is not None]:
                    yield _omission(kind, case, place) or Order(kind, case, f"{folder}/{name}")

    def _named(self, per_client: bool) -> list[tuple[DocumentKind, str]]:
        """The wanted kinds with the names of their files, which are the same in every folder.

        All kinds get a name, so that it does not depend on the choice.
        """
        names = Names()
        kinds = [kind for kind in self.kinds if kind.per_client is per_client]
        named = [(kind, names.free(Path(), safe_name(kind.title), SUFFIX).name) for kind in kinds]
        return [(kind, name) for kind, name in named if kind.name in self.choice.kinds]


def _places(
    book: Book, folder: Path, today: date, period: Period | None
) -> Iterator[tuple[ClientContext, Path]]:
    """Every case of the book with its folder, the institution's first."""
    names = Names()
    yield ClientContext(book, today, period=period), names.free(folder, INSTITUTION_FOLDER)
    for case in cases(book, today, period):
        yield case, names.free(folder, _folder_name(case.client))


def _folder_name(client: Client | None) -> str:
    """«12 Соколова Вера»; of an anonymous client, whose name and number are one code, «К-1»."""
    parts = (client.file_number, client.surname, client.given_name) if client else ()
    is_code = client is not None and not client.given_name and client.surname == client.file_number
    return safe_name(" ".join(part for part in (parts[:1] if is_code else parts) if part))


def blocked(plan: Plan) -> Iterator[str]:
    """Who is left out since the data may not be used, and what of earlier days is still there."""
    for client in plan.book.blocked:
        if plan.choice.is_for(ClientContext(plan.book, plan.today, client)):
            name = _folder_name(client)
            left = "; документы прежних запусков остались" if (plan.folder / name).is_dir() else ""
            yield f"{name} — {client.processing or 'не прочитано'}{left}"


def _omission(kind: DocumentKind, case: ClientContext, place: Path) -> Omission | None:
    """Why the document of the case is not made, or None."""
    lacking = kind.lacks(case)
    if lacking:
        return Omission(kind.title, place, lacking, is_error=False)
    problems = kind.held_by(case)
    if problems:
        return Omission(kind.title, place, f"исправьте: {_where(problems)}", is_error=True)
    return None


def _where(problems: Sequence[Problem]) -> str:
    places = list(dict.fromkeys(problem.place.words for problem in problems))
    rest = len(places) - 3
    return "; ".join(places[:3]) + (f" и еще {rest}" if rest > 0 else "")


def make(
    plan: Plan, manifest: Manifest, report: Report, pool: WorkerPool, step: Callable[[], None] = lambda: None
) -> None:
    """Makes the documents of a book that are not there yet or have changed; one that fails stops no other."""
    kinds = plan.wanted
    report.blocked += blocked(plan)
    orders = _orders(plan, report, step)
    for chunk, made in _made(plan, orders, manifest, pool):
        tasks = [task for _, tasks in chunk.work for task in tasks]
        for task, result in zip(tasks, made, strict=True):
            _settle(manifest, report, kinds[task.kind].title, task, result)
            step()


def _orders(plan: Plan, report: Report, step: Callable[[], None]) -> Iterator[Order]:
    """The orders as they are planned; what is left out goes into the report."""
    for item in plan.steps():
        if isinstance(item, Order):
            yield item
        else:
            report.omissions.append(item)
            step()


def _made(
    plan: Plan, orders: Iterator[Order], manifest: Manifest, pool: WorkerPool
) -> Iterator[tuple[Chunk, list[Result]]]:
    """The institution's documents here, since they may tell of everybody; the clients' everywhere."""
    book, kinds = plan.book, plan.wanted
    number = {kind.name: index for index, kind in enumerate(kinds)}
    here = Renderer(kinds, book, plan.today, plan.period)
    first = list(islice(orders, WORTH_PROCESSES + len(kinds)))
    own = [order for order in first if order.case.client is None]
    clients = [order for order in first if order.case.client is not None]
    for chunk in _portions(own, number, manifest):
        yield chunk, here.make(chunk)
    if pool.jobs == 1 or len(clients) < WORTH_PROCESSES:
        for chunk in _portions(chain(clients, orders), number, manifest):
            yield chunk, here.make(chunk)
    else:
        asks_for_all = any(schema_of(Client).sheet.rows_tag in kind.roots for kind in kinds)
        bare = without_clients(book, keep_list=asks_for_all)
        common = Renderer(kinds, bare, plan.today, plan.period)
        chunks = _portions(chain(clients, orders), number, manifest, book)
        yield from pool.made(common, chunks)


def _portions(
    orders: Iterable[Order], number: Mapping[str, int], manifest: Manifest, book: Book | None = None
) -> Iterator[Chunk]:
    """The orders by clients, so many at a time; with a ``book`` their rows go along."""
    by_folder = groupby(orders, key=lambda order: order.path.rpartition("/")[0])
    while some := list(islice((list(group) for _, group in by_folder), PORTION)):
        work = tuple(
            (group[0].case.client, tuple(Task(number[o.kind.name], manifest.place(o.path)) for o in group))
            for group in some
        )
        rows = rows_of(book, (client for client, _ in work)) if book else {}
        yield Chunk(work, {title: Packed.of(records) for title, records in rows.items() if records})


def _settle(manifest: Manifest, report: Report, title: str, task: Task, result: Result) -> None:
    """Notes what became of one document."""
    if isinstance(result, PaperworkError):
        folder = (manifest.folder / task.place.path).parent
        report.omissions.append(Omission(title, folder, str(result), is_error=True))
        return
    manifest.note(result.entry)
    report.add(result.outcome, title, result.file)
    report.sources += dict.fromkeys((result.entry.path, result.file))
