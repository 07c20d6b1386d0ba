"""What can be said of each book of a group: whose it is, which papers are ready, what is absent and wrong."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile

from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext, cases
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.conditions import blocking_errors, lacking
from paperwork.documents.kinds import DocumentKind
from paperwork.intake.excel.own_tables import PROPERTIES, says_so
from paperwork.intake.excel.reading.books import is_book
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.practice import Practice

READY, EMPTY = "готово", "пусто"
LISTED = 5  # file numbers that are named

Source = tuple[PurePath, Callable[[], Book]]  # the place of a book among the others, and its reading


@dataclass(frozen=True, slots=True)
class Work:
    """One book of the group. ``book`` is None where it could not be opened: ``refusal`` says why.

    ``states`` are by the names of templates: «готово», «пусто», «ошибок: 2».
    """

    file: str
    who: str
    book: Book | None = None
    refusal: str = ""
    states: dict[str, str] = field(default_factory=dict)
    absent: Sequence[str] = ()

    @property
    def group(self) -> str:
        """The student's group."""
        card = self.book.card(Practice) if self.book else None
        return (card.group if card else None) or ""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is to be mended in the book."""
        return self.book.problems if self.book else ()


def books_below(folder: Path) -> list[Path]:
    """The books of a folder and of those below it, in the order of their names; hidden folders left out.

    Raises `PaperworkError` where there is none.
    """
    if not folder.is_dir():
        raise PaperworkError(f"{folder}: такой папки нет; назовите папку, где лежат книги группы")
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [path for path in (Path(place, name) for name in sorted(files)) if is_book(path)]
    books = [path for path in found if not is_table(path)]
    if not books:
        raise PaperworkError(f"{folder}: ни в папке, ни во вложенных нет книг; положите туда книги группы")
    return books


def is_table(file: Path | IO[bytes]) -> bool:
    """Whether the file is a table that the program has made before: of a group, of those found."""
    try:
        with ZipFile(file) as package:
            return says_so(package.read(PROPERTIES))
    except (BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return False  # a book of another format, or a broken one: its reader says what it is


def survey(
    paths: Sequence[Path], folder: Path, catalogue: TemplateCatalogue, password: str | None
) -> Iterator[Work]:
    """Each book of a folder, looked through for all papers."""
    sources = [(path.relative_to(folder), partial(read_book, path, password)) for path in paths]
    return surveyed(sources, catalogue)


def surveyed(sources: Sequence[Source], catalogue: TemplateCatalogue) -> Iterator[Work]:
    """Each book, looked through for all papers, wherever it is read from."""
    stems = Counter(fold(place.stem) for place, _ in sources)
    for place, read in sources:
        named = place.stem if stems[fold(place.stem)] == 1 else place.with_suffix("").as_posix()
        try:
            book = read()
        except PaperworkError as error:
            yield Work(place.as_posix(), named, refusal=str(error).removeprefix(f"{place.name}: "))
            continue
        card = book.card(Practice)
        who = (card.student if card else None) or named
        yield Work(place.as_posix(), who, book, "", *_papers(book, catalogue.kinds(book)))


def _papers(book: Book, kinds: Iterable[DocumentKind]) -> tuple[dict[str, str], list[str]]:
    """The states of the papers, and what is absent for those that are not ready."""
    today = date.today()
    clients, whole = cases(book, today), [ClientContext(book, today, None)]
    states: dict[str, str] = {}
    absent: list[str] = []
    for kind in kinds:
        wrong: set[Problem] = set()
        lacks: dict[str, list[str]] = {}
        shown = clients if kind.per_client else whole
        for case in shown:
            need = lacking(kind, case)
            if need is None:
                wrong.update(blocking_errors(kind, case))
            else:
                lacks.setdefault(need, []).append((case.client and case.client.file_number) or "")
        waiting = sum(map(len, lacks.values()))
        states[kind.name] = f"ошибок: {len(wrong)}" if wrong else READY if waiting < len(shown) else EMPTY
        absent += (
            f"{kind.title}: {need}{_numbers(numbers) if waiting < len(shown) else ''}"
            for need, numbers in lacks.items()
        )
        if not shown:
            absent.append(f"{kind.title}: на листе «Клиенты» никого нет")
    return states, absent


def _numbers(numbers: Sequence[str]) -> str:
    named = [number for number in numbers if number]
    rest = f" и еще {len(named) - LISTED}" if len(named) > LISTED else ""
    words = "дела" if len(named) > 1 else "дело"
    return f" ({words} {', '.join(named[:LISTED])}{rest})" if named else ""
