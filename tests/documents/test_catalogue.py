"""Which templates a run compiles, and that the names of files do not depend on it."""

from __future__ import annotations

from typing import Any

import pytest
from desk import INSTITUTION, VERA, Desk, Sheets

from paperwork.word import compiler

SHEETS: Sheets = {"Учреждение": INSTITUTION, "Клиенты": [VERA]}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    original = compiler.compile_template

    def counted(source: bytes, name: str, *rest: Any) -> Any:
        names.append(name)
        return original(source, name, *rest)

    monkeypatch.setattr(compiler, "compile_template", counted)
    return names


def test_only_what_is_asked_for_is_compiled(desk: Desk, compiled: list[str]) -> None:
    for name in ("one", "two", "three"):
        desk.template(f"Бумага {name}", f"{{{{ клиент.фио }}}} {name} {desk.folder}", name=name)
    options = ("--templates", desk.folder / "templates")
    assert (
        desk.make(desk.book(SHEETS), *options, "--document", "two", "--document", "Бумага three").status == 0
    )
    assert sorted(compiled) == ["three.docx", "two.docx"]


def test_other_columns_of_ones_own_compile_the_templates_alone_that_name_them(
    desk: Desk, compiled: list[str]
) -> None:
    for name, tag in (("common", "клиент.фио"), ("own", "клиент.приказ")):
        desk.template(f"Бумага {name}", f"{{{{ {tag} }}}} {desk.folder}", name=name)
    options = ("--document", "common", "--document", "own")
    needed = []
    for columns in ({"Приказ": "7"}, {"Приказ": "7", "Кабинет": "2"}):
        compiled.clear()
        assert desk.make(desk.book({**SHEETS, "Клиенты": [VERA | columns]}), *options).status == 0
        needed.append(set(compiled))
    assert needed == [{"common.docx", "own.docx"}, {"own.docx"}]
    assert desk.text("1 Соколова Вера/Бумага own").startswith("7 ")


def test_a_template_that_is_not_asked_for_may_be_at_fault(desk: Desk) -> None:
    desk.template("Хорошая", "{{ клиент.фио }}", name="good")
    desk.template("Плохая", "{{ клиент.такого_нет }}", name="bad")
    run = desk.make(desk.book(SHEETS), "--document", "good")
    assert (run.status, run.err) == (0, "")


def test_names_of_files_do_not_depend_on_the_choice(desk: Desk) -> None:
    for name in ("a", "b"):
        desk.template("Бумага", f"{{{{ клиент.фио }}}} {name}", name=name)
    options = ("--templates", desk.folder / "templates")
    book = desk.book(SHEETS)
    found = []
    for choice in (("a", "b"), ("a",), ("b",)):
        out = Desk(desk.folder / "".join(choice))
        line = [word for name in choice for word in ("--document", name)]
        assert desk.run("make", book, "--out", out.out, *options, *line).status == 0
        found.append({name.rpartition("/")[2] for name in out.bytes()})
    assert found == [{"Бумага.docx", "Бумага (2).docx"}, {"Бумага.docx"}, {"Бумага (2).docx"}]
