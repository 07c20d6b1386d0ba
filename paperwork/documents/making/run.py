"""One run of the whole job: from the workbooks to the documents on disk and what is to be said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from paperwork.common.leftovers import sweep_temporary
from paperwork.common.rights import Rights, rights_of
from paperwork.documents.catalogue import TemplateCatalogue, load_kinds
from paperwork.documents.folder.manifest import RECORD, Manifest
from paperwork.documents.folder.up_to_date import LastRun, forget, last_run, stamp_of
from paperwork.documents.making.batch import make
from paperwork.documents.making.opening import Opened, open_books
from paperwork.documents.making.report import (
    Finished,
    Report,
    closing_lines,
    pdf_lines,
    report_lines,
    warning_lines,
    where_lines,
)
from paperwork.documents.making.request import Progress, Request
from paperwork.documents.making.workers import WorkerPool
from paperwork.documents.names import Names
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import find_books

if TYPE_CHECKING:  # for their shapes alone: few runs make PDF, and small ones need no threads
    from concurrent.futures import Executor

    from paperwork.documents.pdf.office import Office

MUCH_TO_READ = 500_000  # bytes of books: more documents than one process makes before others have started


def run(request: Request, progress: Progress) -> Finished:
    """Makes the documents that are asked for. Raises `PaperworkError` when the work cannot begin."""
    paths = find_books(request.book)
    files = template_paths(request.templates)
    sweep_temporary()
    rights = rights_of(paths)
    stamp = stamp_of(paths, files.values(), request.choice)
    if request.password is None and (request.out / RECORD).is_file():  # whoever names one has it tried
        with Manifest(request.out, rights) as manifest:
            known = last_run(manifest, stamp)
        if known:
            closing = closing_lines(request.out, known.documents, known.closing)
            return Finished((), (), list(closing), failed=False)
    with WorkerPool(request.jobs) as pool, ExitStack() as stack:
        if sum(path.stat().st_size for path in paths) > MUCH_TO_READ and not request.clients:
            likely = _likely(files, request.documents)
            pool.get_ready(likely)
            # compiled beside the reading, and once: they will be there
            stack.enter_context(_aside()).submit(load_kinds, likely, {})
        return _run(request, paths, TemplateCatalogue(files), rights, stamp, progress, pool)


def documents_beside(book: Path) -> Path:
    """The folder of the documents of a book, or of a folder of books, where no other is named."""
    place = book if book.name.strip(".") else book.resolve()  # «.» and «..» are no names
    return place.with_name(f"{place.stem if place.is_file() else place.name} — документы")


def _aside() -> Executor:
    from concurrent.futures import ThreadPoolExecutor  # small runs need no threads

    return ThreadPoolExecutor(1)


def _likely(files: Mapping[str, Path], documents: Sequence[str]) -> list[Path]:
    """The templates that will be filled, as far as that is known before they are opened."""
    named = [files[name] for name in documents if name in files]
    return named if len(named) == len(documents) and named else list(files.values())


def _run(
    request: Request,
    paths: Sequence[Path],
    catalogue: TemplateCatalogue,
    rights: Rights,
    stamp: str,
    progress: Progress,
    pool: WorkerPool,
) -> Finished:
    office = _office() if request.pdf else None
    opened = open_books(request, paths, catalogue)
    report, printed, trouble = _make_all(opened, request, rights, office, progress, pool)
    hindrances = catalogue.refusals(opened.books, opened.choice.kinds) + trouble
    failed = opened.failed(report) or printed.failed or bool(hindrances)
    warnings = catalogue.warnings(opened.books, opened.choice.kinds)
    closing = [
        *report_lines(report, request.out),
        *pdf_lines(printed, request.out),
        *warning_lines(warnings),
    ]
    if failed or opened.problems or request.password is not None:
        forget(request.out)
    else:
        lines = (*report_lines(report.unneeded, request.out),)[1:]
        said = *where_lines(report), *pdf_lines(printed.unchanged, request.out), *lines
        last = LastRun(stamp, report.count, said)
        last.keep(request.out, rights)
    return Finished(opened.problems, hindrances, closing, failed, opened.mentions)


def _office() -> Office:
    from paperwork.documents.pdf.office import find_office  # few runs make PDF

    return find_office()


def _make_all(
    opened: Opened,
    request: Request,
    rights: Rights,
    office: Office | None,
    progress: Progress,
    pool: WorkerPool,
) -> tuple[Report, Report, list[str]]:
    """Every book into its folder; the report of its PDF; and what hindered that."""
    report, printed, trouble = Report(), Report(), list[str]()
    names = Names()
    with Manifest(request.out, rights) as manifest:
        for plan in opened.plans(request):
            if request.anonymous:
                from paperwork.documents.making.nameless import nameless  # heavy, and asked for seldom

                plan = nameless(plan, names, manifest, report, trouble)
            with progress(plan.count, plan.book.file) as step:
                make(plan, manifest, report, pool, step)
        if office:
            from paperwork.documents.making.pdf_files import Settings, make_pdf

            with progress(len(report.sources), "PDF") as step:
                printed = make_pdf(manifest, report.sources, Settings(office, request.processes), step)
    if manifest.trouble:
        trouble.append(f"{request.out / RECORD}: список сделанного не записан: {manifest.trouble}")
    return report, printed, trouble
