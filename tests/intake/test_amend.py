"""Changing a book in place: the answers that are given are different afterwards, and nothing else is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time

import openpyxl
import pytest
from books import TODAY, part_of, with_part
from desk import SAMPLE_BOOK
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.book.casebook import Book
from paperwork.intake.excel.amending.amend import RowEdit, amended
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.intake.excel.container import container_of
from paperwork.intake.excel.reading.read import book_of
from paperwork.sheets.answers.cells import Cell
from paperwork.sheets.answers.fields import schema_of

CLIENTS, CONTACTS = "Клиенты", "Контакты"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
HEADERS = ["Дело", "Фамилия", "Имя", "Пол", "Номер приказа"]
ROWS = [[str(number), f"Фамилия{number}", "Имя", "мужской", f"приказ {number}"] for number in range(1, 6)]


def read(data: bytes) -> Book:
    return book_of(container_of("book.xlsx", data), TODAY)


def book(
    edit: Callable[[Worksheet], object] = bool, title: str = CLIENTS, rows: Sequence[Sequence[object]] = ROWS
) -> bytes:
    """A book with one sheet of clients: headers in row 1, a record in each of the rows 2–6."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for row in [HEADERS, *rows]:
        sheet.append(list(row))
    edit(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet_of(data: bytes, title: str = CLIENTS) -> Worksheet:
    found: Worksheet = openpyxl.load_workbook(io.BytesIO(data))[title]
    return found


def kept(*rows: int) -> list[RowEdit]:
    return [RowEdit(row, {}) for row in rows]


def column(data: bytes, letter: str, rows: int = 8) -> list[object]:
    sheet = sheet_of(data)
    return [sheet[f"{letter}{row}"].value for row in range(2, rows)]


NEW = RowEdit(None, {"Дело": "012", "Фамилия": "Новый"})
CASES: dict[str, tuple[list[RowEdit], list[str | None]]] = {
    "a change": ([RowEdit(2, {"Дело": "7"}), *kept(3, 4, 5, 6)], ["7", "2", "3", "4", "5", None]),
    "one more at the end": ([*kept(2, 3, 4, 5, 6), NEW], ["1", "2", "3", "4", "5", "012"]),
    "one more in front": ([NEW, *kept(2, 3, 4, 5, 6)], ["012", "1", "2", "3", "4", "5"]),
    "one more between": ([*kept(2, 3), NEW, *kept(4, 5, 6)], ["1", "2", "012", "3", "4", "5"]),
    "one less": (kept(2, 3, 5, 6), ["1", "2", "4", "5", None, None]),
    "other order": (kept(6, 2, 5, 3, 4), ["5", "1", "4", "2", "3", None]),
    "all at once": ([*kept(6), NEW, *kept(3, 2)], ["5", "012", "2", "1", None, None]),
    "nobody": ([], [None] * 6),
}


@pytest.mark.parametrize(("edits", "numbers"), CASES.values(), ids=CASES)
def test_rows_take_all_they_have_along(edits: list[RowEdit], numbers: list[str | None]) -> None:
    def dress(sheet: Worksheet) -> None:
        for row in range(2, 7):
            sheet[f"B{row}"].fill = PatternFill("solid", start_color=f"FF00000{row}")
            sheet[f"C{row}"].comment = Comment(f"о {row - 1}", "я")
            sheet[f"D{row}"].hyperlink = f"https://example.org/{row - 1}"

    after = amended(book(dress), "book.xlsx", {CLIENTS: edits})
    assert column(after, "A") == numbers
    sheet = sheet_of(after)
    for row, number in enumerate(numbers, start=2):
        if number in ("1", "2", "3", "4", "5"):
            assert sheet[f"E{row}"].value == f"приказ {number}"
            assert sheet[f"B{row}"].fill.start_color.rgb == f"FF00000{int(number) + 1}"
            assert sheet[f"C{row}"].comment.text == f"о {number}"
            assert sheet[f"D{row}"].hyperlink.target.endswith(f"/{number}")
        elif number != "7":
            assert [sheet[f"{letter}{row}"].comment for letter in "ABCDE"] == [None] * 5
            assert sheet[f"D{row}"].hyperlink is None


RULES: dict[str, tuple[str, list[RowEdit], str]] = {
    "the whole table stays": ("A2:A2000", kept(6, 2, 5, 3, 4), "A2:A2000"),
    "the whole table stays, though it is shorter": ("A2:A2000", kept(2, 4), "A2:A2000"),
    "a table without a row more grows": ("A2:A6", [*kept(2, 3, 4, 5, 6), NEW], "A2:A7"),
    "one row goes along": ("A3", kept(6, 2, 5, 3, 4), "A5"),
    "two rows part": ("A3:A4", kept(3, 2, 5, 6, 4), "A2 A6"),
    "a removed row goes": ("A3 C9", kept(2, 4, 5, 6), "C9"),
    "what is below stays": ("A30", [*kept(2, 3, 4, 5, 6), NEW], "A30"),
}


@pytest.mark.parametrize(("area", "edits", "expected"), RULES.values(), ids=RULES)
def test_colours_and_checks_go_with_their_rows(area: str, edits: list[RowEdit], expected: str) -> None:
    def dress(sheet: Worksheet) -> None:
        check = DataValidation(type="whole", formula1="1", formula2="9")
        sheet.add_data_validation(check)
        for part in area.split():
            check.add(part)
        rule = FormulaRule(["TRUE"], fill=PatternFill("solid", end_color="FFFFFF"))  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(area, rule)

    sheet = sheet_of(amended(book(dress), "book.xlsx", {CLIENTS: edits}))
    assert [sorted(str(item.sqref).split()) for item in sheet.conditional_formatting] == [expected.split()]
    checks = [sorted(str(item.sqref).split()) for item in sheet.data_validations.dataValidation]
    assert checks == [expected.split()]


def test_a_rule_for_one_row_looks_at_its_own_row_still() -> None:
    def dress(sheet: Worksheet) -> None:
        rule = FormulaRule(["LEN($B3)>$A$1"], fill=PatternFill("solid", end_color="FFFFFF"))  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add("A3", rule)
        sheet["F3"], sheet["F4"] = "=LEN(B3)", "=SUM(F$2:F3)"

    sheet = sheet_of(amended(book(dress), "book.xlsx", {CLIENTS: kept(4, 5, 6, 3, 2)}))
    assert [rule.formula for item in sheet.conditional_formatting for rule in item.rules] == [
        ["LEN($B5)>$A$1"]
    ]
    assert (sheet["F5"].value, sheet["F2"].value) == ("=LEN(B5)", "=SUM(F$2:F1)")


def test_checks_of_newer_programs_go_along() -> None:
    extension = (
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"'
        b' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        b'<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="2">'
        b'<x14:dataValidation type="list"><x14:formula1><xm:f>$A3</xm:f></x14:formula1>'
        b"<xm:sqref>B3</xm:sqref>"
        b'</x14:dataValidation><x14:dataValidation type="list"><x14:formula1><xm:f>$A$1</xm:f></x14:formula1>'
        b"<xm:sqref>C2:C90</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    part = "xl/worksheets/sheet1.xml"
    before = with_part(book(), part, part_of(book(), part).replace(b"</worksheet>", extension))
    after = part_of(amended(before, "book.xlsx", {CLIENTS: kept(4, 5, 3, 2, 6)}), part)
    assert b"<xm:f>$A4</xm:f></x14:formula1><xm:sqref>B4</xm:sqref>" in after
    assert b"<xm:f>$A$1</xm:f></x14:formula1><xm:sqref>C2:C90</xm:sqref>" in after


def test_a_table_of_excel_and_its_filter_take_the_new_rows_in() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.add_table(Table(displayName="Люди", ref="A1:E6"))

    sheet = sheet_of(amended(book(dress), "book.xlsx", {CLIENTS: [NEW, *kept(2, 3, 4, 5, 6), NEW]}))
    assert (sheet.tables["Люди"].ref, sheet.tables["Люди"].autoFilter.ref) == ("A1:E8", "A1:E8")


def test_a_value_merged_over_rows_is_not_lost_when_they_part() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B4")
        sheet.merge_cells("C5:D5")

    after = amended(book(dress), "book.xlsx", {CLIENTS: kept(3, 5, 4, 6)})
    assert column(after, "B", 6) == ["Фамилия1", "Фамилия4", "Фамилия1", "Фамилия5"]
    assert [str(area) for area in sheet_of(after).merged_cells.ranges] == ["C3:D3"]


def test_notes_and_totals_below_the_table_go_down_before_they_would_be_overwritten() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["H8"], sheet["H9"] = "Итого", "=COUNTA(A2:A6)+COUNTA(H8)"

    sheet = sheet_of(amended(book(dress), "book.xlsx", {CLIENTS: [*kept(2, 3, 4, 5, 6), NEW, NEW]}))
    assert [sheet[f"A{row}"].value for row in (7, 8)] == ["012", "012"]
    assert (sheet["H9"].value, sheet["H10"].value) == ("Итого", "=COUNTA(A2:A6)+COUNTA(H9)")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "=1+1"), ("+7 900", "+7 900"), ("-", "-"), ("@я", "@я"), ("012", "012"),
        ("  а\nб ", "  а\nб "),
        (12, 12), (1.5, 1.5), (None, None), ("", None), ("<&>\u00a0ё", "<&>\u00a0ё"), ("_x0041_", "_x0041_"),
        (date(2026, 3, 5), datetime(2026, 3, 5)),
        (datetime(2026, 3, 5, 14, 30), datetime(2026, 3, 5, 14, 30)),
        (date(1890, 1, 2), "02.01.1890"),
        (time(14, 30), time(14, 30)), (time(), time()),
    ],
)  # fmt: skip
def test_values_stay_what_they_are(value: Cell, expected: object) -> None:
    after = amended(book(), "book.xlsx", {CLIENTS: [RowEdit(2, {"Номер приказа": value}), *kept(3, 4, 5, 6)]})
    cell = sheet_of(after)["E2"]
    assert cell.value == expected
    assert cell.data_type == (
        "s" if isinstance(expected, str) else "d" if isinstance(expected, (date, time)) else "n"
    )
    if isinstance(value, date) and isinstance(expected, date):
        assert cell.number_format.startswith("dd.mm.yyyy")
    if isinstance(value, time):
        assert cell.number_format == "hh:mm"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        assert cell.quotePrefix


