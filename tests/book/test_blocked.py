"""A client whose data may not be used: no paper and no list tells of him, but the one of the blocked."""

from __future__ import annotations

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets

from paperwork.intake.excel.reading.read import read_book, read_whole_book

EVERYBODY = (
    "{% for к in клиенты %}{{ к.фамилия }} {% endfor %}{% for о in обращения %}{{ о.заявитель }} {% endfor %}"
)
PAPERS = {"Карта": "{{ клиент.фио }}", "Список": EVERYBODY}


def _sheets(processing: str | None) -> Sheets:
    return {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA | {"Обработка данных": processing}, IVAN],
        "Портреты": [{"Дело": "1"}, {"Дело": "2"}],
        "Обращения": [
            {"Поступило": "05.03.2026 10:00", "Заявитель": name, "Дело": number, "Суть": "вопрос"}
            for name, number in (("Соколова", "1"), ("Петров", "2"), ("Прохожий", None))
        ],
    }


@pytest.mark.parametrize(
    ("processing", "left_out"),
    [(None, False), ("разрешена", False), ("Разрешена", False), ("заблокирована", True), ("отозвано", True)],
)
def test_a_blocked_client_gets_no_paper_and_is_on_no_list(
    desk: Desk, processing: str | None, left_out: bool
) -> None:
    for title, text in PAPERS.items():
        desk.template(title, text)
    run = desk.make(desk.book(_sheets(processing)))
    assert (run.status, run.err) == (0, "")
    assert ("1 Соколова Вера/Карта" in desk.made()) is not left_out
    assert ("1 Соколова Вера/Социально-психологический портрет" in desk.made()) is not left_out
    assert "2 Петров Иван/Карта" in desk.made()
    named = "" if left_out else "Соколова "
    assert desk.text("Учреждение/Список") == f"{named}Петров {named}Петров Прохожий "
    assert (f"  1 Соколова Вера — {processing}" in run.out) is left_out


def test_he_is_named_when_nothing_has_changed_and_when_he_alone_is_asked_for(desk: Desk) -> None:
    book = desk.book(_sheets("отозвано"))
    first, again = desk.make(book), desk.make(book)
    assert "1 Соколова Вера — отозвано" in first.out
    assert "1 Соколова Вера — отозвано" in again.out
    alone = desk.make(book, "--client", "1")
    assert (alone.status, alone.err) == (0, "")
    assert alone.out.startswith("Ни одного документа не сделано")
    assert "1 Соколова Вера — отозвано" in alone.out
    assert "Соколова" not in desk.make(book, "--client", "2").out


def test_what_was_made_before_is_told(desk: Desk) -> None:
    desk.make(desk.book(_sheets(None)))
    run = desk.make(desk.book(_sheets("заблокирована")))
    assert "1 Соколова Вера — заблокирована; документы прежних запусков остались" in run.out


def test_check_names_the_blocked(desk: Desk) -> None:
    book = desk.book(_sheets("заблокирована"))
    line = "book.xlsx: обработка данных не разрешена: 1 Соколова Вера Ильинична (заблокирована)"
    assert line in desk.run("check", book).out
    assert line in desk.run("check", book, "--json").err
    assert "не разрешена" not in desk.run("check", desk.book(_sheets("разрешена"))).out


def test_in_doubt_the_data_are_not_used(desk: Desk) -> None:
    run = desk.make(desk.book(_sheets("заблокированна")))
    assert run.status == 1
    assert "«заблокированна» — такого значения нет в списке; похоже на «заблокирована»" in run.err
    assert not any("Соколова" in name for name in desk.made())
    assert "1 Соколова Вера — не прочитано" in run.out


def test_who_works_on_the_book_itself_sees_all_rows(desk: Desk) -> None:
    path = desk.book(_sheets("отозвано"))
    book = read_book(path)
    assert [client.file_number for client in book.clients] == ["2"]
    assert [client.file_number for client in book.blocked] == ["1"]
    assert [client.file_number for client in read_whole_book(path).clients] == ["1", "2"]


def test_special_data_without_a_consent_are_kept_out_when_asked(desk: Desk) -> None:
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA, IVAN | {"Дата согласия": "05.03.2026"}],
        "Портреты": [{"Дело": number, "Вероисповедание": "православное"} for number in "12"],
        "Практика": {"Студент": "Ильинская Дарья Романовна"},
    }
    book = desk.book(sheets)
    assert "специальные персональные данные без согласия клиента" in desk.run("check", book).out
    run = desk.make(book, "--strict")
    assert run.status == 1
    titles = ("Социально-психологический портрет", "Отчет о практике")
    assert {name for title in titles for name in desk.made(title)} == {
        "2 Петров Иван/Социально-психологический портрет",
        "Практика/2 Петров Иван/Отчет о практике",
    }
