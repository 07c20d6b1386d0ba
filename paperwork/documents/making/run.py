"""One run of the whole job: from the workbooks to the documents on disk and what is to be said of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from paperwork.book.anonymous.book import Anonymous, anonymous, told
from paperwork.book.casebook import Book
from paperwork.book.codes import same
from paperwork.book.period import Period
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.memory import give_back
from paperwork.common.naming import nearest
from paperwork.common.resources import folder
from paperwork.documents.catalogue import TemplateCatalogue, chosen, load_kinds, template_files, titles
from paperwork.documents.folder.manifest import RECORD, Manifest
from paperwork.documents.folder.up_to_date import LastRun, forget, last_run, stamp_of
from paperwork.documents.making.batch import Choice, Plan, Report, make
from paperwork.documents.making.pdf_files import Settings, make_pdf
from paperwork.documents.making.report import closing_lines, pdf_lines, report_lines
from paperwork.documents.making.workers import WorkerPool
from paperwork.documents.names import Names, safe_name
from paperwork.documents.pdf.office import Office, find_office
from paperwork.intake.excel.reading.read import find_books, read_book

NAMED = "{name}: в самом шаблоне или в его свойствах стоит имя из книги; уберите его, бумаг по нему нет"

# How many documents there are to be made of which book → a function to call after each.
Progress = Callable[[int, str], AbstractContextManager[Callable[[], None]]]
MUCH_TO_READ = 500_000  # bytes of books: more documents than one process makes before others have started


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for: see the options of ``paperwork make``."""

    book: Path
    out: Path
    clients: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    templates: Path | None = None
    strict: bool = False
    jobs: int = 1
    password: str | None = None
    pdf: bool = False
    period: Period | None = None  # of the papers that tell of one; None: the last whole month
    anonymous: bool = False

    @property
    def choice(self) -> tuple[object, ...]:
        """What, beside the files, decides which documents are made."""
        wishes = self.clients, self.documents, self.strict, self.password, self.book.is_dir(), self.pdf
        return *wishes, self.period, self.anonymous


@dataclass(frozen=True, slots=True)
class Opened:
    """The books that can be read, with their problems, the templates for them, and what is asked for."""

    books: Sequence[Book]
    problems: Sequence[Problem]
    catalogue: TemplateCatalogue
    choice: Choice

    def plans(self, request: Request, today: date) -> Iterator[Plan]:
        """What is to be made of each book: with a folder of books each in a folder of its own."""
        names = Names()
        for book in self.books:
            stem = safe_name(Path(book.file).stem)
            place = names.free(request.out, stem) if request.book.is_dir() else request.out
            kinds = self.catalogue.kinds(book.extra)
            yield Plan(book, kinds, request.out, place, today, self.choice, request.period)

    def failed(self, report: Report) -> bool:
        """Whether something is to be mended: in the books, or because of what was not made."""
        return report.failed or any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Finished:
    """What is to be said at the end: problems of the books, what hindered the work, the closing report."""

    problems: Sequence[Problem]
    hindrances: Sequence[str]
    closing: Sequence[str]
    failed: bool


def run(request: Request, progress: Progress) -> Finished:
    """Makes the documents that are asked for. Raises `PaperworkError` when the work cannot begin."""
    paths = find_books(request.book)
    files = template_paths(request.templates)
    stamp = stamp_of(paths, files.values(), request.choice)
    if (request.out / RECORD).is_file():
        with Manifest(request.out) as manifest:
            known = last_run(manifest, stamp)
        if known:
            closing = closing_lines(request.out, known.documents, known.closing)
            return Finished((), (), list(closing), failed=False)
    with WorkerPool(request.jobs) as pool, ThreadPoolExecutor(1) as aside:
        if sum(path.stat().st_size for path in paths) > MUCH_TO_READ:
            pool.get_ready(_likely(files, request.documents))
            aside.submit(load_kinds, files.values(), {})  # compiled once: they will be there
        return _run(request, paths, TemplateCatalogue(files), stamp, progress, pool)


def _likely(files: Mapping[str, Path], documents: Sequence[str]) -> list[Path]:
    """The templates that will be filled, as far as that can be told before they are opened."""
    named = [files[name] for name in documents if name in files]
    return named if len(named) == len(documents) and named else list(files.values())


def _run(
    request: Request,
    paths: Sequence[Path],
    catalogue: TemplateCatalogue,
    stamp: str,
    progress: Progress,
    pool: WorkerPool,
) -> Finished:
    office = find_office() if request.pdf else None
    opened = open_books(request, paths, catalogue)
    report, printed, trouble = _make_all(opened, request, office, progress, pool)
    hindrances = catalogue.refusals(opened.books, opened.choice.kinds) + trouble
    failed = opened.failed(report) or printed.failed or bool(hindrances)
    closing = [*report_lines(report, request.out), *pdf_lines(printed, request.out)]
    if failed or opened.problems:
        forget(request.out)
    else:
        lines = (*report_lines(report.unneeded, request.out),)[1:]
        LastRun(stamp, report.count, (*pdf_lines(printed.unchanged, request.out), *lines)).keep(request.out)
    return Finished(opened.problems, hindrances, closing, failed)