def test_a_cell_keeps_its_format_whatever_is_put_there() -> None:
    def dress(sheet: Worksheet) -> None:
        for row in range(2, 7):
            sheet[f"E{row}"].fill = PatternFill("solid", start_color="FF00FF00")
            sheet[f"E{row}"].alignment = Alignment(wrap_text=True)

    for value in ("=текст", "12", 12, date(2026, 3, 5)):
        edits = [
            RowEdit(2, {"Номер приказа": value}),
            *kept(3, 4, 5, 6),
            RowEdit(None, {"Номер приказа": value}),
        ]
        sheet = sheet_of(amended(book(dress), "book.xlsx", {CLIENTS: edits}))
        for cell in ("E2", "E7"):
            assert (sheet[cell].fill.start_color.rgb, sheet[cell].alignment.wrap_text) == ("FF00FF00", True)


def test_everything_that_is_not_named_stays_byte_for_byte() -> None:
    before = SAMPLE_BOOK.read_bytes()
    contacts = read(before).records[CONTACTS]
    edits = [*kept(*(row.row for row in contacts)), RowEdit(None, {"Дело": "12", "Дата": date(2026, 4, 1)})]
    after = amended(before, "book.xlsx", {CONTACTS: edits})
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        different = {name for name in old.namelist() if old.read(name) != new.read(name)}
    titles = openpyxl.load_workbook(io.BytesIO(before), read_only=True).sheetnames
    part = f"xl/worksheets/sheet{titles.index(CONTACTS) + 1}.xml"
    assert {name for name in different if "sheet" in name} == {part}
    assert different <= {part, "xl/workbook.xml", "xl/styles.xml"}
    assert [row.held for row in read(after).records[CONTACTS]][-1] == date(2026, 4, 1)  # type: ignore[attr-defined]


