"""Folders of small books for the tests of what is done with many of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from desk import INSTITUTION, VERA, Desk, Run, Sheets

from paperwork.documents.books.names import BOOKS
from paperwork.documents.books.report import REPORT
from paperwork.documents.folder.manifest import RECORD
from paperwork.documents.folder.up_to_date import LAST_RUN

COUNT = 20
SECRET = "Садовая"  # a word of every book
NOTES = (RECORD, LAST_RUN, REPORT, BOOKS)


def fill(desk: Desk, count: int = COUNT, clients: int = 2) -> Path:
    """A folder of books, two of whose names differ in the case of letters alone, and a template."""
    desk.template("Карта", "{{ клиент.дело }} {{ клиент.фио }} {{ клиент.адрес }}", name="card")
    for number in range(1, count + 1):
        desk.book(sheets(number, clients), f"books/{name(number)}.xlsx")
    return desk.folder / "books"


def name(number: int) -> str:
    """The stem of a book."""
    return {1: "Группа", 2: "группА"}.get(number, f"Книга {number:02}")


def sheets(number: int, clients: int = 2, street: str = SECRET) -> Sheets:
    """The sheets of the book of this number."""
    rows = [
        VERA | {"Дело": f"{number}-{client}", "Адрес": f"{street}, {client}"} for client in range(clients)
    ]
    return {"Учреждение": INSTITUTION, "Клиенты": rows}


def line(desk: Desk, *options: str | Path, out: str = "out") -> list[str | Path]:
    """The command that makes the documents of the folder."""
    own = ("--templates", desk.folder / "templates", "--document", "card")
    return ["make", desk.folder / "books", "--out", desk.folder / out, *own, *options]


def make(desk: Desk, *options: str | Path, out: str = "out") -> Run:
    """The documents of the folder."""
    return desk.run(*line(desk, *options, out=out))


def papers(folder: Path) -> dict[str, bytes]:
    """Every file in the folder but the notes of the program."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in NOTES)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def noted(folder: Path) -> Sequence[str]:
    """The documents in the records of all books, each as often as it is noted."""
    return [
        f"{record.parent.name}/{json.loads(line)['path']}"
        for record in sorted(folder.rglob(RECORD))
        for line in record.read_text("utf-8").splitlines()
    ]
