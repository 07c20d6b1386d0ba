"""Records from tables, Word forms and phone exports: sent, looked at, and then in the opened book."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from starlette.responses import Response

from paperwork.common.records import dataclass
from paperwork.intake.excel.container import SUFFIXES as WORKBOOKS
from paperwork.intake.foreign.column import COMPOSITE, Column
from paperwork.intake.foreign.memory import remember
from paperwork.intake.foreign.plan import Fate, Question, TablePlan, full_target
from paperwork.intake.foreign.report import MOST_ASKED, heading, row_lines
from paperwork.intake.incoming import NOTHING, RowPlace, Sent
from paperwork.intake.phone.plain import BESIDE, TABLES
from paperwork.intake.phone.tables import SUFFIXES as TEXTS
from paperwork.russian.numbers import counted
from paperwork.web.bringing import Bringing, bringing, brought, with_headers
from paperwork.web.open_book import OpenBook, opened
from paperwork.web.pages.start import NEW_NAME
from paperwork.web.shared import Later, Pages
from paperwork.web.submission import Submission, Upload, numbered

ACCEPTED = ",".join(sorted({*WORKBOOKS, *TEXTS, ".docx"}))
NO_FILE = "Выберите файл: таблицу .xlsx, .xls, .ods или .csv, заполненную форму Word или выгрузку с телефона."
MOST_PROBLEMS = 60
WAS = "was"  # begins the name of the field that holds what a column was taken for


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of a table on the page: its field, what it is taken for, and what it may be."""

    name: str
    column: Column
    value: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table on the page."""

    heading: str
    columns: Sequence[ColumnChoice]
    counts: Sequence[tuple[Fate, int]]
    rows: Sequence[str]
    questions: Sequence[tuple[str, Question]]
    more: int  # questions that are not asked


def importing(pages: Pages, submission: Submission) -> Response | Later:
    """Asks for files, shows what they would add, and adds it when that was confirmed."""
    uploads = submission.uploads("files")
    if uploads:
        return Later(lambda: _sent(pages, submission, uploads), may_be_left=True)
    memory = pages.memory
    if not submission.sent:
        return _page(pages)
    found, do = memory.bringing, submission.text("do")
    if found is None:
        return _page(pages, NO_FILE)
    if do == "drop":
        memory.bringing = None
        return pages.go("import")
    memory.bringing = _chosen(pages.opened, found, submission)
    return _done(pages, memory.bringing) if do == "bring" else pages.go("import")


def _sent(pages: Pages, submission: Submission, uploads: Sequence[Upload]) -> Response:
    """Looks at the files that have come; without an open book they are the beginning of a new one."""
    from paperwork.intake.excel.blank.book import blank_bytes  # most have a book already

    password = submission.text("password") or None
    sents = [Sent(name, upload.data, {}, password) for name, upload in numbered(uploads)]
    book = pages.memory.opened or opened(NEW_NAME, blank_bytes())
    found = bringing(book, sents)
    with pages.memory.lock:
        if pages.memory.opened is None:
            pages.memory.keep(book)
        pages.memory.bringing = found
    return pages.go("import")


def _page(pages: Pages, error: str = "") -> Response:
    book, found = pages.memory.opened, pages.memory.bringing
    if book and found and found.looked.opened is not book.book:  # the book was changed meanwhile
        found = pages.memory.bringing = bringing(book, found.sents, found.replacing, found.answers)
    problems = found.looked.problems if found else []
    return pages.page(
        "import",
        400 if error else 200,
        error=error,
        accepted=ACCEPTED,
        found=found,
        unread=found.looked.unread if found else [],
        counted_files=found.looked.counted if found else [],
        tables=[_view(at, plan) for at, plan in enumerate(found.looked.plans)] if found else [],
        problems=sorted(problems, key=lambda problem: not problem.is_error)[:MOST_PROBLEMS],
        left=max(len(problems) - MOST_PROBLEMS, 0),
        gains=bool(found and found.looked.found.edits),
        sheets=[schema.sheet.title for schema in TABLES],
        sheet=next((sent.sheet for sent in found.sents), "") if found else "",
        dates=next((sent.dates for sent in found.sents), "") if found else "",
    )


def _view(at: int, plan: TablePlan) -> TableView:
    fates = [row.fate for row in plan.rows]
    questions = [(f"q{at}.{question.place.row}", question) for question in plan.questions]
    return TableView(
        heading(plan),
        [_choice(at, plan, column) for column in plan.columns],
        [(fate, fates.count(fate)) for fate in Fate if fate in fates],
        list(row_lines(plan)),
        questions[:MOST_ASKED],
        max(len(questions) - MOST_ASKED, 0),
    )


def _choice(at: int, plan: TablePlan, column: Column) -> ColumnChoice:
    schema = plan.schema
    value = full_target(column, schema) if column.target else NOTHING
    options = [
        (NOTHING, "не вносить"),
        *((name, name) for name in COMPOSITE if "surname" in schema.by_name),
    ]
    options += [(item.header, item.header) for item in schema.fields]
    options += [
        (f"{other.sheet.title}: {item.header}", f"{item.header} (лист «{other.sheet.title}»)")
        for other in BESIDE.get(schema, ())
        for item in other.fields
        if item is not other.owner
    ]
    known = {text for text, _ in options}
    options += [
        (text, f"свой столбец «{text}»")
        for text in dict.fromkeys((column.header, value))
        if text and text not in known
    ]
    return ColumnChoice(f"c{at}.{column.position}", column, value, options)


def _chosen(book: OpenBook, found: Bringing, submission: Submission) -> Bringing:
    """The files read again with what the person has said of columns, rows, sheets and dates."""
    said: dict[tuple[str, str], str] = {}
    answers: dict[RowPlace, str] = dict(found.answers)
    for at, plan in enumerate(found.looked.plans):
        for column in plan.columns:
            name = f"c{at}.{column.position}"
            text = submission.text(name)
            if text and text != submission.text(f"{WAS}.{name}"):
                said[plan.file, column.header or column.letter] = text
        for question in plan.questions:
            text = submission.text(f"q{at}.{question.place.row}")
            if text in question.options:
                answers[question.place] = text
    sheet, dates = submission.text("sheet"), submission.text("dates")
    sents = [replace(sent, sheet=sheet, dates=dates) for sent in with_headers(found.sents, said)]
    return bringing(book, sents, bool(submission.text("replacing")), answers)


def _done(pages: Pages, found: Bringing) -> Response:
    book = pages.opened
    count = brought(book, found)
    pages.memory.bringing = None
    if book.home:
        with suppress(OSError):  # the next time the columns are chosen again
            remember(book.home.path, found.looked.plans)
    said = counted(count, "новая запись", "новые записи", "новых записей")
    how = "Сохраните книгу" if book.can_save else "Скачайте книгу"
    done = f"Внесено: {said}. {how}, чтобы они в ней остались."
    book.news = done if found.looked.found.edits else "Нового нет: книга осталась как была."
    return pages.go("clients")
