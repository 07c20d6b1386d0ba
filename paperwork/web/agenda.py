"""What is due, each thing with the way to the rows where it is noted as done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from paperwork.case.statistics.due import Due, Matter, sentence_of
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.names import surname_initials
from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.fields import Record, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.file_documents import FileDocument
from paperwork.sheets.people import name_of
from paperwork.sheets.plans import Plan
from paperwork.sheets.requests import Request
from paperwork.sheets.services import Service
from paperwork.web.chapters import chapters
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.sections import PAGE
from paperwork.web.sheet_editor import RowEditor

ROWS: Mapping[Matter, type[Record]] = {
    Matter.ANSWER: Request,
    Matter.NOTICE: Request,
    Matter.CONTACT: Contact,
    Matter.REVIEW: Plan,
    Matter.END: Service,
    Matter.LATE: Delivery,
    Matter.EXPIRY: Client,
    Matter.DOCUMENT: FileDocument,
    Matter.CONSENT: Client,
}
UNBROKEN = str.maketrans({" ": "\N{NO-BREAK SPACE}", "-": "\N{NON-BREAKING HYPHEN}"})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is due: its day, whether that is over or today, what it is, the address of its rows."""

    day: str
    is_late: bool
    is_today: bool
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """What is due of one kind in a week: how much of it there is, and what a page shows of it."""

    title: str
    total: int
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Week:
    """The groups of a week that a page shows."""

    title: str
    total: int
    groups: list[Group]


WEEKS = ("На этой неделе", "На следующей неделе", "Просрочено раньше")


def _week(item: Due, today: date) -> int:
    """The place in ``WEEKS``."""
    monday = today - timedelta(today.weekday())
    return 2 if item.day < monday else int(item.day >= monday + timedelta(7))


def in_weeks(items: Sequence[Due], today: date) -> list[tuple[str, Due]]:
    """What is due with its week: this week's first, kind after kind, by day."""
    matters = list(Matter)
    ordered = sorted(items, key=lambda item: (_week(item, today), matters.index(item.matter), item.day))
    return [(WEEKS[_week(item, today)], item) for item in ordered]


def weeks(opened: OpenBook, items: Sequence[tuple[str, Due]], start: int, most: int) -> list[Week]:
    """The items from ``start`` on, at most so many, by weeks and kinds with the counts of all of them."""
    of_week = Counter(week for week, _ in items)
    of_kind = Counter((week, item.matter) for week, item in items)
    shown = items[start : start + most]
    pairs = zip(shown, steps(opened, [item for _, item in shown]), strict=True)
    found = []
    for title, in_week in groupby(pairs, _of_week):
        groups = [
            Group(matter, of_kind[title, matter], [step for _, step in of_matter])
            for matter, of_matter in groupby(in_week, lambda pair: pair[0][1].matter)
        ]
        found.append(Week(title, of_week[title], groups))
    return found


def _of_week(pair: tuple[tuple[str, Due], Step]) -> str:
    return pair[0][0]


def counted_matters(items: Sequence[Due]) -> list[tuple[int, str, int]]:
    """The number, the name and the count of each kind of which something is due."""
    counts = Counter(item.matter for item in items)
    return [
        (number, matter, counts[matter]) for number, matter in enumerate(Matter, start=1) if counts[matter]
    ]


def steps(opened: OpenBook, items: Sequence[Due]) -> list[Step]:
    """What is due as the page shows it."""
    clients, requests = dict(_clients(opened)), dict(_requests(opened))

    def path(item: Due) -> str:
        if ROWS[item.matter] is Request:
            return requests.get((item.number, item.name), f"sheet/{Request.sheet.order}")
        client = clients.get((item.number, item.name))
        return _chapter(client, item) if client else "clients"

    today = opened.context.today
    return [
        Step(short_date(item.day), item.is_late, item.day == today, sentence_of(_unbroken(item)), path(item))
        for item in items
    ]


def _unbroken(item: Due) -> Due:
    """The same with a telephone that stays on one line."""
    return replace(item, phone=item.phone.translate(UNBROKEN))


def _clients(opened: OpenBook) -> Iterator[tuple[tuple[str, str], RowEditor]]:
    """The clients by what is said of them; the first one last, so that he stays where two are the same."""
    editor = opened.editors[CLIENTS]
    for row_editor in reversed(opened.clients):
        client = opened.record(editor, row_editor)
        if isinstance(client, Client) and not client.is_blocked:
            yield (client.file_number or "", surname_initials(name_of(client))), row_editor


def _requests(opened: OpenBook) -> Iterator[tuple[tuple[str, str], str]]:
    """The addresses of the requests by what is said of them."""
    editor = opened.editors[Request.sheet.title]
    order = Request.sheet.order
    for at, row_editor in reversed(list(enumerate(editor.visible))):
        row = opened.record(editor, row_editor)
        if isinstance(row, Request):
            number = f"№ {row.number}" if row.number else ""
            start = f"?from={at // PAGE * PAGE + 1}" if at >= PAGE else ""
            yield (number, row.applicant or ""), f"sheet/{order}{start}#r-{row_editor.key}"


def _chapter(client: RowEditor, item: Due) -> str:
    """The address of a client's rows; of the field itself, where the consent is missing."""
    schema = SCHEMA_BY_TITLE[item.sheet] if item.sheet else schema_of(ROWS[item.matter])
    first = next(schemas[0] for schemas in chapters() if schema in schemas)
    anchor = f"#s-{schema.sheet.order}" if schema is not first else ""
    if item.matter is Matter.CONSENT:
        anchor = f"#f-{client.key}.consented"
    return f"client/{client.key}/{first.sheet.order}{anchor}"
