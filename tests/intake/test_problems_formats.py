"""Errors of Excel and formulas without a result, in every format."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
import xlrd
from books import (
    SOUND,
    changed,
    convert,
    part_of,
    put,
    read,
    sentences,
    tables,
    values,
    with_part,
    write,
    write_sheets,
)

SHEET = "xl/worksheets/sheet5.xml"  # «Клиенты»
CALCULATED = re.compile(rb'<c r="D2"[^>]*>.*?</c>')
SAID = "ошибка Excel в ячейке; исправьте формулу или впишите значение"
NEVER = (
    "формула ни разу не была вычислена; откройте книгу в Excel, сохраните и повторите или впишите значение"
)
ERRORS = (
    ("#DIV/0!", "#ДЕЛ/0!"),
    ("#N/A", "#Н/Д"),
    ("#NAME?", "#ИМЯ?"),
    ("#NULL!", "#ПУСТО!"),
    ("#NUM!", "#ЧИСЛО!"),
    ("#REF!", "#ССЫЛКА!"),
    ("#VALUE!", "#ЗНАЧ!"),
    ("#SPILL!", "#ПЕРЕНОС!"),
    ("#CALC!", "#ВЫЧИСЛ!"),
)
FORMULAS = {
    "#ДЕЛ/0!": "=1/0",
    "#Н/Д": "=NA()",
    "#ИМЯ?": "=нетакой(1)",
    "#ЗНАЧ!": '="а"*1',
    "Err:502": "=SQRT(-1)",
}
SAVED = ("Учреждение", "Специалисты", "Перечень услуг", "Клиенты", "Портреты", "Планы", "Цели", "Контакты")


def said(cell: str, header: str, shown: str, what: str = SAID, file: str = "book.xlsx") -> str:
    return f"error: {file}, лист «Клиенты», {cell} ({header}): «{shown}» — {what}"


def with_cell(path: Path, cell: bytes) -> Path:
    """The sound casebook with other XML in place of the cell D2 («Отчество»)."""
    data = write_sheets(path, SOUND).read_bytes()
    sheet, count = CALCULATED.subn(lambda _: cell, part_of(data, SHEET), count=1)
    assert count == 1
    path.write_bytes(with_part(data, SHEET, sheet))
    return path


@pytest.mark.parametrize(("code", "shown"), ERRORS)
@pytest.mark.parametrize("formula", [b"", b"<f>A1</f>"])
def test_an_error_in_xlsx(tmp_path: Path, code: str, shown: str, formula: bytes) -> None:
    cell = b'<c r="D2" t="e">%s<v>%s</v></c>' % (formula, code.encode())
    assert sentences(read(with_cell(tmp_path / "book.xlsx", cell))) == [said("D2", "Отчество", shown)]


@pytest.mark.parametrize(("code", "shown"), ERRORS)
def test_an_error_typed_as_text(tmp_path: Path, code: str, shown: str) -> None:
    for text in (code, shown):
        cell = f'<c r="D2" t="inlineStr"><is><t>{text}</t></is></c>'.encode()
        assert sentences(read(with_cell(tmp_path / "book.xlsx", cell))) == [said("D2", "Отчество", shown)]


UNCALCULATED = (
    (b'<c r="D2"><f>B2</f></c>', "=B2"),
    (b'<c r="D2"><f>B2</f><v></v></c>', "=B2"),
    (b'<c r="D2"><f>B2</f><v/></c>', "=B2"),
    (b'<c r="D2" s="0"><f t="shared" si="0"/></c>', "формула"),
    (b'<c r="D2"><f t="array" ref="D2">TRIM(B2)</f></c>', "=TRIM(B2)"),
)


@pytest.mark.parametrize(("cell", "shown"), UNCALCULATED)
def test_a_formula_never_calculated(tmp_path: Path, cell: bytes, shown: str) -> None:
    assert sentences(read(with_cell(tmp_path / "book.xlsx", cell))) == [said("D2", "Отчество", shown, NEVER)]


CALCULATED_CELLS = (
    (b'<c r="D2" t="str"><f>B2</f><v>\xd0\x98\xd0\xbb\xd1\x8c\xd1\x8f</v></c>', "Илья"),
    (b'<c r="D2" t="str"><f>IF(1,"","")</f><v></v></c>', None),
    (b'<c r="D2"><f>1+1</f><v>2</v></c>', "2"),
    (b'<c r="D2" t="b"><f>TRUE()</f><v>1</v></c>', "ИСТИНА"),
)


@pytest.mark.parametrize(("cell", "value"), CALCULATED_CELLS)
def test_a_formula_with_a_result(tmp_path: Path, cell: bytes, value: str | None) -> None:
    book = read(with_cell(tmp_path / "book.xlsx", cell))
    assert (sentences(book), book.clients[0].patronymic) == ([], value)


ERROR_CODES = {
    0x00: "#ПУСТО!",
    0x07: "#ДЕЛ/0!",
    0x0F: "#ЗНАЧ!",
    0x17: "#ССЫЛКА!",
    0x1D: "#ИМЯ?",
    0x24: "#ЧИСЛО!",
    0x2A: "#Н/Д",
}


@pytest.mark.parametrize(("code", "shown"), ERROR_CODES.items())
def test_an_error_in_xls(tmp_path: Path, code: int, shown: str) -> None:
    import xlwt

    book = xlwt.Workbook()
    for title, rows in tables(SOUND).items():
        sheet = book.add_sheet(title)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if (title, number, column) == ("Клиенты", 1, 3):
                    sheet.row(number).set_cell_error(column, code)
                elif value is not None:
                    sheet.write(number, column, value)
    path = tmp_path / "book.xls"
    book.save(str(path))
    assert code in xlrd.error_text_from_code
    assert sentences(read(path)) == [said("D2", "Отчество", shown, file="book.xls")]


def test_errors_saved_by_libreoffice(tmp_path: Path) -> None:
    cells = (("D2", 1, 3), ("I2", 1, 8), ("D3", 2, 3), ("I3", 2, 8), ("D4", 3, 3))
    # LibreOffice takes its time for each sheet; that every sheet comes through it test_read_formats tries
    content = tables({title: SOUND[title] for title in SAVED})
    for (_, row, column), formula in zip(cells, FORMULAS.values(), strict=True):
        content["Клиенты"][row][column] = formula
    convert([write(tmp_path / "book.xlsx", content)], ["ods"], tmp_path)
    book = read(tmp_path / "book.ods")
    assert sentences(book) == [
        said(cell, str(content["Клиенты"][0][column]), shown, file="book.ods")
        for (cell, _, column), shown in zip(cells, FORMULAS, strict=True)
    ]
    for _, row, column in cells:
        content["Клиенты"][row][column] = None
    assert values(book) == values(read(write(tmp_path / "without.xlsx", content)))


def test_openpyxl_saves_formulas_uncalculated(tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "book.xlsx", changed(put("Клиенты", 2, "Фамилия", '=CONCATENATE("А","Б")'))
    )
    assert openpyxl.load_workbook(path, data_only=True)["Клиенты"]["B2"].value is None
    assert sentences(read(path)) == [said("B2", "Фамилия", '=CONCATENATE("А","Б")', NEVER)]


def test_an_uncalculated_formula_in_ods(tmp_path: Path) -> None:
    from test_read_files import ods

    path = tmp_path / "book.ods"
    path.write_bytes(ods([["Дело", "Фамилия", "Имя", "Пол"], ["1", "=", "Вера", "женский"]]))
    assert sentences(read(path)) == [said("B2", "Фамилия", "=A1", NEVER, "book.ods")]
