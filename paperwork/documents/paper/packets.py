"""How documents are arranged in packets: in which order, under which bookmarks, how often each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from paperwork.common.records import dataclass
from paperwork.documents.making.plan import INSTITUTION_FOLDER, Order
from paperwork.documents.order import place_of
from paperwork.documents.pdf.packet import BoundDocument
from paperwork.documents.pdf.pages import Extract
from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.sheets.people import name_of

TITLE = "Пакет документов"
BY_CLIENT, BY_DOCUMENT = "client", "document"
Printed = tuple[Order, Extract]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person wants of a packet: its order, and how many copies of which kinds (1 of the others)."""

    by: str
    copies: Mapping[str, int]

    def documents(self, printed: Sequence[Printed], several_books: bool) -> list[BoundDocument]:
        """The documents in the order of the packet, each copy an item of its own."""
        if self.by == BY_DOCUMENT:
            printed = sorted(printed, key=_place)
        return [
            document for order, pages in printed for document in self._copies(order, pages, several_books)
        ]

    def _copies(self, order: Order, pages: Extract, several_books: bool) -> Iterator[BoundDocument]:
        whose = _whose(order, several_books)
        chapter, title, heading = whose, order.kind.title, _named(order, several_books)
        if self.by == BY_DOCUMENT:
            chapter, title, heading = title, whose, title
        count = self.copies.get(order.kind.name, 1)
        for number in range(1, count + 1):
            copy = f", экземпляр {number} из {count}" if count > 1 else ""
            yield BoundDocument(chapter, title + copy, pages, heading)


def title_of(orders: Sequence[Order]) -> str:
    """«Пакет документов, дело № 12»; without the number where it is not one client's alone."""
    clients = {id(order.case.client): order.case.client for order in orders}
    client = next(iter(clients.values())) if len(clients) == 1 else None
    number = client.file_number if client else None
    return f"{TITLE}, дело №{NO_BREAK_SPACE}{number}" if number else TITLE


def _place(pair: Printed) -> tuple[bool, tuple[bool, int, str]]:
    """The institution's papers first, and all in their order, whoever lacks one of them."""
    kind = pair[0].kind
    return kind.per_client, place_of(kind.name)


def _whose(order: Order, several_books: bool) -> str:
    """The client with the file's number, or the institution; of several books with the name of theirs."""
    client = order.case.client
    parts = [client.file_number, str(name_of(client))] if client else [INSTITUTION_FOLDER]
    return _of_book(order, " ".join(part for part in parts if part), several_books)


def _named(order: Order, several_books: bool) -> str:
    """The same on a list: «Дело № 12, Соколова Вера»."""
    client = order.case.client
    if not client or not client.file_number:
        return _whose(order, several_books)
    name = str(name_of(client))
    number = f"Дело №{NO_BREAK_SPACE}{client.file_number}"
    return _of_book(order, f"{number}, {name}" if name else number, several_books)


def _of_book(order: Order, words: str, several_books: bool) -> str:
    return f"{Path(order.case.book.file).stem} — {words}" if several_books else words
