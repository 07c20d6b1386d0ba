"""Every paper of every book as a Word file, named by the paper, the input and the person."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from paper_books import INSTITUTION, LARGE, ON, PEOPLE, Sheets, Size, bare, full, iso, read, usual

from paperwork.book.casebook import Book
from paperwork.book.period import month
from paperwork.case.context import ClientContext
from paperwork.case.statistics.due import AHEAD, Due, Matter, due
from paperwork.common.resources import folder
from paperwork.documents.blank import paper_blank
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.due_list import list_bytes
from paperwork.documents.erase import erasure
from paperwork.documents.find import LAST_DAY, answer
from paperwork.documents.found_list import list_bytes as found_bytes
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.letterhead import NOBODY, Letterhead, letterhead_of
from paperwork.documents.order import PRACTICE
from paperwork.documents.paper.control_list import Contents
from paperwork.documents.pdf.packet import BoundDocument
from paperwork.documents.pdf.pages import Extract
from paperwork.documents.template_files import template_paths
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client

PERIOD = month(f"{ON:%Y-%m}")
INPUTS = ("usual", "bare", "full", "blank")
TEMPLATES = template_paths(folder("templates") / "more")  # with the samples of regional forms
LISTS = ("due_list", "control_list", "found_list", "destruction_act")
OF_PRACTICE = PRACTICE  # its report takes in the papers of a client
PAGES = {  # of the papers of a usual client; two of the others
    "consent": 1,
    "service_plan": 4,
    "service_list": 1,
    "contact_schedule": 1,
    "delivery_check": 1,
    "practice_report": 16,
    "practice_diary": 5,
    "request_journal": 1,
}
CHAPTERS = 6  # of the control list of a full book: as of so many clients
EVERYBODY = f"клиент.фамилия or {LAST_DAY}"  # those too whom nobody serves any more
Make = Callable[[], bytes]


def papers(inputs: tuple[str, ...] = INPUTS, size: Size = LARGE, people: bool = True) -> dict[str, Make]:
    """How each paper is made, by «paper-input» or «paper-input-person»."""
    books: dict[str, Callable[[], Sheets]] = {"usual": usual, "bare": bare, "full": partial(full, size)}
    found: dict[str, Make] = {}
    for name in inputs:
        if name == "blank":
            found |= _blanks()
        else:
            sheets = books[name]()
            found |= of_book(name, sheets, read(sheets), people and name == "usual")
    return found


def of_book(name: str, sheets: Sheets, book: Book, people: bool = False) -> dict[str, Make]:
    """The papers of the first client and of the institution; with ``people`` those of others too."""
    kinds = TemplateCatalogue(TEMPLATES).kinds(book)
    assert len(kinds) == len(TEMPLATES)
    first = book.clients[0]
    found: dict[str, Make] = {
        f"{kind.name}-{name}": partial(_made, kind, book, first if kind.per_client else None)
        for kind in kinds
    }
    for person, file_number in PEOPLE.items() if people else ():
        client = next(client for client in book.clients if client.file_number == file_number)
        found |= {
            f"{kind.name}-{name}-{person}": partial(_made, kind, book, client)
            for kind in kinds
            if kind.per_client and kind.name not in OF_PRACTICE
        }
    found[f"due_list-{name}"] = lambda: list_bytes(due(book, ON, AHEAD), [book], ON, AHEAD)
    found[f"control_list-{name}"] = lambda: _control_list(book, kinds, CHAPTERS if name == "full" else 1)
    found[f"found_list-{name}"] = lambda: _found_list(book)
    found[f"destruction_act-{name}"] = lambda: _act(sheets, first)
    return found


def _made(kind: DocumentKind, book: Book, client: Client | None) -> bytes:
    case = ClientContext(book, ON, client, period=PERIOD)
    return kind.template.render(case.context(kind.template.tags))


def _control_list(book: Book, kinds: list[DocumentKind], times: int) -> bytes:
    """The list in front of a packet with every paper of every client, so long as they usually are."""
    bound = [
        BoundDocument(heading, kind.title, Extract(Path(), 0, PAGES.get(kind.name, 2)), heading + mark)
        for mark in ("", *(f" (комплект {number})" for number in range(2, times + 1)))
        for heading, kind in _packet(book, kinds)
    ]
    return _list_of(bound, letterhead_of([book]))


def _found_list(book: Book) -> bytes:
    """Who may be entitled to the service that the list has first, and who has it; all where nobody may."""
    service = next((row.service for row in book.all(CatalogueService)), None)
    found = answer(book, service, None, ON)
    return found_bytes([(book, found if found.count else answer(book, None, EVERYBODY, ON))], ON)


def _list_of(documents: list[BoundDocument], letterhead: Letterhead) -> bytes:
    contents = Contents(documents, letterhead, "client", duplex=False, day=ON)
    return contents.document(contents.guess)


def control_lists(lengths: Iterable[int]) -> dict[str, Make]:
    """Control lists of so many documents, of three clients: where the last row and the signature part."""
    found: dict[str, Make] = {}
    for length in lengths:
        bound = [
            BoundDocument("", "План", Extract(Path(), 0, 2), f"Дело № {number * 3 // length}")
            for number in range(length)
        ]
        letterhead = Letterhead(NOBODY | {"полное_наименование": INSTITUTION})
        found[f"control_list-{length} documents"] = partial(_list_of, bound, letterhead)
    return found


def due_lists(lengths: Iterable[int]) -> dict[str, Make]:
    """Lists of so many things to do, of two lines each: where their last row fills a page."""
    item = Due(ON, Matter.CONTACT, "12", "Совет ветеранов города Светлоозерска", "", "", is_late=False)
    return {
        f"due_list-{length} things": partial(list_bytes, [item] * length, [], ON, AHEAD) for length in lengths
    }


def _packet(book: Book, kinds: list[DocumentKind]) -> Iterator[tuple[str, DocumentKind]]:
    yield from (("Учреждение", kind) for kind in kinds if not kind.per_client)
    for client in book.clients:
        heading = f"Дело № {client.file_number}, {client.surname} {client.given_name}"
        yield from ((heading, kind) for kind in kinds if kind.per_client)


def _act(sheets: Sheets, client: Client) -> bytes:
    cards = {schema.sheet.title for schema in SCHEMAS if schema.sheet.layout is SheetLayout.CARD}
    content = {title: rows[0] if title in cards else rows for title, rows in sheets.items() if rows}
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "casebook.json"
        path.write_text(json.dumps(content, default=iso), encoding="utf-8")
        return erasure(path, client.file_number or "").act(ON)


def _blanks() -> dict[str, Make]:
    """Every blank, without and with the letterhead of a book."""
    book = read(usual())
    files = TEMPLATES
    plain: dict[str, Make] = {f"{name}-blank": partial(paper_blank, name, files) for name in files}
    return plain | {f"{name}-blank-book": partial(paper_blank, name, files, book) for name in files}
