"""The inventory of a file and the sections of preventive work: what the rows of a book make of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from desk import INSTITUTION, VERA, Desk, Row, Sheets
from each import each

from paperwork.book.casebook import Book
from paperwork.case.computed import file_inventory
from paperwork.case.context import ClientContext
from paperwork.common.resources import folder
from paperwork.documents.catalogue import titles
from paperwork.documents.template_files import template_files
from paperwork.intake.excel.reading.read import read_book

ON = date(2026, 3, 31)


def rows(book: Book, tag: str, *columns: str) -> list[tuple[Any, ...]]:
    context = ClientContext(book, ON, book.clients[0]).context(f"{tag}[].{column}" for column in columns)
    return [tuple(row[column] for column in columns) for row in context[tag]]


def of(title: str, accepted: str | None = "02.03.2026", sheets: object = 1) -> Row:
    return {"Дело": "1", "Документ": title, "Принят": accepted, "Листов": sheets}


@pytest.mark.parametrize(
    ("documents", "listed"),
    [
        ([], []),
        ([of("Паспорт", sheets=2), of("Справка"), of("Акт", sheets="3")],
         [("Паспорт", "1–2"), ("Справка", "3"), ("Акт", "4–6")]),
        ([of("Паспорт", sheets=2), of("Нет еще", accepted=None), of("Справка")],
         [("Паспорт", "1–2"), ("Справка", "3")]),
        ([of("Паспорт"), of("Письмо", sheets=None), of("Справка")],
         [("Паспорт", "1"), ("Письмо", None), ("Справка", None)]),
        ([of("Паспорт"), of("Письмо", sheets="много"), of("Справка", sheets=2.5)],
         [("Паспорт", "1"), ("Письмо", None), ("Справка", None)]),
    ],
)  # fmt: skip
def test_the_sheets_are_numbered_as_long_as_they_are_known(
    desk: Desk, documents: list[Row], listed: list[tuple[str, str | None]]
) -> None:
    book = read_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA], "Документы дела": documents}))
    assert rows(book, "опись_дела", "заголовок", "листы") == listed


def test_the_papers_of_the_book_follow_by_their_days_unless_a_row_names_them(desk: Desk) -> None:
    book = read_book(
        desk.book(
            {
                "Учреждение": INSTITUTION,
                "Клиенты": [VERA | {"Дата согласия": "12.01.2026"}],
                "Документы дела": [of("Согласие на обработку персональных данных, подлинник"), of("Паспорт")],
                "ИППСУ": [{"Номер": "7-И", "Дата": "20.01.2026"}],
                "Обследования": [{"Дата": "01.02.2026", "Вывод": "Нуждается"}],
                "Планы": [
                    {"Номер": "1-2", "Дата": "05.03.2026", "Проблема": "Одиночество"},
                    {"Номер": "1-1", "Дата": "15.01.2026", "Проблема": "Одиночество"},
                ],
            }
        )
    )
    assert rows(book, "опись_дела", "номер", "индекс", "заголовок") == [
        (1, None, "Согласие на обработку персональных данных, подлинник"),
        (2, None, "Паспорт"),
        (3, "1-1", "Индивидуальный план обслуживания"),
        (4, "7-И", "Индивидуальная программа предоставления социальных услуг"),
        (5, None, "Акт оценки условий жизнедеятельности гражданина"),
        (6, "1-2", "Индивидуальный план обслуживания"),
    ]


LIVING, MINOR = file_inventory.PAPERS["Обследования"], file_inventory.OF_MINOR


@each(
    ("born", "days", "taken", "listed"),
    [
        ("06.03.2008", ["05.03.2026"], [], [MINOR]),  # the day before he is of age
        ("05.03.2008", ["05.03.2026"], [], [LIVING]),
        ("05.03.2008", ["05.03.2026", "01.02.2020"], [], [MINOR, LIVING]),  # each act by its own day
        (None, ["05.03.2026"], [], [LIVING]),  # the act on a minor is not printed for him
        ("05.03.2015", ["05.03.2026"], ["Акт обследования семьи"], ["Акт обследования семьи"]),
        ("05.03.2015", ["05.03.2026"], [LIVING], [LIVING]),  # not listed twice under two names
        ("05.03.1980", ["05.03.2026"], ["Акт обследования"], ["Акт обследования"]),
    ],
)
def test_the_act_on_a_minor_is_named_as_it_is_printed(
    born: str | None, days: list[str], taken: list[str], listed: list[str], desk: Desk
) -> None:
    surveys: list[Row] = [{"Дата": day, "Вывод": "Нуждается"} for day in days]
    client = {**VERA, "Дата рождения": born}
    documents = [of(title, "01.02.2026") for title in taken]
    sheets: Sheets = {"Клиенты": [client], "Обследования": surveys, "Документы дела": documents}
    book = read_book(desk.book({"Учреждение": INSTITUTION, **sheets}), today=ON)
    assert rows(book, "опись_дела", "заголовок") == [(title,) for title in listed]


def test_the_papers_are_named_by_the_titles_of_their_templates() -> None:
    printed = titles(template_files([folder("templates")])).values()
    own = {file_inventory.CONSENT, MINOR, *file_inventory.PAPERS.values()}
    assert own <= set(printed)


def test_measures_are_in_the_sections_of_the_list_and_numbered_on(desk: Desk) -> None:
    measures = [("досуг", "Бокс"), (None, "Встреча"), ("социальная помощь", "Пособие"), ("Свое", "Лагерь"),
                ("Социальная помощь", "Визит")]  # fmt: skip
    sheet: list[Row] = [{"Дело": "1", "Раздел": part, "Мероприятие": text} for part, text in measures]
    book = read_book(desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA], "Профилактика": sheet}))
    context = ClientContext(book, ON, book.clients[0]).context(
        ["разделы_профилактики[].раздел", "разделы_профилактики[].мероприятия[].мероприятие",
         "разделы_профилактики[].мероприятия[].номер"]
    )  # fmt: skip
    found = [
        (row["раздел"], [(it["номер"], it["мероприятие"]) for it in row["мероприятия"]])
        for row in context["разделы_профилактики"]
    ]
    assert [(name and name.lower(), made) for name, made in found] == [
        ("социальная помощь", [(1, "Пособие"), (2, "Визит")]),
        ("трудоустройство и досуг", [(3, "Бокс")]),
        ("свое", [(4, "Лагерь")]),
        (None, [(5, "Встреча")]),
    ]


def test_a_plan_of_prevention_is_made_for_who_has_rows_and_names_what_the_book_knows(desk: Desk) -> None:
    boy = VERA | {"Пол": "мужской", "Фамилия": "Лебедев", "Имя": "Кирилл", "Дата рождения": "03.10.2012",
                  "Законный представитель": "Лебедева Инна Олеговна, мать",
                  "Основание учета": "постановление № 14", "Дата постановки": "20.02.2026"}  # fmt: skip
    other = {"Дело": "2", "Фамилия": "Петров", "Имя": "Иван", "Пол": "мужской"}
    book = desk.book(
        {
            "Учреждение": INSTITUTION,
            "Клиенты": [boy, other],
            "Профилактика": [{"Дело": "1", "Раздел": "правовая помощь", "Мероприятие": "Беседа о правах"}],
            "Семья": [
                {"Дело": "1", "ФИО": "Лебедев Максим Ильич", "Кем приходится": "отец"},
                {"Дело": "1", "ФИО": "Лебедева Анна Максимовна", "Кем приходится": "сестра"},
                {
                    "Дело": "1",
                    "ФИО": "Лебедева Инна Олеговна",
                    "Кем приходится": "мать",
                    "Занятость": "повар",
                },
            ],
            "Практика": {"Студент": "Ильинская Дарья"},
        }
    )
    run = desk.make(book, "--document", "prevention_plan", "--document", "file_cover")
    assert (run.status, run.err) == (0, "")
    plan, cover = "План (программа) индивидуальной профилактической работы", "Обложка личного дела"
    assert desk.made() == {f"1 Лебедев Кирилл/{plan}", f"1 Лебедев Кирилл/{cover}", f"2 Петров Иван/{cover}"}
    text = desk.text(f"1 Лебедев Кирилл/{plan}")
    assert "мать – Лебедева Инна Олеговна, повар\nотец – Лебедев Максим Ильич\n" in text.replace("\xa0", " ")
    for words in ("постановление № 14", "20.02.2026", "1. Правовая помощь", "Беседа о правах", "Лебедева"):
        assert words in text.replace("\xa0", " "), words
