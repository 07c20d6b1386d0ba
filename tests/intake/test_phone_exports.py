"""Exports of KoboToolbox and ODK Central: what is read of them and what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from phone_exports import read, write_sheets

from paperwork.intake.incoming import Incoming

CLIENT = {
    "client/file_number": "1",
    "client/surname": "Соколова",
    "client/given_name": "Вера",
    "client/sex": "zhenskiy",
}
VERA = {"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера", "Пол": "женский"}
MARKS = {"_uuid": "u1", "_index": 1}


def exported(folder: Path, *rows: dict[str, Any], **repeats: list[dict[str, Any]]) -> Path:
    """An export of KoboToolbox with these cells."""
    return write_sheets(folder / "export.xlsx", {"Дело клиента": [MARKS | row for row in rows], **repeats})


def test_what_the_service_adds_is_not_read(tmp_path: Path) -> None:
    service = {"start": "2026-03-05", "formhub/uuid": "x", "_validation_status": "", "__version__": "v1"}
    incoming = read(exported(tmp_path, CLIENT | service))
    assert incoming == Incoming("export.xlsx", {"Клиенты": [VERA]}, ())


VALUES: list[tuple[dict[str, Any], str, object]] = [
    # columns, the header of the sheet, what stands in its cell
    ({"family_status": "zamuzhem"}, "Семейное положение", "замужем"),
    ({"family_status": "замужем"}, "Семейное положение", "замужем"),
    ({"Семейное положение": "Замужем"}, "Семейное положение", "замужем"),
    ({"family_status": "other", "family_status_own": "помолвлена"}, "Семейное положение", "помолвлена"),
    ({"client/family_status": "не помню"}, "Семейное положение", "не помню"),
    ({"client/birth_date": "1980-02-14"}, "Дата рождения", "1980-02-14"),
    ({"portrait/habits": "kurenie narkomaniya"}, "Вредные привычки", "курение; наркомания"),
    ({"Вредные привычки": "курение злоупотребление алкоголем нет"}, "Вредные привычки",
     "курение; злоупотребление алкоголем; нет"),
    ({"habits": "kurenie other", "habits_own": "ест ногти"}, "Вредные привычки", "курение; ест ногти"),
    ({"habits/kurenie": 1, "habits/net": 0}, "Вредные привычки", "курение"),
    ({"habits/kurenie": "TRUE", "habits/net": "FALSE"}, "Вредные привычки", "курение"),
    ({"habits/kurenie": True, "habits/net": False}, "Вредные привычки", "курение"),
    ({"habits/kurenie": "kurenie", "habits/net": ""}, "Вредные привычки", "курение"),
    ({"habits/kurenie": "0", "habits/karty": "1"}, "Вредные привычки", "karty"),
    ({"Портрет/Вредные привычки/азартные игры": "1"}, "Вредные привычки", "азартные игры"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "header", "expected"), VALUES)
def test_values_of_an_export(tmp_path: Path, cells: dict[str, Any], header: str, expected: object) -> None:
    incoming = read(exported(tmp_path, CLIENT | cells))
    assert incoming.problems == ()
    found = {key: value for rows in incoming.rows.values() for row in rows for key, value in row.items()}
    assert found[header] == expected


def test_rows_that_repeat_go_to_their_client(tmp_path: Path) -> None:
    goals = [
        {"goal/goal": "работа", "_parent_table_name": "Дело клиента", "_parent_index": 2.0},
        {"goal/goal": "", "goal/plan": "", "_parent_table_name": "Дело клиента", "_parent_index": 1},
        {"goal/goal": "жилье", "_parent_table_name": "Дело клиента", "_parent_index": 9},
    ]
    other = CLIENT | {"client/file_number": "12-к", "_uuid": "u2", "_index": 2}
    incoming = read(exported(tmp_path, CLIENT, other, goal=goals))
    assert incoming.rows["Цели"] == [{"Дело": "12-к", "Цель": "работа"}]
    assert [str(problem) for problem in incoming.problems] == [
        "export.xlsx, лист «goal», строка 4: нет ответа, к которому относится строка;"
        " выгрузите ответы заново, целиком"
    ]


def test_tables_of_odk_that_somebody_has_put_into_a_workbook(tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "odk.xlsx",
        {
            "paperwork_client": [
                {key.replace("/", "-"): cell for key, cell in CLIENT.items()} | {"KEY": "u:1"}
            ],
            "paperwork_client-goal~1": [{"goal": "жилье", "PARENT_KEY": "u:1", "KEY": "u:1/goal[1]"}],
        },
    )
    assert read(path).rows == {"Клиенты": [VERA], "Цели": [{"Дело": "1", "Цель": "жилье"}]}


def test_a_group_inside_another_is_not_taken_for_a_client_s(tmp_path: Path) -> None:
    action = {"action/action": "звонок", "_parent_table_name": "plan", "_parent_index": 1}
    incoming = read(exported(tmp_path, CLIENT, action=[action]))
    assert "Действия" not in incoming.rows
    assert [problem.is_error for problem in incoming.problems] == [True]


def test_a_table_that_nobody_knows_is_told(tmp_path: Path) -> None:
    incoming = read(exported(tmp_path, CLIENT, children=[{"имя": "Олег", "_parent_index": 1}]))
    assert [str(problem) for problem in incoming.problems] == [
        "export.xlsx, лист «children»: таблица не узнана и не прочитана; переименуйте ее, как лист книги"
    ]


def test_rejected_answers_stay_out_with_all_that_hangs_on_them(tmp_path: Path) -> None:
    rejected = CLIENT | {"_validation_status": "validation_status_not_approved"}
    incoming = read(exported(tmp_path, rejected, goal=[{"goal/goal": "жилье", "_parent_index": 1}]))
    assert incoming.rows == {}
    assert [problem.message for problem in incoming.problems] == ["ответ отклонен на сервере и не прочитан"]


def test_answers_that_were_not_decrypted_are_told(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("SubmissionDate,client-surname,KEY,Status\n2026-03-05,,uuid:1,not decrypted\n")
    incoming = read(path)
    assert [(found.message, found.is_error) for found in incoming.problems] == [("ответ зашифрован", True)]


def test_a_question_that_somebody_has_added_is_told_and_can_be_mapped(tmp_path: Path) -> None:
    path = exported(tmp_path, CLIENT | {"Ваш телефон": "2-15-30", "пустой": ""})
    assert [str(problem) for problem in read(path).problems] == [
        "export.xlsx, Ваш телефон: такого столбца в книге нет, он не прочитан;"
        ' похоже на «Телефон»: добавьте --map "Ваш телефон=Телефон"'
    ]
    mapped = read(path, **{"ваш телефон": "Телефон"})
    assert (mapped.problems, mapped.rows["Клиенты"]) == ((), [VERA | {"Телефон": "2-15-30"}])
