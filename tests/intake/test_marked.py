"""The marked copy: what is wrong is coloured and explained, and nothing else has changed."""

from __future__ import annotations

import gc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlwt
from locked import locked
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from paperwork.common.errors import CellPlace, Level, PaperworkError, Problem
from paperwork.intake.excel.marking.marked import write_marked

ROWS = [["Дело", "Фамилия", "Дата рождения"], ["12", "Соколова", "32.01.2026"], ["15", "", "=Иванов"]]
NO_MACROS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
RED, YELLOW = "00FFC7CE", "00FFEB9C"


def problem(
    cell: str, what: str = "такой даты нет", level: Level = Level.ERROR, sheet: str = "Клиенты"
) -> Problem:
    place = CellPlace("book.xlsx", sheet, cell, "Дата рождения", "32.01.2026")
    return Problem(what, "исправьте", level, place)


def xlsx(path: Path) -> None:
    """Writes `ROWS` from the second row and the second column on."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Клиенты"
    for row, values in enumerate(ROWS, start=2):
        for column, value in enumerate(values, start=2):
            cell = sheet.cell(row, column, value)
            cell.data_type = "s"
    book.save(path)


def xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Клиенты")
    for row, values in enumerate(ROWS, start=1):
        for column, value in enumerate(values, start=1):
            sheet.write(row, column, value)
    book.save(str(path))


def ods(path: Path) -> None:
    cells = "".join(
        "<table:table-row><table:table-cell/>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            for value in values
        )
        + "</table:table-row>"
        for values in [[], *ROWS]
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0"'
        f' xmlns:text="{names}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Клиенты">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<m:manifest xmlns:m="{names}manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def behind_a_password(path: Path) -> None:
    xlsx(path)
    path.write_bytes(locked(path.read_bytes(), "тайна"))


@pytest.mark.parametrize(
    ("name", "write", "password"),
    [
        ("book.xlsx", xlsx, None),
        ("book.xls", xls, None),
        ("book.ods", ods, None),
        ("book.xlsx", behind_a_password, "тайна"),
    ],
    ids=["xlsx", "xls", "ods", "locked"],
)
def test_every_format_is_marked_at_its_addresses(
    tmp_path: Path, name: str, write: Callable[[Path], None], password: str | None
) -> None:
    write(tmp_path / name)
    before = (tmp_path / name).read_bytes()
    write_marked(tmp_path / name, [problem("D3")], tmp_path / "copy.xlsx", password)
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Клиенты"]
    assert [[cell.value or "" for cell in row] for row in sheet["B2:D4"]] == ROWS
    assert (sheet["D3"].fill.start_color.rgb, sheet["D4"].data_type) == (RED, "s")
    assert sheet["D3"].comment.text == "Ошибка: такой даты нет; исправьте"
    assert (tmp_path / name).read_bytes() == before


def repacked(source: Path, target: Path, change: Callable[[str, bytes], bytes], **added: bytes) -> None:
    """Copies a workbook with its parts changed, and with more parts in its folder «xl»."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in added.items():
            new.writestr(f"xl/{name}.bin", content)


def with_macros(path: Path) -> tuple[bool, bool]:
    """Whether the workbook holds macros, and whether it says so."""
    with zipfile.ZipFile(path) as archive:
        return "xl/vbaProject.bin" in archive.namelist(), MACROS in archive.read("[Content_Types].xml")


def test_macros_are_kept_in_a_copy_that_may_hold_them(tmp_path: Path) -> None:
    plain, book = tmp_path / "plain.xlsx", tmp_path / "book.xlsm"
    xlsx(plain)
    repacked(plain, book, lambda _, part: part.replace(NO_MACROS, MACROS), vbaProject=b"macros")
    before = archives()  # of tests before this one
    for name in ("copy.xlsm", "copy.xlsx"):
        write_marked(book, [problem("D3")], tmp_path / name)
    assert with_macros(tmp_path / "copy.xlsm") == (True, True)
    assert with_macros(tmp_path / "copy.xlsx") == (False, False)
    left = [item for item in archives() if not any(item is known for known in before)]
    assert [archive.namelist() for archive in left if archive.fp] == []


def archives() -> list[zipfile.ZipFile]:
    """All archives that this process holds."""
    return [item for item in gc.get_objects() if isinstance(item, zipfile.ZipFile)]


def test_book_that_openpyxl_cannot_open_is_copied_by_its_values(tmp_path: Path) -> None:
    xlsx(tmp_path / "plain.xlsx")
    repacked(
        tmp_path / "plain.xlsx",
        tmp_path / "book.xlsx",
        lambda _, part: part.replace(b"<fills>", b"<fills><fill><patternFill patternType='odd'/></fill>"),
    )
    write_marked(tmp_path / "book.xlsx", [problem("D3")], tmp_path / "copy.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copy.xlsx")["Клиенты"]
    assert (sheet["D3"].value, sheet["D3"].fill.start_color.rgb) == ("32.01.2026", RED)


