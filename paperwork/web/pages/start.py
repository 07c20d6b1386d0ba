"""The first page: a casebook is opened, begun, saved or closed."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.common.resources import sample_data
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.intake.excel.container import LARGEST_FILE, LockedError
from paperwork.web.access import LARGEST_BODY
from paperwork.web.open_book import opened
from paperwork.web.outcome import MEDIA, changed_book
from paperwork.web.site import Site, attached
from paperwork.web.submission import Visit

NEW_NAME, SAMPLE_NAME = "casebook.xlsx", "sample.xlsx"
FORGET = "forget"  # the box by which a person says that what is not saved may go


def start(site: Site, _visit: Visit) -> Response:
    """Where a book is opened or begun."""
    return _start(site, gone=site.memory.was_dropped)


def _start(site: Site, error: str = "", gone: bool = False, locked: bool = False) -> Response:
    most = min(LARGEST_BODY, LARGEST_FILE)
    status = 400 if error else 200
    return site.page("start", status, error=error, gone=gone, locked=locked, most=most, forget=FORGET)


def open_book(site: Site, visit: Visit) -> Response:
    """Opens the book that was sent."""
    upload = visit.files.get("book")
    if upload is None or not upload.data:
        return _start(site, "Выберите книгу: файл .xlsx, .xlsm, .xls или .ods.")
    try:
        return _keep(site, visit, upload.name, upload.data, visit.text("password") or None)
    except LockedError:
        tried = bool(visit.text("password"))
        sentence = (
            "пароль не подходит; проверьте раскладку и Caps Lock" if tried else "книга защищена паролем"
        )
        return _start(site, f"{upload.name}: {sentence}. Впишите пароль и выберите книгу снова.", locked=True)


def begin(site: Site, visit: Visit) -> Response:
    """Begins a new book, or opens the sample."""
    if visit.text("sample"):
        return _keep(site, visit, SAMPLE_NAME, blank_bytes(sample_data()))
    return _keep(site, visit, NEW_NAME, blank_bytes())


def _keep(site: Site, visit: Visit, name: str, data: bytes, password: str | None = None) -> Response:
    if _would_lose(site, visit):
        return _start(
            site, "Прежняя книга изменена и не скачана. Скачайте ее или отметьте, что она не нужна."
        )
    site.memory.keep(opened(name, data, password))
    return site.go("clients")


def _would_lose(site: Site, visit: Visit) -> bool:
    draft = site.memory.draft
    return draft is not None and not draft.is_saved and not visit.text(FORGET)


def close(site: Site, visit: Visit) -> Response:
    """Takes the book out of memory."""
    if _would_lose(site, visit):
        return site.page("close", forget=FORGET)
    site.memory.forget()
    return site.go("")


def save(site: Site, _visit: Visit) -> Response:
    """The book with all changes, to be saved."""
    name, data = changed_book(site.draft)
    site.draft.is_saved = True
    return attached(name, data, MEDIA[name.rpartition(".")[2]])


def here(_site: Site, _visit: Visit) -> Response:
    """Somebody is typing: the book stays in memory."""
    return Response(status_code=204)
