"""Many documents into PDF: several runs at once, each result checked, what fails tried again alone."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from pathlib import Path
from types import TracebackType
from typing import Self

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.common.signals import interrupts_held
from paperwork.documents.pdf.call import Call
from paperwork.documents.pdf.office import Office
from paperwork.documents.pdf.workplace import check_room

LARGEST = 100  # documents a run: what a command line holds on every system
WORTH_A_RUN = 6  # documents; fewer are made sooner by a run that is already at work
PATIENCE = 120.0  # seconds for one document, on a slow machine
ATTEMPTS = 2
MOST_LOSSES = 4  # runs that may die one after another; more is not because of a document
BLINK = 0.02  # seconds between two looks
STOPPED = "Программа заканчивает работу: PDF не сделан"


def _never() -> bool:
    return False


@dataclass
class Conversion:
    """Documents on their way to PDF, up to ``jobs`` runs at once; on leaving, all that still runs is ended.

    ``work`` is the folder of the documents, their PDF and the runs' own settings; ``starts`` makes the
    pages of bookmarks known in the PDF; ``patience`` is the seconds that one document may take; the work
    is given up when ``stopped`` says so.
    """

    office: Office
    work: Path
    jobs: int = 1
    patience: float = PATIENCE
    stopped: Callable[[], bool] = _never
    _queue: deque[list[Path]] = field(default_factory=deque)
    _running: dict[int, Call] = field(default_factory=dict)
    _attempts: Counter[Path] = field(default_factory=Counter)
    _losses: int = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        while self._running:
            self._running.popitem()[1].end()

    def check(self) -> None:
        """Raises `PaperworkError` where the work is to be given up."""
        if self.stopped():
            raise PaperworkError(STOPPED)

    def slots(self, documents: int) -> int:
        """How many runs at once are worth their start for so many documents."""
        return max(1, min(self.jobs, self.office.most_at_once, documents // WORTH_A_RUN))

    def convert(
        self, files: Sequence[Path], documents: int = 0, starts: bool = False
    ) -> Iterator[tuple[Path, bool]]:
        """Each file as soon as it is known whether its PDF is there: see `pdf_of`.

        ``documents``: how many there are in all the files, where it is not one in each.
        Raises `PaperworkError` where the program itself does not work.
        """
        slots = self.slots(documents or len(files))
        self._queue.extend(_shares(files, slots))
        while self._queue or self._running:
            self.check()
            for slot in range(slots):
                if self._queue and slot not in self._running:
                    with interrupts_held():  # a run that is not noted would go on for ever
                        self._running[slot] = self._call(slot, starts)
            time.sleep(BLINK)
            for slot, call in list(self._running.items()):
                is_over = call.is_over
                yield from self._made(call)
                if is_over:
                    yield from self._closed(self._running.pop(slot), len(files))

    def _call(self, slot: int, starts: bool) -> Call:
        profile = self.work / f"profile{slot}"
        return Call(self.office, self._queue.popleft(), profile, starts, self.patience)

    def _made(self, call: Call) -> Iterator[tuple[Path, bool]]:
        for file in call.made():
            self._losses = 0
            yield file, True

    def _closed(self, call: Call, count: int) -> Iterator[tuple[Path, bool]]:
        """Puts back what the run has missed; a document that was given its second chance is given up."""
        call.end()  # what it may have left behind
        if not call.missed:
            return
        check_room(self.work)
        first = 1 if call.has_died else len(call.missed)  # who dies has not looked at the rest
        suspects, rest = call.missed[:first], call.missed[first:]
        self._losses += call.has_died or len(call.missed) == count > 1
        if self._losses >= MOST_LOSSES:
            name = self.office.name
            raise PaperworkError(f"{name} раз за разом останавливается; перезапустите компьютер или {name}")
        if rest:
            self._queue.appendleft(rest)
        for file in suspects:
            self._attempts[file] += 1
            if self._attempts[file] < ATTEMPTS:
                self._queue.append([file])
            else:
                yield file, False


def _shares(files: Sequence[Path], slots: int) -> list[list[Path]]:
    """The documents in as many shares as runs, equally heavy; in more where a run would have too many.

    Each keeps their order.
    """
    count = min(max(slots, -(-len(files) // LARGEST)), len(files))
    chunks: list[list[Path]] = [[] for _ in range(count)]
    weights = [0] * count
    for file in sorted(files, key=lambda file: file.stat().st_size, reverse=True):
        lightest = weights.index(min(weights))
        chunks[lightest].append(file)
        weights[lightest] += file.stat().st_size
    place = {file: number for number, file in enumerate(files)}
    return [sorted(chunk, key=place.__getitem__) for chunk in chunks]
