"""What is to be said of a whole folder of books, gathered book by book in little memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from paperwork.common.errors import Level, Problem
from paperwork.common.held_lock import holder_of
from paperwork.common.records import dataclass
from paperwork.documents.books.making import LOCK
from paperwork.documents.books.order import BookDone, BookOrder, State
from paperwork.documents.books.report import BookReport
from paperwork.documents.making.reading import no_client
from paperwork.documents.making.report import Finished, warning_lines
from paperwork.documents.making.request import Request
from paperwork.documents.making.summary import LISTED, Summary

MOST_SHOWN = 300  # problems; of more it is said how many there are
OTHER = "{}: у рабочего процесса другая версия программы или Python; поставьте везде одну"
BROKEN = "{}: не сделана: рабочий процесс остановлен ({}); повторите команду"
UNREAD = "{}: книга не прочитана; проверьте ее: paperwork check"
BUSY = "{}: этой книгой занят другой запуск ({}); дождитесь его и повторите"


@dataclass
class Gathering:
    """The sums of all books, and the first of what is to be listed."""

    request: Request
    documents: Summary = field(default_factory=Summary)
    pdf: Summary = field(default_factory=Summary)
    problems: list[Problem] = field(default_factory=list)
    mentions: list[Problem] = field(default_factory=list)
    counts: Counter[Level] = field(default_factory=Counter)
    hindrances: dict[str, list[str]] = field(default_factory=dict)  # sentence → the first books it is about
    times: Counter[str] = field(default_factory=Counter)  # sentence → books
    of_templates: dict[str, None] = field(default_factory=dict)
    found: list[bool] = field(default_factory=list)
    opened: int = 0
    refused: int = 0
    failed: bool = False

    def add(self, order: BookOrder, done: BookDone) -> None:
        """Takes in what became of a book."""
        file = Path(order.book).name
        self._find(done.found)
        if done.state in (State.MADE, State.UNCHANGED):
            self._add_report(order, done)
        elif done.state is State.REFUSED:
            self.refused += 1
            self.add_problem(Problem(_refusal(order) or UNREAD.format(file), ""))
        elif done.state is State.BUSY:
            holder = holder_of(order.target / LOCK)
            self._hinder(BUSY.format(file, holder.words if holder else "?"))
        elif done.state is State.OTHER:
            self._hinder(OTHER.format(file))
        elif done.state is State.BROKEN:
            self._hinder(BROKEN.format(file, done.cause))

    def add_problem(self, problem: Problem) -> None:
        """Takes in a problem of the folder itself."""
        self._add_problems([problem], {problem.level: 1})
        self.failed |= problem.is_error

    def _add_report(self, order: BookOrder, done: BookDone) -> None:
        self.opened += 1
        found = BookReport.read(order.target)
        if found is None:
            self._hinder(f"{Path(order.book).name}: отчет о книге не прочитан; повторите команду")
            return
        again = done.state is State.UNCHANGED
        self.documents.add(found.documents.unchanged(done.edited) if again else found.documents, order.folder)
        self.pdf.add(found.pdf.unchanged() if again else found.pdf, order.folder)
        shown = self._add_problems(found.problems, {Level.ERROR: found.errors, Level.WARNING: found.warnings})
        self.mentions += [problem for problem in shown if problem in found.mentions]
        for sentence in found.hindrances:
            self._hinder(sentence, Path(order.book).name)
        self.of_templates |= dict.fromkeys(found.of_templates)
        self._find(found.found)
        self.failed |= found.failed

    def _find(self, found: Sequence[bool]) -> None:
        if found:
            self.found = [any(pair) for pair in zip(found, self.found or found, strict=True)]

    def _add_problems(self, problems: Sequence[Problem], counts: Mapping[Level, int]) -> Sequence[Problem]:
        """Takes in the first of the problems, and the number of all; those that it has taken."""
        shown = problems[: MOST_SHOWN - len(self.problems)]
        self.problems += shown
        self.counts.update(counts)
        return shown

    def _hinder(self, sentence: str, file: str = "") -> None:
        files = self.hindrances.setdefault(sentence, [])
        self.times[sentence] += 1
        if file and len(files) < LISTED:
            files.append(file)
        self.failed = True

    def _hindrance_lines(self) -> Iterator[str]:
        """Each sentence once, where it is of all books or of none; else with the books."""
        for sentence, files in self.hindrances.items():
            if not files or self.times[sentence] == self.opened:
                yield sentence
                continue
            yield from (f"{file}: {sentence}" for file in files)
            if self.times[sentence] > len(files):
                yield f"… и еще в книгах: {self.times[sentence] - len(files)}"

    def finished(self, out: Path) -> Finished:
        """What is to be said. Raises `PaperworkError` where a client who is asked for is in no book."""
        for typed, is_there in zip(self.request.clients, self.found, strict=False):
            if not is_there:
                if not self.documents.count:
                    raise no_client(typed)
                self._hinder(str(no_client(typed)))
        warnings = warning_lines(list(self.of_templates))
        closing = [*self.documents.lines(out), *self.pdf.pdf_lines(), *warnings]
        shown = Counter(problem.level for problem in self.problems)
        unshown = {level: count - shown[level] for level, count in self.counts.items()}
        hindrances = list(self._hindrance_lines())
        return Finished(self.problems, hindrances, closing, self.failed, self.mentions, unshown)


def _refusal(order: BookOrder) -> str:
    """Why the book could not be opened, as its maker has written it down for this run."""
    sentence = ""
    with suppress(OSError):
        sentence = order.note.read_text("utf-8", "surrogateescape")
        order.note.unlink()
    return sentence
