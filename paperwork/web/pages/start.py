"""The first page: a casebook is opened, begun, saved or closed."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.common.resources import sample_data
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.intake.excel.container import LARGEST_FILE, WRONG_PASSWORD, LockedError
from paperwork.russian.dates import moment
from paperwork.web.access import LARGEST_BODY
from paperwork.web.open_book import opened
from paperwork.web.outcome import MEDIA, changed_book
from paperwork.web.recovery import kept_books
from paperwork.web.shared import Later, Pages, attached
from paperwork.web.submission import Submission, Upload

NEW_NAME, SAMPLE_NAME = "casebook.xlsx", "sample.xlsx"
REDIRECTED = 303
UNSAVED = "Прежняя книга изменена и не скачана. Скачайте ее или отметьте, что она не нужна."
ENDED = "Программа закончила работу"
CLOSE_IT = "Эту вкладку можно закрыть."
LATER = "Изменения книги не были скачаны: при следующем запуске страница предложит их открыть. " + CLOSE_IT
FORGET = "forget"  # the box by which a person says that what is not saved may go


def start(pages: Pages, _submission: Submission) -> Response:
    """Where a book is opened or begun."""
    return _start(pages, gone=pages.memory.was_dropped)


def _start(pages: Pages, error: str = "", gone: bool = False, locked: bool = False) -> Response:
    most = min(LARGEST_BODY, LARGEST_FILE)
    status = 400 if error else 200
    kept = [(book, moment(book.moment)) for book in kept_books()]
    shown = {"error": error, "gone": gone, "locked": locked, "most": most, "forget": FORGET, "kept": kept}
    return pages.page("start", status, **shown)


def open_book(pages: Pages, submission: Submission) -> Response | Later:
    """Opens the book that was sent; others are answered while it is being read."""
    upload = submission.files.get("book")
    if upload is None or not upload.data:
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
        answer = _keep(pages, submission, kept.name, kept.read(), password, is_saved=False)
    except LockedError:
        sentence = WRONG_PASSWORD if password else "впишите ее пароль"
        return _start(pages, f"{kept.name}: {sentence}.")
    if answer.status_code == REDIRECTED:
        kept.drop()
    return answer


def begin(pages: Pages, submission: Submission) -> Response:
    """Begins a new book, or opens the sample."""
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
) -> Response:
    if _would_lose(pages, submission):
        return _start(pages, UNSAVED)
    book = opened(name, data, password)
    book.is_saved = is_saved
    with pages.memory.lock:
        if _would_lose(pages, submission):  # the one before was changed while this was being read
            return _start(pages, UNSAVED)
        pages.memory.keep(book)
    return pages.go("clients")


def _would_lose(pages: Pages, submission: Submission) -> bool:
    opened = pages.memory.opened
    return opened is not None and not opened.is_saved and not submission.text(FORGET)


def close(pages: Pages, submission: Submission) -> Response:
    """Takes the book out of memory."""
    if _would_lose(pages, submission):
        return pages.page("close", forget=FORGET)
    pages.memory.forget()
    return pages.go("")


def save(pages: Pages, _submission: Submission) -> Response:
    """The book with all changes, to be saved."""
    name, data = changed_book(pages.opened)
    pages.opened.is_saved = True
    return attached(name, data, MEDIA[name.rpartition(".")[2]])


def end(pages: Pages, _submission: Submission) -> Response:
    """Ends the program; what was not downloaded is kept for the next start."""
    opened = pages.memory.opened
    pages.memory.leave()
    return pages.bare((200, ENDED, LATER if opened and not opened.is_saved else CLOSE_IT))


def here(_pages: Pages, _submission: Submission) -> Response:
    """The person is typing: the book stays in memory. Returns an empty answer."""
    return Response(status_code=204)
