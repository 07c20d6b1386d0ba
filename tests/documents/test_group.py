"""A teacher's table: whose book, what is ready, what is absent and wrong, what is the same in several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, write_book

SHARED = "Живет одна, помощи ждать неоткуда, помощь на дому нужна каждую неделю."
PETROV: Sheets = {
    "Учреждение": INSTITUTION,
    "Практика": {"Студент": "Петров Петр Петрович", "Группа": "СР-31"},
    "Клиенты": [VERA | {"Дата рождения": "32.01.1980"}, IVAN],
    "Планы": [{"Дело": "1", "Дата": "05.03.2026", "Проблема": SHARED}],
}
SIDOROV: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [IVAN | {"Дата рождения": "01.02.1970"}],
    "Планы": [{"Дело": "2", "Дата": "05.03.2026", "Проблема": f"Другая беда.  {SHARED.upper()}"}],
}
KUZNETSOV: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [IVAN | {"Дата рождения": "01.02.1970"}],
    "Планы": [
        {"Дело": "2", "Дата": "33.03.2026", "Проблема": "Совсем другая беда, которой больше нет ни у кого"}
    ],
}
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("group")
    for name, sheets in (("Петров", PETROV), ("Сидоров", SIDOROV)):
        (folder / name).mkdir()
        write_book(folder / name / "книга.xlsx", sheets)
    write_book(folder / "кузнецов.xlsx", KUZNETSOV)
    (folder / "сломана.xlsx").write_bytes(b"PK\3\4 no book")
    (folder / "заметки.txt").write_text("no book", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sheets(group: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    out = tmp_path_factory.mktemp("out") / "таблица.xlsx"
    run = Desk(out.parent).run("group", group, "--out", out)
    assert (run.status, run.out) == (
        0,
        f"Книг: 4, с ошибками: 2, не открылись: 1.\nТаблица: {out}\n",
    )
    assert run.err.startswith("сломана.xlsx: файл поврежден")
    return {sheet.title: list(_rows(sheet)) for sheet in openpyxl.load_workbook(out)}


def _rows(sheet: Any) -> Iterator[dict[str, Any]]:
    headers, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        yield dict(zip(headers, row, strict=True))


def test_each_book_is_a_row_named_by_the_student_or_else_by_the_file(sheets: dict[str, Rows]) -> None:
    assert [(row["Кто"], row["Группа"], row["Файл"]) for row in sheets["Группа"]] == [
        ("кузнецов", None, "кузнецов.xlsx"),
        ("Петров Петр Петрович", "СР-31", "Петров/книга.xlsx"),
        ("Сидоров/книга", None, "Сидоров/книга.xlsx"),
        ("сломана", None, "сломана.xlsx"),
    ]


def test_a_paper_is_ready_or_empty_or_has_errors(sheets: dict[str, Rows]) -> None:
    plan, profile = "Индивидуальный план обслуживания", "Социально-психологический портрет"
    assert [(row[plan], row[profile]) for row in sheets["Группа"]] == [
        ("ошибок: 1", "пусто"),
        ("ошибок: 1", "пусто"),
        ("готово", "пусто"),
        ("не открылась", "не открылась"),
    ]


def test_what_is_absent_is_said_with_the_clients_who_lack_it(sheets: dict[str, Rows]) -> None:
    absent = {row["Кто"]: row["Чего нет"].splitlines() for row in sheets["Группа"]}
    of_petrov = absent["Петров Петр Петрович"]
    assert "Социально-психологический портрет: нет строки на листе «Портреты»" in of_petrov
    assert "Индивидуальный план обслуживания: нет строки на листе «Планы» (дело 2)" in of_petrov
    assert absent["сломана"] == ["файл поврежден; откройте его в Excel и сохраните заново как .xlsx"]


def test_problems_of_a_kind_are_one_row(sheets: dict[str, Rows]) -> None:
    found = {(row["Лист"], row["Колонка"]): row for row in sheets["Что исправить"]}
    assert found["Планы", "Дата"]["У кого"] == "кузнецов: B2"
    wrong = found["Клиенты", "Дата рождения"]
    assert (wrong["Всего"], wrong["У скольких"], wrong["У кого"]) == (1, 1, "Петров Петр Петрович: F2")
    assert wrong["Как исправить"]


def test_a_sentence_that_two_books_share_is_shown_with_both_places(sheets: dict[str, Rows]) -> None:
    found = {row["Что одинаково"]: row for row in sheets["Одинаковые тексты"]}
    assert set(found) == {"часть текста", "клиент"}
    assert found["часть текста"]["Текст"] == SHARED.rstrip(".")
    places = found["часть текста"]["У кого и где"].splitlines()
    assert places == ["Петров Петр Петрович: Планы, C2 (Проблема)", "Сидоров/книга: Планы, C2 (Проблема)"]
    assert found["клиент"]["У скольких"] == 2


def test_the_table_of_a_former_run_is_no_book(group: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.xlsx").write_bytes((group / "кузнецов.xlsx").read_bytes())
    desk = Desk(tmp_path)
    first = desk.run("group", work, "--out", work / "таблица.xlsx")
    again = desk.run("group", work, "--out", work / "таблица 2.xlsx")
    assert (
        first.out.splitlines()[0] == again.out.splitlines()[0] == "Книг: 1, с ошибками: 1, не открылись: 0."
    )


@pytest.mark.parametrize(
    ("folder", "out", "said"),
    [
        ("нет", "таблица.xlsx", "такой папки нет"),
        (".", "таблица.docx", "должно оканчиваться на .xlsx"),
        ("пустая", "таблица.xlsx", "нет книг"),
        (".", "книга.xlsx", "уже есть"),
    ],
)
def test_a_wrong_call_is_refused_with_a_sentence(tmp_path: Path, folder: str, out: str, said: str) -> None:
    (tmp_path / "пустая").mkdir()
    write_book(tmp_path / "книга.xlsx", KUZNETSOV)
    run = Desk(tmp_path).run("group", tmp_path / folder, "--out", tmp_path / out)
    assert (run.status, said in run.err) == (2, True), run.err
