"""Sheets of the user's own on the page: rows of a client like those of other sheets."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
from desk import IVAN, VERA, write_book

from paperwork.web.changes import drop_client
from paperwork.web.chapters import chapters
from paperwork.web.open_book import opened
from paperwork.web.outcome import changed_book

OWN = "Семья клиента"
ROWS = [
    {"Дело": "1", "ФИО": "Ольга", "Дата рождения": "1.2.80"},
    {"Дело": "2", "ФИО": "Глеб"},
    {"Дело": "7", "ФИО": "Яна"},
]


def test_rows_are_shown_changed_and_saved() -> None:
    file = io.BytesIO()
    write_book(file, {"Клиенты": [VERA, IVAN], OWN: ROWS})
    book = opened("book.xlsx", file.getvalue())
    (schema,) = book.book.own_sheets
    assert chapters(book)[-1] == (schema,)
    assert schema not in [shown for shown, *_ in chapters()]
    editor, (vera, ivan) = book.editors[OWN], book.clients
    (row,) = book.tied(schema, vera)
    assert [item.header for item in editor.columns] == ["Дело", "ФИО", "Дата рождения"]
    assert book.tied(schema, ivan) == [editor.row_editors[1]]
    assert book.strays(schema) == [editor.row_editors[2]]

    editor.put(row, "дата_рождения", date(1981, 3, 4))
    book.touch(editor)
    drop_client(book, ivan, "Петров")
    name, data = changed_book(book)
    saved = [
        [cell.value for cell in line] for line in openpyxl.load_workbook(io.BytesIO(data))[OWN].iter_rows()
    ]
    assert (name, [line[1] for line in saved]) == ("book.xlsx", ["ФИО", "Ольга", "Яна"])
    assert str(saved[1][2]).startswith("1981-03-04")
