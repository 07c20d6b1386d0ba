"""The schema of JSON books: sound books satisfy it, broken ones do not, and what satisfies it is accepted."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from books import read
from desk import INSTITUTION, IVAN, VERA, Desk
from each import each
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from json_books import iso
from jsonschema import Draft202012Validator, FormatChecker

from paperwork.common.resources import sample_data
from paperwork.intake.jsonbook.schema import book_schema, sheet_schema
from paperwork.sheets import SCHEMA_BY_TITLE, SCHEMAS
from paperwork.sheets.answers.sheet import SheetLayout
from paperwork.sheets.clients import Client

SAMPLE = json.loads(json.dumps(sample_data(), default=iso))
WHOLE = Draft202012Validator(book_schema(), format_checker=FormatChecker())
CLIENTS = "Клиенты"
BOOK: dict[str, Any] = {"Учреждение": INSTITUTION, CLIENTS: [VERA, IVAN], "Портреты": [{"Дело": "1"}]}
ALONE: dict[str, Any] = {CLIENTS: [VERA], "Портреты": [{"Материальное положение": "среднее"}]}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(book_schema())


def test_the_sample_satisfies_it() -> None:
    assert [error.message for error in WHOLE.iter_errors(SAMPLE)] == []


@each("schema", SCHEMAS, ids=lambda schema: schema.sheet.title)
def test_each_sheet_of_the_sample_satisfies_its_own(schema: Any) -> None:
    Draft202012Validator(sheet_schema(schema.sheet.title)).validate(SAMPLE[schema.sheet.title])


@pytest.mark.parametrize(
    "book",
    [
        BOOK,
        ALONE,
        {CLIENTS: [{key: value for key, value in VERA.items() if key != "Дело"}]},
        BOOK | {CLIENTS: [VERA | {"Номер приказа": 17, "Дата рождения": "1980-02-14"}, IVAN]},
        BOOK | {"Портреты": [{"Дело": "1", "Особенности поведения": ["уверенный в себе", "скромный"]}]},
        BOOK | {"Родня": [{"Дело": "1", "ФИО": "Соколов Олег", "Дата рождения": "1960-02-01"}]},
        BOOK | {"Списки": [{"Образование": "домашнее"}, {"Вид": None}]},
        BOOK | {"Обращения": [{"Поступило": "2026-03-05T14:30", "Заявитель": "А", "Суть": "Б"}]},
    ],
)
def test_what_satisfies_it_is_accepted(tmp_path: Path, book: object) -> None:
    assert [error.message for error in WHOLE.iter_errors(book)] == []
    path = tmp_path / "book.json"
    path.write_text(json.dumps(book), encoding="utf-8")
    assert [str(problem) for problem in read(path).problems if problem.is_error] == []


def _set(title: str, header: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda book: book[title][0].__setitem__(header, value)


@each(
    "spoil",
    [
        _set(CLIENTS, "Дата рождения", "14.02.1980"),
        _set(CLIENTS, "Дата рождения", "1980-02-30"),
        _set(CLIENTS, "Пол", "м"),
        _set(CLIENTS, "Фамилия", ""),
        _set(CLIENTS, "Фамилия", "\u00ad \u200b"),
        _set(CLIENTS, "Фамилия", None),
        _set(CLIENTS, "Фамилия", ["Соколова"]),
        _set(CLIENTS, "Адрес", {"город": "Орел"}),
        _set(CLIENTS, "Адрес", "\x01"),
        _set(CLIENTS, "Номер приказа", [1]),
        _set(CLIENTS, "Номер приказа", 10**29),
        _set(CLIENTS, "Телефон", -(10**30)),
        lambda book: book[CLIENTS][0].pop("Фамилия"),
        lambda book: book[CLIENTS][0].pop("Дело"),
        lambda book: book["Портреты"][0].pop("Дело"),
        lambda book: book["Учреждение"].pop("Руководитель"),
        lambda book: book.update({"Учреждение": [INSTITUTION]}),
        lambda book: book.update({CLIENTS: VERA}),
        lambda book: book.update({"Клиены": []}),
        lambda book: book.clear(),
    ],
)
def test_a_broken_book_does_not_satisfy_it(spoil: Callable[[dict[str, Any]], object]) -> None:
    book = copy.deepcopy(BOOK)
    WHOLE.validate(book)
    spoil(book)
    assert not WHOLE.is_valid(book)


def _answers(schema: dict[str, Any]) -> st.SearchStrategy[object]:
    """Answers that satisfy the schema of one."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema.get("format") == "date":
        return st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
    if "pattern" in schema:
        return st.from_regex(schema["pattern"], alphabet=st.characters(exclude_categories=("Cs", "Cc")))
    least, most = schema["exclusiveMinimum"], schema["exclusiveMaximum"]
    whole = st.integers(least + 1, most - 1)
    return whole | st.floats(least, most, exclude_min=True, exclude_max=True)


@cache  # a strategy is looked over when it is first drawn from, which takes longer than to draw from it
def _answers_of(title: str) -> dict[str, st.SearchStrategy[object]]:
    properties = SCHEMA_BY_TITLE[title].json["properties"]
    return {header: _answers(properties[header]) for header in properties}


UNCHECKED = [schema for schema in SCHEMAS if schema.sheet.title in ("Перечень услуг", "Склонения", "Дневник")]


@pytest.mark.parametrize("schema", UNCHECKED, ids=lambda schema: schema.sheet.title)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_that_satisfies_it_is_accepted(tmp_path: Path, schema: Any, data: st.DataObject) -> None:
    record = {header: data.draw(answers) for header, answers in _answers_of(schema.sheet.title).items()}
    WHOLE.validate({schema.sheet.title: [record]})
    path = tmp_path / "book.json"
    path.write_text(json.dumps({CLIENTS: [VERA], schema.sheet.title: [record]}), encoding="utf-8")
    assert [str(problem) for problem in read(path).problems if problem.is_error] == []


def test_required_is_what_the_sheet_requires_but_the_file_number() -> None:
    assert sheet_schema("КЛИЕНТЫ")["items"]["required"] == ["Фамилия", "Имя", "Пол"]
    assert "required" not in sheet_schema("Портреты")["items"]
    card = next(schema for schema in SCHEMAS if schema.sheet.layout is SheetLayout.CARD)
    assert sheet_schema(card.sheet.title)["required"] == ["Полное наименование", "Руководитель"]


def test_an_answer_is_described() -> None:
    answer = sheet_schema("Клиенты")["items"]["properties"]["Дата рождения"]
    assert answer["title"] == "Дата рождения"
    assert (answer["type"], answer["format"]) == (["string", "null"], "date")
    assert answer["description"] == next(f.hint for f in SCHEMAS[4].fields if f.header == "Дата рождения")
    assert SCHEMAS[4].record is Client


def test_the_command_prints_it(desk: Desk) -> None:
    whole, one = desk.run("schema"), desk.run("schema", "перечень  УСЛУГ")
    assert (whole.status, json.loads(whole.out)) == (0, book_schema())
    assert (one.status, json.loads(one.out)) == (0, sheet_schema("Перечень услуг"))


def test_an_unknown_sheet_is_refused(desk: Desk) -> None:
    near, far = desk.run("schema", "Клиены"), desk.run("schema", "Зарплаты")
    assert (near.status, near.out, near.err) == (2, "", "листа «Клиены» нет; похоже на «Клиенты»\n")
    assert (far.status, far.err[:60]) == (
        2,
        "листа «Зарплаты» нет; есть листы: «Учреждение», «Паспорт района», «"[:60],
    )
