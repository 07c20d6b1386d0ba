"""Consoles and locales that lack some letters: sentences that can be read, and no traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, Desk, outside

from paperwork.__main__ import main

SAID = "«Дело» № 12 — 3 шт.…"


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of showing that the program registers."""
    monkeypatch.setattr(sys, "argv", ["paperwork", "--version"])
    with pytest.raises(SystemExit):
        main()


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("cp866", SAID, '"Дело" № 12 - 3 шт....'),
        ("cp1251", SAID, SAID),
        ("koi8-r", SAID, '"Дело" N 12 - 3 шт....'),
        ("utf-8", SAID, SAID),
        ("ascii", SAID, '"????" N 12 - 3 ??....'),
        ("cp866", "Ы\u00a0ё \u202f≥ 1 \U0001f600", "Ы\u00a0ё  ≥ 1 ?".replace("≥", ">=")),
        ("cp1251", "a\u2011b\u00adc→", "a-b\u00adc->"),
        ("utf-8", "нет".encode().decode("ascii", "surrogateescape"), "нет"),
        ("utf-8", "\ud800", "?"),
    ],
)
def test_what_is_lacking_is_shown_by_the_nearest(encoding: str, text: str, shown: str) -> None:
    assert text.encode(encoding, "nearest").decode(encoding) == shown


@pytest.mark.parametrize(
    "line",
    [
        ("check", ""),
        ("check", " "),
        ("make", "", "--out", "out"),
        ("make", "book.xlsx", "--out", ""),
        ("add", "", "a.docx"),
        ("add", "book.xlsx", ""),
        ("erase", "", "--client", "1"),
        ("new", ""),
        ("templates", ""),
        ("check", "book.xlsx", "--marked", ""),
        ("find", "", "--service", "x"),
        ("serve", "--templates", ""),
    ],
)
def test_an_empty_name_is_not_the_folder_where_one_is(desk: Desk, line: tuple[str, ...]) -> None:
    run = desk.run(*line)
    assert (run.status, run.out) == (2, "")
    assert "имя пустое; назовите файл или папку" in run.err


ENVIRONMENTS = {
    "ascii": ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8"),
    "cp866": ({"PYTHONIOENCODING": "cp866"}, "cp866"),
    "cp1251": ({"PYTHONIOENCODING": "cp1251"}, "cp1251"),
}


@pytest.mark.parametrize(("variables", "encoding"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_whole_program_speaks_in_the_encoding(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], encoding: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    run = outside("check", desk.book({"Учреждение": INSTITUTION, "Клиенты": [IVAN]}), encoding=encoding)
    assert run.status in (0, 1)
    assert "Ошибок: 0" in run.out or "Все в порядке" in run.out
    assert "\\x" not in run.out + run.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always Unicode")
def test_names_that_the_system_cannot_write_are_a_sentence_with_a_cure_that_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ENVIRONMENTS["ascii"][0].items():
        monkeypatch.setenv(name, value)
    desk.template("Paper", "{{ клиент.фамилия }}", name="paper")
    line = (
        "make",
        desk.book({"Клиенты": [IVAN]}),
        "--out",
        desk.out,
        "--templates",
        desk.folder / "templates",
    )
    run = outside(*line, "--document", "paper")
    assert run.status == 2
    assert "PYTHONUTF8=1" in run.err
    assert "Traceback" not in run.err
    assert [path.name for path in desk.out.iterdir()] == [".paperwork.jsonl"]
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert outside(*line, "--document", "paper").status == 0
    assert len(list(Path(desk.out).rglob("*.docx"))) == 1
