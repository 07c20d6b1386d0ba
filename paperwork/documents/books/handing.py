"""Handing out orders through any executor of `concurrent.futures`: few at a time, results in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import field, replace

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.books.order import BookDone, BookOrder, State

TRIES = 3  # of an order whose process was stopped
STOPPED = "stopped"
LOST = "связь с планировщиком потеряна; что уже сделано, сохранено: запустите команду еще раз"

Function = Callable[[BookOrder], BookDone]
Known = tuple[BookOrder, BookDone | None]  # an order, and what became of it where that is known already


@dataclass(frozen=True, slots=True)
class Engine:
    """Where orders are carried out: an executor, the function that makes a book there, how many at a time.

    ``is_far``: on other machines, which know the shared folder as ``there``. What goes wrong with one of them
    costs the book and not the run.
    """

    executor: Executor
    make: Function
    in_flight: int
    there: str = ""
    is_far: bool = False


def through(engine: Engine, orders: Iterable[Known]) -> Iterator[tuple[BookOrder, BookDone]]:
    """Every order with what became of it. Raises what an executor on this machine raises."""
    return _Handing(engine, iter(orders)).results()


@dataclass
class _Handing:
    """Orders on their way: those that are handed out, and those that are done before earlier ones."""

    engine: Engine
    orders: Iterator[Known]
    count: int = 0
    is_over: bool = False  # there are no more orders
    waiting: dict[Future[BookDone], tuple[int, BookOrder, int]] = field(default_factory=dict)
    ready: dict[int, tuple[BookOrder, BookDone]] = field(default_factory=dict)

    def results(self) -> Iterator[tuple[BookOrder, BookDone]]:
        """Every order with what became of it, in their order."""
        place = 0
        while not self.is_over or self.waiting:
            if self.is_over or len(self.waiting) >= self.engine.in_flight:
                self._collect()
            else:
                self._take_next()
            while place in self.ready:
                yield self.ready.pop(place)
                place += 1

    def _take_next(self) -> None:
        found = next(self.orders, None)
        if found is None:
            self.is_over = True
            return
        order, done = found
        if done is None:
            self._hand_out(self.count, order, 1)
        else:
            self.ready[self.count] = order, done
        self.count += 1

    def _hand_out(self, place: int, order: BookOrder, times: int) -> None:
        sent = replace(order, root=self.engine.there) if self.engine.is_far else order
        try:
            future = self.engine.executor.submit(self.engine.make, sent)
        except Exception:
            if not self.engine.is_far:
                raise
            raise PaperworkError(LOST) from None
        self.waiting[future] = place, order, times

    def _collect(self) -> None:
        """Takes in what is done; an order whose process was stopped is given to another."""
        finished, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
        for future in finished:
            place, order, times = self.waiting.pop(future)
            try:
                self.ready[place] = order, future.result()
            except BrokenExecutor:
                if times < TRIES:
                    self._hand_out(place, order, times + 1)
                else:
                    self.ready[place] = order, BookDone(order.number, State.BROKEN, cause=STOPPED)
            except CancelledError:
                raise PaperworkError(LOST) from None
            except Exception as error:
                if not self.engine.is_far:
                    raise
                self.ready[place] = order, BookDone(order.number, State.BROKEN, cause=type(error).__name__)
