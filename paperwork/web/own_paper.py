"""A paper that somebody has typed, while a template is being made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from paperwork.book.casebook import Book
from paperwork.common.records import dataclass
from paperwork.web.open_book import OpenBook

if TYPE_CHECKING:  # for their shape alone: they are heavy
    from paperwork.documents.learning.learn import Learnt, Typed
    from paperwork.documents.learning.marks import Mark
    from paperwork.documents.learning.shown import Spot


@dataclass(frozen=True, eq=False)
class OwnPaper:
    """The paper, perhaps a second one of another client, and the template as it would be now.

    ``choices`` are the person's own: see `learn`; ``book`` is what the template was learnt with.
    """

    paper: Typed
    second: Typed | None
    learnt: Learnt
    book: Book
    title: str = ""
    choices: Mapping[int, str] = field(default_factory=dict)

    @property
    def spots(self) -> list[Spot]:
        """The marks in the order of the paper, those too that the person has refused."""
        return [
            piece.spot
            for line in self.learnt.lines
            for cell in line.cells
            for paragraph in cell
            for piece in paragraph
            if piece.spot
        ]

    @property
    def doubts(self) -> list[Spot]:
        """The marks of which there is more than one reading, and nobody has chosen yet."""
        return [spot for spot in self.spots if is_doubtful(spot)]


def is_doubtful(spot: Spot) -> bool:
    """Whether the person has still to say what is meant."""
    return not spot.is_left and not spot.mark.is_sure


def codes_of(mark: Mark) -> list[str]:
    """What may be chosen for a mark beside leaving the words: the code that it has first."""
    return list(dict.fromkeys([mark.code, *(candidate.code for candidate in mark.candidates)]))


def learnt_of(
    opened: OpenBook,
    paper: Typed,
    second: Typed | None,
    title: str = "",
    choices: Mapping[int, str] | None = None,
) -> OwnPaper:
    """The template out of the paper for the opened book. Raises `PaperworkError`."""
    from paperwork.documents.learning.learn import learn_of

    book = opened.usable
    learnt = learn_of(paper, book, opened.context.today, title, second, choices)
    return OwnPaper(paper, second, learnt, book, title, choices or {})


def learnt_again(opened: OpenBook, found: OwnPaper) -> OwnPaper:
    """The same for the book as it is now; without the choices where the places are others now.

    Raises `PaperworkError`.
    """
    again = learnt_of(opened, found.paper, found.second, found.title, found.choices)
    if [spot.mark.words for spot in again.spots] == [spot.mark.words for spot in found.spots]:
        return again
    return learnt_of(opened, found.paper, found.second, found.title)
