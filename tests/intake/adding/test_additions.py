"""Records that come from elsewhere: what is new goes in once, what differs is told and never lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from desk import INSTITUTION, IVAN, VERA, Desk, Row, Sheets

from paperwork.intake.adding.additions import additions
from paperwork.intake.adding.outcome import Additions
from paperwork.intake.excel.amending.amend import amended
from paperwork.intake.excel.reading.read import read_book
from paperwork.intake.incoming import Incoming
from paperwork.sheets.answers.cells import Cell

TODAY = date(2026, 3, 10)
CLIENTS = "Клиенты"
BOTH: Sheets = {"Учреждение": INSTITUTION, CLIENTS: [VERA, IVAN]}
Rows = Mapping[str, Sequence[Mapping[str, Cell]]]
PLAN = {"Дело": "1", "Номер": "1", "Дата": "15.01.2026", "Проблема": "Потеря работы"}


def put(book: Path, rows: Rows, replacing: bool = False, *more: Rows) -> Additions:
    """Adds what forms «форма 1», «форма 2», … have brought to the book."""
    files = [Incoming(f"форма {number}", brought) for number, brought in enumerate((rows, *more), 1)]
    found = additions(read_book(book, today=TODAY), files, TODAY, replacing)
    if found.edits:
        book.write_bytes(amended(book.read_bytes(), book.name, found.edits))
    return found


def rows(book: Path, title: str) -> list[dict[str, object]]:
    """The records of a sheet as header → answer, without what is empty."""
    records = read_book(book, today=TODAY).records.get(title, ())
    found = []
    for record in records:
        fields = {name: getattr(record, name) for name in record.__slots__ if name != "source"}
        found.append({name: value for name, value in fields.items() if value})
    return found


def said(found: Additions) -> list[str]:
    return [str(problem) for problem in found.problems]


KIM = {"Фамилия": "Ким", "Имя": "Олег", "Пол": "мужской"}
NEW = {"Дело": "3", **KIM}
MEAL: dict[str, Cell] = {"Дело": "1", "Услуга": "кормление", "Дата": "05.03.2026", "Количество": 1}
FOREST = [{"Дело": "1", "Свободное время": "лес"}]
TALK = {"Дата": "05.03.2026", "Содержание": "беседа"}
ADDED: dict[str, Rows] = {
    "a client": {CLIENTS: [NEW]},
    "a portrait": {"Портреты": [{"Дело": "1", "Свободное время": "лес"}]},
    "a plan with all it has": {
        "Планы": [PLAN],
        "Цели": [{"Дело": "1", "Цель": "Найти работу"}, {"Дело": "1", "Цель": "Учиться"}],
        "Действия": [{"Дело": "1", "Действие": "Встать на учет", "Срок": "01.04.2026"}],
        "Услуги": [{"Дело": "1", "Услуга": "кормление", "Предоставляется": "сейчас"}],
    },
    "rows of a programme on one problem": {
        "Программа": [
            {"Дело": "1", "Проблема": "Одиночество", "Мероприятия": "клуб"},
            {"Дело": "1", "Проблема": "Одиночество", "Мероприятия": "прогулки"},
            {"Дело": "1", "Проблема": "Одиночество"},
        ]
    },
    "two equal rows": {"Оказано": [MEAL, MEAL]},
    "talks of one day": {
        "Контакты": [
            {"Дело": "1", "Дата": "05.03.2026", "Содержание": "утром"},
            {"Дело": "1", "Дата": "05.03.2026", "Содержание": "вечером"},
        ]
    },
    "a request": {"Обращения": [{"Поступило": "05.03.2026 10:00", "Заявитель": "Ким", "Суть": "помощь"}]},
    "a specialist and a word": {
        "Специалисты": [{"Код": "С1", "Фамилия": "Ли", "Имя": "Ян", "Должность": "психолог"}],
        "Склонения": [{"Слово": "Швец", "Родительный": "Швеца"}],
    },
    "the district": {"Паспорт района": [{"Транспорт": "трамвай"}]},
    "a client without a number": {CLIENTS: [KIM], "Портреты": [{"Свободное время": "лес"}]},
    "a column of the user's own": {CLIENTS: [NEW | {"Номер приказа": "7"}]},
}  # fmt: skip


@pytest.mark.parametrize("brought", ADDED.values(), ids=ADDED)
def test_what_is_new_goes_in_once(desk: Desk, brought: Rows) -> None:
    book = desk.book(BOTH)
    found = put(book, brought)
    assert not found.problems or not any(problem.is_error for problem in found.problems), said(found)
    for title, records in brought.items():
        old = 2 if title == CLIENTS else 0
        assert len(rows(book, title)) == old + len(records)
    before = book.read_bytes()
    again = put(book, brought)
    assert (again.edits, book.read_bytes()) == ({}, before)
    assert sum(again.counts.values()) == sum(found.counts.values())


def test_the_same_new_record_in_two_files_goes_in_once(desk: Desk) -> None:
    book = desk.book(BOTH)
    put(book, {CLIENTS: [KIM]}, False, {CLIENTS: [KIM | {"Профессия": "повар"}]})
    assert [row["file_number"] for row in rows(book, CLIENTS)] == ["1", "2", "3"]
    assert rows(book, CLIENTS)[2]["profession"] == "повар"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [(["1", "2"], "3"), (["007", "031"], "032"), (["12", "А-5"], "13"), (["А-1", "А-2"], None)],
)
def test_a_new_client_gets_the_next_number(desk: Desk, numbers: list[str], expected: str | None) -> None:
    clients = [person | {"Дело": number} for person, number in zip((VERA, IVAN), numbers, strict=True)]
    book = desk.book({CLIENTS: clients})
    found = put(book, {CLIENTS: [KIM]})
    given = [row["file_number"] for row in rows(book, CLIENTS)][2:]
    assert given == ([expected] if expected else [])
    assert [number for _, _, number in found.numbered] == given
    if not expected:
        assert "впишите номер дела в форму" in said(found)[0]


def test_empty_answers_are_filled_and_answers_that_differ_are_told(desk: Desk) -> None:
    book = desk.book(BOTH)
    brought: Rows = {CLIENTS: [{"Дело": "1", "Фамилия": "Соколова", "Имя": "Вероника", "Профессия": "швея"}]}
    found = put(book, brought)
    assert said(found) == [
        "форма 1, лист «Клиенты», Имя: «Вероника» — в книге записано «Вера»;"
        " добавьте --replace, чтобы заменить; в книге осталось прежнее"
    ]
    assert (rows(book, CLIENTS)[0]["given_name"], rows(book, CLIENTS)[0]["profession"]) == ("Вера", "швея")
    replaced = put(book, brought, True)
    assert [problem.place.value for problem in replaced.replaced] == ["Вероника"]
    assert (rows(book, CLIENTS)[0]["given_name"], replaced.problems) == ("Вероника", [])


SAME = [
    ({"Семейное положение": "замужем"}, {"Семейное положение": "женат/замужем"}),
    ({"Телефон": "8 (900) 000-10-31"}, {"Телефон": "8 900 000 10 31"}),
    ({"Дата рождения": "14.02.1980"}, {"Дата рождения": date(1980, 2, 14)}),
    ({"СНИЛС": "112-233-445 95"}, {"СНИЛС": "11223344595"}),
    ({"Адрес": "ул. Лесная,  1"}, {"Адрес": "ул. Лесная, 1 "}),
    ({"Профессия": "повар"}, {"Профессия": ""}),
    ({"Номер приказа": "7"}, {"Номер приказа": 7.0}),
]


@pytest.mark.parametrize(("there", "comes"), SAME)
def test_the_same_answer_written_otherwise_is_the_same(
    desk: Desk, there: Row, comes: Mapping[str, Cell]
) -> None:
    book = desk.book({CLIENTS: [{**VERA, **there}, IVAN]})
    found = put(book, {CLIENTS: [{"Дело": "1", **comes}]}, True)
    assert (found.edits, found.replaced, found.problems) == ({}, [], [])


HELD: dict[str, tuple[Rows, str]] = {
    "no such client": ({"Портреты": [{"Дело": "7", "Адрес": "лес"}]}, "клиента с таким делом в книге нет"),
    "nobody's": ({"Контакты": [TALK]}, "не сказано, чья это запись"),
    "another person's number": (
        {CLIENTS: [{"Дело": "1", "Фамилия": "Ким", "Имя": "Олег"}], "Портреты": FOREST},
        "под этим номером в книге другой человек: Соколова Вера",
    ),
    "a talk on no day": ({"Контакты": [{**TALK, "Дело": "1", "Дата": "32.01.2026"}]}, "такой даты нет"),
    "an action without words": ({"Действия": [{"Дело": "1", "Исполнитель": "я"}]}, "обязательное поле"),
}


SISTER = {"Имя": "Нина", "Дата рождения": "01.03.1985"}
# what comes under the number of «Соколова Вера Ильинична» of 14.02.1980 → whose it is, where they are two
UNDER_ONE_NUMBER: list[tuple[Mapping[str, Cell], str | None]] = [
    (SISTER, "другой человек: Соколова Вера"),
    ({"Имя": "Нина", "Отчество": "Юрьевна"}, "другой человек: Соколова Вера"),
    ({"Отчество": "Юрьевна", "Дата рождения": "1.3.85"}, "Соколова Вера Ильинична 14.02.1980"),
    ({"Фамилия": "Ким"}, None),
    ({"Имя": "В.", "Отчество": "И.", "Дата рождения": "15.02.1980"}, None),
    ({"Имя": "Верa", "Отчество": "ИЛЬИНИЧНА"}, None),
]


@pytest.mark.parametrize(("comes", "whose"), UNDER_ONE_NUMBER)
def test_two_people_of_one_number_are_not_mixed(
    desk: Desk, comes: Mapping[str, Cell], whose: str | None
) -> None:
    vera: dict[str, Cell] = {**VERA, "Отчество": "Ильинична", "Дата рождения": "14.02.1980"}
    book = desk.book({"Учреждение": INSTITUTION, CLIENTS: [vera]})
    found = put(book, {CLIENTS: [{**vera, **comes, "Профессия": "повар"}]})
    told = [problem.message for problem in found.problems if problem.is_error]
    if whose is None:
        assert (told, len(found.edits)) == ([], 1)
    else:
        assert len(told) == 1
        assert whose in told[0]
        assert not found.edits


@pytest.mark.parametrize("replacing", [False, True])
@pytest.mark.parametrize(("brought", "sentence"), HELD.values(), ids=HELD)
def test_what_cannot_be_placed_is_held_back(
    desk: Desk, brought: Rows, sentence: str, replacing: bool
) -> None:
    book = desk.book(BOTH)
    before = book.read_bytes()
    found = put(book, brought, replacing)
    assert any(sentence in line for line in said(found))
    assert any("запис" in line and "не внесен" in line for line in said(found))
    assert book.read_bytes() == before


def test_a_bad_answer_is_told_and_left_out_and_the_rest_goes_in(desk: Desk) -> None:
    book = desk.book(BOTH)
    found = put(book, {CLIENTS: [NEW | {"Дата рождения": "32.01.1990", "Пол": "муж?", "Профессия": "повар"}]})
    assert said(found) == [
        "форма 1, лист «Клиенты», Пол: «муж?» — такого значения нет в списке;"
        " похоже на «мужской»; можно: «мужской», «женский»; ответ в книгу не внесен",
        "форма 1, лист «Клиенты», Дата рождения: «32.01.1990» — такой даты нет;"
        " напишите, например, 31.01.1990; ответ в книгу не внесен",
    ]
    assert rows(book, CLIENTS)[2]["profession"] == "повар"
    assert "birth_date" not in rows(book, CLIENTS)[2]


BROKEN: dict[str, tuple[Rows, str]] = {
    "the day of a talk": (
        {"Контакты": [TALK | {"Дело": "1", "Дата": "32.01.2026"}]},
        "форма 1, лист «Контакты», Дата: «32.01.2026» — такой даты нет; напишите, например, 31.01.2026; "
        "без этого ответа запись не внесена, исправьте его и добавьте файл еще раз",
    ),
    "a file number that a program took for a day": (
        {CLIENTS: [{**KIM, "Дело": date(2026, 3, 5)}]},
        "форма 1, лист «Клиенты», Дело: «05.03.2026» — Excel превратил значение в дату или время; "
        "задайте ячейке формат «Текстовый» и впишите заново; "
        "без этого ответа запись не внесена, исправьте его и добавьте файл еще раз",
    ),
    "the file number of a row": (
        {"Контакты": [TALK | {"Дело": "#Н/Д"}]},
        "форма 1, лист «Контакты», Дело: «#Н/Д» — ошибка Excel в ячейке; "
        "исправьте формулу или впишите значение; "
        "без этого ответа запись не внесена, исправьте его и добавьте файл еще раз",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("brought", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_bad_answer_that_identifies_a_record_is_reported_once(
    desk: Desk, brought: Rows, sentence: str
) -> None:
    book = desk.book(BOTH)
    found = put(book, brought)
    assert (said(found), found.edits) == ([sentence], {})


def test_what_only_shows_together_is_told_of_the_form(desk: Desk) -> None:
    book = desk.book(BOTH)
    found = put(book, {"Портреты": [{"Дело": "1", "Вредные привычки": "курение"}]})
    assert said(found)[0].startswith("форма 1, лист «Портреты», Вредные привычки: «курение» — специальные")


def test_a_bad_cell_of_the_book_is_not_overwritten_silently(desk: Desk) -> None:
    book = desk.book({CLIENTS: [{**VERA, "Дата рождения": "32.01.1980"}, IVAN]})
    found = put(book, {CLIENTS: [{"Дело": "1", "Дата рождения": "31.01.1980"}]})
    assert "в книге записано «32.01.1980»" in said(found)[0]
    put(book, {CLIENTS: [{"Дело": "1", "Дата рождения": "31.01.1980"}]}, True)
    assert rows(book, CLIENTS)[0]["birth_date"] == date(1980, 1, 31)


def test_rows_of_a_plan_keep_it_when_a_newer_one_comes(desk: Desk) -> None:
    book = desk.book({**BOTH, "Планы": [PLAN], "Цели": [{"Дело": "1", "План": None, "Цель": "Найти работу"}]})
    newer = {"Дело": "1", "Дата": "15.02.2026", "Проблема": "Долги"}
    put(book, {"Планы": [newer], "Цели": [{"Дело": "1", "Цель": "Отдать долги"}]})
    assert [plan["number"] for plan in rows(book, "Планы")] == ["1", "2"]
    goals = [(goal["goal"], goal["plan"]) for goal in rows(book, "Цели")]
    assert goals == [("Найти работу", "1"), ("Отдать долги", "2")]


def test_a_row_without_a_plan_is_the_one_of_the_plan_in_force(desk: Desk) -> None:
    book = desk.book({**BOTH, "Планы": [PLAN], "Цели": [{"Дело": "1", "План": "1", "Цель": "Найти работу"}]})
    assert put(book, {"Цели": [{"Дело": "1", "Цель": "найти  работу"}]}).edits == {}


def test_a_form_for_the_only_client_need_not_say_whose_it_is(desk: Desk) -> None:
    book = desk.book({CLIENTS: [VERA]})
    put(book, {"Контакты": [{"Дата": "05.03.2026", "Содержание": "беседа"}]})
    assert rows(book, "Контакты")[0]["file_number"] == "1"


def test_a_card_is_filled_and_its_usual_answers_give_way(desk: Desk) -> None:
    book = desk.book(BOTH)
    found = put(
        book,
        {"Учреждение": [{"Руководитель": "Иванова А. А.", "Целевая группа": "детям", "ИНН": "7707083893"}]},
    )
    assert [problem.place.header for problem in found.problems] == ["Руководитель"]
    card = rows(book, "Учреждение")[0]
    assert (card["inn"], card["target_group"]) == ("7707083893", "детям")


NAMESAKES: list[tuple[Mapping[str, Cell], bool]] = [
    ({"Дата рождения": "15.02.1980"}, True),  # a slip of the pen
    ({"Имя": "В.", "Отчество": "И."}, True),
    ({"Отчество": None, "Дата рождения": None}, True),
    ({"Имя": "В.", "Отчество": "И.", "Дата рождения": "15.02.1980"}, False),
    ({"Отчество": "Юрьевна", "Дата рождения": None}, False),
    ({"Имя": "Вероника", "Дата рождения": None}, False),
]


@pytest.mark.parametrize(("comes", "is_told"), NAMESAKES)
def test_who_may_be_in_the_book_gets_a_new_number_with_a_word(
    desk: Desk, comes: Mapping[str, Cell], is_told: bool
) -> None:
    vera: dict[str, Cell] = {**VERA, "Отчество": "Ильинична", "Дата рождения": "14.02.1980"}
    book = desk.book({"Учреждение": INSTITUTION, CLIENTS: [vera]})
    found = put(book, {CLIENTS: [{**vera, "Дело": None, **comes}]})
    told = [text for text in said(found) if "человек с таким именем в книге уже есть: дело 1" in text]
    assert bool(told) == is_told
    assert len(rows(book, CLIENTS)) == 2


def test_a_file_about_several_clients_tells_whose_answer_differs(desk: Desk) -> None:
    book = desk.book(BOTH)
    found = put(book, {CLIENTS: [{**VERA, "Имя": "Вероника"}, {**IVAN, "Имя": "Иоанн"}]})
    assert [sentence.partition(" — ")[0] for sentence in said(found)] == [
        "форма 1, лист «Клиенты», дело 1 (Имя): «Вероника»",
        "форма 1, лист «Клиенты», дело 2 (Имя): «Иоанн»",
    ]


def test_a_second_person_of_the_same_name_is_warned_of(desk: Desk) -> None:
    book = desk.book(BOTH)
    found = put(book, {CLIENTS: [{**VERA, "Дело": "9"}]})
    assert "человек с таким именем в книге уже есть: дело 1" in said(found)[0]
    assert [row["file_number"] for row in rows(book, CLIENTS)] == ["1", "2", "9"]
