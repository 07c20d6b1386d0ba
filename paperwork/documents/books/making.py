"""The making of one book of a folder, by whoever has its order: this process, another, another machine's."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

from paperwork.common.atomic_files import make_folder, reason, write_whole
from paperwork.common.errors import PaperworkError
from paperwork.common.held_lock import HeldLock, LockHeldError
from paperwork.common.leftovers import sweep
from paperwork.common.records import dataclass
from paperwork.documents.books.order import BookDone, BookOrder, State
from paperwork.documents.books.report import REPORT, BookReport
from paperwork.documents.books.stamp import BookFile, BookStamp, still_made
from paperwork.documents.books.wishes import Wishes
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.folder.manifest import RECORD, read_entries
from paperwork.documents.folder.up_to_date import forget
from paperwork.documents.making.copies import clients_of
from paperwork.documents.making.opening import open_books
from paperwork.documents.making.request import Progress
from paperwork.documents.making.workers import WorkerPool
from paperwork.documents.making.zipped import make_asked
from paperwork.documents.template_files import template_paths

LOCK = ".paperwork.lock"
OWN = "own"  # why a book is busy: a worker of the same run has it, who may have been lost
MOST_CATALOGUES = 8  # kinds of templates for other columns that are kept in memory


def make_book(
    order: BookOrder,
    pool: WorkerPool | None = None,
    password: str | None = None,
    step: Callable[[], None] = lambda: None,
) -> BookDone:
    """Makes the documents of the book that are not there yet or have changed; what became of them.

    Raises nothing but mistakes of the program: a reason that a person can mend is written down.
    """
    try:
        wishes = wishes_of(order)
    except (OSError, ValueError, KeyError):
        return BookDone(order.number, State.BROKEN, cause="wishes")
    if not wishes.is_of_this_program:
        return BookDone(order.number, State.OTHER)
    work = _Work(order, wishes, pool or WorkerPool(1), password, step)
    try:
        return work.done()
    except LockHeldError as held:
        return BookDone(order.number, State.BUSY, cause=OWN if held.holder.work == order.wishes else "")
    except PaperworkError as error:
        return _refused(order, wishes, str(error))
    except OSError as error:
        return _refused(order, wishes, f"{error.filename or order.target}: {reason(error)}")


def look(order: BookOrder, wishes: Wishes, *, is_ours: bool = False) -> BookDone | None:
    """What became of the order, where that is known without opening the book; else None.

    Nothing is known where somebody has the book, or had it when he was killed, unless its lock ``is_ours``.
    """
    with suppress(OSError):  # whoever opens the book says why it cannot be done
        if not is_ours and (order.target / LOCK).exists():
            return None
        found = still_made(order.target, wishes.stamp, order.place(order.book), wishes.rights)
        if found and (order.target / REPORT).is_file():
            return BookDone(order.number, State.UNCHANGED, *found)
    return None


_wishes: dict[str, Wishes] = {}  # of the last run that has given orders to this process
_catalogues: dict[str, TemplateCatalogue] = {}


def wishes_of(order: BookOrder) -> Wishes:
    """The wishes of the run, read once. Raises OSError or ValueError."""
    if order.wishes not in _wishes:
        found = Wishes.read(order.place(order.wishes), order.place(order.book), order.place(order.out))
        _wishes.clear()
        _catalogues.clear()
        _wishes[order.wishes] = found
    return _wishes[order.wishes]


def _catalogue(order: BookOrder, own: str | None, is_draft: bool) -> TemplateCatalogue:
    """The templates, compiled once for all books with the same columns."""
    known = _catalogues.get(order.wishes)
    if known is None or known.variants > MOST_CATALOGUES:
        known = TemplateCatalogue(template_paths(order.place(own) if own else None), is_draft)
        _catalogues[order.wishes] = known
    return known


def _refused(order: BookOrder, wishes: Wishes, sentence: str) -> BookDone:
    """Writes the reason down, since it may hold a word of the book; the coordinator takes it from there."""
    with suppress(OSError):
        write_whole(order.note, sentence.encode("utf-8", "surrogateescape"), rights=wishes.rights)
    return BookDone(order.number, State.REFUSED)


@dataclass(frozen=True, slots=True)
class _Work:
    """One book, what is asked for, and what it is made with."""

    order: BookOrder
    wishes: Wishes
    pool: WorkerPool
    password: str | None
    step: Callable[[], None]

    def done(self) -> BookDone:
        """Makes the book, unless it is as it was left. Raises `LockHeldError`, `PaperworkError`, OSError."""
        folder = self.order.target
        known = self._known(is_ours=False)
        if known:
            return known
        try:
            make_folder(folder, self.wishes.rights)
        except FileExistsError:
            raise PaperworkError(f"{folder}: это файл, а нужна папка; уберите его") from None
        try:
            with HeldLock(folder / LOCK, self.wishes.rights, self.order.wishes):
                for path, _, _ in os.walk(folder):
                    sweep(path)
                return self._known(is_ours=True) or self._made(folder)  # another may have made it meanwhile
        finally:
            with suppress(OSError):
                folder.rmdir()  # where nothing came of it

    def _known(self, *, is_ours: bool) -> BookDone | None:
        """What is known without opening; nothing where a password is named, which is to be tried."""
        return None if self.password is not None else look(self.order, self.wishes, is_ours=is_ours)

    def _made(self, folder: Path) -> BookDone:
        number, request, rights = self.order.number, self.wishes.request, self.wishes.rights
        path = self.order.place(self.order.book)
        request = replace(request, book=path, out=folder, password=self.password)
        book = BookFile.of(path)
        catalogue = _catalogue(self.order, self.wishes.templates, request.draft)
        opened = open_books(request, [path], catalogue)
        found = tuple(map(bool, opened.numbers))
        if found and not any(found):
            return BookDone(number, State.NOBODY, found=found)
        forget(folder)
        beside = read_entries(folder.parent / RECORD) if request.anonymous else ()
        made = make_asked(opened, request, rights, self._progress, self.pool, beside)
        report = BookReport.of(made, found, clients_of(opened.books[0]), request.anonymous)
        report.write(folder, rights, path.name if request.anonymous else "")
        if made.is_settled and self.password is None and book.is_still(path):
            files = len(read_entries(folder / RECORD))
            BookStamp(self.wishes.stamp, book, made.documents.count, files).keep(folder, rights)
        return BookDone(number, State.MADE, made.documents.count, found=found)

    @property
    def _progress(self) -> Progress:
        return lambda _count, _label: nullcontext(self.step)
