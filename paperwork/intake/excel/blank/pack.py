"""A workbook as bytes that are the same for the same content, and its writing to a new file."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(2026, 1, 1)
ZIP_DAY = (2026, 1, 1, 0, 0, 0)
STYLES = "xl/styles.xml"
FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
    "name", "family", "charset", "scheme",
)  # fmt: skip
CORE = "docProps/core.xml"
SHEETS = "xl/worksheets/sheet"
MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
# Numbers kept as text are what the casebook wants: no green corners on them.
IGNORED = '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
# the parts of a sheet that the schema puts behind it
AFTER_IGNORED = re.compile(r"(<drawing |<legacyDrawing |<tableParts |</worksheet>)")


def packed(book: Workbook) -> bytes:
    """The workbook's file: the same content gives the same bytes, whatever the hour."""
    raw, out = BytesIO(), BytesIO()
    # as `save` does, but nothing is deflated to be inflated again
    ExcelWriter(book, ZipFile(raw, "w")).save()
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, ZIP_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # zipfile would note the system that runs
            target.writestr(entry, _settled(name, source.read(name)))
    return out.getvalue()


def _settled(name: str, content: bytes) -> bytes:
    """The part without what changes from save to save, and with what openpyxl cannot say."""
    if name == CORE:
        return MODIFIED.sub(rf"\g<1>{MADE.isoformat()}Z", content.decode()).encode()
    if name == STYLES:
        return _ordered_fonts(content)
    if name.startswith(SHEETS):
        # A height that is not «custom» is kept on opening and grows when a person writes more.
        text = content.decode().replace(' customHeight="1"', "")
        return AFTER_IGNORED.sub(rf"{IGNORED}\1", text, count=1).encode()
    return content


def _ordered_fonts(content: bytes) -> bytes:
    """The styles with the parts of each font in the schema's order, which openpyxl does not keep."""
    root = etree.fromstring(content)
    for font in root.iter("{*}font"):
        font[:] = sorted(font, key=lambda part: FONT_ORDER.index(etree.QName(part).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
