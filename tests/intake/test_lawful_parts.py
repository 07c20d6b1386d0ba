"""What lawful writers leave out, write in another way, or let Excel work out: never taken for empty."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlwt
from bare_books import HEADERS, MAIN, VERA, book_of, parts, sheet, text
from books import part_of, read, sentences, with_part
from each import each
from openpyxl.worksheet.table import Table, TableColumn, TableFormula
from test_read_files import ods
from zipped import zipped

from paperwork.common.errors import PaperworkError
from paperwork.intake.adding.adding import add
from paperwork.intake.excel.reading.percents import percentage
from paperwork.intake.incoming import Sent
from paperwork.intake.tables import read_tables
from paperwork.sheets.answers.cells import shown

NEVER = "формула ни разу не была вычислена"
FORMULAS = ("<f>B2</f>", "<f>B2</f><is/>", '<f t="shared" si="0"/>', '<f t="array" ref="E2">B2</f>', "<f/>")
TYPES = ("", *(f' t="{name}"' for name in ("n", "str", "s", "b", "d", "inlineStr")))


def of_address(folder: Path, cell: str) -> tuple[str | None, list[str]]:
    """The address of the client and what is said of its cell."""
    book = book_of(folder, parts(sheet(cell)))
    return book.clients[0].address, [p.message for p in book.problems if p.place.cell == "E2"]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("kind", TYPES)
def test_a_formula_without_a_result_is_no_empty_cell(tmp_path: Path, kind: str, formula: str) -> None:
    assert of_address(tmp_path, f'<c r="E2"{kind}>{formula}</c>') == (None, [NEVER])


def test_an_array_without_results_fills_all_of_its_cells(tmp_path: Path) -> None:
    ivan = zip("ABCD", ("2", "Петров", "Иван", "мужской"), strict=True)
    rows = f'<row r="3">{"".join(text(f"{letter}3", words) for letter, words in ivan)}</row>'
    cell = '<c r="E2"><f t="array" ref="E2:E4">B2:B4</f></c>'
    kept = '<row r="4"><c r="E4" t="str"><v>Дом</v></c></row>'
    book = book_of(tmp_path, parts(sheet(cell, rows=rows + kept)))
    assert [p.place.cell for p in book.problems if p.message == NEVER] == ["E2", "E3"]


def test_an_array_that_claims_a_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PaperworkError, match="слишком много данных"):
        book_of(tmp_path, parts(sheet('<c r="E2"><f t="array" ref="A1:XFD1048576">1</f></c>')))


STRINGS = f"<sst {MAIN}><si><t>ул. Мира</t></si></sst>"
SHARED = '<c r="E2" t="s"><v>0</v></c>'
INLINE = text("E2", "ул. Мира")
CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="x">{}</mc:Choice></mc:AlternateContent>'
)
HEADER = text("A1", HEADERS[0])
CHOSEN = sheet(INLINE).replace(HEADER, CHOICE.format(HEADER))
LEFT_OUT = {
    "nothing but the sheet": parts(sheet(INLINE)),
    "no addresses": parts(sheet(INLINE).replace(' r="', ' x="')),
    "no address of one cell": parts(sheet(INLINE.replace(' r="E2"', ""))),
    "a choice of versions": parts(CHOSEN),
    "a choice of versions without addresses": parts(CHOSEN.replace(' r="', ' x="')),
    "a wrong dimension": parts(sheet(INLINE).replace("<sheetData>", '<dimension ref="A1"/><sheetData>')),
    "shared strings": parts(sheet(SHARED), sharedStrings=STRINGS),
    **{
        encoding: parts(f'<?xml version="1.0" encoding="{encoding}"?>{sheet(INLINE)}'.encode(encoding))
        for encoding in ("UTF-16", "windows-1251", "koi8-r", "iso-8859-5")
    },
    "UTF-16 without addresses": parts(sheet(INLINE).replace(' r="', ' x="').encode("UTF-16")),
    "UTF-16 with shared strings": parts(sheet(SHARED).encode("UTF-16"), sharedStrings=STRINGS),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_a_writer_leaves_out_or_writes_otherwise(tmp_path: Path, name: str) -> None:
    book = book_of(tmp_path, LEFT_OUT[name])
    assert [(c.surname, c.address) for c in book.clients] == [("Соколова", "ул. Мира")]


UNREAD = {
    "strings that are not there": parts(sheet(SHARED)),
    "strings in UTF-16": parts(sheet(SHARED), sharedStrings=STRINGS.encode("UTF-16")),
    "formats in UTF-16": parts(sheet(INLINE), styles=f"<styleSheet {MAIN}/>".encode("UTF-16")),
    "a list of sheets in UTF-16": {
        name: part.decode().encode("UTF-16") if name == "xl/workbook.xml" else part
        for name, part in parts(sheet(INLINE)).items()
    },
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PaperworkError, match="откройте его в Excel и сохраните заново"):
        book_of(tmp_path, UNREAD[name])


PERCENTAGES = (
    (0.5, "0%", "50%"), (0.125, "0.0%", "12,5%"), (0.125, "0.00%", "12,50%"), (0.5, "0.##%", "50%"),
    (5.0, '0"%"', "5%"), (-0.255, "0%", "-26%"), (0.3, "0 %", "30\u00a0%"), (0.07, "General%", "7%"),
    (0.1, "0.0%;[Red]-0.0%", "10,0%"), (0.5, "0.00", None), (0.5, '"доля: "0.0%', "50,0%"),
)  # fmt: skip


@each(("number", "code", "shown"), PERCENTAGES)
def test_a_percentage_is_printed_as_it_is_shown(number: float, code: str, shown: str | None) -> None:
    assert percentage(number, code) == shown


def test_a_percentage_in_every_format(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [[*HEADERS], [*VERA, 0.125]]
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Клиенты"
    for row in rows:
        page.append(row)
    page["E2"].number_format = "0.0%"
    book.save(tmp_path / "book.xlsx")
    old = xlwt.Workbook()
    sheet_of_old = old.add_sheet("Клиенты")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            style = xlwt.easyxf(num_format_str="0.0%" if isinstance(value, float) else "General")
            sheet_of_old.write(at, column, value, style)
    old.save(str(tmp_path / "book.xls"))
    for name in ("book.xlsx", "book.xls"):
        assert read(tmp_path / name).clients[0].address == "12,5%"


@pytest.mark.parametrize("cell", ['<c r="E2"><v>27437</v></c>', text("E2", "27437"), text("E2", "27437,5")])
def test_serial_numbers_of_a_book_from_1904(tmp_path: Path, cell: str) -> None:
    page = sheet(cell, headers=(*HEADERS[:4], "Дата рождения"))
    book = book_of(tmp_path, parts(page, '<workbookPr date1904="1"/>'))
    assert book.clients[0].birth_date == date(1979, 2, 13)


def test_serial_numbers_of_a_table_from_1904() -> None:
    page = sheet('<c r="E2"><v>27437</v></c>', headers=(*HEADERS[:4], "Дата рождения"))
    incoming = read_tables(Sent("таблица.xlsx", zipped(parts(page, '<workbookPr date1904="1"/>'))))
    assert incoming is not None
    assert incoming.rows["Клиенты"][0]["Дата рождения"] == 28899  # 13.02.1979 in other books


def test_a_formula_without_a_result_in_xls(tmp_path: Path) -> None:
    old = xlwt.Workbook()
    page = old.add_sheet("Клиенты")
    for at, row in enumerate(([*HEADERS], [*VERA, xlwt.Formula("B2")])):
        for column, value in enumerate(row):
            page.write(at, column, value)
    old.save(str(tmp_path / "book.xls"))
    told = sentences(read(tmp_path / "book.xls"))
    assert any("E2 (Адрес): «формула» — у формулы нет результата" in sentence for sentence in told)


CELL = "<table:table-cell "
ODS_RESULTS = (
    ('table:formula="of:=A1"/>', True),
    ('table:formula="of:=A1" office:value-type="string"/>', True),
    ('table:formula="of:=A1" office:value-type="float"/>', True),
    ('table:formula="of:=A1" office:value-type="date"/>', True),
    ('table:formula="of:=A1" office:value-type="boolean"/>', True),
    ('table:formula="of:=A1" office:value-type="string" office:string-value=""/>', False),
    ('table:formula="of:=A1"><text:p/></table:table-cell>', False),
)


@pytest.mark.parametrize(("cell", "is_told"), ODS_RESULTS)
def test_a_formula_without_a_result_in_ods(tmp_path: Path, cell: str, is_told: bool) -> None:
    path = tmp_path / "book.ods"
    data = ods([[*HEADERS], [*VERA, "="]])
    path.write_bytes(with_cell(data, CELL + cell))
    assert (NEVER in {problem.message for problem in read(path).problems}) is is_told


def with_cell(data: bytes, cell: str) -> bytes:
    """The .ods with another cell in place of its formula."""
    content = part_of(data, "content.xml").decode()
    old = '<table:table-cell table:formula="of:=A1"/>'
    assert content.count(old) == 1
    return with_part(data, "content.xml", content.replace(old, cell).encode())


def with_a_table(path: Path, totals: int) -> Path:
    """A book whose clients are an Excel table with a calculated column, and with a row of totals."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Клиенты"
    for row in ([*HEADERS[:4], "Шифр"], VERA, ("2", "Петров", "Иван", "мужской")):
        page.append(row)
    for number in (2, 3):
        page[f"E{number}"] = f'="К"&A{number}'
    if totals:
        page.append(["Итого", "2", "=COUNTA(Люди[Имя])"])
    table = Table(displayName="Люди", ref=f"A1:E{3 + totals}")
    headers = enumerate(page[1], 1)
    table.tableColumns = [TableColumn(id=number, name=str(header.value)) for number, header in headers]
    table.tableColumns[4].calculatedColumnFormula = TableFormula(attr_text='"К"&Люди[[#This Row],[Дело]]')
    table.totalsRowCount = totals or None
    page.add_table(table)
    book.save(path)
    return path


