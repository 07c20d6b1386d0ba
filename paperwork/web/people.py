"""What the page says of a client and of a document: plain records, without the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.documents.kinds import DocumentKind


class State(StrEnum):
    """What can be said of a document."""

    READY = "ready"
    WRONG = "wrong"
    MISSING = "missing"


# of papers of any gender
WORDS = {State.READY: "можно печатать", State.WRONG: "есть ошибки", State.MISSING: "нечего печатать"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a client or of the institution: whether it can be made, and why not."""

    kind: DocumentKind
    state: State
    why: str = ""
    problems: Sequence[Problem] = ()

    @property
    def word(self) -> str:
        """The state in a word."""
        return WORDS[self.state]


@dataclass(frozen=True, slots=True)
class Person:
    """A client as the list shows him.

    ``blocked`` is why his data may not be used; ``in_charge`` the key of his specialist's row, 0 without one;
    ``ended`` the last day of a service that is over.
    """

    key: int
    number: str
    name: str
    blocked: str = ""
    errors: int = 0
    warnings: int = 0
    specialist: str = ""
    in_charge: int = 0
    review: date | None = None
    ended: date | None = None
