"""What is to be said of a whole folder of books, gathered book by book in little memory."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from paperwork.common.errors import Level, Problem
from paperwork.common.held_lock import holder_of
from paperwork.common.records import dataclass
from paperwork.documents.books.making import LOCK
from paperwork.documents.books.order import BookDone, BookOrder, State
from paperwork.documents.books.report import BookReport
from paperwork.documents.making.copies import Clients, copies
from paperwork.documents.making.report import Finished, warning_lines
from paperwork.documents.making.request import Request
from paperwork.documents.making.summary import Summary
from paperwork.documents.making.together import Together

MOST_CLIENTS = 5_000  # who are looked for in more than one book: of all of a region they would not fit
LOOKS, PAUSE = 5, 0.2  # at a report that is not there yet, and the seconds between them
OTHER = "{}: у рабочего процесса другая версия программы или Python; поставьте везде одну"
BROKEN = "{}: не сделана: рабочий процесс остановлен ({}); повторите команду"
UNREAD = "{}: книга не прочитана; проверьте ее: paperwork check"
BUSY = "{}: этой книгой занят другой запуск ({}); дождитесь его и повторите"


@dataclass
class Gathering(Together):
    """The same with what was made of the books."""

    documents: Summary = field(default_factory=Summary)
    pdf: Summary = field(default_factory=Summary)
    known: list[tuple[str, Clients]] = field(default_factory=list)  # the first books with their clients
    room: int = MOST_CLIENTS

    def add(self, order: BookOrder, done: BookDone) -> None:
        """Takes in what became of a book."""
        file = Path(order.book).name
        self.find(done.found)
        if done.state in (State.MADE, State.UNCHANGED):
            self._add_report(order, done)
        elif done.state is State.REFUSED:
            self.add_problems([Problem(_refusal(order) or UNREAD.format(file), "")])
        elif done.state is State.BUSY:
            holder = holder_of(order.target / LOCK)
            self.hinder(BUSY.format(file, holder.words if holder else "?"))
        elif done.state is State.OTHER:
            self.hinder(OTHER.format(file))
        elif done.state is State.BROKEN:
            self.hinder(BROKEN.format(file, done.cause))

    def _add_report(self, order: BookOrder, done: BookDone) -> None:
        self.opened += 1
        file = Path(order.book).name
        found = _report(order)
        if found is None:
            self.hinder(f"{file}: отчет о книге не прочитан; повторите команду")
            return
        again = done.state is State.UNCHANGED
        self.documents.add(found.documents.unchanged(done.edited) if again else found.documents, order.folder)
        self.pdf.add(found.pdf.unchanged() if again else found.pdf, order.folder)
        counts = {Level.ERROR: found.errors, Level.WARNING: found.warnings}
        self.add_problems(found.problems, found.mentions, counts)
        for sentence in found.hindrances:
            self.hinder(sentence, file)
        self.warn(found.of_templates)
        self.find(found.found)
        if len(found.clients) <= self.room:
            self.known.append((file, found.clients))
            self.room -= len(found.clients)
        self.failed |= found.failed

    def finished(self, request: Request, paths: Sequence[Path]) -> Finished:
        """What is to be said. Raises `PaperworkError` where a client who is asked for is in no book."""
        self.add_problems(list(copies(paths, self.known)))
        self.miss(request.clients, is_fatal=not self.documents.count)
        warnings = warning_lines(list(self.of_templates))
        closing = [*self.documents.lines(request.out), *self.pdf.pdf_lines(), *warnings]
        hindrances = list(self.hindrance_lines())
        return Finished(self.problems, hindrances, closing, self.failed, self.mentions, self.unshown)


def _report(order: BookOrder) -> BookReport | None:
    """The report; on a server's storage it may be seen a moment after its maker has written it."""
    for _ in range(LOOKS):
        if found := BookReport.read(order.target):
            return found
        time.sleep(PAUSE)
    return None


def _refusal(order: BookOrder) -> str:
    """Why the book could not be opened, as its maker has written it down for this run."""
    sentence = ""
    with suppress(OSError):
        sentence = order.note.read_text("utf-8", "surrogateescape")
        order.note.unlink()
    return sentence
