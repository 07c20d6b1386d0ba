"""The folders of the books' documents: settled before anything is made, and the same in every later run."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from paperwork.common.atomic_files import write_whole
from paperwork.common.errors import PaperworkError
from paperwork.common.held_lock import HeldLock, LockHeldError
from paperwork.common.rights import Rights
from paperwork.documents.books.former import divide
from paperwork.documents.names import FORBIDDEN, Names, safe_name

BOOKS = ".paperwork.books.json"  # the name of each book's file → its folder
LOCK = ".paperwork.books.lock"
PATIENCE = 30.0  # seconds: others settle the names of thousands of books in one


def settled(out: Path, books: Iterable[Path], rights: Rights) -> dict[str, str]:
    """The folder of each book by the name of its file, as noted in the folder of documents.

    What earlier versions have noted of all books in one record is divided among their folders.
    Raises `PaperworkError` and OSError.
    """
    with _lock(out, rights):
        known = _noted(out)
        names = free_names(known, [path.name for path in books])
        if names != known:
            content = json.dumps(names, ensure_ascii=False, indent=0)
            write_whole(out / BOOKS, content.encode("utf-8", "surrogateescape"), rights=rights)
        divide(out, set(names.values()), rights)
    return names


def anonymous_folders(
    out: Path, books: Sequence[Path], rights: Rights, password: str | None, day: date
) -> dict[str, str]:
    """The same for anonymous copies, whose folders have no names of people: each book is read for its own.

    Nothing is noted, since a note would lead from a copy to the book. Raises `PaperworkError` beside papers
    with names, and OSError.
    """
    if (out / BOOKS).is_file():
        raise PaperworkError(
            f"{out}: здесь уже лежат документы с именами; назовите для обезличенных другую папку"
        )
    names = Names()
    found = {
        book.name: names.free(Path(), _anonymous_name(number, book, password, day)).name
        for number, book in enumerate(books, 1)
    }
    with _lock(out, rights):
        divide(out, set(found.values()), rights)
    return found


def _anonymous_name(number: int, path: Path, password: str | None, day: date) -> str:
    from paperwork.book.anonymous.book import anonymous  # heavy, and asked for seldom
    from paperwork.intake.excel.reading.read import read_book

    try:
        book = read_book(path, password, day)
    except PaperworkError:  # whoever makes it says why
        return f"Книга {number}"
    return safe_name(anonymous(book, day).anonymised(safe_name(path.stem)))


def free_names(known: Mapping[str, str], books: Iterable[str]) -> dict[str, str]:
    """The known folders, and one that is free for each other book, in their order."""
    names = Names()
    for folder in known.values():
        names.free(Path(), folder)
    found = dict(known)
    for book in books:
        if book not in found:
            found[book] = names.free(Path(), safe_name(Path(book).stem)).name
    return found


def _lock(out: Path, rights: Rights) -> HeldLock:
    return _Waiting(out / LOCK, rights)


class _Waiting(HeldLock):
    """The lock of the names, which others hold for a moment only."""

    def _take(self) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return super()._take()
            except LockHeldError as error:
                if time.monotonic() > end:
                    message = f"названия папок книг сейчас меняет другой запуск ({error.holder.words})"
                    raise PaperworkError(f"{message}; дождитесь его и повторите") from None
                time.sleep(0.05)


def _noted(out: Path) -> dict[str, str]:
    """The folders that earlier runs have settled; none where the note is damaged: they are found again."""
    try:
        values = json.loads((out / BOOKS).read_text("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    sound = {book: folder for book, folder in values.items() if _is_safe(folder)}
    return sound if len(set(sound.values())) == len(sound) else {}


def _is_safe(folder: object) -> bool:
    """Whether it is a name that this program gives: a note may have been edited, or forged."""
    return isinstance(folder, str) and bool(folder.strip(".")) and not FORBIDDEN.search(folder)
