"""The batch: the documents of a book, made in this process or in several, with a report of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby, islice

from paperwork.book.parts import rows_of, without_clients
from paperwork.common.errors import PaperworkError
from paperwork.documents.folder.manifest import Manifest
from paperwork.documents.folder.writing import WriteResult
from paperwork.documents.kinds import looked_at
from paperwork.documents.making.plan import Omission, Order, Plan, blocked
from paperwork.documents.making.renderer import Chunk, Renderer, Result, Task
from paperwork.documents.making.report import Report
from paperwork.documents.making.workers import WorkerPool
from paperwork.sheets.answers.fields import Record, schema_of
from paperwork.sheets.answers.packing import Packed
from paperwork.sheets.clients import Client

CLIENTS_A_CHUNK = 12  # what a process takes at a time


def make(
    plan: Plan, manifest: Manifest, report: Report, pool: WorkerPool, step: Callable[[], None] = lambda: None
) -> None:
    """Makes the documents of a book that are not there yet or have changed; one that fails stops no other."""
    kinds = plan.wanted
    report.blocked += blocked(plan)
    report.untold += plan.untold
    orders = _orders(plan, report, step)
    for chunk, made in _made(plan, orders, manifest, pool):
        tasks = [task for _, tasks in chunk.work for task in tasks]
        manifest.note(*(result.entry for result in made if isinstance(result, WriteResult)))
        for task, result in zip(tasks, made, strict=True):
            _note_result(manifest, report, kinds[task.kind].title, task, result)
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
    here = Renderer(kinds, book, plan.today, plan.period, plan.as_typed)
    first = list(islice(orders, pool.worth + len(kinds)))
    own = [order for order in first if order.case.client is None]
    clients = [order for order in first if order.case.client is not None]
    for chunk in _chunks(own, number, manifest):
        yield chunk, here.make(chunk)
    if pool.jobs == 1 or len(clients) < pool.worth:
        for chunk in _chunks(chain(clients, orders), number, manifest):
            yield chunk, here.make(chunk)
    else:
        asks_for_all = any(schema_of(Client).sheet.rows_tag in kind.roots for kind in kinds)
        bare = without_clients(book, keep_list=asks_for_all)
        common = Renderer(kinds, bare, plan.today, plan.period, plan.as_typed)
        rows = partial(rows_of, book, schemas=looked_at(kinds, book))
        chunks = _chunks(chain(clients, orders), number, manifest, rows)
        yield from pool.made(common, chunks)


def _chunks(
    orders: Iterable[Order],
    number: Mapping[str, int],
    manifest: Manifest,
    rows_of_them: Callable[[Iterable[Client | None]], Mapping[str, Sequence[Record]]] = lambda _clients: {},
) -> Iterator[Chunk]:
    """The orders by clients, so many at a time, and what rows go along."""
    by_folder = groupby(orders, key=lambda order: order.path.rpartition("/")[0])
    while some := list(islice((list(group) for _, group in by_folder), CLIENTS_A_CHUNK)):
        work = tuple(
            (group[0].case.client, tuple(Task(number[o.kind.name], manifest.place(o.path)) for o in group))
            for group in some
        )
        rows = rows_of_them(client for client, _ in work)
        yield Chunk(work, {title: Packed.of(records) for title, records in rows.items() if records})


def _note_result(manifest: Manifest, report: Report, title: str, task: Task, result: Result) -> None:
    """Notes in the report what became of one document."""
    if isinstance(result, PaperworkError):
        folder = (manifest.folder / task.place.path).parent
        report.omissions.append(Omission(title, folder, str(result), is_error=True))
        report.mishaps += 1
        return
    report.add(result.outcome, title, result.file)
    report.sources += dict.fromkeys((result.entry.path, result.file))
