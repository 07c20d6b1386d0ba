"""The papers of a practice: the schedule out of the task or the diary, the reference by the student's sex."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import docx
import pytest
from template_contexts import usual
from template_reading import template, text

DAYS = [
    {
        "номер": 1,
        "дата": date(2026, 3, 2),
        "содержание_работы": "Инструктаж",
        "результат": "Узнала",
        "часы": 6,
    },
    {
        "номер": 2,
        "дата": date(2026, 3, 3),
        "содержание_работы": "Беседа\nс клиентом",
        "результат": None,
        "часы": 4,
    },
    {
        "номер": 3,
        "дата": date(2026, 3, 4),
        "содержание_работы": "Инструктаж",
        "результат": None,
        "часы": None,
    },
]
TASK = [
    {
        "номер": 1,
        "задание": "Портрет",
        "результат": "ПК-1",
        "начало": date(2026, 3, 2),
        "окончание": None,
        "отметка": "есть",
    },
    {
        "номер": 2,
        "задание": "Программа",
        "результат": "ПК-2",
        "начало": None,
        "окончание": date(2026, 3, 9),
        "отметка": None,
    },
]


def rendered(name: str, **changed: Any) -> Any:
    context = usual()
    context["практика"] |= {"вид_практики": "Производственная практика"} | changed.pop("практика", {})
    return docx.Document(io.BytesIO(template(name).render(context | changed)))


def said(document: Any) -> str:
    return " ".join(text(document.element.body).replace("\xa0", " ").split())


@pytest.mark.parametrize(
    ("task", "diary", "rows"),
    [
        (TASK, DAYS, [("3", "Портрет", "02.03.2026", "есть"), ("4", "Программа", "09.03.2026", "")]),
        (
            [],
            DAYS[:2],
            [("3", "Инструктаж", "02.03.2026", "Узнала"), ("4", "Беседа\nс клиентом", "03.03.2026", "")],
        ),
        ([], [], [("3", "Выполнение задания", "", "")]),
    ],
)
def test_a_schedule_has_the_rows_of_the_task_or_of_the_diary(
    task: list[Any], diary: list[Any], rows: list[tuple[str, ...]]
) -> None:
    document = rendered(
        "practice_schedule", задание=task, дневник=diary, практика={"окончание": date(2026, 3, 15)}
    )
    table = next(item for item in document.tables if item.style and item.style.name.startswith("Grid"))
    lines = [[cell.text.replace("\xa0", " ").strip() for cell in row.cells][:4] for row in table.rows]
    numbered = [tuple(line) for line in lines if line[0].isdecimal()]
    assert numbered[2:-3] == rows
    last = 3 + len(rows)
    assert [line[0] for line in numbered[-3:]] == [str(last), str(last + 1), str(last + 2)]
    assert numbered[-1][1:3] == ("Защита отчета", "")  # nobody has said when


@pytest.mark.parametrize(
    ("student", "words"),
    [
        (
            "Ильинская Дарья Романовна",
            "на студентку 3 курса группы СР-31 Ильинскую Дарью Романовну, проходившую",
        ),
        ("Петров Иван Ильич", "на студента 3 курса группы СР-31 Петрова Ивана Ильича, проходившего"),
    ],
)
def test_a_reference_speaks_of_him_or_of_her_and_names_each_work_once(student: str, words: str) -> None:
    document = rendered(
        "practice_reference", дневник=DAYS, практика={"студент": student, "курс": "3", "группа": "СР-31"}
    )
    printed = said(document)
    assert f"{words} производственную практику в организации:" in printed
    assert printed.count("Инструктаж") == 1
    assert "– Беседа с клиентом" in printed


def test_the_grades_have_the_hours_of_the_diary() -> None:
    assert "Объем практики, часов 10 " in said(rendered("practice_grades", дневник=DAYS))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Преддипломная практика", "на преддипломную практику"),
        ("учебная (ознакомительная) практика", "на учебную (ознакомительную) практику"),
        ("производственная", "на производственную практику"),
    ],
)
def test_the_kind_of_practice_is_declined(kind: str, words: str) -> None:
    assert words in said(rendered("practice_task", практика={"вид_практики": kind}))


def test_a_task_has_a_line_for_the_contract_that_the_book_does_not_name() -> None:
    words = "Договор о практической подготовке"
    assert words in said(rendered("practice_task", практика={}))
    known = rendered("practice_task", практика={"номер_договора": "7/26", "дата_договора": None})
    assert f"{words} № 7/26" in said(known)
