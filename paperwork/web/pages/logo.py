"""The organisation's picture, put into the opened book for the letterheads of its papers."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.common.emblem import emblem_from
from paperwork.common.errors import PaperworkError
from paperwork.sheets.institution import Institution
from paperwork.web.shared import Pages
from paperwork.web.submission import Submission

NO_FILE = "Выберите рисунок: файл .png, .jpg или .svg"
PUT = "Эмблема {:.0f} × {:.0f} мм – в шапке каждой бумаги. {} книгу, чтобы эмблема в ней осталась."


def put(pages: Pages, submission: Submission) -> Response:
    """Takes the picture over. Raises `PaperworkError` where it is none."""
    opened, upload = pages.opened, submission.file("picture")
    if upload is None:
        raise PaperworkError(NO_FILE)
    opened.logo = opened.book.emblem = emblem_from(upload.data, upload.name)
    opened.is_saved = False
    opened.refresh()
    width, height = opened.logo.millimetres()
    opened.news = PUT.format(width, height, "Сохраните" if opened.can_save else "Скачайте")
    return pages.go(f"sheet/{Institution.sheet.order}")
