"""The sheets of official papers have the columns of the contract, in its order, under its tags."""

from __future__ import annotations

import pytest

from paperwork.sheets import SCHEMA_BY_TITLE
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.practice import TASK, Practice

SHEETS = {
    ("ИППСУ", "иппсу", "все_иппсу"): (
        "Дело*, Номер, Дата*, Разработана, На срок до, Форма обслуживания, Условия, Рекомендуемые поставщики,"
        " Подписал, Должность подписавшего, Реализована, Дата заключения, Номер заключения, Рекомендации"
    ),
    ("Отказы", "отказы"): "Дело*, От чего отказ*, Причина, Дата",
    ("Сопровождение", "сопровождение"): (
        "Дело*, Вид сопровождения*, Получатель, Организация, Отметка о выполнении"
    ),
    ("Результаты", "результаты"): "Дело*, Вид*, Оценка*",
    ("Профилактика", "профилактика"): (
        "Дело*, Раздел, Мероприятие*, Срок, Ответственный, Орган, Отметка о выполнении"
    ),
    ("Документы дела", "документы_дела"): (
        "Дело*, Документ*, Нужен, Принят, Действует до, Листов, Примечание"
    ),
    ("Задание", "задание"): "Задание*, Результат, Начало, Окончание, Отметка",
    ("Оценки практики", "оценки"): "Вид работ*, Качество, Компетенция",
}


@pytest.mark.parametrize(("names", "columns"), SHEETS.items(), ids=lambda item: str(item))
def test_a_sheet_has_its_columns(names: tuple[str, str], columns: str) -> None:
    schema = SCHEMA_BY_TITLE[names[0]]
    assert schema.sheet.tags == names[1:]
    assert ", ".join(item.header + "*" * item.required for item in schema.fields) == columns


def test_the_card_of_a_practice_ends_with_the_task_and_the_grade() -> None:
    fields = [item.header for item in schema_of(Practice).fields if item.section == TASK]
    assert fields == [
        "Руководитель от вуза: должность",
        "Руководитель от учреждения: должность",
        "Тема индивидуального задания",
        "Цель практики",
        "Дата инструктажа",
        "Характеристика",
        "Оценка",
        "Номер договора",
        "Дата договора",
    ]


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [("соответствует", True), ("5", True), ("4,5 балла", True), ("90 баллов", True), ("хорошо", False)],
)
def test_a_quality_is_of_the_list_or_a_number_of_points(text: str, is_allowed: bool) -> None:
    assert standard()["Качество"].allows(text) is is_allowed
