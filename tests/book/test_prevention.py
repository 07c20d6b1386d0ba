"""Measures of preventive work that the programme's term does not reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import IVAN, VERA, write_book

from paperwork.common.errors import Level
from paperwork.intake.excel.reading.read import read_book

LATE = "срок мероприятия позже окончания программы (31.05.2026)"


@pytest.mark.parametrize(
    ("term", "is_late"),
    [
        ("31.05.2026", False),
        ("01.06.2026", True),
        ("ежемесячно до 31.08.2026", True),
        ("до 1 июня 2026 г.", True),
        ("раз в две недели с 01.03.2026 по 30.05.2026", False),
        ("ежемесячно", False),
        (None, False),
    ],
)
def test_a_measure_after_the_end_of_the_programme_is_doubted(
    tmp_path: Path, term: str | None, is_late: bool
) -> None:
    path = tmp_path / "book.xlsx"
    head = {
        "Дело": "1",
        "Цель программы": "Окончить школу",
        "Начало": "01.03.2026",
        "Окончание": "31.05.2026",
    }
    rows = [{"Дело": number, "Мероприятие": "Секция бокса", "Срок": term} for number in ("1", "2")]
    write_book(path, {"Клиенты": [VERA, IVAN], "Программы": [head], "Профилактика": rows})
    found = [it for it in read_book(path).problems if it.place.sheet == "Профилактика"]
    assert [(it.message, it.place.client, it.level) for it in found] == [(LATE, "1", Level.WARNING)] * is_late
