"""A client's data are destroyed: what would go, the confirmation, the act, what is left to be looked at."""

from __future__ import annotations

from starlette.responses import Response

from paperwork.web.outcome import DOCX
from paperwork.web.pages.sheets import client_of
from paperwork.web.shared import Pages, attached
from paperwork.web.status import person_of
from paperwork.web.submission import MissingError, Submission

SURE = "sure"  # the box by which a person says that nothing can be brought back
NOT_SURE = "Отметьте, что данные нельзя будет вернуть: без этого ничего не уничтожается."
LISTED = 300  # places


def erase(pages: Pages, submission: Submission) -> Response:
    """Says what would be destroyed, and destroys it when that was confirmed."""
    from paperwork.web.erasing import erased, found_of  # few clients are erased

    opened = pages.opened
    client = client_of(pages, submission)
    if submission.sent and submission.text(SURE):
        book, done = erased(opened, client)
        pages.memory.keep(book)
        pages.memory.erased = done
        return pages.go("erased")
    return pages.page(
        "erase",
        400 if submission.sent else 200,
        error=NOT_SURE if submission.sent else "",
        person=person_of(opened, client),
        rows=[(title, len(rows)) for title, rows in found_of(opened, client).rows.items()],
        sure=SURE,
    )


def result(pages: Pages, _submission: Submission) -> Response:
    """What was destroyed, the act, and where the client may still be found."""
    done = pages.memory.erased
    if done is None:
        return pages.go("clients")
    return pages.page("erased", done=done, listed=LISTED)


def act(pages: Pages, _submission: Submission) -> Response:
    """The act of destruction, to be saved."""
    done = pages.memory.erased
    if done is None or done.act is None:
        raise MissingError
    return attached(done.act_name, done.act, DOCX)