def test_a_sheet_and_columns_that_the_book_lacks_are_added() -> None:
    edits = [RowEdit(2, {"Дата рождения": date(1980, 2, 14), "Мое": "да"}), *kept(3, 4, 5, 6)]
    new = [RowEdit(None, {"Дело": "1", "Дата": date(2026, 3, 5), "Содержание": "беседа"})]
    card = [RowEdit(None, {"Полное наименование": "Центр", "Свой вопрос": "да"})]
    after = amended(book(), "book.xlsx", {CLIENTS: edits, CONTACTS: new, "Учреждение": card})
    found = read(after)
    client, contact = found.clients[0], found.records[CONTACTS][0]
    assert (client.birth_date, client.extra["мое"], client.extra["номер_приказа"]) == (
        date(1980, 2, 14),
        "да",
        "приказ 1",
    )
    assert (contact.held, contact.content) == (date(2026, 3, 5), "беседа")  # type: ignore[attr-defined]
    assert found.records["Учреждение"][0].extra == {"свой_вопрос": "да"}
    blank = openpyxl.load_workbook(io.BytesIO(blank_bytes()))[CONTACTS]
    sheet = sheet_of(after, CONTACTS)
    assert (sheet["B1"].fill, sheet["A2"].number_format) == (copy(blank["B1"].fill), "@")
    assert sheet.column_dimensions["D"].width == blank.column_dimensions["D"].width
    assert "B2:B2000" in {str(check.sqref) for check in sheet.data_validations.dataValidation}


