"""The second run: told without being repeated only when it would repeat the first to the letter."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Run

from paperwork.documents.folder.up_to_date import LAST_RUN

LETTER = "1 Соколова Вера/Письмо.docx"


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.template("Письмо", "{{ клиент.фио }}", name="letter")
    desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA, IVAN]})
    return desk


def _make(desk: Desk, *options: str) -> list[str]:
    """The closing report of a run."""
    own = desk.folder / "templates"
    return desk.run(
        "make",
        desk.folder / "book.xlsx",
        "--out",
        desk.out,
        "--templates",
        own,
        "--document",
        "letter",
        *options,
    ).out.splitlines()


def test_the_same_again_says_that_nothing_changed(office: Desk) -> None:
    _make(office)
    assert (office.out / LAST_RUN).is_file()
    told = _make(office)
    assert told[1:] == ["  не изменилось с прошлого раза: 2"]
    (office.out / LAST_RUN).unlink()
    assert _make(office) == told  # the long way says the same


def test_as_typed_is_another_document(desk: Desk) -> None:
    desk.template("Письмо", "{{ клиент.адрес }}|{{ клиент.дело }}.", name="letter")
    client = VERA | {"Адрес": 'г. Тверь, д. 5 - "Дом"', "Дело": "1-2."}
    desk.book({"Учреждение": INSTITUTION, "Клиенты": [client]})
    made = "1-2. Соколова Вера/Письмо"
    set_so = "г.\u00a0Тверь, д.\u00a05\u00a0– «Дом»|1\u20112."
    _make(desk)
    assert _raw_text(desk, made) == set_so
    _make(desk, "--as-typed")
    assert _raw_text(desk, made) == 'г. Тверь, д. 5 - "Дом"|1-2..'
    assert _make(desk, "--as-typed")[1:] == ["  не изменилось с прошлого раза: 1"]
    _make(desk)
    assert _raw_text(desk, made) == set_so


def _raw_text(desk: Desk, name: str) -> str:
    return docx.Document(str(desk.out / f"{name}.docx")).paragraphs[-1].text


def _edit(desk: Desk) -> None:
    (desk.out / LETTER).write_bytes(b"edited")


def _touch(desk: Desk) -> None:
    os.utime(desk.out / LETTER, ns=(1, 1))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda desk: (desk.out / LETTER).unlink(), "  сделано: 1"),
        (_edit, "  оставлено с вашими изменениями: 1"),
        (_touch, "  не изменилось с прошлого раза: 2"),
        (lambda desk: (desk.out / LAST_RUN).write_text("{"), "  не изменилось с прошлого раза: 2"),
        (lambda desk: desk.template("Письмо", "{{ клиент.дело }}", name="letter"), "  сделано: 2"),
        (lambda desk: desk.book({"Клиенты": [VERA | {"Имя": "Веста"}, IVAN]}), "  сделано: 1"),
    ],
    ids=["removed", "edited", "touched", "damaged", "template", "book"],
)
def test_any_change_is_seen(office: Desk, change: Callable[[Desk], object], line: str) -> None:
    _make(office)
    change(office)
    assert line in _make(office)
    assert (office.out / LETTER).is_file()


def test_other_wishes_are_another_run(office: Desk) -> None:
    _make(office)
    assert "  не изменилось с прошлого раза: 1" in _make(office, "--client", "1")
    assert "  не изменилось с прошлого раза: 2" in _make(office)


def test_a_run_with_errors_is_not_kept(office: Desk, tmp_path: Path) -> None:
    office.book({"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Дата рождения": "вчера"}]})
    _make(office)
    assert not (tmp_path / "out" / LAST_RUN).exists()


def test_warnings_are_counted_again(office: Desk) -> None:
    """A large book always has some: they alone must not have everything read and checked once more."""
    office.template("Письмо", "{{ клиент.фио }} [Телефон]", name="letter")
    office.book({"Учреждение": INSTITUTION, "Клиенты": [VERA | {"Телефон": "89"}, IVAN]})

    def run() -> Run:
        own = office.folder / "templates"
        book = office.folder / "book.xlsx"
        return office.run("make", book, "--out", office.out, "--templates", own, "--document", "letter")

    first = run()
    assert (office.out / LAST_RUN).is_file()
    again = run()
    assert "Предупреждения (1) ничего не задерживают" in first.err
    assert again.err == first.err
    assert "Предупреждения о шаблонах (1):" in first.out
    assert again.out.partition("о шаблонах")[2] == first.out.partition("о шаблонах")[2]
    (office.out / LAST_RUN).unlink()
    long = run()
    assert (long.out, long.err) == (again.out, again.err)  # the long way says the same
