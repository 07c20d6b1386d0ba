"""The whole job of `paperwork add`: files read, the book changed beside a copy of what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from pathlib import Path

from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.common.sole_writer import replace_with
from paperwork.intake.adding.additions import additions
from paperwork.intake.adding.outcome import FILLED, NEW, SAME, Additions
from paperwork.intake.excel.amending.amend import amended, calculated, writable
from paperwork.intake.excel.amending.changing import changing
from paperwork.intake.excel.container import read_bytes
from paperwork.intake.excel.reading.read import book_of
from paperwork.intake.importers import received
from paperwork.intake.incoming import Incoming, Sent

CALCULATED = (
    "Лист «{}»: в новых строках формулы столбцов таблицы без значений;"
    " откройте книгу в Excel и сохраните, тогда они будут вычислены"
)
COUNTED = {NEW: "новых записей", FILLED: "дополнено", SAME: "уже есть"}


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

    ``headers``, ``sheet`` and ``dates`` are as in `Sent`.
    Raises `PaperworkError` where the book cannot be read or written; it is as it was then.
    """
    with changing(book) as place:
        sent = Sent("", b"", headers or {}, password, sheet, dates)
        return _added(book, place, files, replacing, sent)


def _added(book: Path, place: Path, files: Sequence[Path], replacing: bool, sent: Sent) -> Added:
    """The same of a book that no one else changes; its file is at ``place``."""
    data = read_bytes(place)
    container = writable(book.name, data, sent.password)
    opened = book_of(container)
    done = Added()
    incoming = list(_received(files, sent, done))
    found = additions(opened, incoming, date.today(), replacing)
    done.problems = found.problems
    done.lines += _told(incoming, found)
    if found.edits:
        changed = amended(data, book.name, found.edits)
        new = [title for title, edits in found.edits.items() if any(edit.row is None for edit in edits)]
        done.lines += [CALCULATED.format(title) for title in calculated(container, new)]
        done.lines.append(f"Книга: {book}; какой она была — {_write(book, place, data, changed).name}")
    else:
        done.lines.append("Нового нет: книга осталась как была.")
    return done


def _received(files: Sequence[Path], sent: Sent, done: Added) -> Iterator[Incoming]:
    for file in dict.fromkeys(files):
        try:
            yield received(replace(sent, name=file.name, data=read_bytes(file)))
        except PaperworkError as error:
            done.unread.append(str(error))


def _write(book: Path, place: Path, old: bytes, new: bytes) -> Path:
    """Writes the book, and what it was beside it; returns where that is."""
    if read_bytes(place) != old:
        raise PaperworkError(f"{book.name}: книгу изменили, пока читались файлы; повторите")
    copy = _free(book, f"{datetime.now():%Y-%m-%d %H-%M}")
    try:
        replace_with(place, new, {copy: old})
    except OSError as error:
        raise PaperworkError(f"Не удалось записать {book}: {reason(error)}") from None
    return copy


def _free(book: Path, moment: str) -> Path:
    """A name for the copy that no file has: «casebook (копия 2026-03-05 14-30).xlsx»."""
    path = book.with_name(f"{book.stem} (копия {moment}){book.suffix}")
    number = 2
    while path.exists():
        path = book.with_name(f"{book.stem} (копия {moment}, {number}){book.suffix}")
        number += 1
    return path


def _told(files: Sequence[Incoming], found: Additions) -> Iterator[str]:
    """A line for each file, then who got a file number and what was replaced."""
    for file in files:
        parts = [part for kind in COUNTED if (part := _counted(found, file.file, kind))]
        yield f"{file.file}: {'; '.join(parts) or 'записей не внесено'}"
    for file_name, person, number in found.numbered:
        yield f"{file_name}: {person or 'новому клиенту'} — дан номер дела {number}"
    for problem in found.replaced:
        yield str(problem)


def _counted(found: Additions, file: str, kind: str) -> str:
    sheets = {
        title: count for (name, title, what), count in found.counts.items() if (name, what) == (file, kind)
    }
    listed = ", ".join(f"«{title}» {count}" for title, count in sheets.items())
    return f"{COUNTED[kind]}: {sum(sheets.values())} ({listed})" if sheets else ""
