"""The answer of a search as a file: a list to be printed and signed, or a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count

from paperwork.book.casebook import Book
from paperwork.case.tags import TagTree
from paperwork.common.resources import folder
from paperwork.documents.find import Findings, Found
from paperwork.documents.letterhead import LETTERHEAD_TAGS, ROOT, letterhead_of, list_template
from paperwork.documents.plain_table import Column, fill_sheet
from paperwork.sheets.answers.fields import fields_of
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of

FOLDER, NAME = "lists", "found_list.docx"
COLUMNS = ("номер", "дело", "имя", "дата_рождения", "телефон", "сведения")
SCHEMA: TagTree = {
    **LETTERHEAD_TAGS,
    "группы": [{"название": None, "клиенты": [dict.fromkeys(COLUMNS)]}],
    "список": {"на": None, "всего": None, "о_чем": [None]},
}
FIELDS = fields_of(
    Client,
    lambda it: (
        it.file_number, it.surname, it.given_name, it.patronymic, it.birth_date, it.address, it.phone,
    ),
)  # fmt: skip
WIDTHS = (10.0, 22.0, 18.0, 22.0, 13.0, 36.0, 20.0)
Answers = Sequence[tuple[Book, Findings]]


def list_bytes(answers: Answers, on: date) -> bytes:
    """The list as a .docx file; clients are numbered through."""
    path = folder("templates") / FOLDER / NAME
    letterhead = letterhead_of([book for book, _ in answers])
    template = list_template(path, SCHEMA, letterhead.emblem)
    return template.render({ROOT: letterhead.answers, **context_of(answers, on)})


def context_of(answers: Answers, on: date) -> dict[str, object]:
    """What the template sees."""
    words = dict.fromkeys(line for _, findings in answers for line in findings.headings)
    return {
        "группы": list(_groups(answers)),
        "список": {"на": on, "всего": sum(findings.count for _, findings in answers), "о_чем": list(words)},
    }


def _groups(answers: Answers) -> Iterator[dict[str, object]]:
    number = 0
    for book, findings in answers:
        for title, found in findings.groups:
            rows = [_row(at, one) for at, one in enumerate(found, number + 1)]
            number += len(rows)
            name = f"{book.file}: {title}" if len(answers) > 1 else title
            if rows:
                yield {"название": f"{name} ({len(rows)})", "клиенты": rows}


def _row(number: int, one: Found) -> dict[str, object]:
    client = one.client
    return {
        "номер": number,
        "дело": client.file_number,
        "имя": str(name_of(client)),
        "дата_рождения": client.birth_date,
        "телефон": client.phone,
        "сведения": one.why or None,
    }


def table_bytes(answers: Answers) -> bytes:
    """The same as a workbook with one table."""
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from paperwork.intake.excel.blank.pack import packed
    from paperwork.intake.excel.own_tables import OF_FOUND

    book = Workbook()
    book.properties.keywords = OF_FOUND
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Список"
    own = [Column(item.header, width) for item, width in zip(FIELDS, WIDTHS, strict=True)]
    more = [Column("Книга", 24)] if len(answers) > 1 else []
    columns = [Column("№ п/п", 8), *more, *own, Column("Группа", 34), Column("Сведения", 44)]
    fill_sheet(sheet, columns, _table_rows(answers))
    return packed(book)


def _table_rows(answers: Answers) -> Iterator[list[object]]:
    number = count(1)
    for book, findings in answers:
        files = [book.file] if len(answers) > 1 else []
        for title, found in findings.groups:
            for one in found:
                answered = [item.kind.cell(getattr(one.client, item.name)) for item in FIELDS]
                yield [next(number), *files, *answered, title, one.why]
