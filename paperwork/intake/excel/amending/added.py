"""Sheets and columns that a book lacks, added as the blank casebook makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from functools import cache

from lxml import etree

from paperwork.intake.excel.amending.book import Sheet, Workbook
from paperwork.intake.excel.amending.imported import Imported
from paperwork.intake.excel.container import Container, container_of
from paperwork.intake.excel.parts import add, local, made
from paperwork.sheets.answers.fields import Field, Schema

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
NAME = re.compile(r"(?:Список|Ключи)_\w+")
# the schema prescribes the order of the parts of a sheet
BEFORE_COLUMNS = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr")
BEFORE_CHECKS = (
    "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
)  # fmt: skip


@cache
def _blank() -> Container:
    from paperwork.intake.excel.blank.book import blank_bytes  # few books lack a sheet or a column

    return container_of("casebook.xlsx", blank_bytes())


def _open_blank() -> Workbook:
    """The blank book, parsed anew: elements of it are moved into another."""
    return Workbook(_blank())


def add_sheet(book: Workbook, schema: Schema) -> str:
    """Adds the sheet of the schema at the end of the book; returns its part."""
    blank = _open_blank()
    root = blank.parts.tree(str(blank.sheet(schema.sheet.title)))
    Imported(blank.styles, book.styles).restyle(root)  # numbers of styles are each book's own
    # the notes of the headers are parts of the blank, which do not come along
    for item in root.findall("{*}legacyDrawing"):
        root.remove(item)
    part = put_sheet(book, root, schema.sheet.title)
    _add_keys(book, blank, schema)
    _drop_without_names(book, root)  # after the keys of the sheet itself are named
    book.parts.put(part, root)
    return part


def put_sheet(book: Workbook, root: etree._Element, title: str) -> str:
    """Adds a sheet with the XML at the end of the book; returns its part."""
    part = book.parts.free_name("xl/worksheets/sheet{}.xml")
    book.parts.put(part, root)
    book.parts.declare(part, SHEET_TYPE)
    sheets = book.root.find("{*}sheets")
    assert sheets is not None  # a workbook has sheets
    # sheetId is not the position: it stays with a sheet, and none may occur twice
    number = max(int(item.get("sheetId") or 0) for item in sheets) + 1
    sheet = add(sheets, "sheet", name=title, sheetId=str(number))
    # the attribute as this book writes it, since strict files have another namespace
    relation = next(key for item in sheets for key in item.attrib if str(key).endswith("}id"))
    sheet.set(relation, book.parts.relate(book.part, "worksheet", part))
    return part


def _add_keys(book: Workbook, blank: Workbook, schema: Schema) -> None:
    """The name of the keys of the new sheet, which the drop-downs of others look for."""
    from paperwork.intake.excel.blank.checks import keys_name

    title = keys_name(schema.sheet.title)
    present = {name.get("name") for name in book.root.iterfind("{*}definedNames/{*}definedName")}
    for name in blank.root.iterfind("{*}definedNames/{*}definedName"):
        if name.get("name") == title and title not in present:
            book.names().append(deepcopy(name))


def _drop_without_names(book: Workbook, root: etree._Element) -> None:
    """Takes out the checks and colours that look for lists which this book does not have."""
    present = {name.get("name") for name in book.root.iterfind("{*}definedNames/{*}definedName")}
    for rule in [*root.iter("{*}dataValidation"), *root.iter("{*}cfRule")]:
        asked = {name for part in rule for name in NAME.findall(part.text or "")}
        owner = rule.getparent()
        if asked - present and owner is not None:
            owner.remove(rule)
            if len(owner) == 0 and (above := owner.getparent()) is not None:  # the schema asks for one rule
                above.remove(owner)
            elif owner.get("count"):
                owner.set("count", str(len(owner)))


def add_header(sheet: Sheet, schema: Schema, item: Field | None, header: str, row: int, column: int) -> None:
    """Writes a new header; a known one comes with the width, the format and the check of the blank."""
    if row not in sheet.rows.elements:
        sheet.rows.place(row, sheet.rows.like(0))
    before = sheet.rows.cells(row).get(column - 1)  # a header looks like its neighbour
    cell = sheet.rows.cell(row, column)
    if before is not None and before.get("s"):
        cell.set("s", before.get("s", ""))
    sheet.put(row, column, header)
    if item is not None:
        _dress(sheet, schema, item, row, column)


def _dress(sheet: Sheet, schema: Schema, item: Field, row: int, column: int) -> None:
    from openpyxl.utils import get_column_letter

    from paperwork.intake.excel.blank.checks import LAST_ROW

    blank = _open_blank()
    root = blank.parts.tree(str(blank.sheet(schema.sheet.title)))
    at = schema.fields.index(item)
    imported = Imported(blank.styles, sheet.book.styles)
    source = next(col for col in root.iter("{*}col") if int(col.get("min") or 0) == at + 1)
    _set_column(sheet, column, source.get("width") or "", str(imported.style(int(source.get("style") or 0))))
    letter = get_column_letter(at + 1)
    checks = [check for check in root.iter("{*}dataValidation") if _is_of(check.get("sqref", ""), letter)]
    for check in checks:
        check.set(
            "sqref", f"{get_column_letter(column + 1)}{row + 1}:{get_column_letter(column + 1)}{LAST_ROW}"
        )
        _add_check(sheet, check)


def _is_of(area: str, letter: str) -> bool:
    return re.match(rf"{letter}\d", area) is not None


def _set_column(sheet: Sheet, column: int, width: str, style: str) -> None:
    """Gives the column its width and format, unless the book has said something of it."""
    columns = sheet.root.find("{*}cols")
    if columns is None:
        columns = made("cols", sheet.root)
        insert(sheet.root, columns, BEFORE_COLUMNS)
    number = column + 1
    # one element may describe several columns
    if any(int(item.get("min") or 0) <= number <= int(item.get("max") or 0) for item in columns):
        return
    new = made("col", columns, min=str(number), max=str(number), width=width, customWidth="1", style=style)
    before = [item for item in columns if int(item.get("max") or 0) < number]
    columns.insert(len(before), new)


def _add_check(sheet: Sheet, check: etree._Element) -> None:
    names = {name.get("name") for name in sheet.book.root.iterfind("{*}definedNames/{*}definedName")}
    if {name for part in check for name in NAME.findall(part.text or "")} - names:
        return
    checks = sheet.root.find("{*}dataValidations")
    if checks is None:
        checks = made("dataValidations", sheet.root)
        insert(sheet.root, checks, BEFORE_CHECKS)
    checks.append(check)
    checks.set("count", str(len(checks)))


def insert(root: etree._Element, item: etree._Element, after: Iterable[str]) -> None:
    """Puts the element behind the last of those that must precede it."""
    names = {*after, *BEFORE_COLUMNS, "cols"} if "sheetData" in after else {*after}
    position = max((at + 1 for at, child in enumerate(root) if local(child) in names), default=0)
    root.insert(position, item)
