"""One run of the whole job: from the workbooks to the documents on disk and what is to be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from paperwork.common.errors import Level, PaperworkError
from paperwork.common.leftovers import sweep_temporary
from paperwork.common.rights import Rights, rights_of
from paperwork.documents.catalogue import TemplateCatalogue, load_kinds
from paperwork.documents.folder.manifest import RECORD, Manifest
from paperwork.documents.folder.up_to_date import LastRun, forget, last_run, stamp_of
from paperwork.documents.making.made import likely_templates
from paperwork.documents.making.opening import open_books
from paperwork.documents.making.report import Finished, closing_lines
from paperwork.documents.making.request import Progress, Request
from paperwork.documents.making.workers import MUCH_TO_READ, WorkerPool
from paperwork.documents.making.zipped import make_asked
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.books import find_books

if TYPE_CHECKING:  # for its shape alone: small runs need no threads
    from concurrent.futures import Executor


def run(request: Request, progress: Progress) -> Finished:
    """Makes the documents that are asked for. Raises `PaperworkError` when the work cannot begin."""
    paths = find_books(request.book)
    files = template_paths(request.templates)
    sweep_temporary()
    if request.book.is_dir():
        from paperwork.documents.books.run import make_books

        return make_books(request, paths, files, progress)
    if request.part or request.cluster:
        raise PaperworkError(f"{request.book}: --part и --cluster — для папки с книгами; уберите их")
    rights = rights_of(paths)
    stamp = stamp_of(paths, files.values(), request.choice)
    if request.password is None and (request.out / RECORD).is_file():  # whoever names one has it tried
        with Manifest(request.out, rights) as manifest:
            known = last_run(manifest, stamp)
        if known:
            closing = closing_lines(request.out, known.documents, known.closing)
            unshown = {Level.WARNING: known.warnings} if known.warnings else {}
            return Finished((), (), list(closing), failed=False, unshown=unshown)
    with WorkerPool(request.jobs) as pool, ExitStack() as stack:
        if sum(path.stat().st_size for path in paths) > MUCH_TO_READ and not request.clients:
            likely = likely_templates(files, request.documents)
            pool.get_ready(likely)
            # compiled beside the reading, and once: they will be there
            stack.enter_context(_aside()).submit(load_kinds, likely, {})
        return _run(request, paths, TemplateCatalogue(files, request.draft), rights, stamp, progress, pool)


def documents_beside(book: Path) -> Path:
    """The folder of the documents of a book, or of a folder of books, where no other is named."""
    place = book if book.name.strip(".") else book.resolve()  # «.» and «..» are no names
    return place.with_name(f"{place.stem if place.is_file() else place.name} — документы")


def _aside() -> Executor:
    from concurrent.futures import ThreadPoolExecutor  # small runs need no threads

    return ThreadPoolExecutor(1)


def _run(
    request: Request,
    paths: Sequence[Path],
    catalogue: TemplateCatalogue,
    rights: Rights,
    stamp: str,
    progress: Progress,
    pool: WorkerPool,
) -> Finished:
    if request.pdf:
        from paperwork.documents.pdf.office import find_office  # few runs make PDF

        find_office()  # else nothing is begun
    made = make_asked(open_books(request, paths, catalogue, pool.submit), request, rights, progress, pool)
    must_show = made.failed or made.mentions or any(problem.is_error for problem in made.problems)
    if must_show or request.password is not None or request.zipped:
        forget(request.out)
    else:
        closing = tuple(made.closing_again)
        LastRun(stamp, made.documents.count, closing, len(made.problems)).keep(request.out, rights)
    said = made.closing(request.out)
    return Finished(made.problems, made.hindrances, said, made.failed, made.mentions)
