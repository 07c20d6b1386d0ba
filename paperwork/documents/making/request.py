"""What a person asks of a run: the book, the choice of documents and the place for them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from paperwork.book.period import Period
from paperwork.common.processors import processors
from paperwork.common.records import dataclass

# How many documents there are to be made of which book → a function to call after each.
Progress = Callable[[int, str], AbstractContextManager[Callable[[], None]]]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Other machines that make the books of a folder: the address of their scheduler.

    ``root`` is the folder that all machines share, which the others know as ``there``; ``certificates`` is
    a folder with what TLS needs;
    ``insecure``: a scheduler that anybody may reach is used too.
    """

    address: str
    root: Path | None = None
    there: str = ""
    certificates: Path | None = None
    insecure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks for: see the options of ``paperwork make``."""

    book: Path
    out: Path
    clients: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    paper_set: str | None = None  # of `SETS`; the named documents are made in addition
    templates: Path | None = None
    strict: bool = False
    jobs: int | None = None  # None: as many as pay
    password: str | None = None
    pdf: bool = False
    period: Period | None = None  # of the papers that tell of one; None: the last whole month
    anonymous: bool = False
    as_typed: bool = False  # the words as they are in the book
    draft: bool = False  # what is not filled in is named, and the files are called drafts
    on: date | None = None  # the papers as of this day; None: of today
    where: str = ""  # a condition for clients, in the expressions of templates
    zipped: bool = False  # the documents of a book in one .zip
    part: tuple[int, int] | None = None  # of a folder of books those whose numbers have this remainder
    cluster: Cluster | None = None  # None: this machine alone
    of_many: bool = False  # the book is one of a folder: who is named may be in another

    @property
    def day(self) -> date:
        """The day of which the papers tell."""
        return self.on or date.today()

    @property
    def processes(self) -> int:
        """How many processes there may be at most."""
        return self.jobs or processors()

    @property
    def choice(self) -> tuple[object, ...]:
        """What, beside the files, decides which documents are made.

        Not the password: the digest that is kept of all this would let it be tried out quickly.
        """
        wishes = self.clients, self.documents, self.strict, self.book.is_dir(), self.pdf
        looks = self.period, self.anonymous, self.as_typed, self.paper_set, self.zipped, self.draft
        return *wishes, *looks, self.on, self.where