@pytest.mark.parametrize("totals", [0, 1])
def test_a_row_of_totals_is_no_record_and_new_rows_are_calculated(tmp_path: Path, totals: int) -> None:
    path = with_a_table(tmp_path / "book.xlsx", totals)
    assert [client.file_number for client in read(path).clients] == ["1", "2"]
    (tmp_path / "new.csv").write_text("Дело,Фамилия,Имя,Пол\n7,Новиков,Олег,мужской\n", encoding="utf-8")
    done = add(path, [tmp_path / "new.csv"])
    assert any("откройте книгу в Excel и сохраните" in line for line in done.lines)
    page = openpyxl.load_workbook(path)["Клиенты"]
    assert [cell.value for cell in page[4]][::4] == ["7", '="К"&A4']
    assert page.tables["Люди"].ref == f"A1:E{4 + totals}"
    assert [page.cell(5, 1).value] == (["Итого"] if totals else [None])
    assert [client.file_number for client in read(path).clients] == ["1", "2", "7"]


FILLED_DOWN = {  # the formulas of the records, that of a new row, and the word on those that it has not got
    "each of its own row": (["=A2&B2", "=A3&B3", "=A4&B4"], "=A5&B5", "значений (E)"),
    "fixed cells too": (["=$A$1&B2", "=$A$1&B3", "=$A$1&B4"], "=$A$1&B5", "значений (E)"),
    "the last three": (["руками", "=B3", "=B4", "=B5"], "=B6", "значений (E)"),
    "one by hand": (["=B2", "руками", "=B4"], None, "нет формул"),
    "different": (["=B2", "=B3", "=A4"], None, "нет формул"),
    "one alone": (["руками", "=A3", "руками"], None, ""),
    "none": (["а", "б", "в"], None, ""),
}


