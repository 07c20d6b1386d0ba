"""The phone form itself."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from desk import Desk
from each import each

from paperwork.common.naming import fold
from paperwork.intake.phone.columns import is_service
from paperwork.intake.phone.questions import MAIN, SECTIONS, Section, token
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.kinds.texts import PHONE


def survey(desk: Desk) -> tuple[list[dict[str, Any]], list[dict[str, Any]], Path]:
    """The rows of the form's questions and options, and the form."""
    path = desk.folder / "phone.xlsx"
    assert desk.run("xlsform", "--out", path).status == 0
    book = openpyxl.load_workbook(path)
    sheets = []
    for title in ("survey", "choices"):
        headers, *rows = book[title].iter_rows(values_only=True)
        sheets.append([dict(zip(map(str, headers), row, strict=True)) for row in rows])
    return sheets[0], sheets[1], path


def test_servers_take_the_form_with_no_warning(desk: Desk) -> None:
    from pyxform.xls2xform import convert  # it takes its time, and each process collects every file

    warnings: list[str] = []
    found = convert(str(survey(desk)[2]), validate=False, warnings=warnings)
    assert (warnings, found.warnings) == ([], [])
    assert "<label>Фамилия</label>" in found.xform


def test_every_field_of_a_client_is_asked(desk: Desk) -> None:
    rows, choices, _ = survey(desk)
    asked = {row["label"] for row in rows if row["label"]}
    for section in SECTIONS:
        assert {section.label, *(question.label for question in section.questions)} <= asked
    names = [row["name"] for row in rows + choices if row["name"]]
    assert all(re.fullmatch("[a-z0-9_]+", name) for name in names)
    for _, options in groupby(choices, key=lambda row: row["list_name"]):
        offered = [row["name"] for row in options]
        assert len(offered) == len(set(offered))
    repeated = [row["label"] for row in rows if row["type"] == "begin_repeat"]
    assert repeated == [
        schema.sheet.title
        for schema in SCHEMAS
        if schema.sheet.per_client and schema.sheet.key != "file_number"  # many rows a client
    ]


QUESTIONS: dict[str, dict[str, Any]] = {
    # name → what its row must hold
    "surname": {"type": "text", "required": "yes", "required_message": "Заполните «Фамилия»"},
    "sex": {"type": "select_one pol", "required": "yes", "appearance": None},
    "birth_date": {"type": "date", "hint": "Например: 14.02.1980"},
    "admitted": {
        "constraint": ". >= ../birth_date or ../birth_date = ''",
        "constraint_message": "Не раньше, чем «Дата рождения»",
    },
    "snils": {"constraint_message": "В номере СНИЛС 11 цифр: 112-233-445 95"},
    "family_status": {"choice_filter": "sex = '' or sex = ${sex}", "appearance": "minimal"},
    "family_status_own": {"type": "text", "relevant": "../family_status = 'other'", "required": "yes"},
    "habits": {
        "type": "select_multiple vrednye_privychki",
        "relevant": "${consented} != ''",
        "hint": "Только с письменного согласия клиента. Можно несколько",
    },
    "habits_own": {"relevant": "selected(../habits, 'other')"},
    "problem_solving": {"hint": None, "choice_filter": None},
    "awareness": {"appearance": "multiline"},
    "review_after": {"type": "select_one peresmotr_cherez"},
    "quantity": {"type": "decimal", "constraint_message": "Число больше нуля"},
}  # fmt: skip


def test_questions_know_what_is_right(desk: Desk) -> None:
    rows, choices, _ = survey(desk)
    by_name = {row["name"]: row for row in rows}
    for name, wanted in QUESTIONS.items():
        assert {key: by_name[name][key] for key in wanted} == wanted
    closed = {row["list_name"] for row in choices} - {r["list_name"] for r in choices if r["name"] == "other"}
    usual = {"pol", "peresmotr_cherez", "predostavlyaetsya", "obrabotka_dannyh", "da_ili_net"}
    assert closed == usual | {"razrabotana", "realizovana"}  # what is underlined in an official form
    family = {row["label"]: row["sex"] for row in choices if row["list_name"] == "semeynoe_polozhenie"}
    assert (family["замужем"], family["женат"]) == ("zhenskiy", "muzhskoy")
    assert family["незарегистрированный брак"] is None


@pytest.mark.parametrize(
    ("phone", "is_right"),
    [
        ("+7 900 000-00-00", True),
        ("8(900)0000000 доб. 12", True),
        ("2-15-30", True),
        ("нет", False),
        ("112", False),
    ],
)
def test_what_is_a_phone(phone: str, is_right: bool) -> None:
    pattern = PHONE.phone.constraint.split("'")[1]
    assert bool(re.search(pattern, phone)) is is_right


def test_the_head_of_a_programme_has_names_of_its_own() -> None:
    """«start» and «end» are columns of the services themselves; the client has a specialist too."""
    head = next(section for section in MAIN if section.title == "Программы")
    asked = {question.name: question.label for question in head.questions}
    assert asked["programme_start"] == "Начало"
    assert asked["programme_specialist"] == "Специалист (Программы)"
    assert not any(is_service(name) for name in asked)


@each("sections", [MAIN, *((section,) for section in SECTIONS if section.repeats)])
def test_no_two_columns_of_a_table_are_one(sections: tuple[Section, ...]) -> None:
    """Names and labels, without their groups too, must tell the questions of a table apart."""
    questions = [question for section in sections for question in section.questions]
    for spelled in ("name", "label"):
        keys = [fold(getattr(question, spelled)) for question in questions]
        keys += [fold(getattr(question, f"own_{spelled}")) for question in questions if question.is_open]
        keys += [
            fold(f"{getattr(question, spelled)}/{getattr(option, spelled)}")
            for question in questions
            if question.is_several
            for option in question.options
        ]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Пол", "pol"), ("не замужем", "ne_zamuzhem"), ("подъезд, щётка!", "podezd_schetka"), ("A-1", "a_1")],
)
def test_a_latin_name(text: str, expected: str) -> None:
    assert token(text) == expected


def test_long_names_are_cut_and_stay_apart() -> None:
    first, second = (token("покупка за счет средств получателя социальных услуг " + end) for end in "аб")
    assert first != second
    assert max(len(first), len(second)) <= 40
