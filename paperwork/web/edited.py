"""Documents that a person has corrected in Word: what differs from the opened book, and its way into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.book.casebook import Book
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.documents.edits.cells import Proposal
from paperwork.documents.edits.compared import (
    EditedDocument,
    compare,
    kind_of_paper,
    mark_disputed,
    text_of,
)
from paperwork.documents.kinds import DocumentKind
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import OWNER
from paperwork.web.changes import put, rename
from paperwork.web.downloads import is_outdated
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.people import Person
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.status import case_of, person_of

UNKNOWN = "не видно, какая это бумага: выберите ее в списке"


@dataclass(frozen=True, slots=True)
class SentPaper:
    """A document that has come; its kind and whose it is, as far as the person has said that."""

    name: str
    data: bytes
    kind: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class EditedPaper:
    """A document beside what the book says now; ``is_outdated``: it was made before the book changed."""

    sent: SentPaper
    found: EditedDocument
    kind: DocumentKind | None = None
    person: Person | None = None
    is_outdated: bool = False

    @property
    def offered(self) -> list[tuple[int, Proposal]]:
        """What can be written into the book, with the number that each has."""
        return [(at, it) for at, it in enumerate(self.found.proposals) if it.cell and not it.why]

    @property
    def others(self) -> list[Proposal]:
        """What a person has to write, since no cell is certain."""
        return [it for it in self.found.proposals if not it.cell or it.why]


@dataclass(frozen=True, slots=True, eq=False)
class EditedPapers:
    """The documents that were sent, beside the book as it was then."""

    papers: Sequence[EditedPaper]
    book: Book


@dataclass(frozen=True, slots=True)
class AcceptedCell:
    """A cell that was written: what was in it and what is."""

    editor: SheetEditor
    row_editor: RowEditor
    name: str
    before: Cell
    now: Cell


def compared(opened: OpenBook, kinds: Sequence[DocumentKind], sent: Sequence[SentPaper]) -> EditedPapers:
    """What differs between the documents and the book as it is now."""
    papers = [_compared(opened, kinds, one) for one in sent]
    mark_disputed([paper.found for paper in papers])
    return EditedPapers(papers, opened.usable)


def _compared(opened: OpenBook, kinds: Sequence[DocumentKind], sent: SentPaper) -> EditedPaper:
    found, kind, row_editor = EditedDocument(sent.name), None, None
    try:
        kind = _kind_of(kinds, sent)
        row_editor = _client_of(opened, sent) if kind.per_client else None
        compare(found, kind, case_of(opened, row_editor), sent.data)
    except PaperworkError as error:
        found.trouble = str(error)
    if row_editor is None:
        return EditedPaper(sent, found, kind)
    return EditedPaper(sent, found, kind, person_of(opened, row_editor), is_outdated(opened, row_editor))


def _kind_of(kinds: Sequence[DocumentKind], sent: SentPaper) -> DocumentKind:
    """The kind that the person has chosen, or that the document is of. Raises `PaperworkError`."""
    chosen = next((kind for kind in kinds if kind.name == sent.kind), None)
    kind = chosen or kind_of_paper(sent.data, kinds)
    if kind is None:
        raise PaperworkError(UNKNOWN)
    return kind


def _client_of(opened: OpenBook, sent: SentPaper) -> RowEditor:
    """The row of the client whose document it is. Raises `PaperworkError` where that cannot be said."""
    from paperwork.documents.learning.whose import client_of

    client = client_of(opened.usable, text_of(sent.data), sent.client or None)
    return opened.editors[CLIENTS].by_row[client.row]


def accept(opened: OpenBook, proposals: Sequence[Proposal]) -> list[AcceptedCell]:
    """Writes the values into the opened book, which is not saved by that; returns what was written."""
    cells = list(_cells(opened, proposals))
    _write(opened, [(cell, cell.now) for cell in cells])
    return cells


def _cells(opened: OpenBook, proposals: Sequence[Proposal]) -> Iterator[AcceptedCell]:
    cells = dict.fromkeys((it.sheet, it.row, it.header, it.answer) for it in proposals)  # of two papers once
    for sheet, row, header, answer in cells:
        editor = opened.editors[sheet]
        row_editor = editor.row_editors[0] if editor.is_card else editor.by_row[row]
        name = next(item.name for item in editor.columns if fold(item.header) == fold(header))
        yield AcceptedCell(editor, row_editor, name, editor.cell(row_editor, name), answer)


def take_back(opened: OpenBook, cells: Sequence[AcceptedCell]) -> int:
    """Puts what was there before into the cells that nobody has changed since; returns how many."""
    same = [
        cell
        for cell in cells
        if cell.row_editor in cell.editor.row_editors
        and cell.editor.cell(cell.row_editor, cell.name) == cell.now
    ]
    _write(opened, [(cell, cell.before) for cell in same])
    return len(same)


def _write(opened: OpenBook, changes: Sequence[tuple[AcceptedCell, Cell]]) -> None:
    numbers = {row.key: (row, opened.number(row)) for row in opened.clients}
    for cell, value in changes:
        put(opened, cell.editor, cell.row_editor, cell.name, value)
    opened.refresh()
    for cell, _ in changes:
        if cell.editor.schema.sheet.title == CLIENTS and cell.name == OWNER:
            rename(opened, *numbers[cell.row_editor.key])