@pytest.mark.parametrize("case", FILLED_DOWN)
def test_formulas_filled_down_outside_a_table_are_copied_or_told(tmp_path: Path, case: str) -> None:
    formulas, new, told = FILLED_DOWN[case]
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Клиенты"
    page.append([*HEADERS[:4], "Шифр"])
    for number, formula in enumerate(formulas, 1):
        page.append([str(number), "Петров", "Иван", "мужской", formula])
    book.save(tmp_path / "book.xlsx")
    (tmp_path / "new.csv").write_text("Дело,Фамилия,Имя,Пол\n7,Новиков,Олег,мужской\n", encoding="utf-8")
    lines = add(tmp_path / "book.xlsx", [tmp_path / "new.csv"]).lines
    added = openpyxl.load_workbook(tmp_path / "book.xlsx")["Клиенты"][len(formulas) + 2]
    assert [added[0].value, added[4].value] == ["7", new]
    said = [line for line in lines if "формул" in line]
    assert [told in line for line in said] == ([True] if told else [])


@pytest.mark.parametrize(
    ("hours", "words"), [(36, "36:00:00"), (0.25, "0:15:00"), (-1.5, "-1:30:00"), (1 / 3600, "0:00:01")]
)
def test_a_length_of_time_is_printed_as_excel_shows_it(hours: float, words: str) -> None:
    assert shown(timedelta(hours=hours)) == words
