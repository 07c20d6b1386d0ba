"""Exports as the services write them: the answers of a book in the layouts of KoboToolbox and ODK Central."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from workbooks import workbook

from paperwork.book.casebook import Book
from paperwork.common.naming import fold
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.phone.questions import MAIN, OTHER, SECTIONS, Option, Question, Section
from paperwork.intake.tables import read_tables
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record
from paperwork.sheets.clients import Client

TITLE = "Дело клиента"
FORM = "paperwork_client"
Cells = dict[str, object]


def read(path: Path, **headers: str) -> Incoming:
    """What a file of answers brings; ``headers`` maps strange questions."""
    incoming = read_tables(Sent(path.name, path.read_bytes(), headers))
    assert incoming
    return incoming


@dataclass(frozen=True)
class Layout:
    """How a person ticks the options of an export.

    ``several`` is «both», «summary» or «details»: one column, a column for each option, or both.
    """

    labels: bool = False
    groups: bool = True
    several: str = "both"
    separator: str = "/"

    def header(self, section: Section, label: str, name: str) -> str:
        """The header of a question."""
        group = section.label if self.labels else section.name
        return f"{group}{self.separator}{label if self.labels else name}" if self.groups else (
            label if self.labels else name
        )  # fmt: skip

    def option(self, option: Option) -> str:
        """An option as a value."""
        return option.label if self.labels else option.name


def answered(record: Record | None, section: Section, layout: Layout) -> Cells:
    """The cells of a record's questions; empty cells where there is no record."""
    cells: Cells = {}
    for question in section.questions:
        header = layout.header(section, question.label, question.name)
        value = getattr(record, question.item.name) if record else None
        if question.listed is None:
            cells[header] = _typed(value)
            continue
        chosen, own = _chosen(question, value)
        if question.is_several:
            cells |= _marks(question, header, chosen, layout, asked=record is not None and bool(chosen))
        else:
            cells[header] = layout.option(chosen[0]) if chosen else ""
        if question.is_open:
            cells[layout.header(section, question.own_label, question.own_name)] = own
    return cells


def _typed(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return "" if value is None else value


def _chosen(question: Question, value: object) -> tuple[list[Option], str]:
    """The options that a person would have ticked, and the words under «иное»."""
    texts = value if isinstance(value, tuple) else (str(value),) if value else ()
    by_label = {fold(option.label): option for option in question.options}
    other = next((option for option in question.options if option.name == OTHER), None)
    chosen = [by_label[fold(text)] for text in texts if fold(text) in by_label]
    own = "; ".join(text for text in texts if fold(text) not in by_label)
    return [*chosen, *([other] if own and other else [])], own


def _marks(
    question: Question, header: str, chosen: Sequence[Option], layout: Layout, asked: bool
) -> Iterable[tuple[str, object]]:
    if layout.several in ("both", "summary"):
        yield header, " ".join(layout.option(option) for option in chosen)
    if layout.several in ("both", "details"):
        for option in question.options:
            yield f"{header}/{layout.option(option)}", ("1" if option in chosen else "0") if asked else ""


def rows_of(book: Book, section: Section, client: Client) -> list[Record]:
    """The rows of a client in a group that repeats."""
    return [
        row
        for row in book.records.get(section.title, ())
        if same(row.file_number) == same(client.file_number)
    ]


def kobo(book: Book, path: Path, layout: Layout) -> Path:
    """The .xlsx of KoboToolbox: a sheet of submissions, and one a group that repeats and has rows."""
    sheets: dict[str, list[Cells]] = {TITLE: []}
    for index, client in enumerate(book.clients, 1):
        uuid = f"6f1c0000-0000-4000-8000-{index:012}"
        cells: Cells = {"start": "2026-03-05T14:30:00.000+03:00", "end": "2026-03-05T14:52:11.000+03:00"}
        for section in MAIN:
            cells |= answered(_single(book, section, client), section, layout)
        cells |= {
            "__version__": "vT5", "_id": 1000 + index, "_uuid": uuid,
            "_submission_time": "2026-03-05T11:52:30", "_validation_status": "", "_notes": "",
            "_status": "submitted_via_web", "_submitted_by": "sotr1", "_tags": "", "_index": index,
        }  # fmt: skip
        sheets[TITLE].append(cells)
        for section in SECTIONS:
            if section.repeats:
                for row in rows_of(book, section, client):
                    found = sheets.setdefault(section.name, [])
                    links = {
                        "_index": len(found) + 1, "_parent_table_name": TITLE, "_parent_index": index,
                        "_submission__id": 1000 + index, "_submission__uuid": uuid,
                    }  # fmt: skip
                    found.append(answered(row, section, layout) | links)
    return write_sheets(path, sheets)


def _single(book: Book, section: Section, client: Client) -> Record | None:
    if section.schema.record is Client:
        return client
    return next(iter(book.of_client(section.schema, client.file_number)), None)


def write_sheets(path: Path, sheets: Mapping[str, Sequence[Mapping[str, object]]]) -> Path:
    """A workbook with a table a sheet."""
    written: dict[str, list[list[object]]] = {}
    for title, rows in sheets.items():
        headers = list(dict.fromkeys(header for row in rows for header in row))
        written[title[:31]] = [[*headers], *([row.get(header, "") for header in headers] for row in rows)]
    assert len(written) == len(sheets)
    path.write_bytes(workbook(written))
    return path


def odk(book: Book, path: Path, layout: Layout) -> Path:
    """The .zip of ODK Central: a .csv of submissions, and one a group that repeats."""
    submissions: list[Cells] = []
    repeats: dict[str, list[Cells]] = {section.name: [] for section in SECTIONS if section.repeats}
    for index, client in enumerate(book.clients, 1):
        key = f"uuid:6f1c0000-0000-4000-8000-{index:012}"
        cells: Cells = {"SubmissionDate": "2026-03-05T11:52:30.123Z"}
        for section in MAIN:
            cells |= answered(_single(book, section, client), section, layout)
        submissions.append(
            cells
            | {
                "meta-instanceID": key, "meta-instanceName": "1", "KEY": key, "SubmitterID": "12",
                "SubmitterName": "Отдел", "AttachmentsPresent": 0, "AttachmentsExpected": 0, "Status": "",
                "ReviewState": "", "DeviceID": "collect:x", "Edits": 0, "FormVersion": "1",
            }
        )  # fmt: skip
        for section in SECTIONS:
            if section.repeats:
                for number, row in enumerate(rows_of(book, section, client), 1):
                    bare = Layout(groups=False, several=layout.several)  # a path begins at its table
                    links = {"PARENT_KEY": key, "KEY": f"{key}/{section.name}[{number}]"}
                    repeats[section.name].append(answered(row, section, bare) | links)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{FORM}.csv", "".join(_lines(submissions)))
        for name, rows in repeats.items():
            archive.writestr(f"{FORM}-{name}.csv", "".join(_lines(rows)))
        archive.writestr("media/1741179150.jpg", b"\xff\xd8\xff")
    return path


def _lines(rows: Sequence[Cells]) -> Iterator[str]:
    text = io.StringIO()
    headers = list(dict.fromkeys(header for row in rows for header in row))
    table = csv.DictWriter(text, headers)
    table.writeheader()
    table.writerows(rows)
    yield text.getvalue()
