"""Quantities of many days that are written on one: known by the plan, and printed without a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk import VERA, Row, Sheets, write_book
from each import each

from paperwork.book.casebook import Book
from paperwork.book.day_sums import is_day_sum
from paperwork.book.period import month
from paperwork.book.volume import weekly_volume
from paperwork.case.context import ClientContext
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.deliveries import Delivery

TAGS = (
    "табель_месяца",
    *(f"дневник_работников[].посещения[].{tag}" for tag in ("дата", "суммой")),
)
WEEKLY = (
    ("ежедневно", 7), ("2 раза в день", 14), ("1 раз в неделю", 1), ("3 раза в неделю", 3),
    ("4 раза в месяц", 1), ("12 раз в месяц", 3), ("1 раз в год", 1), ("по обращению", None), (None, None),
)  # fmt: skip
CASES = (  # periodicity, volume, unit, quantity, whether it is a sum
    ("3 раза в неделю", "156 единиц", "услуга", 12, True),
    ("3 раза в неделю", "156 единиц", "услуга", 3, False),
    ("ежедневно", "365 единиц", "", 31, True),
    ("ежедневно", "365 единиц", "", 7, False),
    ("2 раза в месяц", "24 единицы", "услуга", 7, False),  # there and back, made up for
    ("2 раза в месяц", "24 единицы", "услуга", 8, True),
    ("1 раз в неделю", "8 часов", "", 8, False),
    ("1 раз в неделю", "", "час", 8, False),
    ("по мере необходимости", "", "услуга", 20, False),
    ("1 раз в неделю", "52 единицы", "услуга", "много", False),
)


def _book(tmp_path: Path, service: Row, unit: str, **rows: Sequence[Row]) -> Book:
    sheets: Sheets = {
        "Учреждение": {"Полное наименование": "Центр", "Руководитель": "Ким Яна"},
        "Перечень услуг": [{"Услуга": "уборка", "Вид": "социально-бытовые", "Тариф": 10, "Единица": unit}],
        "Клиенты": [VERA],
        "Планы": [{"Дело": "1", "Дата": "01.01.2026", "Проблема": "Одиночество"}],
        "Услуги": [{"Дело": "1", "Услуга": "уборка", "Предоставляется": "сейчас", **service}],
    }
    write_book(tmp_path / "book.xlsx", {**sheets, **rows})
    return read_book(tmp_path / "book.xlsx")


@each(("periodicity", "most"), WEEKLY)
def test_how_often_in_a_week(periodicity: str | None, most: int | None) -> None:
    assert weekly_volume(periodicity) == most


@each(("periodicity", "volume", "unit", "quantity", "is_sum"), CASES)
def test_a_sum_of_many_days_is_known_by_the_plan(
    periodicity: str, volume: str, unit: str, quantity: object, is_sum: bool, tmp_path: Path
) -> None:
    given = {"Дело": "1", "Услуга": "уборка", "Дата": "31.03.2026", "Количество": quantity}
    book = _book(tmp_path, {"Периодичность": periodicity, "Объем": volume}, unit, Оказано=[given])
    assert [is_day_sum(book, row) for row in book.all(Delivery)] == [is_sum]
    assert book.problems == [] or quantity == "много"


def test_a_sum_has_no_day_in_the_papers_by_days_and_is_no_visit(tmp_path: Path) -> None:
    given = [
        {"Дело": "1", "Услуга": "уборка", "Дата": day, "Количество": quantity}
        for day, quantity in (("31.03.2026", 10), ("05.03.2026", 1))
    ]
    timesheet = {"Дело": "1", "Месяц": "03.2026", "Услуга": "уборка", "7": 9, "9": 2}
    service = {"Периодичность": "3 раза в неделю"}
    book = _book(tmp_path, service, "услуга", Оказано=given, Табель=[timesheet])
    context = ClientContext(book, date(2026, 3, 31), book.clients[0], month("2026-03")).context(TAGS)
    [row] = context["табель_месяца"]
    days = {tag: row[tag] for tag in ("д5", "д7", "д9", "д31")}
    assert days == {"д5": "1", "д7": None, "д9": "2", "д31": None}
    assert (row["количество"], row["без_дней"]) == ("22", "9 (07.03), 10 (31.03)")
    [worker] = context["дневник_работников"]
    assert [(it["дата"].day, it["суммой"]) for it in worker["посещения"]] == [
        (5, False), (7, True), (9, False), (31, True),
    ]  # fmt: skip
