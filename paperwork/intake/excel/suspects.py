"""The careful second look: cells whose errors and uncalculated formulas the quick reader hides."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from paperwork.answers import Broken
from paperwork.intake.excel.container import PIECE, Container, Format

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
SUSPICIOUS = re.compile(rb"""<(\w+:)?f[\s>/]|\bt=["']e["']""")
LAST_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d+)["']""")
FAR_COLUMN = re.compile(rb"""\br=["'][A-Z]{3}\d""")
MANY_ROWS = 200_000
CELL = re.compile(r"([A-Z]+)(\d+)")
ERROR_TEXT = re.compile(r"(#[\w/]+[!?]?|Err:\d+|Ошибка:\d+)")
RUSSIAN_ERRORS = {
    "#DIV/0!": "#ДЕЛ/0!",
    "#N/A": "#Н/Д",
    "#NAME?": "#ИМЯ?",
    "#NULL!": "#ПУСТО!",
    "#NUM!": "#ЧИСЛО!",
    "#REF!": "#ССЫЛКА!",
    "#VALUE!": "#ЗНАЧ!",
}
XLS_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}

Suspects = dict[tuple[int, int], Broken]  # (row, column), both from 0


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the bytes of a sheet says: is a second look needed, is it too far spread."""

    suspicious: bool
    spread: bool


def error_cell(code: str) -> Broken:
    """A cell that holds an Excel error such as #DIV/0!, named the Russian way."""
    name = RUSSIAN_ERRORS.get(code, code)
    return Broken(name, "ошибка Excel в ячейке", "исправьте формулу или впишите значение")


def uncalculated_cell(formula: str) -> Broken:
    """A cell whose formula no program has calculated yet."""
    cure = "откройте книгу в Excel, сохраните и повторите или впишите значение"
    return Broken(f"={formula}" if formula else "формула", "формула ни разу не была вычислена", cure)


def sheet_parts(container: Container) -> dict[str, str]:
    """Sheet name → name of its part in an .xlsx."""
    book = etree.fromstring(container.part("xl/workbook.xml"), _parser())
    relations = etree.fromstring(container.part("xl/_rels/workbook.xml.rels"), _parser())
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    parts = {}
    for sheet in book.iter(f"{SPREADSHEET}sheet", f"{STRICT}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), None)
        target = targets.get(identity, "")
        parts[sheet.get("name", "")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return parts


def look_at(container: Container, part: str) -> Look:
    """Reads the part piece by piece, keeping nothing."""
    suspicious = far = False
    rows = last_row = 0
    tail = b""
    with zipfile.ZipFile(io.BytesIO(container.data)) as archive, archive.open(part) as stream:
        while piece := stream.read(PIECE):
            data = tail + piece
            suspicious = suspicious or SUSPICIOUS.search(data) is not None
            far = far or FAR_COLUMN.search(data) is not None
            rows += piece.count(b"<row")
            last_row = max(last_row, _last_row(data))
            tail = data[-256:]
    return Look(suspicious, far or last_row > MANY_ROWS + 2 * rows)


def _last_row(data: bytes) -> int:
    """The number of the last row that begins in these bytes; 0 when none does."""
    start = data.rfind(b"<row")
    found = LAST_ROW.match(data, start) if start >= 0 else None
    return int(found.group(1)) if found else 0


def xlsx_suspects(container: Container, part: str) -> Suspects:
    """The errors and uncalculated formulas of one sheet of an .xlsx."""
    suspects: Suspects = {}
    with zipfile.ZipFile(io.BytesIO(container.data)) as archive, archive.open(part) as stream:
        for place, cell in _xlsx_cells(stream):
            broken = _xlsx_broken(cell)
            if broken:
                suspects[place] = broken
    return suspects


def _xlsx_cells(stream: object) -> Iterator[tuple[tuple[int, int], etree._Element]]:
    """Each cell with its place; cells and rows may come without their addresses."""
    row = column = -1
    walk = etree.iterparse(
        stream,  # type: ignore[arg-type]  # a stream that reads bytes
        events=("start", "end"),
        resolve_entities=False,
        huge_tree=True,
    )
    for event, element in walk:
        name = etree.QName(element).localname
        if name == "row":
            if event == "start":
                row = int(element.get("r", row + 2)) - 1
                column = -1
            else:
                element.clear()
        elif name == "c" and event == "end":
            address = CELL.fullmatch(element.get("r", ""))
            column = column_number(address.group(1)) if address else column + 1
            yield (row, column), element


def _xlsx_broken(cell: etree._Element) -> Broken | None:
    children = {etree.QName(child).localname: child.text or "" for child in cell}
    if cell.get("t") == "e":
        return error_cell(children.get("v", ""))
    if "f" in children and not children.get("v") and cell.get("t") != "str":
        return uncalculated_cell(children["f"])
    return None


def column_number(letters: str) -> int:
    """«A» → 0, «Z» → 25, «AA» → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 → «A», 25 → «Z», 26 → «AA»."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def ods_suspects(container: Container) -> dict[str, Suspects]:
    """The errors of every sheet of an .ods, by the sheet's name."""
    content = container.part("content.xml")
    if b'value-type="error"' not in content and not re.search(rb">(#|Err:)", content):
        return {}
    root = etree.fromstring(content, _parser())
    return {table.get(f"{TABLE}name", ""): _ods_table(table) for table in root.iter(f"{TABLE}table")}


def _ods_table(table: etree._Element) -> Suspects:
    suspects: Suspects = {}
    row = 0
    for line in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in line:
            broken = _ods_broken(cell)
            if broken:
                suspects[row, column] = broken
            column += int(cell.get(f"{TABLE}number-columns-repeated", "1"))
        row += int(line.get(f"{TABLE}number-rows-repeated", "1"))
    return suspects


def _ods_broken(cell: etree._Element) -> Broken | None:
    text = "".join(str(piece) for piece in cell.itertext(f"{TEXT}p"))
    is_error = cell.get(CALC_TYPE) == "error"
    looks_so = cell.get(f"{TABLE}formula") is not None and ERROR_TEXT.fullmatch(text)
    return error_cell(text) if is_error or looks_so else None


def xls_suspects(container: Container) -> dict[str, Suspects]:
    """The errors of every sheet of an .xls, by the sheet's name."""
    import xlrd

    book = xlrd.open_workbook(file_contents=container.data, logfile=io.StringIO())
    found: dict[str, Suspects] = {}
    for sheet in book.sheets():
        found[sheet.name] = {
            (row, column): error_cell(XLS_ERRORS.get(sheet.cell_value(row, column), "#N/A"))
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == xlrd.XL_CELL_ERROR
        }
    return found


def suspects_of(container: Container) -> dict[str, Suspects]:
    """The untrustworthy cells of every sheet, by the sheet's name; a sheet without any may miss."""
    match container.format:
        case Format.XLS:
            return xls_suspects(container)
        case Format.ODS:
            return ods_suspects(container)
        case Format.XLSX:
            return {
                name: xlsx_suspects(container, part)
                for name, part in sheet_parts(container).items()
                if look_at(container, part).suspicious
            }


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
