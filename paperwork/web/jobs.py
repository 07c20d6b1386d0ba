"""Documents that are being made into pages: how far they are, their end on demand, what came of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import field
from threading import Event, Thread

from paperwork.book.casebook import Book
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.web.access import place_of

FAILED = "Ошибка в программе. Что вы уже сохранили, осталось в памяти; повторите"


@dataclass(eq=False)
class Job:
    """Work in a thread of its own, which the end of the program does not wait for.

    ``book`` is what the book held at its beginning; ``done`` and ``total`` count documents or pages;
    ``total`` is 0 where it is not known yet; ``pages`` is about how many pages there will be.
    """

    book: Book
    total: int
    pages: int
    done: int = 0
    result: object = None
    error: str = ""
    was_taken: bool = False  # the result was downloaded
    _stop: Event = field(default_factory=Event)
    _ending: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self, work: Callable[[], object], ending: Event) -> None:
        """Begins the work, which is to give itself up when `stopped` says so, or the program ends."""
        self._ending = ending
        self._thread = Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], object]) -> None:
        try:
            self.result = work()
        except PaperworkError as error:
            self.error = str(error)
        except Exception as error:  # as an answer that fails: reported without a word of the book
            print(place_of(error), file=sys.stderr)
            self.error = FAILED

    def step(self) -> None:
        """Notes that one more is done."""
        self.done += 1

    @property
    def is_over(self) -> bool:
        """Whether there is a result or an error."""
        return self.result is not None or bool(self.error)

    @property
    def stopped(self) -> bool:
        """Whether the work is to be given up."""
        return self._stop.is_set() or self._ending.is_set()

    def cancel(self) -> None:
        """Has the work given up; its folder and the office program are gone soon after."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Waits until the thread has ended, but not longer."""
        if self._thread:
            self._thread.join(seconds)
