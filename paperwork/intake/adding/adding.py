"""The whole job of `paperwork add`: files read, the book changed beside a copy of what it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.intake.adding.looking import Looked, looked_at
from paperwork.intake.adding.new_formulas import formula_lines
from paperwork.intake.adding.summary import summary
from paperwork.intake.excel.amending.amend import amended, writable
from paperwork.intake.excel.amending.changing import changing, write_with_copy
from paperwork.intake.excel.container import read_bytes
from paperwork.intake.excel.reading.read import book_of
from paperwork.intake.foreign.memory import remember, remembered
from paperwork.intake.incoming import Sent

NOT_KEPT = "Что значат столбцы, не запомнить ({}); в следующий раз программа спросит снова"


@dataclass
class Added:
    """What became of the files: lines for a person, problems, and sentences on files that were not read."""

    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether something could not go in."""
        return bool(self.unread) or any(problem.is_error for problem in self.problems)


@dataclass
class Preview(Looked):
    """What the files would add to a book of the disk, and the plans that a person has to look at first.

    ``data`` is the book as it was read; ``done`` is what became of the files where nothing had to be asked.
    """

    book: Path = Path()
    data: bytes = b""
    done: Added | None = None


def add(
    book: Path,
    files: Sequence[Path],
    replacing: bool = False,
    headers: Mapping[str, str] | None = None,
    password: str | None = None,
    sheet: str = "",
    dates: str = "",
) -> Added:
    """Puts the records of the files into the book; a file that cannot be read is named, the others go in.

    ``headers``, ``sheet`` and ``dates`` are as in `Sent`. Tables of people's own go in without a question.
    Raises `PaperworkError` where the book cannot be read or written; it is as it was then.
    """
    with changing(book) as place:
        sent = Sent("", b"", headers or {}, password, sheet, dates)
        return _written(place, _preview(book, place, files, replacing, sent))


def begin(book: Path, files: Sequence[Path], replacing: bool, sent: Sent, looking: bool = False) -> Preview:
    """Puts the records into the book where nothing has to be asked; else, or if ``looking``, reads them.

    ``sent`` holds what the files have in common. Raises `PaperworkError` as `add` does.
    """
    with changing(book) as place:
        preview = _preview(book, place, files, replacing, sent)
        if not preview.plans and not looking:
            preview.done = _written(place, preview)
        return preview


def write(preview: Preview) -> Added:
    """Puts into the book what was looked at, and keeps what the columns meant for the next time.

    Raises `PaperworkError` where the book has been changed meanwhile or cannot be written.
    """
    with changing(preview.book) as place:
        done = _written(place, preview)
        try:
            remember(place, preview.plans)
        except OSError as error:
            done.lines.append(NOT_KEPT.format(reason(error)))
        return done


def _preview(book: Path, place: Path, files: Sequence[Path], replacing: bool, sent: Sent) -> Preview:
    """What the files would add to a book that no one else changes; its file is at ``place``."""
    data = read_bytes(place)
    opened = book_of(writable(book.name, data, sent.password))
    sents: list[Sent] = []
    unread: list[str] = []
    for file in dict.fromkeys(files):
        try:
            sents.append(replace(sent, name=file.name, data=read_bytes(file)))
        except PaperworkError as error:
            unread.append(str(error))
    found = looked_at(sents, opened, remembered(place), replacing)
    unread += found.unread
    return Preview(opened, replacing, found.incoming, found.plans, unread, found.found, book, data)


def _written(place: Path, preview: Preview) -> Added:
    """Writes the book at ``place`` with what the files add, and says what became of them."""
    found, book = preview.found, preview.book
    done = Added(problems=preview.problems, unread=list(preview.unread))
    done.lines += summary(_files(preview), found, {plan.file for plan in preview.plans})
    if found.edits:
        changed = amended(preview.data, book.name, found.edits)
        new = [title for title, edits in found.edits.items() if any(edit.row is None for edit in edits)]
        done.lines += formula_lines(book.name, preview.data, changed, new)
        copy = write_with_copy(book, place, preview.data, changed)
        done.lines.append(f"Книга: {book}; какой она была — {copy.name}")
    else:
        done.lines.append("Нового нет: книга осталась как была.")
    return done


def _files(preview: Preview) -> list[str]:
    """The names of the files, each once."""
    brought = [incoming.file for incoming in preview.incoming]
    return list(dict.fromkeys([*brought, *(plan.file for plan in preview.plans)]))
