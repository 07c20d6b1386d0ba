"""The cures of messages about workbooks, each followed to the letter until nothing is said any more."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from desk import INSTITUTION, VERA, Desk

Cells = dict[str, list[dict[str, Any]]]
BOOK: Cells = {
    "Учреждение": [INSTITUTION],
    "Специалисты": [{"Код": "С1", "Фамилия": "Ким", "Имя": "Анна", "Должность": "психолог"}],
    "Клиенты": [
        VERA | {"Дата рождения": "05.03.1980", "Дата согласия": "01.03.2026"},
        VERA | {"Дело": "2", "Имя": "Ольга", "Дата согласия": "01.03.2026"},
    ],
    "Планы": [{"Дело": "1", "Номер": "1", "Дата": "02.03.2026", "Проблема": "нет работы"}],
    "Цели": [{"Дело": "1", "Порядок": "1", "Цель": "найти работу"}],
    "Услуги": [{"Дело": "1", "Услуга": "стирка", "Предоставляется": "сейчас", "Начало": "03.03.2026"}],
    "Действия": [{"Дело": "1", "Действие": "звонок", "Цель": "1"}],
    "Контакты": [{"Дело": "1", "Дата": "03.03.2026"}],
    "Обращения": [{"Номер": "1", "Поступило": "03.03.2026 10:00", "Заявитель": "Прохожий", "Суть": "ночлег"}],
    "Практика": [{"Студент": "Ли Ян", "Начало": "01.03.2026", "Окончание": "31.03.2026"}],
    "Портреты": [],
    "Дневник": [{"Дата": "02.03.2026", "Содержание работы": "ведение дел"}],
}
CARDS = {"Учреждение", "Практика"}
# sheet, header, what was typed
TYPED: dict[str, tuple[str, str, object]] = {
    "a year": ("Клиенты", "Дата рождения", "1980"),
    "a year as a number": ("Клиенты", "Дата рождения", 1980),
    "a day that is not": ("Клиенты", "Дата рождения", "31.02.1980"),
    "a month that is not": ("Клиенты", "Дата рождения", "45.13.1980"),
    "a word for a date": ("Клиенты", "Дата рождения", "вчера"),
    "a truth for a date": ("Клиенты", "Дата рождения", True),
    "a number for a date": ("Клиенты", "Дата рождения", 12),
    "a huge number for a date": ("Клиенты", "Дата рождения", 1e9),
    "an old century": ("Клиенты", "Дата рождения", "05.03.1680"),
    "a month and a year": ("Клиенты", "Дата рождения", "март 1980"),
    "a day without a year": ("Клиенты", "Дата рождения", "05.03"),
    "a dot forgotten": ("Клиенты", "Дата рождения", "0503.1980"),
    "an hour that is not": ("Обращения", "Поступило", "03.03.2026 27:00"),
    "words for a moment": ("Обращения", "Поступило", "завтра в 5"),
    "an hour without minutes": ("Обращения", "Поступило", "03.03.2026 10"),
    "an hour without a day": ("Обращения", "Поступило", "10:00"),
    "a number for an hour": ("Контакты", "Время", 12),
    "a word for an hour": ("Контакты", "Время", "утром"),
    "an hour beyond the day": ("Контакты", "Время", "25:70"),
    "a misspelt choice": ("Клиенты", "Пол", "жн"),
    "another choice": ("Клиенты", "Пол", "неизвестно"),
    "nothing chosen": ("Клиенты", "Пол", None),
    "no first name": ("Клиенты", "Имя", None),
    "a short telephone": ("Клиенты", "Телефон", "12"),
    "a long telephone": ("Клиенты", "Телефон", "79161234567890"),
    "an address without a domain": ("Клиенты", "Электронная почта", "a@b"),
    "an address in Russian": ("Клиенты", "Электронная почта", "вера собака почта"),
    "a name in capitals": ("Клиенты", "Фамилия", "СОКОЛОВА"),
    "a number beyond what Excel keeps": ("Клиенты", "СНИЛС", 1.12233445596e30),
    "another file": ("Услуги", "Дело", "9"),
    "no file": ("Услуги", "Дело", None),
    "another plan": ("Услуги", "План", "7"),
    "another goal": ("Действия", "Цель", "4"),
    "no beginning": ("Услуги", "Предоставляется", None),
    "another worker": ("Клиенты", "Специалист", "С9"),
    "an end before the beginning": ("Услуги", "Окончание", "01.01.2026"),
    "no day of the plan": ("Планы", "Дата", None),
    "a day outside of the practice": ("Дневник", "Дата", "02.05.2026"),
    "an error of Excel": ("Клиенты", "Фамилия", "#ССЫЛКА!"),
    "a formula never calculated": ("Клиенты", "Фамилия", '="Соко"&"лова"'),
    "a birth to come": ("Клиенты", "Дата рождения", "05.03.2099"),
}
# what a message says is to be done, and what somebody writes who does just that
# what somebody writes who does just what the message says
CURES = (
    r"напишите (?:дату |время )?(?:так|, например|например)[:,]? (?P<it>\d[\d.:]*(?: [\d:]+)?)",
    r"напишите «(?P<it>[^»]+)»",
    r"напишите, например, (?P<it>[\d.]+)",
    r"например (?P<it>\d+:\d+)$",
    r"можно: «(?P<it>[^»]+)»",
    r"у него есть: «(?P<it>[^»]+)»",
    r"целей в плане: (?P<it>\d+)",
    r"выберите «(?P<it>[^»]+)»",
    r"проверьте цифры: (?P<it>[+\d -]+\d)",
    r"без пробелов: (?P<it>\S+@\S+)",
    r"исправьте одну из дат: «[^»]+» — (?P<it>[\d.]+)",
    r"срок практики \(с (?P<it>[\d.]+) по",
)
# where the message says what is wrong and only the person knows what is right
KNOWN = {
    ("Клиенты", "Имя"): "Вера",
    ("Клиенты", "Пол"): "женский",
    ("Клиенты", "Специалист"): "С1",
    ("Клиенты", "Фамилия"): "Соколова",
    ("Клиенты", "Дата рождения"): "05.03.1989",
    ("Клиенты", "СНИЛС"): "112-233-445 95",
    ("Услуги", "Дело"): "1",
    ("Планы", "Дата"): "02.03.2026",
}


def checked(desk: Desk, cells: Cells) -> list[str]:
    """What `check` says of the book, a line a problem."""
    sheets = {title: rows[0] if title in CARDS else rows for title, rows in cells.items()}
    ran = desk.run("check", desk.book(sheets))
    return [line for line in ran.out.splitlines() if "лист «" in line]


def followed(said: str, sheet: str, header: str) -> object:
    """What is written into the cell by whoever follows the message."""
    cure = said.split("; ", 1)[1]
    for pattern in CURES:
        if found := re.search(pattern, cure):
            return found["it"]
    assert re.search("заполните|впишите|исправьте|проверьте номер|проверьте цифры", cure), said
    return KNOWN[sheet, header]


@pytest.mark.parametrize("case", TYPED)
def test_the_cure_of_a_cell_leads_to_a_good_book(desk: Desk, case: str) -> None:
    sheet, header, typed = TYPED[case]
    cells = deepcopy(BOOK)
    cells[sheet][0][header] = typed
    said = next(line for line in checked(desk, cells) if f"({header})" in line)
    cells[sheet][0][header] = followed(said, sheet, header)
    assert checked(desk, cells) == []


def added(cells: Cells, sheet: str, row: dict[str, Any]) -> None:
    cells[sheet].append(row)


def without(cells: Cells, sheet: str, header: str) -> None:
    cells[sheet] = [{key: value for key, value in row.items() if key != header} for row in cells[sheet]]


# what is wrong with the book, the sentence that says so, and what it says is to be done
CHANGED: dict[str, tuple[Callable[[Cells], object], str, Callable[[Cells], object]]] = {
    "a file that is not, added": (
        lambda cells: added(cells, "Портреты", {"Дело": "9"}),
        "клиента с таким делом нет; исправьте или добавьте на лист «Клиенты»",
        lambda cells: added(cells, "Клиенты", VERA | {"Дело": "9", "Имя": "Инна"}),
    ),
    "a worker who is not, added": (
        lambda cells: cells["Клиенты"][0].update({"Специалист": "С9"}),
        "специалиста с таким кодом нет; исправьте или добавьте на лист «Специалисты»",
        lambda cells: added(
            cells, "Специалисты", {"Код": "С9", "Фамилия": "Ли", "Имя": "Ян", "Должность": "психолог"}
        ),
    ),
    "a file twice, one row left": (
        lambda cells: added(cells, "Клиенты", VERA | {"Имя": "Инна"}),
        "уже стоит в A2; оставьте одну строку или впишите другое",
        lambda cells: cells["Клиенты"].pop(),
    ),
    "a file twice, another written": (
        lambda cells: added(cells, "Клиенты", VERA | {"Имя": "Инна"}),
        "уже стоит в A2; оставьте одну строку или впишите другое",
        lambda cells: cells["Клиенты"][-1].update({"Дело": "11"}),
    ),
    "one person twice": (
        lambda cells: added(cells, "Клиенты", cells["Клиенты"][0] | {"Дело": "5"}),
        "тот же человек записан под делом 1; оставьте одно дело",
        lambda cells: cells["Клиенты"].pop(),
    ),
    "a version without a number of its own": (
        lambda cells: added(cells, "Планы", cells["Планы"][0] | {"Дата": "02.04.2026"}),
        "дайте версии другой номер",
        lambda cells: cells["Планы"][-1].update({"Номер": "2"}),
    ),
    "a header removed": (
        lambda cells: without(cells, "Дневник", "Содержание работы"),
        "нет обязательного столбца «Содержание работы»; верните заголовок «Содержание работы»",
        lambda cells: cells["Дневник"][0].update({"Содержание работы": "ведение дел"}),
    ),
    "what the program works out": (
        lambda cells: cells["Клиенты"][0].update({"ФИО": "Соколова Вера"}),
        "это программа считает сама; уберите столбец",
        lambda cells: without(cells, "Клиенты", "ФИО"),
    ),
    "a value beside the list, kept in the list": (
        lambda cells: cells["Клиенты"][0].update({"Образование": "школа жизни"}),
        "или добавьте на лист «Списки» («Образование»)",
        lambda cells: cells.update({"Списки": [{"Образование": "школа жизни"}]}),
    ),
    "a sheet twice, renamed": (
        lambda cells: cells.update({"клиенты ": [VERA | {"Дело": "7"}]}),
        "перенесите строки на один лист или переименуйте этот",
        lambda cells: cells.update({"Черновик": cells.pop("клиенты ")}),
    ),
    "a formula never calculated": (
        lambda cells: cells["Клиенты"][0].update({"Фамилия": '="Соко"&"лова"'}),
        "откройте книгу в Excel, сохраните и повторите или впишите значение",
        lambda cells: cells["Клиенты"][0].update({"Фамилия": "Соколова"}),
    ),
    "an empty sheet of clients": (
        lambda cells: cells["Клиенты"].clear(),
        "нет ни одного клиента; заполните хотя бы одну строку",
        lambda cells: cells["Клиенты"].extend(deepcopy(BOOK["Клиенты"])),
    ),
}


@pytest.mark.parametrize("case", CHANGED)
def test_the_cure_of_a_book_leads_to_a_good_one(desk: Desk, case: str) -> None:
    spoil, sentence, cure = CHANGED[case]
    cells = deepcopy(BOOK)
    spoil(cells)
    assert any(sentence in line for line in checked(desk, cells))
    cure(cells)
    assert checked(desk, cells) == []


@pytest.mark.parametrize("typed", ["Петров", "петров И.", "Петров Иван"])
def test_a_name_in_place_of_a_number_is_told_the_number(desk: Desk, typed: str) -> None:
    cells = deepcopy(BOOK)
    cells["Клиенты"][1] |= {"Фамилия": "Петров", "Имя": "Иван", "Пол": "мужской", "Отчество": None}
    cells["Контакты"][0]["Дело"] = typed
    path = desk.book({title: rows[0] if title in CARDS else rows for title, rows in cells.items() if rows})
    (line,) = [line for line in desk.run("check", path).out.splitlines() if "с таким делом нет" in line]
    assert line.endswith("так зовут клиента с делом «2»; впишите «2»")
