"""The first page: a casebook is opened or begun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.responses import Response

from paperwork.common.resources import sample_data
from paperwork.intake.excel.container import LARGEST_FILE, WRONG_PASSWORD, LockedError
from paperwork.russian.dates import moment
from paperwork.web.access import LARGEST_BODY
from paperwork.web.home import Home
from paperwork.web.open_book import OpenBook, opened
from paperwork.web.opening import opened_at
from paperwork.web.recovery import kept_books
from paperwork.web.shared import Later, Pages
from paperwork.web.submission import Submission, Upload

NEW_NAME, SAMPLE_NAME = "casebook.xlsx", "sample.xlsx"
REDIRECTED = 303
UNSAVED = "Прежняя книга изменена и не скачана. Скачайте ее или отметьте, что она не нужна."
UNWRITTEN = "Прежняя книга изменена и не сохранена. Сохраните ее или отметьте, что изменения не нужны."
IMPORT = "import"  # the page that takes files, to which a person may go at once
FORGET = "forget"  # the box by which a person says that what is not saved may go


def start(pages: Pages, _submission: Submission) -> Response:
    """Where a book is opened or begun; the one that the program was started with is shown at once."""
    memory = pages.memory
    was_fresh, memory.is_fresh = memory.is_fresh, False
    if was_fresh and memory.opened and not kept_books():
        return pages.go("clients")
    return _start(pages, gone=pages.memory.was_dropped)


def _start(pages: Pages, error: str = "", gone: bool = False, locked: bool = False) -> Response:
    most = min(LARGEST_BODY, LARGEST_FILE)
    status = 400 if error else 200
    kept = [(book, moment(book.moment)) for book in kept_books()]
    memory = pages.memory
    own = memory.own if memory.own and not (memory.opened and memory.opened.home) else None
    shown = {"error": error, "gone": gone, "locked": locked, "most": most, "forget": FORGET, "kept": kept}
    shown["own"] = own.name if own else ""
    return pages.page("start", status, **shown)


def open_book(pages: Pages, submission: Submission) -> Response | Later:
    """Opens the book that was sent; others are answered while it is being read."""
    upload = submission.file("book")
    if upload is None:
        return _start(pages, "Выберите книгу: файл .xlsx, .xlsm, .xls, .ods или .json.")
    return Later(lambda: _opened(pages, submission, upload), may_be_left=True)


def _opened(pages: Pages, submission: Submission, upload: Upload) -> Response:
    try:
        return _keep(pages, submission, upload.name, upload.data, submission.text("password") or None)
    except LockedError:
        sentence = WRONG_PASSWORD if submission.text("password") else "книга защищена паролем"
        return _start(
            pages, f"{upload.name}: {sentence}. Впишите пароль и выберите книгу снова.", locked=True
        )


def open_own(pages: Pages, submission: Submission) -> Response | Later:
    """Opens the book of the disk anew: the one that is open, else that which the program was started with."""
    book = pages.memory.opened
    path = book.home.path if book and book.home else pages.memory.own
    if path is None:
        return _start(pages, "Выберите книгу ниже.")
    return Later(lambda: _own(pages, submission, path), may_be_left=True)


def _own(pages: Pages, submission: Submission, path: Path) -> Response:
    password = submission.text("password") or None
    book = pages.memory.opened
    if password is None and book and book.home and book.home.path == path:
        password = book.password
    try:
        return _kept(pages, submission, lambda: opened_at(path, password))
    except LockedError:
        sentence = WRONG_PASSWORD if password else "впишите ее пароль"
        return _start(pages, f"{path.name}: {sentence}.")


def recover(pages: Pages, submission: Submission) -> Response:
    """Opens a book that was kept when the program ended, or removes it; then it is in memory alone."""
    kept = next((book for book in kept_books() if book.key == submission.text("kept")), None)
    if kept is None:
        return _start(pages, "Этой книги здесь больше нет: ее уже открыли или удалили.")
    if submission.text("drop"):
        kept.drop()
        return pages.go("")
    password = submission.text("password") or None
    try:
        answer = _keep(pages, submission, kept.name, kept.read(), password, is_saved=False, home=kept.home)
    except LockedError:
        sentence = WRONG_PASSWORD if password else "впишите ее пароль"
        return _start(pages, f"{kept.name}: {sentence}.")
    if answer.status_code == REDIRECTED:
        kept.drop()
    return answer


def begin(pages: Pages, submission: Submission) -> Response:
    """Begins a new book, or opens the sample."""
    from paperwork.intake.excel.blank.book import blank_bytes  # most open a book of theirs

    if submission.text("sample"):
        return _keep(pages, submission, SAMPLE_NAME, blank_bytes(sample_data()))
    return _keep(pages, submission, NEW_NAME, blank_bytes())


def _keep(
    pages: Pages,
    submission: Submission,
    name: str,
    data: bytes,
    password: str | None = None,
    is_saved: bool = True,
    home: Home | None = None,
) -> Response:
    def open_it() -> OpenBook:
        book = opened(name, data, password)
        book.is_saved, book.home = is_saved, home
        return book

    return _kept(pages, submission, open_it)


def _kept(pages: Pages, submission: Submission, open_it: Callable[[], OpenBook]) -> Response:
    if would_lose(pages, submission):
        return _start(pages, _unsaved(pages))
    book = open_it()
    with pages.memory.lock:
        if would_lose(pages, submission):  # the one before was changed while this was being read
            return _start(pages, _unsaved(pages))
        pages.memory.keep(book)
    return pages.go(IMPORT if submission.text("then") == IMPORT else "clients")


def _unsaved(pages: Pages) -> str:
    return UNWRITTEN if pages.opened.can_save else UNSAVED


def would_lose(pages: Pages, submission: Submission) -> bool:
    """Whether changes would be lost that the person has not given up."""
    opened = pages.memory.opened
    return opened is not None and not opened.is_saved and not submission.text(FORGET)


def here(_pages: Pages, _submission: Submission) -> Response:
    """The person is typing: the book stays in memory. Returns an empty answer."""
    return Response(status_code=204)
