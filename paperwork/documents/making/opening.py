"""The books and the templates of a run, opened and chosen; a wish that names nothing is refused."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.errors import Problem
from paperwork.common.memory import give_back
from paperwork.common.records import dataclass
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.making.plan import Choice, Plan
from paperwork.documents.making.reading import books_of, numbers_of, numbers_there
from paperwork.documents.making.report import Report
from paperwork.documents.making.request import Request
from paperwork.documents.names import Names, safe_name
from paperwork.documents.order import set_of
from paperwork.intake.excel.container import Submit
from paperwork.sheets.answers.codes import same
from paperwork.sheets.people import name_of


@dataclass(frozen=True, slots=True)
class Opened:
    """The books that can be read, with their problems, the templates for them, and what is asked for."""

    books: Sequence[Book]
    problems: Sequence[Problem]
    catalogue: TemplateCatalogue
    choice: Choice
    numbers: Sequence[str] = ()  # of the clients who are asked for; empty where one is in another book

    @property
    def mentions(self) -> list[Problem]:
        """The warnings because of which papers say a code in place of a name."""
        return [problem for book in self.books for problem in book.mentions]

    def plans(self, request: Request) -> Iterator[Plan]:
        """What is to be made of each book: with a folder of books each in a folder of its own."""
        names = Names()
        for book in self.books:
            stem = safe_name(Path(book.file).stem)
            place = names.free(request.out, stem) if request.book.is_dir() else request.out
            kinds = self.catalogue.kinds(book, self.choice.kinds)
            yield plan_of(book, kinds, request, place, self.choice)

    def failed(self, report: Report) -> bool:
        """Whether something is to be mended: in the books, or because of what was not made."""
        return report.failed or any(problem.is_error for problem in self.problems)


def plan_of(book: Book, kinds: Sequence[DocumentKind], request: Request, place: Path, choice: Choice) -> Plan:
    """What is to be made of one book, for the clients for whom the condition holds.

    Raises `PaperworkError` for a condition that is no good.
    """
    untold: list[str] = []
    if request.where:
        from paperwork.documents.find import asks_for_ended, by_condition

        fits, unknown = by_condition(book, request.where, request.day)
        fitting = {same(client.file_number) for client in fits}
        clients = frozenset(fitting & choice.clients if choice.clients else fitting)
        of_ended = asks_for_ended(request.where)
        choice = replace(choice, clients=clients, is_narrow=True, is_of_ended=of_ended)
        untold = [f"{client.file_number or ''} {name_of(client)}".strip() for client in unknown]
    period, day = request.period, request.day
    return Plan(book, kinds, request.out, place, day, choice, period, request.as_typed, untold)


def open_books(
    request: Request, paths: Sequence[Path], catalogue: TemplateCatalogue, submit: Submit | None = None
) -> Opened:
    """Reads the books and compiles the templates. Raises `PaperworkError` for a wish that names nothing."""
    books, problems = books_of(paths, request, submit)
    if request.of_many:
        numbers = numbers_there(books[0], request.clients)
    else:
        numbers = numbers_of(books, request.clients)
        gc.freeze()  # the books stay to the end: looking through them for garbage would be in vain
    give_back()
    stems = chosen_stems(request, catalogue)
    choice = Choice.of(stems, [number for number in numbers if number], are_named=bool(request.documents))
    for book in books:
        catalogue.kinds(book, choice.kinds)
    return Opened(books, problems, catalogue, choice, numbers)


def chosen_stems(request: Request, catalogue: TemplateCatalogue) -> Sequence[str]:
    """The templates that are asked for. Raises `PaperworkError` for a name that is not there."""
    stems = set_of(request.paper_set, catalogue.files) if request.paper_set else ()
    return [*stems, *catalogue.chosen(request.documents)] if request.documents or not stems else stems
