"""Samples of regional forms, used as templates of one's own: what they take from the book."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from desk import INSTITUTION, IVAN, VERA, Desk, Sheets, plain
from docx.oxml.ns import qn

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
        VERA | {"Дата приема": "02.03.2026", "Специалист": "С2", "Дата окончания": "16.03.2026"},
        IVAN | {"Дата приема": "10.03.2026", "Дата рождения": "06.03.2010", "Специалист": "С2"},
    ],
    "ИППСУ": [
        {"Дело": "1", "Номер": "7-И", "Дата": "05.03.2026", "Форма обслуживания": "стационарная"},
        {"Дело": "1", "Номер": "5-И", "Дата": "01.02.2024", "Форма обслуживания": "на дому"},
        {"Дело": "1", "Номер": "9-И", "Дата": "15.03.2026", "Форма обслуживания": "на дому"},
        {"Дело": "2", "Номер": "3-И", "Дата": "01.02.2026"},
    ],
    "Специалисты": [
        {"Код": "С1", "Фамилия": "Ким", "Имя": "Яна", "Должность": "психолог"},
        {"Код": "С2", "Фамилия": "Алиев", "Имя": "Руслан", "Должность": "специалист"},
    ],
    "Семья": [
        {"Дело": "1", "ФИО": "Петров Иван Ильич", "Кем приходится": "Брат", "Дата рождения": "06.03.2010"},
        {"Дело": "1", "ФИО": "Соколов Олег Ильич", "Кем приходится": "отец", "Проживает": "не проживает"},
        {"Дело": "2", "ФИО": "Соколова Вера Ильинична", "Кем приходится": "сестра"},
        {"Дело": "2", "ФИО": "Петрова Анна Юрьевна", "Кем приходится": "мать", "Дата рождения": "01.02.1980"},
    ],
    "Обследования": [{"Дело": "2", "Дата": "03.03.2026", "Самообслуживание": "частично", "Вывод": "да"}],
    "Оказано": [
        {"Дело": who, "Услуга": service, "Дата": day, "Количество": quantity, "Квитанция": receipt}
        for who, service, day, quantity, receipt in (
            ("3", "беседа", "30.03.2026", 1, None),
            ("2", "кормление", "12.03.2026", 2, None),
            ("2", "Кормление", "13.03.2026", 1, None),
            ("2", "доставка продуктов питания на дом", "04.03.2026", 1, "2026/СО-000123-1"),
            ("2", "беседа", "04.03.2026", 2, "106"),
            ("2", "кормление", "31.03.2026", 9, "107"),
            ("1", "беседа", "03.03.2026", 1, None),
            ("1", "беседа", "28.02.2026", 1, None),
            ("2", "стирка, обратная доставка вещей", "11.03.2026", 1, None),
        )
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
    names = (
        "application_journal", "care_diary", "care_report", "care_supplement",
        "family_journal", "worker_diary",
    )  # fmt: skip
    run = desk.make(
        desk.book(BOOK), "--templates", str(folder), "--on", "31.03.2026", "--month", "2026-03",
        *(word for name in names for word in ("--document", name)),
    )  # fmt: skip
    assert run.status == 0, run.err
    return desk


def test_a_journal_of_applications_names_the_form_of_service_and_the_programme(made: Desk) -> None:
    words = plain(made.text("Учреждение/Журнал регистрации заявлений"))
    rows = (
        "1 02.03.2026 Соколова Вера Ильинична Стационарная Составлена ИППСУ, 05.03.2026 7-И"
        " Обслуживание окончено 16.03.2026",
        "2 10.03.2026 Петров Иван Ильич На дому, полустационарная Составлена ИППСУ, 01.02.2026 3-И",
        "3 20.03.2026 Юдина Ольга ул. Мира, д. 5 Инвалидность",
    )
    places = [words.find(row) for row in rows]
    assert -1 not in places, words
    assert places == sorted(places)


def test_a_supplement_of_long_term_care_lists_its_services(made: Desk) -> None:
    words = plain(made.text("2 Петров Иван/Дополнение к ИППСУ"))
    assert "1 кормление ежедневно 35" in words
    assert "беседа" not in words


def test_a_report_on_care_has_what_is_assigned_and_what_was_given(made: Desk) -> None:
    words = plain(made.text("2 Петров Иван/Отчет о предоставлении социальных услуг по уходу"))
    assert "за март 2026 г." in words
    assert "1 кормление ежедневно 35 12" in words
    diary = plain(made.text("2 Петров Иван/Дневник ухода"))
    assert "1 кормление ежедневно 35" in diary
    assert "беседа" not in words + diary


def test_a_diary_says_who_kept_it_as_his_name_shows(made: Desk) -> None:
    words = plain(made.text("Учреждение/Дневник социального работника"))
    assert re.findall(r"Дневник вел\S*", words) == ["Дневник вел", "Дневник вел(а)"]  # the last is of nobody


def test_a_diary_has_the_visits_of_each_worker(made: Desk) -> None:
    words = plain(made.text("Учреждение/Дневник социального работника"))
    rows = (
        "за март 2026 г.",
        "Работник: Алиев Руслан, специалист Дата",
        "03.03.2026 Соколова Вера Ильинична беседа 04.03.2026 Петров Иван Ильич (частично) доставка продуктов"
        " питания на дом беседа – 2 по квитанциям № 2026/СО-000123-1, 106 11.03.2026 Петров Иван Ильич"
        " (частично) стирка, обратная доставка вещей",
        "31.03.2026 (записано суммой, без дней) Петров Иван Ильич (частично) кормление – 9 по квитанции № 107"
        " Посещений за период: 5.",
        "Работник: Дата",
        "30.03.2026 Юдина Ольга беседа",
    )
    places = [words.find(row) for row in rows]
    assert -1 not in places, words
    assert places == sorted(places)
    assert "Ким" not in words


def test_a_loose_page_of_a_diary_says_whose_it_is_and_of_what_month(made: Desk) -> None:
    document = docx.Document(str(made.out / "Учреждение/Дневник социального работника.docx"))
    firsts = [
        table.rows[0] for table in document.tables if table.rows[0].cells[0].text.startswith("Работник")
    ]
    assert [plain(row.cells[0].text) for row in firsts] == ["Работник: Алиев Руслан, специалист", "Работник:"]
    assert all(list(row._tr.iter(qn("w:tblHeader"))) for row in firsts)
    feet = [foot for section in document.sections for foot in (section.footer, section.first_page_footer)]
    words = [plain(" ".join(it.text for it in foot._element.iter(qn("w:t")))) for foot in feet]
    assert all("Дневник социального работника за март 2026 г." in said for said in words), words


def test_a_journal_of_families_has_clients_of_one_family_in_one_row(made: Desk) -> None:
    words = plain(made.text("Учреждение/Журнал учета семей"))
    row = (
        "1 02.03.2026 Соколова Вера Ильинична Петров Иван Ильич, 06.03.2010"
        " мать – Петрова Анна Юрьевна, 01.02.1980 Алиев Р. Журнал вел(а)"
    )
    assert row in words, words


PLANNED = ("16.03.2026", "30.03.2026")  # two weeks after the plan, and four
MORE = (
    "20.02.2026",
    "17.03.2026",
    "01.06.2026",
)  # before the plan, in between, and after its first two months


@pytest.mark.parametrize("days", [PLANNED[:1], PLANNED, (*PLANNED, *MORE)])
@pytest.mark.parametrize("words", ["Беседа", "Беседа о доме. " * 40])
def test_a_sheet_of_visits_has_every_visit_by_its_day(desk: Desk, days: tuple[str, ...], words: str) -> None:
    folder = desk.folder / "more"
    assert CliRunner().invoke(templates, [str(folder), "--more"]).exit_code == 0
    ways = [(day, "лично") for day in days] + [("02.03.2026", "по телефону"), ("31.03.2026", "письмо")]
    sheets: Sheets = {
        "Учреждение": INSTITUTION,
        "Клиенты": [VERA],
        "Планы": [{"Дело": "1", "Номер": "1", "Дата": "02.03.2026", "Проблема": "Нет сил"}],
        "Жилье": [{"Дело": "1", "Вид жилья": "жилой дом"}],
        "Контакты": [
            {"Дело": "1", "Дата": day, "Способ": way, "Содержание": f"{words} {day}"} for day, way in ways
        ],
    }
    made = desk.make(desk.book(sheets), "--templates", str(folder), "--document", "patronage_act")
    assert made.status == 0, made.err
    sheet = plain(desk.text("1 Соколова Вера/Акт (лист) социального патронажа")).split("Лист посещения")[1]
    told = re.findall(r"(?:Беседа|о доме\.) (\d\d\.\d\d\.\d{4})", sheet)
    assert told == sorted(days, key=lambda day: day.split(".")[::-1])
