"""«Табель»: how its months and marks are read, and its days as deliveries in papers, checks and parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from books import TODAY, Row, changed, read, sentences, write_sheets
from each import each

from paperwork.book.casebook import Book
from paperwork.book.parts import rows_of, tied, without_clients
from paperwork.book.period import Period
from paperwork.case.context import ClientContext
from paperwork.documents.catalogue import load_kinds
from paperwork.intake.wordform.filling import filling_of
from paperwork.intake.wordform.papers import PAPERS
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import Field
from paperwork.sheets.answers.kinds.months import MARK, MONTH
from paperwork.sheets.answers.reading import Reader, ReadingContext
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.timesheet import Timesheet

BOOK = "casebook.xlsx"
MONTHS: tuple[tuple[Cell, date | None], ...] = (
    ("03.2026", date(2026, 3, 1)),
    ("3.2026", date(2026, 3, 1)),
    ("март 2026", date(2026, 3, 1)),
    ("Марта 2026 г.", date(2026, 3, 1)),
    ("2026-03", date(2026, 3, 1)),
    ("17.03.2026", date(2026, 3, 1)),
    (datetime(2026, 3, 17), date(2026, 3, 1)),
    (46082, date(2026, 3, 1)),
    (3.2026, date(2026, 3, 1)),
    (10.202, date(2020, 10, 1)),  # a spreadsheet has made a number of 10.2020
    ("13.2026", None),
    ("март", None),
    ("мартобрь 2026", None),
    ("03.1026", None),
    (2026, None),
)
MARKS: tuple[tuple[Cell, object], ...] = (
    *((text, 1) for text in ("+", "v", "V", "х", "Х", "x", "да", "Да ", "✓", True)),
    *((text, 0) for text in ("-", "–", "нет", 0)),
    (2, 2), ("1,5", Decimal("1.5")), ("много", "много"), ("", None),
)  # fmt: skip


@each(("cell", "month"), MONTHS)
def test_a_month_is_written_in_many_ways(cell: Cell, month: date | None) -> None:
    value, problems = Reader(Field("month", "Месяц", MONTH), ReadingContext(TODAY)).read(cell)
    assert (value, bool(problems)) == (month, month is None)


@each(("cell", "quantity"), MARKS)
def test_a_mark_is_one(cell: Cell, quantity: object) -> None:
    value, problems = Reader(Field("day_1", "1", MARK), ReadingContext(TODAY)).read(cell)
    assert (value, bool(problems)) == (quantity, quantity == "много")


def row(month: str, service: str = "стирка", **days: object) -> Row:
    return {"Дело": "12", "Месяц": month, "Услуга": service} | {name[1:]: days[name] for name in days}


def book_with(tmp_path: Path, *rows: Row, own: list[Row] | None = None) -> Book:
    def change(sheets: dict[str, list[Row]]) -> None:
        headers = ("Дело", "Месяц", "Услуга", *map(str, range(1, 32)), "Квитанция")
        sheets["Табель"] = [{header: row.get(header) for header in headers} for row in rows]
        sheets["Оказано"] = own or []

    return read(write_sheets(tmp_path / BOOK, changed(change)))


def test_every_filled_day_is_a_delivery_and_what_is_on_both_sheets_counts_once(tmp_path: Path) -> None:
    book = book_with(
        tmp_path,
        row("03.2026", d1="+", d2=2, d3="-", d31="х"),
        row("02.2026", d28=1, d29="+"),
        row("03.2026", d2="+", d5="да"),
        own=[{"Дело": "12", "Услуга": "Стирка", "Дата": "01.03.2026", "Количество": 4}],
    )
    assert [(it.given, it.quantity) for it in book.all(Delivery)] == [
        (date(2026, 3, 1), 4),
        (date(2026, 3, 2), 2),
        (date(2026, 3, 31), 1),
        (date(2026, 2, 28), 1),
        (date(2026, 3, 5), 1),
    ]
    told = [text.replace(f"{BOOK}, ", "") for text in sentences(book) if "лист «Табель»" in text]
    assert told == [
        "warning: лист «Табель», D2 (1): «1» — эта услуга в этот день уже есть на листе «Оказано», D2:"
        " считается та; оставьте одну из двух записей",
        "error: лист «Табель», AF3 (29): «1» — февраль\u00a02026\u00a0г. – в этом месяце дней 28, "
        "а заполнен день 29; перенесите отметку на другой день или исправьте месяц",
        "warning: лист «Табель», E4 (2): «1» — эта услуга в этот день уже есть на листе «Табель», E2:"
        " считается та; оставьте одну из двух записей",
    ]


def test_papers_see_the_days_and_forms_of_deliveries_do_not(tmp_path: Path) -> None:
    book = book_with(tmp_path, row("03.2026", d1="+", d9=3))
    client = book.clients[0]
    march = Period(date(2026, 3, 1), date(2026, 3, 31))
    seen = ClientContext(book, TODAY, client, march).context(["оказано[].дата", "сверка[].в_срок"])
    assert [given["дата"].day for given in seen["оказано"]] == [1, 9]
    assert [line["в_срок"] for line in seen["сверка"]] == [4]
    assert filling_of(PAPERS["deliveries"], book, "12").records["Оказано"] == []
    part = replace(without_clients(book, keep_list=False), records=rows_of(book, [client], tied(book)))
    assert len(part.all(Delivery)) == 2


def test_an_error_of_a_timesheet_holds_back_what_reads_deliveries() -> None:
    path = Path(__file__).parents[2] / "templates" / "delivery_check.docx"
    kind = load_kinds([path], {})[0][0]
    assert Timesheet in {schema.record for schema in kind.blocking_sheets}
