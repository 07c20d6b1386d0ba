"""Which sheets of a workbook are the user's own though their columns are those of a known one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from paperwork.intake.excel.container import Container, Format

if TYPE_CHECKING:  # reading needs no writer
    from openpyxl import Workbook

WORKBOOK, CONTENT = "xl/workbook.xml", "content.xml"
NAME = "Свой_лист"  # of what Excel and others keep when they save: a name of the book
TITLE = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^'!.]+))[!.]")  # of an address; of an .ods «$Родня.$A$1»
RANGE = re.compile(rb"<table:named-range\b[^>]*>")
ATTRIBUTE = re.compile(r'table:(name|cell-range-address)="([^"]*)"')


def declare_own(book: Workbook, titles: Iterable[str]) -> None:
    """Names the first cell of each sheet, so that the reader takes it for what it is."""
    from openpyxl.workbook.defined_name import DefinedName

    for number, title in enumerate(titles, 1):
        quoted = title.replace("'", "''")
        name = f"{NAME}_{number}"
        book.defined_names[name] = DefinedName(name, attr_text=f"'{quoted}'!$A$1")


def declared_own(container: Container) -> set[str]:
    """The titles of the sheets that are declared so."""
    found = (
        TITLE.match(address) for name, address in NAMES[container.format](container) if name.startswith(NAME)
    )
    return {(match[1] or match[2]).replace("''", "'") for match in found if match}


Names = Iterator[tuple[str, str]]


def _xlsx_names(container: Container) -> Names:
    for name in container.parsed(WORKBOOK).iter("{*}definedName"):
        yield str(name.get("name")), name.text or ""


def _ods_names(container: Container) -> Names:
    for written in RANGE.findall(container.part(CONTENT)):
        said = dict(ATTRIBUTE.findall(written.decode("utf-8", "replace")))
        yield said.get("name", ""), unescape(said.get("cell-range-address", ""))


def _xls_names(container: Container) -> Names:
    import xlrd

    book = xlrd.open_workbook(file_contents=container.data, logfile=io.StringIO(), on_demand=True)
    for name in book.name_obj_list:
        yield name.name, name.result.text if name.result else ""


NAMES: Mapping[Format, Callable[[Container], Names]] = {
    Format.XLSX: _xlsx_names,
    Format.ODS: _ods_names,
    Format.XLS: _xls_names,
}
