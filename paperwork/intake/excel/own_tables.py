"""The tables that the program itself writes for people: they lie beside books and are none."""

from __future__ import annotations

from paperwork.intake.excel.container import Container, Format

PROPERTIES = "docProps/core.xml"
OF_GROUP, OF_FOUND = "таблица группы", "список найденных"  # what their keywords say


def is_own_table(container: Container) -> bool:
    """Whether an opened workbook is such a table."""
    return container.format is Format.XLSX and says_so(container.part(PROPERTIES))


def says_so(properties: bytes) -> bool:
    """Whether the properties of a workbook are those of such a table."""
    return any(keyword.encode() in properties for keyword in (OF_GROUP, OF_FOUND))
