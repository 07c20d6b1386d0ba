"""One run of the whole job: from the workbooks to the documents on disk and what is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from paperwork.anonymous.book import Anonymous, anonymous, told
from paperwork.casebook import Book, same
from paperwork.errors import PaperworkError, Problem
from paperwork.intake.excel.read import find_books, read_book
from paperwork.naming import nearest
from paperwork.output.again import LastRun, forget, last_run, stamp_of
from paperwork.output.batch import Choice, Plan, Report, make
from paperwork.output.kinds import Shelf, chosen, template_files, titles
from paperwork.output.naming import Names, safe_name
from paperwork.output.processes import give_back_memory
from paperwork.output.report import closing_lines, report_lines
from paperwork.output.store import RECORD, Store
from paperwork.resources import folder

NAMED = "{name}: в самом шаблоне или в его свойствах стоит имя из книги; уберите его, бумаг по нему нет"

# How many documents there are to be made of which book → a function to call after each.
Progress = Callable[[int, str], AbstractContextManager[Callable[[], None]]]


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for: see the options of ``paperwork make``."""

    book: Path
    out: Path
    clients: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    templates: Path | None = None
    strict: bool = False
    anonymous: bool = False
    jobs: int = 1
    password: str | None = None

    @property
    def choice(self) -> tuple[object, ...]:
        """What, beside the files, decides which documents are made."""
        wanted = (self.clients, self.documents, self.strict, self.anonymous)
        return *wanted, self.password, self.book.is_dir()


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
        with Store(request.out) as store:
            known = last_run(store, stamp)
        if known:
            closing = closing_lines(request.out, known.documents, known.closing)
            return Finished((), (), list(closing), failed=False)
    return _run(request, paths, Shelf(files), stamp, progress)


def _run(request: Request, paths: Sequence[Path], shelf: Shelf, stamp: str, progress: Progress) -> Finished:
    books, problems = _books(paths, request)
    _check_clients(books, request.clients)
    give_back_memory()
    for extra in [item.extra for item in books] or [{}]:
        shelf.kinds(extra)
    choice = Choice.of(shelf.chosen(request.documents), request.clients)
    report, trouble = _make_all(books, shelf, request, choice, progress)
    hindrances = shelf.refusals(books, choice.kinds) + trouble
    failed = report.failed or bool(hindrances) or any(problem.is_error for problem in problems)
    closing = list(report_lines(report, request.out))
    if failed or problems:
        forget(request.out)
    else:
        LastRun(stamp, report.count, tuple(report_lines(report.unneeded, request.out))[1:]).keep(request.out)
    return Finished(problems, hindrances, closing, failed)


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


def _books(paths: Sequence[Path], request: Request) -> tuple[list[Book], list[Problem]]:
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


def _check_clients(books: Iterable[Book], numbers: Iterable[str]) -> None:
    clients = (client for book in books for client in (*book.clients, *book.blocked))
    known = {same(client.file_number): client.file_number for client in clients}
    for number in numbers:
        if same(number) not in known:
            near = nearest(number, [text for text in known.values() if text], closeness=50)
            guess = f"; похоже на «{near}»" if near else "; номера дел — на листе «Клиенты»"
            raise PaperworkError(f"клиента с делом «{number}» нет{guess}")


def _check_is_apart(store: Store, done: Anonymous) -> None:
    """An anonymous copy beside the papers with names would hide nothing."""
    if any(done.told(path) != path for path in store.entries):
        raise PaperworkError(
            f"{store.folder}: здесь уже лежат документы с именами; назовите для обезличенных другую папку"
        )


def _make_all(
    books: Sequence[Book], shelf: Shelf, request: Request, choice: Choice, progress: Progress
) -> tuple[Report, list[str]]:
    """Every book into its folder; and what hindered that."""
    report, trouble = Report(), []
    names = Names()
    today = date.today()
    with Store(request.out) as store:
        for book in books:
            stem, kinds, wanted = Path(book.file).stem, shelf.kinds(book.extra), choice
            if request.anonymous:
                done = anonymous(book, today)
                _check_is_apart(store, done)
                named = [kind for kind in kinds if done.is_named_in(kind.template.source)]
                trouble += [NAMED.format(name=kind.template.name) for kind in named]
                kinds = [kind for kind in kinds if kind not in named]
                book, stem, wanted = done.book, done.told(stem), choice.renumbered(done.number)
                report.replaced += told(done)
            place = names.free(request.out, safe_name(stem)) if request.book.is_dir() else request.out
            plan = Plan(book, kinds, request.out, place, today, wanted)
            with progress(plan.count, plan.book.file) as step:
                make(plan, store, report, request.jobs, step)
    if store.trouble:
        trouble.append(f"{request.out / RECORD}: список сделанного не записан: {store.trouble}")
    return report, trouble
