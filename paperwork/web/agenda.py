"""What is due, each thing with the way to the rows where it is noted as done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paperwork.case.statistics.due import Due, Matter, sentence_of
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.names import surname_initials
from paperwork.sheets.answers.fields import Record, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.deliveries import Delivery
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


def steps(opened: OpenBook, items: Sequence[Due]) -> list[Step]:
    """What is due as the page shows it."""
    clients, requests = dict(_clients(opened)), dict(_requests(opened))

    def path(item: Due) -> str:
        if ROWS[item.matter] is Request:
            return requests.get((item.number, item.name), f"sheet/{Request.sheet.order}")
        client = clients.get((item.number, item.name))
        return _chapter(client, ROWS[item.matter]) if client else "clients"

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


def _chapter(client: RowEditor, record: type[Record]) -> str:
    """The address of a client's rows; of the field itself, where the consent is missing."""
    schema = schema_of(record)
    first = next(schemas[0] for schemas in chapters() if schema in schemas)
    anchor = f"#s-{schema.sheet.order}" if schema is not first else ""
    if record is Client:
        anchor = f"#f-{client.key}.consented"
    return f"client/{client.key}/{first.sheet.order}{anchor}"
