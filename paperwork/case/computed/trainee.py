"""Who signs a client's paper where a student has drawn it up: himself and the head of his practice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.sheets.clients import Client
from paperwork.sheets.practice import Practice


def _signers(book: Book, _client: Client, _today: date) -> Iterator[Row]:
    """The names on the card «Практика», where it is filled in."""
    card = book.card(Practice)
    if isinstance(card, Practice):
        yield {"студент": card.student, "руководитель": card.place_head, "есть": True}


# Read as a table of its own and not as the card: a paper that reads the card is made for a practice alone.
TRAINEE = ComputedTable(
    tag="практикант",
    title="Студент, который составил документ на практике",
    columns={
        "студент": "Студент",
        "руководитель": "Руководитель практики от учреждения",
        "есть": "Заполнен ли лист «Практика»: документ учебный",
    },
    rows=_signers,
    reads=(),
    of_cards=True,
    single=True,
)
