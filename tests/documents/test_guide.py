"""`paperwork fields`: every tag with its header and an example; of a template, those that it uses."""

from __future__ import annotations

import re

import pytest
from desk import Desk

from paperwork.case.tags import all_tags
from paperwork.russian.filters import FILTERS
from paperwork.sheets import SCHEMAS

LINE = re.compile(
    r"  (?:\{\{ (?P<single>\S+) \}\}|(?P<rows>\S+\[\]\S*)) +(?P<header>[^:]+.*?): (?P<example>.+)"
)


@pytest.fixture
def told(desk: Desk) -> dict[str, tuple[str, str]]:
    """Tag → header and example, as the command tells them."""
    found = (LINE.fullmatch(line) for line in desk.run("fields").out.splitlines())
    return {match["single"] or match["rows"]: (match["header"], match["example"]) for match in found if match}


def test_every_tag_is_told(told: dict[str, tuple[str, str]]) -> None:
    assert set(told) == {tag.name for tag in all_tags()}


@pytest.mark.parametrize(
    ("tag", "header", "example"),
    [
        ("клиент.дата_рождения", "Дата рождения", r"\d\d\.\d\d\.\d{4}"),
        ("клиент.возраст", "Возраст", r"\d+ (год|года|лет)"),
        ("клиент.фамилия_и_о", "Фамилия и инициалы", r"\w+\s\w\.\s\w\."),
        ("учреждение.полное_наименование", "Полное наименование", ".+"),
        ("услуги[].услуга", "Услуга", ".+"),
        ("услуги[].номер", "Номер строки по порядку", "1"),
        ("планы[].услуги[].услуга", "Услуга", ".+"),
        ("портрет.варианты.жизненная_позиция[].выбран", "Жизненная позиция — выбран ли вариант", "да|нет"),
        ("сегодня", "Сегодняшнее число", r"\d\d\.\d\d\.\d{4}"),
    ],
)
def test_headers_and_examples(told: dict[str, tuple[str, str]], tag: str, header: str, example: str) -> None:
    assert told[tag][0] == header
    assert re.fullmatch(example, told[tag][1])


def test_examples_are_as_they_are_printed(told: dict[str, tuple[str, str]]) -> None:
    words = " ".join(example for _, example in told.values())
    assert not re.search(r"\bNone\b|\bnan\b|\bTrue\b|\bFalse\b|\b\d+\.0\b|datetime", words)


def test_every_sheet_is_named(desk: Desk) -> None:
    out = desk.run("fields").out
    assert all(f"Лист «{schema.sheet.title}»" in out for schema in SCHEMAS if schema.sheet.tags)


def test_every_filter_is_shown(desk: Desk) -> None:
    lines = desk.run("fields").out.splitlines()
    shown = [line.split("  ", 2)[1:] for line in lines if line.startswith("  |")]
    assert [(name.strip(), does.strip()) for name, does in shown] == [
        (f"|{row.name}", row.help) for row in FILTERS
    ]


def test_the_tags_of_a_template(desk: Desk) -> None:
    path = desk.template(
        "Приказ",
        "№ {{ клиент.номер_приказа }}: {{ клиент.фио|дательный }}, {{ клиент.фамлия }}",
        "{% for у in услуги %}{{ у.услуга }}{% endfor %}",
    )
    run = desk.run("fields", path)
    assert (run.status, run.err) == (0, "")
    lines = [line for line in run.out.splitlines() if line]
    assert [line.split("  ")[1].strip() for line in lines if line.startswith(" ")] == [
        "{{ клиент.фио }}",
        "услуги[].услуга",
        "{{ клиент.номер_приказа }}",
        "{{ клиент.фамлия }}; похоже на {{ клиент.фамилия }}",
    ]
    assert "Таких столбцов в бланке нет; они должны быть в вашей книге" in lines


@pytest.mark.parametrize("name", ["service_plan", "service_plan.docx", "Индивидуальный план обслуживания"])
def test_a_ready_template_by_its_name(desk: Desk, name: str) -> None:
    run = desk.run("fields", name)
    assert (run.status, run.err) == (0, "")
    assert "{{ план.проблема }}" in run.out
    assert "портрет" not in run.out
