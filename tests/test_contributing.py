"""The examples of CONTRIBUTING.md, applied to a copy of the program: each does what the page promises."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from desk import INSTITUTION, IVAN, ROOT, VERA, Sheets, text_of, write_book
from visitor import Visitor, serving

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# A block of code names its file: a new one, or one that is there and gets the lines with a plus.
BLOCK = re.compile(r"^```(python|diff|console)[ ]?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# What the tests ask besides, with how it ends.
WRONG = "paperwork check wrong.xlsx"
FOUND = "paperwork find book.xlsx --where \"0.125|процент == '12,5\u00a0%'\""
LISTED = "paperwork --help"
ASKED = {WRONG: 1, FOUND: 0, LISTED: 0}

# The commands one after another in one process of the copy: it reads the program and its libraries once.
IN_TURN = """
import contextlib, gc, io, json, runpy, shlex, sys
from click.testing import CliRunner
from paperwork.cli import cli
from paperwork.__main__ import SELDOM

gc.set_threshold(SELDOM)
said = {}
for line, status in json.load(sys.stdin):
    program, *words = shlex.split(line)
    if program == "paperwork":
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == status, (line, done.output, done.exc_info)
        said[line] = done.stdout
    else:
        assert (program, words[0]) == ("python", "-m"), line
        with contextlib.redirect_stdout(io.StringIO()) as out:
            runpy.run_module(words[1], run_name="__main__", alter_sys=True)
        said[line] = out.getvalue()
print(json.dumps(said))
"""


@dataclass(frozen=True)
class Applied:
    """The copy of the program with the examples in it, and what the commands printed."""

    folder: Path
    said: dict[str, str]


def _applied(folder: Path) -> Iterator[tuple[str, str]]:
    """Puts the code of the page into the copy and runs the commands; each with what it printed."""
    commands: list[tuple[str, int]] = []
    for language, name, code in BLOCK.findall(PAGE):
        if language == "console":
            commands += [(line, 0) for line in code.splitlines()]
        elif language == "diff":
            _change(folder / name, code.splitlines(keepends=True))
        else:
            assert not (folder / name).exists(), name
            (folder / name).write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", IN_TURN],
        input=json.dumps([*commands, *ASKED.items()]),
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    yield from json.loads(done.stdout).items()


def _change(file: Path, lines: Sequence[str]) -> None:
    """Applies a piece of a diff that only adds lines."""
    old, new = ("".join(line[1:] for line in lines if line[0] in signs) for signs in (" ", " +"))
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file}: {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> Applied:
    """The page followed from its beginning to its end."""
    folder = tmp_path_factory.mktemp("contributing")
    for name in ("paperwork", "templates"):  # with what Python has compiled of them
        shutil.copytree(ROOT / name, folder / name)
    for name in ("samples", "forms", "pyproject.toml"):
        (folder / name).symlink_to(ROOT / name)
    for name, postal_code in (("book", "420 111"), ("wrong", "42011")):
        visits = [{"Дело": "1", "Дата": "05.03.2026", "Индекс": postal_code, "Что увидели": "Печь & дрова"}]
        sheets: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN], "Посещения": visits}
        write_book(folder / f"{name}.xlsx", sheets)
    found = Applied(folder, dict(_applied(folder)))
    for path in folder.glob("templates/*.docx"):
        if path.stem != "visits":  # the page compiles all that it has, and this program has no compiled one
            path.unlink()
    return found


def test_the_sheet_is_in_the_blank_book_and_in_a_form(applied: Applied) -> None:
    sheet = openpyxl.load_workbook(applied.folder / "blank.xlsx")["Посещения"]
    assert [cell.value for cell in sheet[1]] == ["Дело", "Дата", "Индекс", "Что увидели"]
    assert sheet.column_dimensions["C"].width == pytest.approx(10, abs=1)
    assert "Что увидели" in text_of(applied.folder / "form.docx")


def test_the_kind_is_checked(applied: Applied) -> None:
    assert "Все в порядке" in applied.said["paperwork check book.xlsx"]
    assert (
        "лист «Посещения», C2 (Индекс): «42011» — в индексе должно быть шесть цифр; напишите"
        in applied.said[WRONG]
    )


def test_the_forms_and_the_page_ask_as_the_kind_says(applied: Applied) -> None:
    assert "шесть цифр" in text_of(applied.folder / "form.docx")
    phone = openpyxl.load_workbook(applied.folder / "phone.xlsx")["survey"]
    head, *questions = phone.iter_rows(values_only=True)
    asked = [dict(zip(head, row, strict=True)) for row in questions]
    (question,) = [row for row in asked if row["name"] == "postal_code"]
    assert "[0-9]{6}" in str(question["constraint"])
    assert question["constraint_message"] == "В индексе шесть цифр"
    with serving(folder=applied.folder) as address:
        visitor = Visitor(address)
        visitor.enter()
        visitor.upload("book.xlsx", (applied.folder / "book.xlsx").read_bytes())
        page = visitor.get(f"{visitor.get('clients').cards[0]}/125")
        (answer,) = page.page.cssselect("[value='420111'], [value='420 111']")
        assert answer.get("inputmode") == "numeric"
        visitor.post(page.path, [*page.answers, ("do", "save")])
        assert visitor.get("book").body == (applied.folder / "book.xlsx").read_bytes()


def test_the_document_prints_the_sheet_and_has_a_blank(applied: Applied) -> None:
    made = sorted(applied.folder.glob("documents/*/*.docx"))
    assert [path.parent.name for path in made] == ["1 Соколова Вера"]
    assert made[0].name == "Лист посещений.docx"
    words, text = ["Дата", "Индекс", "Что увидели"], text_of(made[0]).splitlines()
    assert text[text.index("Дата") :][:6] == [*words, "05.03.2026", "420111", "Печь & дрова"]
    assert "Соколова Вера Ильинична" in "\n".join(text)
    assert set(words) < set(text_of(applied.folder / "paper.docx").splitlines())


def test_the_filter_is_offered_and_prints_what_it_says(applied: Applied) -> None:
    assert "{{ 0.125|процент }} → 12,5 %" in applied.said["paperwork fields"].replace("\u00a0", " ")
    assert "Соколова" in applied.said[FOUND]


def test_the_command_answers_and_is_listed(applied: Applied) -> None:
    assert applied.said["paperwork count book.xlsx"] == "book.xlsx: 2\n"
    assert "Сосчитать клиентов книги." in applied.said[LISTED]


@pytest.mark.parametrize("options", [("check",), ("format", "--check")])
def test_the_examples_keep_the_rules_of_the_code(applied: Applied, options: Sequence[str]) -> None:
    names = {name for _, name, _ in BLOCK.findall(PAGE) if name}
    line = [sys.executable, "-m", "ruff", *options, "--no-cache", *sorted(names)]
    done = subprocess.run(line, cwd=applied.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
