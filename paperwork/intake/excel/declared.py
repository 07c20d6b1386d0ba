"""Which sheets of a workbook are the user's own though their columns are those of a known one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from paperwork.intake.excel.container import Container, Format

if TYPE_CHECKING:  # reading needs no writer
    from openpyxl import Workbook

WORKBOOK = "xl/workbook.xml"
NAME = "Свой_лист"  # of what Excel and others keep when they save: a name of the book
TITLE = re.compile(r"'((?:[^']|'')+)'!|([^'!]+)!")


def declare_own(book: Workbook, titles: Iterable[str]) -> None:
    """Names the first cell of each sheet, so that the reader takes it for what it is."""
    from openpyxl.workbook.defined_name import DefinedName

    for number, title in enumerate(titles, 1):
        quoted = title.replace("'", "''")
        name = f"{NAME}_{number}"
        book.defined_names[name] = DefinedName(name, attr_text=f"'{quoted}'!$A$1")


def declared_own(container: Container) -> set[str]:
    """The titles of the sheets that are declared so."""
    if container.format is not Format.XLSX:
        return set()
    names = container.parsed(WORKBOOK).iter("{*}definedName")
    found = (TITLE.match(name.text or "") for name in names if str(name.get("name")).startswith(NAME))
    return {(match[1] or match[2]).replace("''", "'") for match in found if match}
