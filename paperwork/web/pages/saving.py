"""The opened book goes out: into its own file, as a download, or out of memory."""

from __future__ import annotations

import re

from starlette.responses import Response

from paperwork.web.home import ChangedOutsideError, HomeState
from paperwork.web.outcome import MEDIA, changed_book
from paperwork.web.pages.start import FORGET, would_lose
from paperwork.web.shared import Pages, attached
from paperwork.web.submission import MissingError, Submission

ANYWAY = "anyway"  # the button by which a person has the file replaced that was changed outside
CLOSE = "close"
PLACE = re.compile(r"[a-z]+(?:/[a-z0-9_]+)*")  # a page that the book may be saved from
SAVED = "Книга сохранена в файл «{}»."
ENDED = "Программа закончила работу"
CLOSE_IT = "Эту вкладку можно закрыть."
LATER = "Изменений книги нет в вашем файле: при следующем запуске страница предложит их открыть. " + CLOSE_IT
COPIED = "Книга сохранена в файл «{}». Какой она была, лежит рядом: «{}»."


def save(pages: Pages, submission: Submission) -> Response:
    """Writes the book into its own file, with a copy of the one before; then the page it was asked from."""
    opened = pages.opened
    if opened.home is None or not opened.can_save:
        raise MissingError
    _, data = changed_book(opened)
    try:
        copy = opened.home.write(data, bool(submission.text(ANYWAY)))
    except ChangedOutsideError:
        return outside(pages, submission)
    opened.is_saved = True
    if submission.text(CLOSE):
        pages.memory.forget()
        return pages.go("")
    name = opened.home.path.name
    opened.news = COPIED.format(name, copy.name) if copy else SAVED.format(name)
    back = submission.text("back")
    return pages.go(back if PLACE.fullmatch(back) else "clients")


def outside(pages: Pages, _submission: Submission) -> Response:
    """Says that the file was changed by somebody else, and what can be done."""
    home = pages.opened.home
    if home is None or home.state is not HomeState.CHANGED:
        return pages.go("clients")
    return pages.page("outside", 409, anyway=ANYWAY, forget=FORGET)


def download(pages: Pages, _submission: Submission) -> Response:
    """The book with all changes, to be saved; of a book with a file of its own it is one more copy."""
    opened = pages.opened
    name, data = changed_book(opened)
    if not opened.can_save or (opened.home and opened.home.state is HomeState.GONE):
        opened.is_saved = True
    return attached(name, data, MEDIA[name.rpartition(".")[2]])


def close(pages: Pages, submission: Submission) -> Response:
    """Takes the book out of memory."""
    if would_lose(pages, submission):
        return pages.page("close", forget=FORGET, close=CLOSE)
    pages.memory.forget()
    return pages.go("")


def end(pages: Pages, _submission: Submission) -> Response:
    """Ends the program; what is in no file of the person's is kept for the next start."""
    opened = pages.memory.opened
    pages.memory.leave()
    return pages.bare((200, ENDED, LATER if opened and not opened.is_saved else CLOSE_IT))
