"""The organisation's picture in the book: on the sheet «Учреждение», where Excel shows it too."""

from __future__ import annotations

from lxml import etree

from paperwork.common.emblem import Emblem, emblem_in
from paperwork.intake.excel.amending.book import Workbook
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.parts import Parts
from paperwork.sheets.institution import Institution

NAME = "Эмблема"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def emblem_of(container: Container) -> Emblem | None:
    """The picture that the book keeps; None where there is none."""
    try:
        book = Workbook(container)
        sheet = book.sheet(str(Institution.sheet.title))
        found = _picture(book.parts, sheet) if sheet else None
        return emblem_in(book.parts.read(found)) if found else None
    except (etree.LxmlError, KeyError, ValueError, StopIteration, AssertionError):
        return None  # whatever else is wrong with the book is reported by its reader


def _picture(parts: Parts, sheet: str) -> str | None:
    """The part of the picture that is called an emblem; else of the only picture of the sheet."""
    pictures: list[tuple[str, str]] = []
    for drawing in parts.related(sheet, "drawing"):
        targets = {relation.identity: relation.target for relation in parts.relations(drawing)}
        for picture in parts.tree(drawing).iter(f"{{{DRAWING}}}pic"):
            named, blip = picture.find(".//{*}cNvPr"), picture.find(".//{*}blip")
            target = targets.get(blip.get(f"{{{RELATIONS}}}embed") or "") if blip is not None else None
            if target and named is not None and parts.has(target):
                pictures.append((named.get("name") or "", target))
    called = [target for name, target in pictures if name == NAME]
    return called[-1] if called else pictures[0][1] if len(pictures) == 1 else None
