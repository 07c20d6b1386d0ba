"""The organisation's picture put into the book, on the sheet «Учреждение»."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from paperwork.common.content_types import declare_pictures
from paperwork.common.emblem import Emblem
from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.amending.added import add_sheet, insert
from paperwork.intake.excel.amending.amend import writable
from paperwork.intake.excel.amending.book import Workbook
from paperwork.intake.excel.amending.changing import changing, write_with_copy
from paperwork.intake.excel.container import Format, read_bytes
from paperwork.intake.excel.parts import CONTENT_TYPES, Parts, made, parsed
from paperwork.intake.excel.reading.emblem import NAME
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.institution import Institution

MEDIA = "xl/media/"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
SPACES = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
EMPTY = f'<xdr:wsDr xmlns:xdr="{SPACES["xdr"]}" xmlns:a="{SPACES["a"]}"/>'.encode()
STRICT = "http://purl.oclc.org/"  # of the other kind of .xlsx, with other names of relations
SAVE_AGAIN = "сохраните книгу в Excel как «Книга Excel (.xlsx)», а не «строгую», и повторите"
COLUMN, ROW = 4, 1  # beside the hints, counted from 0
EMU = 36_000  # a millimetre
# what the schema puts before the drawing of a sheet
BEFORE_DRAWING = (
    "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
    "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
)  # fmt: skip
ANCHOR = """<xdr:oneCellAnchor xmlns:xdr="{xdr}" xmlns:a="{a}" xmlns:r="{r}">
<xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:ext cx="{cx}" cy="{cy}"/><xdr:pic>
<xdr:nvPicPr><xdr:cNvPr id="{identity}" name="{name}" descr="Эмблема организации"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>
<xdr:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>
<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>
</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>"""  # noqa: E501


def with_emblem(name: str, data: bytes, emblem: Emblem) -> bytes:
    """The workbook with the picture on the sheet «Учреждение», in place of the former one.

    Raises `PaperworkError` where the book cannot be written to.
    """
    container = writable(name, data)
    if container.format is not Format.XLSX:
        raise PaperworkError(f"{name}: рисунок хранит только книга .xlsx; сохраните книгу в Excel как .xlsx")
    book = Workbook(container)
    sheet = book.sheet(str(Institution.sheet.title)) or add_sheet(book, schema_of(Institution))
    drawing = next(iter(book.parts.related(sheet, "drawing")), "") or _add_drawing(book.parts, sheet)
    _put(book.parts, drawing, emblem)
    return book.file()


def put_emblem(book: Path, emblem: Emblem) -> Path:
    """Puts the picture into the book; returns where a copy of what the book was is.

    Raises `PaperworkError` where the book cannot be written to.
    """
    with changing(book) as place:
        data = read_bytes(place)
        return write_with_copy(book, place, data, with_emblem(book.name, data, emblem))


def _add_drawing(parts: Parts, sheet: str) -> str:
    drawing = parts.free_name("xl/drawings/drawing{}.xml")
    parts.put(drawing, EMPTY)
    parts.declare(drawing, DRAWING_TYPE)
    root = parts.tree(sheet)
    if str(etree.QName(root).namespace).startswith(STRICT):
        raise PaperworkError(f"{parts.container.name}: {SAVE_AGAIN}")
    item = made("drawing", root)
    item.set(f"{{{SPACES['r']}}}id", parts.relate(sheet, "drawing", drawing))
    insert(root, item, BEFORE_DRAWING)
    parts.put(sheet, root)
    return drawing


def _put(parts: Parts, drawing: str, emblem: Emblem) -> None:
    """Puts the picture into the drawing; the former one goes, with its part where nothing else shows it."""
    root = parts.tree(drawing)
    for anchor in list(root):
        named = anchor.find(".//{*}pic//{*}cNvPr")
        if named is not None and named.get("name") == NAME:
            root.remove(anchor)
            _forget(parts, drawing, anchor, root)
    media = parts.free_name(f"{MEDIA}emblem{{}}.{emblem.format}")
    parts.put(media, emblem.data)
    types = parts.tree(CONTENT_TYPES)
    declare_pictures(types, emblem.format)
    parts.put(CONTENT_TYPES, types)
    relation = parts.relate(drawing, "image", media)
    identities = [int(item.get("id") or 0) for item in root.iter("{*}cNvPr")]
    width, height = (round(side * EMU) for side in emblem.millimetres())
    places = {"column": COLUMN, "row": ROW, "cx": width, "cy": height, "name": NAME, "relation": relation}
    anchor = parsed(ANCHOR.format(identity=max(identities, default=1) + 1, **SPACES, **places).encode())
    root.append(anchor)
    parts.put(drawing, root)


def _forget(parts: Parts, drawing: str, anchor: etree._Element, root: etree._Element) -> None:
    """Removes what only the anchor has shown."""
    embed = f"{{{SPACES['r']}}}embed"
    used = {item.get(embed) for item in root.iter("{*}blip")}
    for item in anchor.iter("{*}blip"):
        for relation in parts.relations(drawing):
            if relation.identity == item.get(embed) and relation.identity not in used:
                parts.unrelate(drawing, relation.target)
                parts.remove(relation.target)
