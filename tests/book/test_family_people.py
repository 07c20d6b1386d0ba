"""Families, the owners of dwellings and those who make surveys are people: each copy knows them."""

from __future__ import annotations

from datetime import date

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets, plain

from paperwork.book.anonymous.book import anonymous
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.commission import Member, members_of
from paperwork.sheets.family import FamilyMember, name_of_member
from paperwork.sheets.housing import Housing
from paperwork.sheets.surveys import Survey

MOTHER = "Зябликова Инна Олеговна"
SHEETS: Sheets = {
    "Учреждение": INSTITUTION,
    "Клиенты": [
        VERA | {"Отчество": "Ильинична", "Законный представитель": "Дроздов Илья Ильич, отец"},
        IVAN,
    ],
    "Семья": [
        {"Дело": "1", "ФИО": MOTHER, "Кем приходится": "мать", "Дата рождения": "21.03.1956"},
        {"Дело": "1", "ФИО": "Дроздов Илья Ильич", "Кем приходится": "отец"},
        {"Дело": "1", "ФИО": "Инночка", "Кем приходится": "племянница", "Адрес": "ул. Зеленая, д. 5, кв. 3"},
        {"Дело": "1", "ФИО": "Петров Иван", "Кем приходится": "муж", "Телефон": "+7 914 123-45-67"},
    ],
    "Жилье": [{"Дело": "1", "Собственник": f"{MOTHER}, мать"}],
    "Обследования": [
        {
            "Дело": "1",
            "Дата": "05.03.2026",
            "Комиссия": "психолог; Сорокина Алия Юрьевна",
            "Вывод": "Инна Олеговна заботлива, пенсию с 21.03.2026 Зябликовой добавят, звонить 8 914 1234567",
        }
    ],
    "Ребенок": [
        {"Дело": "1", "Свидетельство о рождении": "I-ОЗ № 123456", "Внешний вид": "с Сорокиной ладит"}
    ],
    "Контакты": [{"Дело": "2", "Дата": "06.03.2026", "Содержание": "Передал Инне Зябликовой привет"}],
}


def test_an_anonymous_copy_has_codes_for_the_family_and_initials_for_the_commission(desk: Desk) -> None:
    book = anonymous(read_book(desk.book(SHEETS)), date(2026, 3, 20)).book
    assert [row.full_name for row in book.all(FamilyMember)] == ["Р-1-1", "П-1", "Р-1-2", "К-2"]
    assert not any(row.birth_date or row.address or row.phone for row in book.all(FamilyMember))
    assert book.all(Housing)[0].owner == "Р-1-1, мать"
    survey = book.all(Survey)[0]
    assert plain(survey.commission or "") == "психолог; С. А. Ю."
    assert plain(survey.conclusion or "").startswith("Р-1-1 заботлива, пенсию с 21.03.2026 Р-1-1 добавят")
    texts = " ".join(map(str, (row for rows in book.records.values() for row in rows)))
    for trace in ("Зябликов", "Инна", "Инне", "Дроздов", "1234567", "Сорокин", "123456", "Зелен"):
        assert trace not in texts


def test_a_blocked_client_is_a_code_in_the_family_of_another(desk: Desk) -> None:
    blocked = {**SHEETS, "Клиенты": [VERA | {"Обработка данных": "отозвано"}, IVAN]}
    family = [{"Дело": "2", "ФИО": "Соколова Вера", "Кем приходится": "жена"}]
    desk.template("Семья", "{% for ч in семья %}{{ ч.фио }}, {{ ч.кем_приходится }}{% endfor %}")
    run = desk.make(desk.book({**blocked, "Семья": family}), "--document", "Семья")
    assert "здесь назван клиент, данные которого обрабатывать нельзя" in run.err
    assert plain(desk.text("2 Петров Иван/Семья")) == "К-1, жена"