def open_books(request: Request, paths: Sequence[Path], catalogue: TemplateCatalogue) -> Opened:
    """Reads the books and compiles the templates. Raises `PaperworkError` for a wish that names nothing."""
    books, problems = books_of(paths, request)
    check_clients(books, request.clients)
    gc.freeze()  # the books stay to the end: nobody need look through them for garbage
    give_back()
    for extra in [item.extra for item in books] or [{}]:
        catalogue.kinds(extra)
    return Opened(books, problems, catalogue, Choice.of(catalogue.chosen(request.documents), request.clients))


def read_books(paths: Sequence[Path], password: str | None) -> Iterator[tuple[Book | None, list[Problem]]]:
    """Each book with its problems; in a folder one that cannot be opened is a problem of its own."""
    for path in paths:
        try:
            book = read_book(path, password)
        except PaperworkError as error:
            if len(paths) == 1:
                raise
            yield None, [Problem(str(error), "")]
        else:
            yield book, book.problems


def books_of(paths: Sequence[Path], request: Request) -> tuple[list[Book], list[Problem]]:
    """The books that can be opened, as strict as is asked for, and the problems of all."""
    books: list[Book] = []
    problems: list[Problem] = []
    for book, found in read_books(paths, request.password):
        if book:
            book = book.strict() if request.strict else book
            books.append(book)
        problems += book.problems if book else found
    return books, problems


def template_paths(own: Path | None) -> dict[str, Path]:
    """The ready templates and the user's own by their stems."""
    if own and not own.is_dir():
        raise PaperworkError(f"{own}: такой папки с шаблонами нет; проверьте --templates")
    if own and not template_files([own]):
        raise PaperworkError(f"{own}: в папке нет шаблонов .docx; проверьте --templates")
    return template_files([folder("templates"), *([own] if own else [])])


def template_path(name: Path) -> Path:
    """A template by its path, or a ready one by its name or title."""
    if name.is_file():
        return name
    if name.parent != Path():
        raise PaperworkError(f"{name}: такого файла нет; проверьте имя и папку")
    files = template_paths(None)
    return files[chosen(list(files), titles(files), [str(name)])[0]]


def check_clients(books: Iterable[Book], numbers: Iterable[str]) -> None:
    """Raises `PaperworkError` for a file number that no book has, with the nearest one."""
    clients = (client for book in books for client in (*book.clients, *book.blocked))
    known = {same(client.file_number): client.file_number for client in clients}
    for number in numbers:
        if same(number) not in known:
            near = nearest(number, [text for text in known.values() if text], closeness=50)
            guess = f"; похоже на «{near}»" if near else "; номера дел — на листе «Клиенты»"
            raise PaperworkError(f"клиента с делом «{number}» нет{guess}")


def _check_is_apart(manifest: Manifest, done: Anonymous) -> None:
    """An anonymous copy beside the papers with names would hide nothing."""
    if any(done.told(path) != path for path in manifest.entries):
        raise PaperworkError(
            f"{manifest.folder}: здесь уже лежат документы с именами; назовите для обезличенных другую папку"
        )


def _make_all(
    opened: Opened, request: Request, office: Office | None, progress: Progress, pool: WorkerPool
) -> tuple[Report, Report, list[str]]:
    """Every book into its folder; the report of its PDF; and what hindered that."""
    report, printed, trouble = Report(), Report(), list[str]()
    names = Names()
    with Manifest(request.out) as manifest:
        for plan in opened.plans(request, date.today()):
            if request.anonymous:
                plan = _nameless(plan, names, manifest, report, trouble)
            with progress(plan.count, plan.book.file) as step:
                make(plan, manifest, report, pool, step)
        if office:
            with progress(len(report.sources), "PDF") as step:
                printed = make_pdf(manifest, report.sources, Settings(office, request.jobs), step)
    if manifest.trouble:
        trouble.append(f"{request.out / RECORD}: список сделанного не записан: {manifest.trouble}")
    return report, printed, trouble


def _nameless(plan: Plan, names: Names, manifest: Manifest, report: Report, trouble: list[str]) -> Plan:
    """The same plan of a book of codes; templates that name somebody themselves are left out and told."""
    done = anonymous(plan.book, plan.today)
    _check_is_apart(manifest, done)
    named = [kind for kind in plan.kinds if done.is_named_in(kind.template.source)]
    trouble += [NAMED.format(name=kind.template.name) for kind in named]
    report.replaced += told(done)
    folder = plan.folder
    if folder != plan.root:  # of one book of many
        folder = names.free(plan.root, safe_name(done.told(folder.name)))
    kinds = [kind for kind in plan.kinds if kind not in named]
    return replace(
        plan, book=done.book, kinds=kinds, folder=folder, choice=plan.choice.renumbered(done.number)
    )
