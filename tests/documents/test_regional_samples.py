"""Samples of regional forms, used as templates of one's own: what they take from the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain

from paperwork.cli.commands.templates import templates

OLGA = {"Дело": "3", "Фамилия": "Юдина", "Имя": "Ольга", "Пол": "женский"}
BOOK: Sheets = {
    "Учреждение": INSTITUTION,
    "Перечень услуг": [
        {"Услуга": "кормление", "Вид": "социальные услуги по уходу", "Форма обслуживания": "на дому",
         "Время (мин.)": 35},
        {"Услуга": "беседа", "Вид": "социально-психологические", "Форма обслуживания": "полустационарная"},
    ],
    "Клиенты": [
        OLGA | {"Дата приема": "20.03.2026", "Адрес": "ул. Мира, д. 5", "Причина обращения": "Инвалидность"},
        VERA | {"Дата приема": "02.03.2026", "Дата окончания": "16.03.2026"},
        IVAN | {"Дата приема": "10.03.2026"},
    ],
    "ИППСУ": [
        {"Дело": "1", "Номер": "7-И", "Дата": "05.03.2026", "Форма обслуживания": "стационарная"},
        {"Дело": "1", "Номер": "5-И", "Дата": "01.02.2024", "Форма обслуживания": "на дому"},
        {"Дело": "1", "Номер": "9-И", "Дата": "15.03.2026", "Форма обслуживания": "на дому"},
        {"Дело": "2", "Номер": "3-И", "Дата": "01.02.2026"},
    ],
    "Услуги": [
        {"Дело": "2", "Услуга": "кормление", "Предоставляется": "сейчас", "Периодичность": "ежедневно"},
        {"Дело": "2", "Услуга": "беседа", "Предоставляется": "сейчас"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The samples of a book, as its own templates."""
    desk = Desk(tmp_path_factory.mktemp("samples"))
    folder: Path = desk.folder / "more"
    assert CliRunner().invoke(templates, [str(folder), "--more"]).exit_code == 0
    names = ("application_journal", "care_supplement")
    run = desk.make(
        desk.book(BOOK), "--templates", str(folder), "--on", "31.03.2026",
        *(word for name in names for word in ("--document", name)),
    )  # fmt: skip
    assert run.status == 0, run.err
    return desk


def test_a_journal_of_applications_names_the_form_of_service_and_the_programme(made: Desk) -> None:
    words = plain(made.text("Учреждение/Журнал регистрации заявлений"))
    rows = (
        "1 02.03.2026 Соколова Вера Ильинична стационарная составлена ИППСУ, 05.03.2026 7-И"
        " обслуживание окончено 16.03.2026",
        "2 10.03.2026 Петров Иван Ильич на дому, полустационарная составлена ИППСУ, 01.02.2026 3-И",
        "3 20.03.2026 Юдина Ольга ул. Мира, д. 5 Инвалидность",
    )
    places = [words.find(row) for row in rows]
    assert -1 not in places, words
    assert places == sorted(places)


def test_a_supplement_of_long_term_care_lists_its_services(made: Desk) -> None:
    words = plain(made.text("2 Петров Иван/Дополнение к ИППСУ"))
    assert "1 кормление ежедневно 35" in words
    assert "беседа" not in words
