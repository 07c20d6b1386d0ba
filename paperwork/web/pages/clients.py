"""The clients of the book: the list, one client's documents, a new one, one to be taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.responses import Response

from paperwork.book.parts import tied
from paperwork.case.statistics.due import Matter
from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.sheets.institution import Institution
from paperwork.sheets.specialists import Specialist
from paperwork.web.agenda import counted_matters, in_weeks, weeks
from paperwork.web.changes import bring_client_back, drop_client
from paperwork.web.chapters import chapter_links
from paperwork.web.downloads import is_taken, taken_words
from paperwork.web.open_book import OpenBook
from paperwork.web.pages.sheets import client_of
from paperwork.web.people import Person, State
from paperwork.web.periods import choice_of
from paperwork.web.selection import NONE, ORDERS, SHOWS, is_review_due, selected, selection_of
from paperwork.web.shared import Pages
from paperwork.web.sheet_editor import RowEditor
from paperwork.web.status import papers_of, people, person_of
from paperwork.web.submission import Submission
from paperwork.web.troubles import holding_back

SHOWN = 40  # clients of a page: three screens of a small laptop
FIRST = 3  # of the blocked clients: so many are shown at once, the others folded
MOST_TROUBLES = 5  # of a client: the others are folded
MOST_DUE = 100  # of what is due on a page


def client_list(pages: Pages, submission: Submission) -> Response:
    """One line a client, those that were chosen, with what is ready, wrong and to be reviewed."""
    chosen = selection_of(submission)
    if submission.sent and not chosen.words:
        return pages.go(f"clients?{chosen.query}" if chosen.query else "clients")
    opened, kinds, today = pages.opened, pages.kinds, pages.opened.context.today
    everybody = people(opened)
    rows = {row_editor.key: row_editor for row_editor in opened.clients}
    usable = [person for person in everybody if not person.blocked]
    found = selected(usable, chosen, today, lambda person: is_taken(opened, kinds, rows[person.key]))
    blocked = [person for person in everybody if person.blocked]
    if chosen.first > len(found):  # the list has become shorter
        chosen = replace(chosen, first=1)
    shown = found[chosen.first - 1 : chosen.first - 1 + SHOWN]
    return pages.page(
        "clients",
        lines=[_line(pages, person, rows[person.key]) for person in shown],
        chosen=chosen,
        shows=SHOWS,
        orders=ORDERS,
        in_charge=_in_charge(usable),
        total=len(found),
        most=SHOWN,
        blocked=[] if chosen.show or chosen.specialist else selected(blocked, chosen, today, lambda _: False),
        in_book=len(everybody),
        due=opened.due,
        fold_after=FIRST,
        institution=Institution.sheet.order,
        specialists=Specialist.sheet.order,
        warnings=len(opened.problems) - opened.errors,
        strays=[form for form in tied(opened.book) if opened.strays(form)],
        of_templates=[
            *pages.catalogue.refusals([opened.book], list(pages.catalogue.files)),
            *pages.catalogue.warnings([opened.book], list(pages.catalogue.files)),
        ],
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A client on the list: how many of his documents can be made, and what was downloaded of them."""

    person: Person
    ready: int
    papers: int
    review: str
    is_review_due: bool
    taken: str


def _line(pages: Pages, person: Person, row_editor: RowEditor) -> Line:
    opened = pages.opened
    found = papers_of(opened, pages.kinds, row_editor)
    return Line(
        person,
        sum(paper.state is State.READY for paper in found),
        len(found),
        _review(person),
        is_review_due(person, opened.context.today),
        taken_words(opened, pages.kinds, row_editor),
    )


def _review(person: Person) -> str:
    """When his plan is reviewed, or that he is no client any more."""
    if person.ended:
        return f"окончено {short_date(person.ended)}"
    return short_date(person.review) if person.review else ""


def _in_charge(everybody: Sequence[Person]) -> list[tuple[int, str]]:
    """The specialists who have clients, and those without one, where there are such."""
    named = sorted({(person.specialist, person.in_charge) for person in everybody if person.in_charge})
    nobody = [(NONE, "не назначен")] if any(not person.in_charge for person in everybody) else []
    return [*((key, name) for name, key in named), *nobody] if named else []


def agenda(pages: Pages, submission: Submission) -> Response:
    """All that is due, or that of one kind, by weeks and kinds."""
    opened = pages.opened
    number = submission.number("kind")
    matter = list(Matter)[number - 1] if 0 < number <= len(Matter) else None
    items = in_weeks([item for item in opened.due if matter in (None, item.matter)], opened.context.today)
    first = max(submission.number("from", 1), 1)
    return pages.page(
        "due",
        weeks=weeks(opened, items, first - 1, MOST_DUE),
        kinds=counted_matters(opened.due),
        kind=number if matter else 0,
        due=opened.due,
        total=len(items),
        first=first,
        most=MOST_DUE,
    )


def client_papers(pages: Pages, submission: Submission) -> Response:
    """The documents of one client, and what is to be mended before."""
    opened = pages.opened
    row_editor = client_of(pages, submission)
    person = person_of(opened, row_editor)
    found = [] if person.blocked else papers_of(opened, pages.kinds, row_editor)
    return pages.page(
        "client",
        person=person,
        papers=found,
        troubles=holding_back(opened, found, _problems(opened, row_editor)),
        fold_after=MOST_TROUBLES,
        tabs=chapter_links(opened, row_editor),
        current="",
        period=choice_of(opened.period, opened.context.today),
    )


def _problems(opened: OpenBook, client: RowEditor) -> list[Problem]:
    """The problems of the client's rows."""
    row_editors = [client, *opened.all_tied(client)]
    keys = {row_editor.key for row_editor in row_editors}
    return [problem for (key, _), problems in opened.located.items() if key in keys for problem in problems]


def remove(pages: Pages, submission: Submission) -> Response:
    """Asks whether a client and all his rows are to go, and takes them out when that was answered."""
    opened = pages.opened
    row_editor = client_of(pages, submission)
    if not submission.sent:
        rows = [(form, len(opened.tied(form, row_editor))) for form in tied(opened.book)]
        rows = [(form, count) for form, count in rows if count]
        return pages.page("remove", person=person_of(opened, row_editor), rows=rows)
    drop_client(opened, row_editor, person_of(opened, row_editor).name)
    return pages.go("clients")


def bring_back(pages: Pages, _submission: Submission) -> Response:
    """Puts the client who was taken out last where he was."""
    found = bring_client_back(pages.opened)
    return pages.go(f"client/{found.key}" if found else "clients")
