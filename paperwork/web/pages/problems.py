"""Everything that is to be mended in the book, each with the way to its field."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.web.shared import Pages
from paperwork.web.submission import Submission
from paperwork.web.troubles import alike, trouble_of

SHOWN = 200  # problems of a page


def problems(pages: Pages, submission: Submission) -> Response:
    """The problems of the book: the errors, then the warnings."""
    opened = pages.opened
    found = alike(opened.problems)
    first = max(submission.number("from", 1), 1)
    return pages.page(
        "problems",
        troubles=[trouble_of(opened, equal) for equal in found[first - 1 : first - 1 + SHOWN]],
        errors=opened.errors,
        warnings=len(opened.problems) - opened.errors,
        first=first,
        most=SHOWN,
        total=len(found),
    )