def test_an_erasure_tells_who_still_speaks_of_the_family(desk: Desk) -> None:
    run = desk.run("erase", desk.book(SHEETS), "--client", "1", "--yes")
    assert (run.status, run.err) == (0, "")
    assert "Семья – 4, Жилье – 1, Обследования – 1, Ребенок – 1" in run.out
    assert "лист «Контакты»" in run.out  # «Инне Зябликовой», who is nobody else's mother


@pytest.mark.parametrize(
    ("name", "relation", "genitive"),
    [
        ("Коваль Саша", "сестра", "Коваль Саши"),
        ("Коваль Саша", "брат", "Коваля Саши"),
        (MOTHER, "мать", "Зябликовой Инны Олеговны"),
    ],
)
def test_the_kinship_says_how_a_name_is_declined(name: str, relation: str, genitive: str) -> None:
    from paperwork.russian.declension import genitive as of

    member = FamilyMember(file_number="1", full_name=name, relation=relation)
    assert of(name_of_member(member) or "") == genitive


DOUBTS: list[
    tuple[dict[str, list[Row]], str]
] = [  # of a client born on 06.03.2008: the sheets, and what is said of them
    ({"Ребенок": [{"Дело": "1"}], "Обследования": [{"Дата": "05.03.2026"}]}, ""),
    (
        {"Ребенок": [{"Дело": "1"}], "Обследования": [{"Дата": "06.03.2026"}]},
        "в день обследования есть 18 лет",
    ),
    ({"Ребенок": [{"Дело": "1", "Имущество": "нет"}]}, ""),
    ({"Семья": [{"ФИО": "соколова  вера Ильинична", "Кем приходится": "она"}]}, "это сам клиент"),
    ({"Семья": [{"ФИО": "Соколова Вера Львовна", "Кем приходится": "тетя"}]}, ""),
]


@pytest.mark.parametrize(("sheets", "doubt"), DOUBTS)
def test_what_contradicts_itself_is_told(desk: Desk, sheets: dict[str, list[Row]], doubt: str) -> None:
    client = VERA | {"Отчество": "Ильинична", "Дата рождения": "06.03.2008"}
    usual = {"Обследования": {"Вывод": "хорошо"}}
    rows = {
        title: [{"Дело": "1", **usual.get(title, {}), **row} for row in given]
        for title, given in sheets.items()
    }
    book = read_book(
        desk.book({"Учреждение": INSTITUTION, "Клиенты": [client], **rows}), today=date(2026, 4, 1)
    )
    found = [problem.message for problem in book.problems if problem.place.sheet in rows]
    assert len(found) == bool(doubt)
    assert all(doubt in message for message in found)


COMMISSIONS: dict[str, list[tuple[str | None, str | None]]] = {
    "специалист; Сафина Алия Рашидовна\nпсихолог; Ким А.": [
        ("специалист", "Сафина Алия Рашидовна"), ("психолог", "Ким А."),
    ],
    "1) Сафина А. Р.; психолог\n2) врач; Ким, Виктория, Юрьевна": [
        ("психолог", "Сафина А. Р."), ("врач", "Ким Виктория Юрьевна"),
    ],
    "Сафина Алия Рашидовна, психолог": [("психолог", "Сафина Алия Рашидовна")],
    "социальный работник Григорьев А. И.": [("социальный работник", "Григорьев А. И.")],
    "психолог; Сафина А. Р.; врач; Ким В. Ю.": [("психолог", "Сафина А. Р."), ("врач", "Ким В. Ю.")],
    "Сафина А. Р.\nзаведующий отделением": [(None, "Сафина А. Р."), ("заведующий отделением", None)],
    "директор школы № 4; Петрова О. Л.;\n\n": [("директор школы № 4", "Петрова О. Л.")],
}  # fmt: skip


@pytest.mark.parametrize("text", COMMISSIONS)
def test_who_is_of_a_commission(text: str) -> None:
    assert members_of(text) == tuple(Member(*member) for member in COMMISSIONS[text])
