"""What a small run must not wait for: libraries and modules that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desk import INSTITUTION, VERA, Desk, environment

# each takes from five to a hundred thousandths of a second
LIBRARIES = {
    *("PIL", "asyncio", "docx", "docxtpl", "email", "http", "icalendar", "msoffcrypto", "multiprocessing"),
    *(
        "olefile",
        "openpyxl",
        "pikepdf",
        "pydantic",
        "pydantic_core",
        "pymorphy3",
        "pypdfium2",
        "pytrovich",
    ),
    *("rapidfuzz", "ssl", "starlette", "uvicorn", "xlrd"),
}
OWN = {
    "paperwork.book.anonymous",
    "paperwork.documents.making.nameless",
    "paperwork.documents.making.pdf_files",
    "paperwork.documents.pdf",
    "paperwork.intake.excel.amending",
    "paperwork.intake.excel.blank",
    "paperwork.intake.excel.reading.ods",
    "paperwork.intake.excel.reading.xls",
    "paperwork.intake.excel.reading.xlsx_careful",
    "paperwork.intake.jsonbook",
    "paperwork.intake.phone",
    "paperwork.intake.wordform",
    "paperwork.web",
    "paperwork.word.compiler",
    "paperwork.word.joining",
    "paperwork.word.slow",
}
ROOMS = {"paperwork.word", "paperwork.web"}
SHOWN = """
import sys
from paperwork.cli import cli
cli(sys.argv[1:], standalone_mode=False)
print(*sys.modules)
"""


def loaded(*words: str | Path) -> set[str]:
    """The modules that a command has loaded when it ends."""
    command = [sys.executable, "-c", SHOWN, *map(str, words)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture
def line(desk: Desk) -> list[str | Path]:
    """A small run that declines nothing; another one has kept its template."""
    institution = {name: value for name, value in INSTITUTION.items() if name not in ("ИНН", "ОГРН")}
    book = desk.book({"Учреждение": institution, "Клиенты": [VERA]})
    desk.template("Карта", "{{ клиент.дело }} {{ клиент.фио }} {{ сегодня | дата }}", name="card")
    options = ("--templates", desk.folder / "templates", "--document", "card")
    loaded("make", book, "--out", desk.folder / "first", *options)
    return ["make", book, "--out", desk.out, *options]


def test_a_small_run_loads_no_more_than_it_uses(line: list[str | Path]) -> None:
    found = loaded(*line)
    assert found & LIBRARIES == set()
    assert found & OWN == set()


@pytest.mark.parametrize("words", ["--help", "make --help", "fields"])
def test_who_makes_no_papers_does_not_wait_for_the_engine(words: str) -> None:
    assert loaded(*words.split()) & {"jinja2", "openpyxl", "docxtpl", "docx", *ROOMS} == set()


@pytest.mark.parametrize("words", ["new", "check", "due", "find"])
def test_a_workbook_is_worked_on_without_pydantic(desk: Desk, words: str) -> None:
    book = desk.folder / "new.xlsx" if words == "new" else desk.book({"Клиенты": [VERA]})
    engine = {"jinja2", "paperwork.word", "paperwork.case.computed"} if words in ("check", "due") else set()
    assert (
        loaded(words, book) & ({"pydantic", "pydantic_core", "paperwork.intake.jsonbook"} | engine) == set()
    )


def test_what_is_there_at_the_end_is_not_searched_for_garbage() -> None:
    program = (
        "import atexit, gc\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 0))\n"  # called last
        "from paperwork.__main__ import main\n"
        "main()"
    )
    command = [sys.executable, "-c", program, "--version"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True"
