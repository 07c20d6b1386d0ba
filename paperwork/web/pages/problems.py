"""Everything that is to be mended in the book, each with the way to its field."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from paperwork.common.errors import Problem
from paperwork.web.forms import PAGE, chapters
from paperwork.web.open_book import CLIENTS, Draft
from paperwork.web.sheet_editor import Leaf, Line
from paperwork.web.site import Site
from paperwork.web.status import Person, person_of
from paperwork.web.submission import Visit

SHOWN = 200  # problems of a page


@dataclass(frozen=True)
class Trouble:
    """A problem, whose it is, and the address of its field; empty where the page has none."""

    problem: Problem
    person: Person | None = None
    path: str = ""


def problems(site: Site, visit: Visit) -> Response:
    """The problems of the book: the errors, then the warnings."""
    draft = site.draft
    found = sorted(draft.book.problems, key=lambda problem: not problem.is_error)
    first = max(visit.number("from", 1), 1)
    return site.page(
        "problems",
        troubles=[trouble_of(draft, problem) for problem in found[first - 1 : first - 1 + SHOWN]],
        errors=sum(problem.is_error for problem in found),
        warnings=sum(not problem.is_error for problem in found),
        first=first,
        most=SHOWN,
        total=len(found),
    )


def trouble_of(draft: Draft, problem: Problem) -> Trouble:
    """The problem with its place on the page."""
    place = draft.place(problem)
    if place is None:
        return Trouble(problem)
    leaf, line, name = place
    owner = draft.client_of(leaf, line) if _has_owner(leaf) else None
    person = person_of(draft, owner) if owner else None
    return Trouble(problem, person, _path(draft, leaf, line, name, owner))


def _has_owner(leaf: Leaf) -> bool:
    return leaf.form.sheet.per_client or leaf.form.sheet.title == CLIENTS


def _path(draft: Draft, leaf: Leaf, line: Line, name: str, owner: Line | None) -> str:
    """The address of the field; of its row, where the field itself is not shown."""
    order = leaf.form.sheet.order
    if owner:
        chapter = next(forms for forms in chapters() if leaf.form in forms)
        base, lines = f"client/{owner.key}/{chapter[0].sheet.order}", draft.tied(leaf.form, owner)
    elif _has_owner(leaf):
        base, lines = f"strays/{order}", draft.strays(leaf.form)
    else:
        base, lines = f"sheet/{order}", leaf.visible
    at = lines.index(line) if line in lines else 0
    start = f"?from={at // PAGE * PAGE + 1}" if at >= PAGE else ""
    is_hidden = owner is not None and name == "file_number" and leaf.form.sheet.per_client
    return f"{base}{start}#{'r' if is_hidden else 'f'}-{line.key}{'' if is_hidden else f'.{name}'}"
