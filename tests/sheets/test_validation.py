"""The kinds and the records under pydantic: read as cells are, wrong in the same sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from each import each
from pydantic import TypeAdapter, ValidationError

from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.kind import ReadingContext
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import SeveralOf
from paperwork.sheets.answers.kinds.numbers import Number
from paperwork.sheets.answers.kinds.texts import Code
from paperwork.sheets.clients import Client

CONTEXT = ReadingContext(date(2026, 3, 10))
VERA = {"Дело": 12, "Фамилия": " Соколова ", "Имя": "Вера", "Пол": "ЖЕНСКИЙ", "Дата рождения": "1980-02-14"}


@each(
    ("kind", "value", "answer"),
    [
        (Day, "2026-03-05", date(2026, 3, 5)),
        (Day, "1 февраля 1980 г.", date(1980, 2, 1)),
        (Day, None, None),
        (Code, 12.0, "12"),
        (Number, "1 200", 1200),
        (SeveralOf, ["а", "б"], ("а", "б")),
    ],
)
def test_answer(kind: Any, value: object, answer: object) -> None:
    assert TypeAdapter(kind).validate_python(value, context=CONTEXT) == answer


@each(
    ("kind", "value", "sentence"),
    [
        (Day, "32.01.2026", "такой даты нет; напишите, например, 31.01.2026"),
        (Code, {"а": 1}, "здесь нужно одно значение; запишите текст, число, true, false или null"),
        (Code, ["а", "б"], "здесь несколько значений, а нужно одно; оставьте одно, без квадратных скобок"),
        (Code, "#ДЕЛ/0!", "ошибка Excel в ячейке; исправьте формулу или впишите значение"),
    ],
)
def test_no_answer(kind: Any, value: object, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, context=CONTEXT)
    assert [error["msg"] for error in caught.value.errors()] == [sentence]


def test_a_record() -> None:
    client = TypeAdapter(Client).validate_python(VERA | {"Номер приказа": 17.0}, context=CONTEXT)
    assert client == Client(
        file_number="12", surname="Соколова", given_name="Вера", sex="женский", birth_date=date(1980, 2, 14),
        extra={"номер_приказа": "17"},
    )  # fmt: skip


def test_everything_wrong_in_a_record_is_reported_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Client).validate_json(
            '{"Дело": "1", "Имя": "Вера", "Пол": "эм", "Дата приема": "весной"}'
        )
    found = {error["loc"]: error["msg"].partition(";")[0] for error in caught.value.errors()}
    assert found == {
        ("Фамилия",): "обязательное поле",
        ("Пол",): "такого значения нет в списке",
        ("Дата приема",): "это не дата",
    }


@each("schema", SCHEMAS, ids=lambda schema: schema.sheet.title)
def test_pydantic_gives_the_schema_of_each_record(schema: Any) -> None:
    assert TypeAdapter(schema.record).json_schema() == schema.json


def test_pydantic_gives_the_schema_of_an_answer() -> None:
    sex = next(item for item in SCHEMAS[4].fields if item.header == "Пол")
    assert sex.json(standard()) == {"title": "Пол", "enum": ["мужской", "женский"]}
    assert TypeAdapter(Day).json_schema()["format"] == "date"
