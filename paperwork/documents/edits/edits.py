"""The whole job of `paperwork edits`: what people have changed in Word, and its way back into the book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.edits.cells import Proposal
from paperwork.documents.edits.compared import EditedDocument, compare, mark_disputed
from paperwork.documents.folder.manifest import RECORD, Manifest, read_entries
from paperwork.documents.folder.writing import Entry, is_as_written
from paperwork.documents.making.opening import open_books
from paperwork.documents.making.plan import Order
from paperwork.documents.making.renderer import digest
from paperwork.documents.making.request import Request
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.amending.amend import RowEdit, amended
from paperwork.intake.excel.amending.changing import changing, write_with_copy
from paperwork.intake.excel.container import container_of, read_bytes
from paperwork.intake.excel.reading.read import book_of
from paperwork.sheets.answers.cells import Cell

NEWER = (
    "книга изменилась после того, как бумага сделана: сравнение с тем, что в книге теперь; в книгу не пишется"
)


@dataclass
class Edits:
    """Everything that was found in the folder, and the book with which it was compared."""

    documents: list[EditedDocument]
    data: bytes  # the book as it was compared

    def accepted(self) -> dict[tuple[str, int], dict[str, Cell]]:
        """What can be written into the book: answers by sheet and row."""
        found: dict[tuple[str, int], dict[str, Cell]] = {}
        for document in self.documents:
            for it in document.proposals:
                if it.cell and not it.why:
                    found.setdefault((it.sheet, it.row), {})[it.header] = it.answer
        return found

    @property
    def count(self) -> int:
        """How many cells would change."""
        return sum(map(len, self.accepted().values()))


def edits_in(request: Request) -> Edits:
    """What differs between the documents of the folder and the book they were made of.

    Raises `PaperworkError` where the book cannot be read or nothing was made in the folder.
    """
    entries = read_entries(request.out / RECORD)
    if not entries:
        raise PaperworkError(f"{request.out}: бумаг программы здесь нет; назовите папку, где они сделаны")
    data = read_bytes(request.book)
    opened = open_books(request, [request.book], TemplateCatalogue(template_paths(request.templates)))
    orders = {
        item.path: item
        for plan in opened.plans(request)
        for item in plan.steps()
        if isinstance(item, Order) and item.path in entries
    }
    found = [
        _compared(request, entries[path], order)
        for path, order in orders.items()
        if _is_edited(request, entries[path])
    ]
    mark_disputed(found)
    return Edits(found, data)


def _is_edited(request: Request, entry: Entry) -> bool:
    place = request.out / entry.path
    with suppress(OSError):
        return place.is_file() and not is_as_written(place, entry)
    return False


def _compared(request: Request, entry: Entry, order: Order) -> EditedDocument:
    kind, case = order.kind, order.case
    found = EditedDocument(entry.path)
    found.is_of_older_book = digest(kind, case.context(kind.template.tags)) != entry.inputs
    try:
        compare(found, kind, case, read_bytes(request.out / entry.path))
    except PaperworkError as error:
        found.trouble = str(error)
    if found.is_of_older_book:
        found.proposals = [replace(item, why=item.why or NEWER) for item in found.proposals]
    return found


def accept(request: Request, found: Edits) -> Path | None:
    """Writes what is proposed into the book; returns its copy as it was, None where nothing is new.

    The documents from which it came count as made from then on, so `make` leaves them as they are.
    Raises `PaperworkError` where the book cannot be written to.
    """
    answers = found.accepted()
    if not answers:
        return None
    sheets = dict.fromkeys(title for title, _ in answers)
    # all rows have to be named, those of blocked clients too: what is not named is removed
    whole = book_of(container_of(request.book.name, found.data, request.password))
    edits = {
        title: [RowEdit(row.row, answers.get((title, row.row), {})) for row in whole.records[title]]
        for title in sheets
    }
    with changing(request.book) as place:
        changed = amended(found.data, request.book.name, edits)
        copy = write_with_copy(request.book, place, found.data, changed)
    _settle(request, found)
    return copy


def _settle(request: Request, found: Edits) -> None:
    """Notes the documents as made of the book as it is now, where all of their values went there."""
    done = {
        item.path for item in found.documents if item.proposals and not any(it.why for it in item.proposals)
    }
    opened = open_books(request, [request.book], TemplateCatalogue(template_paths(request.templates)))
    with Manifest(request.out) as manifest:
        for plan in opened.plans(request):
            for order in plan.steps():
                if isinstance(order, Order) and order.path in done:
                    inputs = digest(order.kind, order.case.context(order.kind.template.tags))
                    manifest.note(manifest.place(order.path).taken_over(inputs))


def lines_of(found: Edits) -> Iterator[str]:
    """What was found, for a person: document by document."""
    for document in found.documents:
        yield document.path
        if document.trouble:
            yield f"  не сравнить: {document.trouble}"
        for item in document.proposals:
            yield f"  {_place(item)}: «{item.before}» → «{item.now}»{f' — {item.why}' if item.why else ''}"
        for change in document.form:
            yield f"  слова самой бумаги: «{change.before}» → «{change.now}»"
        if not (document.trouble or document.proposals or document.form):
            yield "  слова те же: изменен только вид"


def _place(item: Proposal) -> str:
    if not item.sheet:
        return "посчитанное"
    cell = f", {item.cell}" if item.cell else ""
    return f"лист «{item.sheet}»{cell}{f' ({item.header})' if item.header else ''}"
