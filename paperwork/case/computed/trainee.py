"""Who signs a client's paper where a student has drawn it up: himself and the head of his practice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.practice import Practice
from paperwork.sheets.programmes import Programme


def _signers(book: Book, _client: Client, _today: date) -> Iterator[Row]:
    """The names on the card «Практика», where it is filled in."""
    card = book.card(Practice)
    if isinstance(card, Practice):
        yield {"студент": card.student, "руководитель": card.place_head, "есть": True}


def _drawn_up_by(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """Those names where the client's programme of help may be the student's.

    Who was not there yet on its day, or had left, has not drawn it up; without a day he may have.
    """
    card = book.card(Practice)
    heads = book.of_client(schema_of(Programme), client.file_number)
    days = [head.drawn_up for head in heads if isinstance(head, Programme) and head.drawn_up]
    if isinstance(card, Practice) and all(_is_within(day, card) for day in days):
        yield {"студент": card.student, "руководитель": card.place_head}


def _is_within(day: date, card: Practice) -> bool:
    """Whether the day lies within the practice, as far as its days are known."""
    return (card.start or day) <= day <= (card.end or day)


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
AUTHOR = ComputedTable(
    tag="составитель_программы",
    title="Студент, который составил программу помощи на практике: ее дата – день практики или не указана",
    columns={"студент": "Студент", "руководитель": "Руководитель практики от учреждения"},
    rows=_drawn_up_by,
    reads=(Programme,),
    of_cards=True,
    single=True,
)