def marked(tmp_path: Path, problems: list[Problem], edit: Callable[[Workbook], object] = bool) -> Workbook:
    """The marked copy of the usual book, after a change of the book."""
    xlsx(tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    edit(book)
    book.save(tmp_path / "book.xlsx")
    write_marked(tmp_path / "book.xlsx", problems, tmp_path / "copy.xlsx")
    return openpyxl.load_workbook(BytesIO((tmp_path / "copy.xlsx").read_bytes()))


def test_warnings_are_yellow_and_errors_win(tmp_path: Path) -> None:
    book = marked(
        tmp_path,
        [
            problem("D3", "редкое значение", Level.WARNING),
            problem("D3"),
            problem("C3", "похоже", Level.WARNING),
        ],
    )
    sheet = book["Клиенты"]
    assert [sheet[cell].fill.start_color.rgb for cell in ("D3", "C3")] == [RED, YELLOW]
    assert sheet["D3"].comment.text.split("\n\n") == [
        "Ошибка: такой даты нет; исправьте",
        "Предупреждение: редкое значение; исправьте",
    ]


def test_comment_that_was_there_comes_first(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Клиенты"]["D3"].comment = Comment("спросить у матери", "я")

    book = marked(tmp_path, [problem("D3")], edit)
    assert book["Клиенты"]["D3"].comment.text.startswith("спросить у матери\n\nОшибка")


def test_merged_cell_is_marked_where_it_shows(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Клиенты"].merge_cells("C3:D3")

    assert marked(tmp_path, [problem("D3")], edit)["Клиенты"]["C3"].comment is not None


def test_colours_of_the_book_do_not_hide_the_mark(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        rule = FormulaRule(["TRUE"], fill=PatternFill("solid", end_color="FFFFFF"))  # type: ignore[no-untyped-call]
        book["Клиенты"].conditional_formatting.add("A1:Z99", rule)

    sheet = marked(tmp_path, [problem("D3")], edit)["Клиенты"]
    first = min(
        (rule.priority, str(area.sqref)) for area in sheet.conditional_formatting for rule in area.rules
    )
    assert first == (1, "D3")


def test_list_in_front_leads_to_the_cells(tmp_path: Path) -> None:
    problems = [problem("D3"), problem("", "лист пуст", Level.WARNING), problem("", "о книге", sheet="")]
    book = marked(tmp_path, problems)
    sheet = book["Что исправить"]
    assert (book.sheetnames[0], book.active) == ("Что исправить", sheet)
    assert sheet["A1"].value == "Ошибок: 2, предупреждений: 1"
    rows = [[cell.value for cell in row] for row in sheet["A5:G7"]]
    assert rows[0] == [
        "Ошибка", "Клиенты", "D3", "Дата рождения", "32.01.2026", "такой даты нет", "исправьте",
    ]  # fmt: skip
    links = [cell.hyperlink.location if cell.hyperlink else None for cell in sheet["B"][4:]]
    assert links == ["'Клиенты'!D3", "'Клиенты'!A1", None]
    assert [page.sheet_view.tabSelected for page in book.worksheets] == [True, False]


def test_no_problem_gives_an_unmarked_copy(tmp_path: Path) -> None:
    book = marked(tmp_path, [])
    assert book["Что исправить"]["A1"].value == "Ошибок: 0, предупреждений: 0"


def test_values_that_excel_cannot_hold_are_listed_without_them(tmp_path: Path) -> None:
    strange = Problem("=плохо\x0b", "исправьте", place=CellPlace(sheet="Клиенты", cell="D3", value="=1\x00"))
    book = marked(tmp_path, [strange])
    assert [book["Что исправить"][cell].value for cell in ("E5", "F5")] == ["=1", "=плохо"]
    assert book["Что исправить"]["F5"].data_type == "s"


@pytest.mark.parametrize(
    ("copy", "sentence"),
    [
        ("book.xlsx", "уже есть"),
        ("copy.xls", "должно оканчиваться на .xlsx"),
        ("copy.xlsm", "должно оканчиваться на .xlsx"),
        ("нет такой папки/copy.xlsx", "Не удалось записать"),
    ],
)
def test_copy_that_cannot_be_made_is_refused(tmp_path: Path, copy: str, sentence: str) -> None:
    xlsx(tmp_path / "book.xlsx")
    before = (tmp_path / "book.xlsx").read_bytes()
    with pytest.raises(PaperworkError, match=sentence):
        write_marked(tmp_path / "book.xlsx", [problem("D3")], tmp_path / copy)
    assert (tmp_path / "book.xlsx").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]
