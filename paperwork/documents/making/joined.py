"""All documents of one kind in one file: what ``paperwork join`` does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.atomic_files import check_is_new, write_new
from paperwork.common.emblem import Emblem
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights, rights_of
from paperwork.documents.catalogue import TemplateCatalogue, chosen, titles
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.making.opening import plan_of
from paperwork.documents.making.plan import Choice, Omission, Order, blocked
from paperwork.documents.making.reading import each_book
from paperwork.documents.making.report import Finished, Report, omission_lines, warning_lines
from paperwork.documents.making.request import Progress, Request
from paperwork.documents.making.summary import DOCUMENTS, NOTHING_MADE
from paperwork.documents.making.together import Together
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX, template_paths
from paperwork.intake.excel.reading.books import find_books
from paperwork.russian.numbers import counted
from paperwork.sheets.clients import Client
from paperwork.word import Joined

MOST_LISTS = 2000  # a little less than the lists whose numbers Word can show in one file
LONGEST_MARK = 40  # letters of a bookmark's name


def join(request: Request, progress: Progress) -> Finished:
    """Writes the documents of one kind (``request.documents``) into one file (``request.out``).

    Raises `PaperworkError` when the work cannot begin or the file cannot be written.
    """
    if request.out.suffix.lower() != SUFFIX:
        raise PaperworkError(f"{request.out}: имя файла должно оканчиваться на {SUFFIX}")
    check_is_new(request.out)
    paths = find_books(request.book)
    catalogue = TemplateCatalogue(_template(template_paths(request.templates), request.documents[0]))
    stack, together, stems = _Stack(request, catalogue, rights_of(paths)), Together(), set(catalogue.files)
    for book, numbers in each_book(paths, request, together):
        stack.add(book, numbers, progress)
        for sentence in catalogue.refusals([book], stems):
            together.hinder(sentence, book.file)
        together.warn(catalogue.warnings([book], stems))
    together.miss(request.clients, is_fatal=True)
    closing = [*stack.finish(), *warning_lines(list(together.of_templates))]
    failed = not stack.count or stack.report.failed or together.failed
    hindrances = list(together.hindrance_lines())
    return Finished(together.problems, hindrances, closing, failed, together.mentions, together.unshown)


def _template(files: dict[str, Path], name: str) -> dict[str, Path]:
    """The one template that is meant, by the name of its file or by its title."""
    wanted = fold(name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name)
    found = [stem for stem in files if fold(stem) == wanted] or chosen(list(files), titles(files), [name])
    if len(found) > 1:
        raise PaperworkError(
            f"«{name}» — название нескольких шаблонов: {', '.join(found)}; назовите файл одного"
        )
    return {found[0]: files[found[0]]}


OTHER_EMBLEM = "эмблема не та, что у книг до нее; соедините бумаги каждого учреждения отдельно"


@dataclass
class _Stack:
    """The documents in the order of the books and of their clients, and what was left out."""

    request: Request
    catalogue: TemplateCatalogue
    rights: Rights
    report: Report = field(default_factory=Report)
    _joined: Joined | None = None
    _emblem: Emblem | None = None
    _title: str = ""
    _marks: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many documents there are."""
        return self._joined.count if self._joined else 0

    def add(self, book: Book, numbers: Sequence[str], progress: Progress) -> None:
        """Adds the documents of a book, for these clients or for all."""
        for kind in self.catalogue.kinds(book):
            if not kind.per_client:
                raise PaperworkError(_made_once(kind))
            if self._joined and book.emblem != self._emblem:
                raise PaperworkError(f"{book.file}: {OTHER_EMBLEM}")
            self._joined, self._emblem = self._joined or Joined(kind.template), book.emblem
            self._title = kind.title
            folder = Path(safe_name(Path(book.file).stem)) if self.request.book.is_dir() else Path()
            choice = Choice.of([kind.name], numbers)
            plan = plan_of(book, [kind], replace(self.request, out=Path()), folder, choice)
            self.report.blocked += blocked(plan)
            self.report.untold += plan.untold
            with progress(plan.count, book.file) as step:
                for item in plan.steps():
                    self._take(item, self._joined)
                    step()

    def _take(self, item: Order | Omission, joined: Joined) -> None:
        """Adds one document; one that fails stops no other."""
        if isinstance(item, Omission):
            self.report.omissions.append(item)
            return
        template, client = item.kind.template, item.case.client
        try:
            joined.add(item.case.context(template.tags), self._mark(client), template)
        except PaperworkError as error:
            omission = Omission(item.kind.title, Path(item.path).parent, str(error), is_error=True)
            self.report.omissions.append(omission)

    def _mark(self, client: Client | None) -> str:
        """A bookmark by which the client is found in the long file, as «Соколова_12»."""
        words = (client.surname, client.file_number) if client else ()
        name = "_".join(re.findall(r"\w+", " ".join(word for word in words if word)))
        name = f"д_{name}" if not name[:1].isalpha() else name
        number, mark = 1, name[:LONGEST_MARK]
        while mark.casefold() in self._marks:
            number += 1
            mark = f"{name[: LONGEST_MARK - 1 - len(str(number))]}_{number}"
        self._marks.add(mark.casefold())
        return mark

    def finish(self) -> Iterator[str]:
        """Writes the file; what is to be said of it."""
        if not self._joined or not self._joined.count:
            yield NOTHING_MADE
        else:
            _check_lists(self._joined)
            write_new(self.request.out, self._joined.finish(), self.rights)
            yield f"Файл {self.request.out}: {counted(self.count, *DOCUMENTS)} «{self._title}»"
        yield from omission_lines(self.report, Path())


def _made_once(kind: DocumentKind) -> str:
    fix = f"сделайте его командой make с --document {kind.name}"
    return f"«{kind.title}» делается один раз, а не для каждого клиента: соединять нечего; {fix}"


def _check_lists(joined: Joined) -> None:
    """Raises for a file in which Word would lose the numbers of lists."""
    if joined.lists > MOST_LISTS:
        message = f"в файле было бы {counted(joined.lists, 'список', 'списка', 'списков')} с номерами"
        fix = "соедините документы частями, называя клиентов в --client"
        raise PaperworkError(f"{message}, а Word показывает номера не больше чем {MOST_LISTS}; {fix}")
