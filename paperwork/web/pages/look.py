"""The choice between the light and the dark page."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.responses import Response

from paperwork.common.errors import PaperworkError
from paperwork.web.shared import Pages
from paperwork.web.submission import Submission
from paperwork.web.theme import WORDS, Theme

# What is shown at these answers a form: there is no way back to it.
ANSWERS = frozenset(
    {"open", "recover", "new", "own", "save", "close", "here", "theme", "end", "bring-back", "period", "logo"}
)


def choose(pages: Pages, submission: Submission) -> Response:
    """Keeps the choice, and leads back to the page where it was made."""
    chosen = submission.text("theme")
    if chosen not in WORDS:
        raise PaperworkError("Такой темы нет; выберите светлую, темную или как в системе")
    pages.memory.theme = Theme(chosen)
    address = urlsplit(submission.came_from)
    path = address.path.removeprefix(f"{pages.keys.room}/")
    if path == address.path or path in ANSWERS:
        return pages.go("")
    return pages.go(f"{path}?{address.query}" if address.query else path)
