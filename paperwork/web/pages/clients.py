"""The clients of the book: the list, one client's documents, a new one, one to be taken out."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from paperwork.common.naming import fold
from paperwork.sheets.institution import Institution
from paperwork.sheets.specialists import Specialist
from paperwork.web.agenda import steps
from paperwork.web.open_book import TIED, Draft, drop_client
from paperwork.web.pages.problems import Trouble, trouble_of
from paperwork.web.pages.sheets import chapter_links, client_of
from paperwork.web.sheet_editor import Line
from paperwork.web.site import Site
from paperwork.web.status import case_of, papers, people, person_of
from paperwork.web.submission import Visit

SHOWN = 100  # clients of a page
FIRST = 3  # of what is due and of the blocked clients: so many are shown at once, the others folded
MOST_DUE = 60  # of what is due on the list of clients


def client_list(site: Site, visit: Visit) -> Response:
    """Everybody, or those whose name or number was asked for, with what is ready, missing and wrong.

    The words come in a form and not in the address, which the browser would remember.
    """
    draft = site.draft
    words = visit.text("words")
    found = _found(draft, words)
    lines = [line for line in found if not draft.barred(line)]
    first = max(visit.number("from", 1), 1)
    shown = list(people(draft, site.kinds, lines[first - 1 : first - 1 + SHOWN]))
    return site.page(
        "clients",
        people=shown,
        words=words,
        total=len(lines),
        first=first,
        most=SHOWN,
        barred=[person_of(draft, line) for line in found if draft.barred(line)],
        everybody=len(draft.clients),
        steps=[] if words or first > 1 else steps(draft, draft.due[:MOST_DUE]),
        due=draft.due,
        fold_after=FIRST,
        institution=Institution.sheet.order,
        specialists=Specialist.sheet.order,
        own=papers(site.kinds, case_of(draft, None)),
        troubles=draft.book.problems,
        strays=[form for form in TIED if draft.strays(form)],
        refusals=site.shelf.refusals([draft.book], list(site.shelf.files)),
    )


def _found(draft: Draft, words: str) -> Sequence[Line]:
    wanted = fold(words).split()
    if not wanted:
        return draft.clients
    return [line for line in draft.clients if _is_meant(draft, line, wanted)]


def _is_meant(draft: Draft, line: Line, wanted: Sequence[str]) -> bool:
    person = person_of(draft, line)
    text = fold(f"{person.number} {person.name}")
    return all(word in text for word in wanted)


def agenda(site: Site, visit: Visit) -> Response:
    """All that is due, where it is too much for the list of clients."""
    items = site.draft.due
    first = max(visit.number("from", 1), 1)
    shown = steps(site.draft, items[first - 1 : first - 1 + SHOWN])
    return site.page("due", steps=shown, due=items, first=first, most=SHOWN)


def client_papers(site: Site, visit: Visit) -> Response:
    """The documents of one client."""
    draft = site.draft
    line = client_of(site, visit)
    person = person_of(draft, line)
    return site.page(
        "client",
        person=person,
        papers=[] if person.barred else papers(site.kinds, case_of(draft, line)),
        troubles=_troubles(draft, line),
        tabs=chapter_links(draft, line),
        current="",
    )


def _troubles(draft: Draft, client: Line) -> list[Trouble]:
    """What is to be mended on the client's rows."""
    lines = [client, *(line for form in TIED for line in draft.tied(form, client))]
    keys = {line.key for line in lines}
    found = (problems for (key, _), problems in draft.located.items() if key in keys)
    return [trouble_of(draft, problem) for problems in found for problem in problems]


def remove(site: Site, visit: Visit) -> Response:
    """Asks whether a client and all his rows are to go, and takes them out when that was answered."""
    draft = site.draft
    line = client_of(site, visit)
    if not visit.sent:
        rows = [(form, len(draft.tied(form, line))) for form in TIED]
        rows = [(form, count) for form, count in rows if count]
        return site.page("remove", person=person_of(draft, line), rows=rows)
    drop_client(draft, line)
    return site.go("clients")
