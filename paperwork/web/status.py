"""What is ready, what is missing and what is wrong: of each document and of each client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext
from paperwork.case.statistics.due import next_review
from paperwork.common.errors import PaperworkError
from paperwork.documents.conditions import blocking_errors, lacking
from paperwork.documents.kinds import DocumentKind
from paperwork.russian.names import surname_initials
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER
from paperwork.sheets.clients import Client
from paperwork.sheets.people import NAME_PARTS, name_of
from paperwork.sheets.specialists import Specialist
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.people import Paper, Person, State
from paperwork.web.sheet_editor import RowEditor, display


def case_of(opened: OpenBook, row_editor: RowEditor | None) -> ClientContext:
    """The case of a client's row; of the whole book without one.

    Raises `PaperworkError` where the client's data may not be used: no paper of him is shown or made.
    """
    if row_editor and (why := opened.why_blocked(row_editor)):
        raise PaperworkError(f"Обработка данных этого клиента не разрешена ({why}): документов не будет")
    client = opened.record(opened.editors[CLIENTS], row_editor) if row_editor else None
    known = client if isinstance(client, Client) else None
    return ClientContext(opened.usable, opened.context.today, known, opened.period)


def papers(kinds: Iterable[DocumentKind], case: ClientContext) -> list[Paper]:
    """The documents of the case, ready or not."""
    return [_paper(kind, case) for kind in kinds if kind.per_client == (case.client is not None)]


def _paper(kind: DocumentKind, case: ClientContext) -> Paper:
    need = lacking(kind, case)
    if need:
        return Paper(kind, State.MISSING, need)
    problems = blocking_errors(kind, case)
    return Paper(kind, State.WRONG if problems else State.READY, problems=problems)


def person_of(opened: OpenBook, row_editor: RowEditor) -> Person:
    """The person of a client's row, as far as it names one."""
    number = _text(opened, row_editor, OWNER)
    return Person(row_editor.key, number, _name(opened, row_editor), blocked=opened.why_blocked(row_editor))


def _name(opened: OpenBook, row_editor: RowEditor) -> str:
    parts = (_text(opened, row_editor, name) for name in NAME_PARTS)
    return " ".join(part for part in parts if part) or "Имя не вписано"


def _text(opened: OpenBook, row_editor: RowEditor, name: str) -> str:
    editor = opened.editors[CLIENTS]
    item = editor.columns[editor.position[name]]
    return display(item, editor.cell(row_editor, name), opened.context)


def people(opened: OpenBook) -> list[Person]:
    """All clients with how much there is to mend, who is in charge and when the plan is reviewed.

    They are kept until the book changes, their documents not: see `papers_of`.
    """
    if not opened.people:
        counts, specialists = _counted(opened), _specialists(opened)
        opened.people = [_line(opened, row_editor, counts, specialists) for row_editor in opened.clients]
    return opened.people


def _line(
    opened: OpenBook,
    row_editor: RowEditor,
    counts: Counter[tuple[int, bool]],
    specialists: Mapping[str, tuple[int, str]],
) -> Person:
    person = person_of(opened, row_editor)
    client = opened.record(opened.editors[CLIENTS], row_editor)
    if person.blocked or not isinstance(client, Client):
        return person
    in_charge, name = specialists.get(same(client.specialist), (0, client.specialist or ""))
    return replace(
        person,
        errors=counts[row_editor.key, True],
        warnings=counts[row_editor.key, False],
        specialist=name,
        in_charge=in_charge,
        review=next_review(opened.usable, client, opened.context.today),
        ended=client.ended if client.has_ended(opened.context.today) else None,
    )


def _specialists(opened: OpenBook) -> dict[str, tuple[int, str]]:
    """The key of the row and the name of each specialist by his code; of the first one, where two have it."""
    editor = opened.editors[Specialist.sheet.title]
    return {
        same(record.code): (editor.by_row[record.row].key, surname_initials(name_of(record)))
        for record in reversed(editor.records)
        if isinstance(record, Specialist) and record.code
    }


def _fitting(kinds: Iterable[DocumentKind], book: Book) -> list[DocumentKind]:
    """The kinds without those of a student's practice, where the book has none: no one waits for them."""
    return [
        kind
        for kind in kinds
        if not kind.occasions or any(book.all(schema.record) for schema in kind.occasions)
    ]


def papers_of(opened: OpenBook, kinds: Sequence[DocumentKind], row_editor: RowEditor) -> list[Paper]:
    """The documents of one client, kept until the book changes."""
    found = opened.papers.get(row_editor.key)
    if found is None:
        case = case_of(opened, row_editor)
        found = opened.papers[row_editor.key] = papers(_fitting(kinds, case.book), case)
    return found


def _counted(opened: OpenBook) -> Counter[tuple[int, bool]]:
    """How many errors and warnings there are on the rows of each client, by the key of his row."""
    counts: Counter[tuple[int, bool]] = Counter()
    for (key, _), problems in opened.located.items():
        found = opened.row_editor(key)
        owner = opened.client_of(*found) if found else None
        for problem in problems if owner else ():
            counts[owner.key, problem.is_error] += 1  # type: ignore[union-attr]  # there is one
    return counts
