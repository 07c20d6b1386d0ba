"""What the page remembers: one opened casebook, in memory only, and dropped when it is not used for long."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from threading import Event, RLock
from typing import TYPE_CHECKING

from paperwork.common.records import dataclass
from paperwork.web.bringing import Bringing
from paperwork.web.checked import Checked
from paperwork.web.edited import AcceptedCell, EditedPapers
from paperwork.web.expected_pages import ExpectedPages
from paperwork.web.jobs import Job
from paperwork.web.open_book import OpenBook
from paperwork.web.own_paper import OwnPaper
from paperwork.web.theme import Theme

if TYPE_CHECKING:
    from paperwork.web.erasing import Erased

IDLE = 2 * 60 * 60.0  # seconds without any use after which the book is dropped
PREVIEWS = 6  # documents whose pages are kept


@dataclass
class Memory:
    """The one book that is open, its last previews, and when it was last used.

    ``own`` is the book that the program was started with, and ``templates`` the folder where templates of
    the person's own are kept, where there is one; ``is_fresh``: the page was not looked at yet.
    """

    clock: Callable[[], float] = time.monotonic
    idle: float = IDLE
    opened: OpenBook | None = None
    theme: Theme = Theme.SYSTEM
    own: Path | None = None
    templates: Path | None = None
    erased: Erased | None = None  # the client whose data were destroyed last
    bringing: Bringing | None = None  # what is to come into the book from files
    own_paper: OwnPaper | None = None  # of which a template is being made
    edited: EditedPapers | None = None  # documents corrected in Word, looked at
    accepted: list[AcceptedCell] = field(default_factory=list)  # what came from them last, to be taken back
    checked: Checked | None = None  # the template that was looked at last
    is_fresh: bool = True
    was_dropped: bool = False  # so that the page can say where the book has gone
    lock: RLock = field(default_factory=RLock)
    ending: Event = field(default_factory=Event)  # set when the program is to end
    leave: Callable[[], object] = lambda: None  # ends the program that serves the page
    previews: OrderedDict[str, list[bytes]] = field(default_factory=OrderedDict)  # digest → pages
    jobs: dict[str, Job] = field(default_factory=dict)  # by the place of the page that shows them
    expected: ExpectedPages = field(default_factory=ExpectedPages)
    _used: float = 0.0

    def keep(self, opened: OpenBook) -> None:
        """Remembers a book in place of the one before."""
        self.forget()
        self.opened = opened
        self.touch()

    def touch(self) -> None:
        """Notes that the page is used."""
        self._used = self.clock()

    def forget(self) -> None:
        """Drops the book and all that was made of it."""
        self.opened, self.was_dropped, self.bringing = None, False, None
        self.erased = self.own_paper = self.checked = self.edited = None
        self.accepted = []
        self.previews.clear()
        for place in list(self.jobs):
            self.cancel(place)

    @property
    def is_unused(self) -> bool:
        """Whether the page was not used for long."""
        return self.clock() - self._used > self.idle

    def forget_if_unused(self) -> None:
        """Drops a book that was not used for long."""
        with self.lock:
            if self.opened and self.is_unused:
                self.forget()
                self.was_dropped = True

    def begin(self, place: str, job: Job, work: Callable[[], object]) -> None:
        """Begins a job in place of the one before; what was already downloaded of others is dropped."""
        self.cancel(place)
        for other in [other for other, found in self.jobs.items() if found.was_taken or found.error]:
            del self.jobs[other]
        self.jobs[place] = job
        job.start(work, self.ending)

    def cancel(self, place: str) -> None:
        """Has the job of the place given up, and forgets it."""
        job = self.jobs.pop(place, None)
        if job:
            job.cancel()

    def note_preview(self, digest: str, pages: list[bytes]) -> None:
        """Keeps the pages of a document as long as the book is open and others do not push them out."""
        if self.opened:
            self.previews[digest] = pages
            while len(self.previews) > PREVIEWS:
                self.previews.popitem(last=False)
