"""What is made without an open book: a teacher's table of a group, papers to be filled in with a pen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from pathlib import PurePath

from starlette.responses import Response

from paperwork.book.casebook import Book
from paperwork.book.parts import without_blocked
from paperwork.common.naming import fold
from paperwork.documents.blank import paper_blank
from paperwork.documents.group.survey import is_table, surveyed
from paperwork.documents.names import safe_name
from paperwork.documents.order import place_of
from paperwork.documents.template_files import SUFFIX
from paperwork.intake.excel.container import SUFFIXES, container_of
from paperwork.intake.excel.reading.read import book_of
from paperwork.web.outcome import DOCX, MEDIA
from paperwork.web.shared import Later, Pages, attached
from paperwork.web.submission import MissingError, Submission, Upload, numbered

TABLE = "Таблица группы.xlsx"
NO_BOOKS = "Выберите книги студентов: файлы .xlsx, .xlsm, .xls, .ods или .json, все сразу."
NOTHING_READ = "Ни одна из книг не открылась. {}: {}."


def group(pages: Pages, submission: Submission) -> Response | Later:
    """Asks for the books of a group, and answers with the teacher's table; no book is kept."""
    if not submission.sent:
        return _group(pages)
    uploads = [upload for upload in submission.uploads("books") if not is_table(io.BytesIO(upload.data))]
    if not uploads:
        return _group(pages, NO_BOOKS)
    return Later(lambda: _table(pages, uploads, submission.text("password") or None), may_be_left=True)


def _group(pages: Pages, error: str = "") -> Response:
    return pages.page("group", 400 if error else 200, error=error, accepted=",".join(sorted(SUFFIXES)))


def _table(pages: Pages, uploads: Sequence[Upload], password: str | None) -> Response:
    from paperwork.documents.group.table import table_bytes  # few are teachers

    named = [(PurePath(name), upload.data) for name, upload in numbered(uploads)]
    sources = [(place, partial(_read, place.name, data, password)) for place, data in named]
    works = sorted(surveyed(sources, pages.catalogue), key=lambda work: fold(work.who))
    if all(work.refusal for work in works):
        return _group(pages, NOTHING_READ.format(works[0].file, works[0].refusal))
    return attached(TABLE, table_bytes(works, pages.catalogue.titles), MEDIA["xlsx"])


def _read(name: str, data: bytes, password: str | None) -> Book:
    return without_blocked(book_of(container_of(name, data, password)))


def blanks(pages: Pages, _submission: Submission) -> Response:
    """The papers that can be had empty, to be filled in with a pen."""
    titles = pages.catalogue.titles
    return pages.page("blanks", papers=[(name, titles[name]) for name in sorted(titles, key=place_of)])


def blank(pages: Pages, submission: Submission) -> Response | Later:
    """One empty paper; of the open book its institution and its lists are on it."""
    name = str(submission.path["kind"])
    files, titles = pages.catalogue.files, pages.catalogue.titles
    if name not in titles:
        raise MissingError
    book = pages.memory.opened.usable if pages.memory.opened else None

    def work() -> Response:
        data = paper_blank(name, files, book)
        return attached(f"{safe_name(titles[name])} – бланк{SUFFIX}", data, DOCX)

    return Later(work, may_be_left=True)
