"""The program's data files are what the declared classes say; a slip of the hand in one has a sentence."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from desk import INSTITUTION, VERA, Desk
from pydantic import TypeAdapter

from paperwork.case.entitlement import clauses
from paperwork.case.entitlement.clauses import Group, GroupsFile
from paperwork.common.data_files import quick, tables
from paperwork.common.errors import PaperworkError
from paperwork.documents.folder.manifest import RECORD
from paperwork.documents.folder.up_to_date import LAST_RUN, LastRun
from paperwork.documents.folder.writing import Entry
from paperwork.intake.excel.blank import guide
from paperwork.intake.excel.blank.guide import GuideFile, GuideLine, GuidePart
from paperwork.sheets.answers import choices
from paperwork.sheets.answers.choices import ListTable, read_lists

LISTS, GROUPS, GUIDE = tables(choices.SOURCE), tables(clauses.SOURCE), tables(guide.SOURCE)
SHIPPED: list[tuple[Any, object]] = [
    *((ListTable, table) for table in LISTS.values()),
    (GroupsFile, GROUPS),
    *((Group, table) for table in GROUPS["group"]),
    (GuideFile, GUIDE),
    *((GuidePart, table) for table in GUIDE["part"]),
    *((GuideLine, line) for table in GUIDE["part"] for line in table["rows"]),
]


def test_every_shipped_table_is_as_it_is_declared() -> None:
    for shape, table in SHIPPED:
        by_pydantic = TypeAdapter(shape).validate_json(json.dumps(table), strict=True)
        found = quick(shape, table)
        names = [item.name for item in fields(shape)]
        assert [getattr(found, name) for name in names] == [getattr(by_pydantic, name) for name in names]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('value = ["а"]', "лишний ключ «value», бывают: values, closed, gendered, former, means, pattern"),
        ("closed = true", "нет ключа «values», впишите его"),
        ('values = "а"', "«values» записано неверно, нужно: список в квадратных скобках"),
        ('values = ["а", 1]', "«values» записано неверно, нужно: текст в кавычках"),
        ('values = ["а"]\nclosed = "да"', "«closed» записано неверно, нужно: true или false"),
        ('values = ["а"]\npattern = 1', "«pattern» записано неверно, нужно: текст в кавычках"),
    ],
)
def test_a_list_that_is_declared_wrong(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "choices.toml"
    path.write_text(f'["Пол"]\n{text}\n', encoding="utf-8")
    with pytest.raises(PaperworkError) as caught:
        read_lists(path)
    assert f"{path}, «Пол»: " in str(caught.value)
    assert sentence in str(caught.value)


def test_what_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "choices.toml"
    path.write_text('"Пол" = 1\n', encoding="utf-8")
    with pytest.raises(PaperworkError, match=re.escape(f"{path}, «Пол»: ")):
        read_lists(path)
    path.write_text('["Пол"\n', encoding="utf-8")
    with pytest.raises(PaperworkError, match=r"файл программы не читается, ошибка в строке 1; исправьте его"):
        read_lists(path)


def test_what_a_run_writes_down_is_as_it_is_declared(desk: Desk) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    desk.template("Карта", "{{ клиент.фио }}", name="card")
    assert desk.make(book, "--document", "card").status == 0
    lines = (desk.out / RECORD).read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        assert TypeAdapter(Entry).validate_json(line, strict=True) == quick(Entry, json.loads(line))
    text = (desk.out / LAST_RUN).read_text(encoding="utf-8")
    assert TypeAdapter(LastRun).validate_json(text, strict=True) == quick(LastRun, json.loads(text))


@pytest.mark.parametrize("text", ["", "1", "[]", "{}", '{"stamp": "", "documents": "x", "closing": []}'])
def test_a_damaged_record_of_the_last_run_is_passed_over(desk: Desk, text: str) -> None:
    book = desk.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]})
    desk.template("Карта", "{{ клиент.фио }}", name="card")
    first = desk.make(book, "--document", "card")
    (desk.out / LAST_RUN).write_text(text, encoding="utf-8")
    assert desk.make(book, "--document", "card").status == first.status == 0
