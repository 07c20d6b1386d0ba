"""Services that were given without a contract, or after the end of a case: a warning a client."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import IVAN, VERA, Row, Sheets, write_book

from paperwork.common.errors import Level
from paperwork.intake.excel.reading.read import read_book

LISTED = [
    {"Услуга": "уборка", "Вид": "социально-бытовые"},
    {"Услуга": "обед", "Вид": "срочные социальные услуги"},
]
OF_MARCH = {"Дело": "1", "Номер": "5", "Дата": "05.03.2026", "Действует до": "20.03.2026"}


def _given(*days: int, number: str = "1", service: str = "уборка", month: int = 3) -> list[Row]:
    return [
        {"Дело": number, "Услуга": service, "Дата": f"{day:02}.{month:02}.2026", "Количество": 1}
        for day in days
    ]


def _told(tmp_path: Path, sheets: Sheets) -> list[tuple[str, str, str]]:
    path = tmp_path / "book.xlsx"
    write_book(path, {"Перечень услуг": LISTED, "Клиенты": [VERA, IVAN], **sheets})
    found = [it for it in read_book(path).problems if "услуги оказаны" in it.message or "после" in it.message]
    assert {it.level for it in found} <= {Level.WARNING}
    return [(it.place.sheet, it.place.header, it.message.partition(": ")[2]) for it in found]


@pytest.mark.parametrize(
    ("contracts", "days", "told"),
    [
        (
            [OF_MARCH | {"Действует до": "до 20 марта 2026 г."}],
            (20, 21),
            [("Договоры", "Действует до", "21.03.2026")],
        ),
        ([OF_MARCH], (5, 12, 20), []),
        ([OF_MARCH], (2, 5, 3), [("Договоры", "Дата", "02.03.2026, 03.03.2026")]),
        ([OF_MARCH], (20, 21, 31), [("Договоры", "Действует до", "21.03.2026, 31.03.2026")]),
        (
            [OF_MARCH],
            (1, 2, 3, 4, 21),
            [("Договоры", "Дата", "01.03.2026, 02.03.2026, 03.03.2026 и еще дней: 2")],
        ),
        ([OF_MARCH | {"Действует до": "бессрочно"}], (5, 31), []),
        ([OF_MARCH, OF_MARCH | {"Номер": "6", "Дата": "24.03.2026", "Действует до": ""}], (20, 24, 31), []),
        (
            [OF_MARCH, OF_MARCH | {"Номер": "6", "Дата": "24.03.2026", "Действует до": ""}],
            (20, 22),
            [("Договоры", "Действует до", "22.03.2026")],
        ),
        ([OF_MARCH | {"Дата": "32.03.2026"}], (1,), []),  # what the day was meant to be is not known
    ],
)
def test_services_without_a_contract(
    contracts: list[Row], days: tuple[int, ...], told: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    write_book(path, {"Клиенты": [VERA], "Договоры": contracts, "Оказано": _given(*days)})
    found = [it for it in read_book(path).problems if "без договора" in it.message]
    assert [(it.place.sheet, it.place.header, it.message.partition(": ")[2]) for it in found] == told
    assert {it.level for it in found} <= {Level.WARNING}


def test_a_timesheet_counts_and_urgent_services_need_no_contract(tmp_path: Path) -> None:
    timesheet = {"Дело": "1", "Месяц": "03.2026", "Услуга": "уборка", "3": 1, "5": 1}
    urgent = _given(1, 30, service="обед") + _given(1, number="2")  # who has no contract is left alone
    sheets: Sheets = {"Договоры": [OF_MARCH], "Табель": [timesheet], "Оказано": urgent}
    assert _told(tmp_path, sheets) == [("Договоры", "Дата", "03.03.2026")]


def test_services_after_the_end_of_a_case(tmp_path: Path) -> None:
    ended = VERA | {"Дата окончания": "16.03.2026"}
    sheets: Sheets = {"Клиенты": [ended, IVAN], "Оказано": _given(16, 17, 18) + _given(31, number="2")}
    assert _told(tmp_path, sheets) == [("Клиенты", "Дата окончания", "17.03.2026, 18.03.2026")]