def test_an_empty_sheet_gets_its_headers() -> None:
    made = Workbook()
    made.worksheets[0].title = "Цели"
    out = io.BytesIO()
    made.save(out)
    after = amended(out.getvalue(), "book.xlsx", {"Цели": [RowEdit(None, {"Дело": "1", "Цель": "Работа"})]})
    assert [cell.value for cell in sheet_of(after, "Цели")[1]] == ["Дело", "План", "Цель"]
    assert [cell.value for cell in sheet_of(after, "Цели")[2]] == ["1", None, "Работа"]


def test_titles_above_the_headers_and_blank_rows_between_stay() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Список людей"
        sheet.merge_cells("A1:E1")
        sheet.insert_rows(6)

    rows = [4, 5, 7, 8, 9]
    after = amended(book(dress), "book.xlsx", {CLIENTS: [*kept(*rows[:2]), NEW, *kept(*rows[2:])]})
    values = [cell.value for cell in sheet_of(after)["A"]]
    assert values == ["Список людей", None, "Дело", "1", "2", "012", None, "3", "4", "5"]


def test_the_book_s_macros_names_and_properties_stay() -> None:
    def dress(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.defined_names["мое"] = DefinedName("мое", attr_text="'Клиенты'!$B$2")
        sheet.parent.properties.creator = "Я"
        sheet.column_dimensions["B"].width = 33

    before = with_part(book(dress), "xl/vbaProject.bin", b"macros")
    after = amended(before, "book.xlsm", {CLIENTS: [NEW, *kept(2, 3, 4, 5, 6)]})
    assert part_of(after, "xl/vbaProject.bin") == b"macros"
    opened = openpyxl.load_workbook(io.BytesIO(after))
    assert opened.defined_names["мое"].attr_text == "'Клиенты'!$B$2"
    assert (opened.properties.creator, opened[CLIENTS].column_dimensions["B"].width) == ("Я", 33)


def test_the_order_of_calculation_is_forgotten_when_formulas_move() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet["F3"] = "=1+1"

    chain = f'<calcChain xmlns="{MAIN}"><c r="F3" i="1"/></calcChain>'.encode()
    before = with_part(book(dress), "xl/calcChain.xml", chain)
    for part, end, more in (
        (
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/xl/calcChain.xml" ContentType="{CHAIN}"/>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{OFFICE}/calcChain" Target="calcChain.xml"/>',
        ),
    ):
        content = part_of(before, part).decode().replace(end, more + end)
        before = with_part(before, part, content.encode())
    after = amended(before, "book.xlsx", {CLIENTS: kept(6, 3, 2, 4, 5)})
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert "xl/calcChain.xml" not in archive.namelist()
        assert b"calcChain" not in archive.read("[Content_Types].xml") + archive.read(
            "xl/_rels/workbook.xml.rels"
        )
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


PLAIN = book()
RANDOM_ROWS = st.lists(st.sampled_from([2, 3, 4, 5, 6, None]), max_size=9).filter(
    lambda rows: len([row for row in rows if row]) == len({row for row in rows if row})
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=9)


@settings(deadline=None)
@given(rows=RANDOM_ROWS, texts=st.lists(st.tuples(TEXTS, st.booleans()), min_size=9, max_size=9))
def test_any_order_of_any_rows_is_read_back(rows: list[int | None], texts: list[tuple[str, bool]]) -> None:
    before = read(PLAIN)
    records: Mapping[int, tuple[object, ...]] = {row.row: answers(row) for row in before.clients}
    edits, expected = [], []
    for row, (text, is_changed) in zip(rows, texts, strict=False):
        change = {"Фамилия": f"я{text}я"} if is_changed or row is None else {}
        edits.append(RowEdit(row, change))
        old = records.get(row or 0, (None,) * 5)
        expected.append((old[0], change.get("Фамилия", old[1]), *old[2:]))
    after = read(amended(PLAIN, "book.xlsx", {CLIENTS: edits}))
    assert [answers(row) for row in after.records.get(CLIENTS, ())] == [
        tuple(read_as(value) for value in row) for row in expected
    ]


def answers(row: object) -> tuple[object, ...]:
    from paperwork.sheets.answers.fields import Record

    assert isinstance(row, Record)
    names = [schema_of(type(row)).by_header[name.casefold()].name for name in HEADERS[:4]]
    return (*(getattr(row, name) for name in names), row.extra.get("номер_приказа"))


def read_as(value: object) -> object:
    """A text as the reader cleans it."""
    from paperwork.sheets.answers.cells import clean

    return clean(value) if isinstance(value, str) else value
