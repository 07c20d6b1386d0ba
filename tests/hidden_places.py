"""A book by hand that names a client in every part that a workbook can have beside its cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from empty_document import empty_document

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = f'xmlns:r="{RELATIONS}"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
THREADED = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
X14 = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
NAME = "Соколова Вера"


def split_docx() -> bytes:
    """A Word file in which formatting parts the name."""
    document = empty_document()
    paragraph = document.add_paragraph("о ")
    for piece in ("Соко", "ло", "вой Ве", "ре"):
        paragraph.add_run(piece).bold = piece == "ло"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def utf16(text: str) -> bytes:
    """Bytes as Windows keeps a name among others."""
    return b"\x01\x00\xff" + text.encode("utf-16-le") + b"\x00\x00"


def runs(*pieces: str) -> str:
    """A paragraph of a drawing whose words are in several runs."""
    return "<a:p>" + "".join(f"<a:r><a:rPr b='1'/><a:t>{piece}</a:t></a:r>" for piece in pieces) + "</a:p>"


# Part → its content, and of which part it is: what leads to it there.
ADDED: Mapping[str, tuple[str | bytes, str, str]] = {
    "xl/comments9.xml": (
        f"<comments {MAIN}><authors><author>Соколова В. И.</author></authors><commentList>"
        '<comment ref="A3" authorId="0"><text><r><t>Соко</t></r><r><rPr><b/></rPr><t>лова</t></r></text>'
        "</comment></commentList></comments>", SHEET, "comments"),
    "xl/threadedComments/threadedComment9.xml": (
        f'<ThreadedComments {THREADED}><threadedComment ref="A3" personId="{{1}}" id="{{2}}">'
        "<text>вместе с Соколовой</text></threadedComment></ThreadedComments>", SHEET, "threadedComment"),
    "xl/persons/person9.xml": (
        f'<personList {THREADED}><person displayName="Вера Соколова" id="{{1}}"/></personList>',
        BOOK, "person"),
    "xl/drawings/drawing9.xml": (
        f"<xdr:wsDr {XDR} {A}><xdr:absoluteAnchor><xdr:sp><xdr:txBody>{runs('Со', 'коло', 'ва')}</xdr:txBody>"
        "</xdr:sp></xdr:absoluteAnchor></xdr:wsDr>", SHEET, "drawing"),
    "xl/charts/chart9.xml": (
        f"<c:chartSpace {C}><c:strCache><c:pt idx='0'><c:v>Соколова</c:v></c:pt></c:strCache></c:chartSpace>",
        "xl/drawings/drawing9.xml", "chart"),
    "xl/drawings/vmlDrawing9.vml": (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="Соколова"><v:textbox><div>Соко'
        "<font>лова</font></div></v:textbox></v:shape></xml>", SHEET, "vmlDrawing"),
    "xl/embeddings/Microsoft_Word1.docx": (split_docx(), SHEET, "package"),
    "xl/embeddings/oleObject1.bin": (utf16(NAME), SHEET, "oleObject"),
    "xl/printerSettings/printerSettings9.bin": (utf16("Дело Соколовой"), SHEET, "printerSettings"),
    "xl/media/image9.png": (b"\x89PNG\r\n\x1a\n", "xl/drawings/drawing9.xml", "image"),
    "xl/pivotTables/pivotTable9.xml": (
        f'<pivotTableDefinition {MAIN}><pivotFields><pivotField><items><item n="Соколова" x="0"/></items>'
        "</pivotField></pivotFields></pivotTableDefinition>", SHEET, "pivotTable"),
    "xl/pivotCache/pivotCacheDefinition9.xml": (
        f'<pivotCacheDefinition {MAIN} {R} r:id="rId1" recordCount="2"><cacheSource type="worksheet">'
        '<worksheetSource ref="A1:B3" sheet="Клиенты"/></cacheSource><cacheFields><cacheField name="Фамилия">'
        '<sharedItems><s v="Соколова"/><s v="Петров"/></sharedItems></cacheField></cacheFields>'
        "</pivotCacheDefinition>", BOOK, "pivotCacheDefinition"),
    "xl/pivotCache/pivotCacheRecords9.xml": (
        f'<pivotCacheRecords {MAIN}><r><x v="0"/><s v="тайное"/></r></pivotCacheRecords>',
        "xl/pivotCache/pivotCacheDefinition9.xml", "pivotCacheRecords"),
    "xl/slicerCaches/slicerCache9.xml": (
        f'<slicerCacheDefinition {X14} name="Срез_Соколова"><items><i n="Соколова"/></items>'
        "</slicerCacheDefinition>", BOOK, "slicerCache"),
    "xl/slicers/slicer9.xml": (f'<slicers {X14}><slicer caption="о Соколовой"/></slicers>', SHEET, "slicer"),
    "xl/tables/table9.xml": (
        f'<table {MAIN} ref="A9:B9" displayName="Т9"><autoFilter ref="A9:B9"><filterColumn colId="0">'
        '<filters><filter val="Соколова"/></filters></filterColumn></autoFilter></table>', SHEET, "table"),
    "xl/externalLinks/externalLink9.xml": (
        f"<externalLink {MAIN}><sheetData><cell r='A1'><v>Соколова</v></cell></sheetData></externalLink>",
        BOOK, "externalLink"),
    "xl/connections.xml": (
        f'<connections {MAIN}><connection id="1" description="выписка Соколовой"/></connections>',
        BOOK, "connections"),
    "xl/ctrlProps/ctrlProp9.xml": (f'<formControlPr {X14} val="Соколова"/>', SHEET, "ctrlProp"),
    "customXml/item1.xml": ("<!-- Соколова Вера --><дело/>", BOOK, "customXml"),
    "docProps/thumbnail.jpeg": (b"\xff\xd8\xff\xe0", "", "thumbnail"),
    "docProps/custom.xml": ("<Properties><property><lpwstr>Соколовой</lpwstr></property></Properties>",
                            "", "custom-properties"),
}  # fmt: skip
# A piece of a part that is there → what comes in its place.
CHANGED: Mapping[str, tuple[str, str]] = {
    SHEET: (
        "<pageMargins",
        '<conditionalFormatting sqref="B2:B9"><cfRule type="expression" priority="1">'
        '<formula>$B2="Соколова"</formula></cfRule></conditionalFormatting>'
        '<dataValidations count="1"><dataValidation sqref="C2:C9"'
        ' promptTitle="Внимание" prompt="спросите у Соколовой"/></dataValidations><hyperlinks>'
        '<hyperlink ref="B3" location="Лист!A1" tooltip="к Соколовой"/></hyperlinks><pageMargins',
    ),
    BOOK: ("</definedNames>", '<definedName name="Соколова_Вера">"Соколова"</definedName></definedNames>'),
    "docProps/core.xml": ("</cp:coreProperties>", "<title>Дело Соколовой</title></cp:coreProperties>"),
    "docProps/app.xml": ("</Properties>", "<Manager>В. Соколова</Manager></Properties>"),
    "xl/styles.xml": ("<cellStyle name=", '<cellStyle name="Соколова" xfId="0"/><cellStyle name='),
}
HEADER = (
    "</worksheet>",
    '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"Дело &amp;BСоко&amp;Bловой</oddHeader></headerFooter>'
    "</worksheet>",
)
LINKS = (
    "http://example.org/%D1%EE%EA%EE%EB%EE%E2%E0",
    "file:///D:/%D0%A1%D0%BE%D0%BA%D0%BE%D0%BB%D0%BE%D0%B2%D0%B0.pdf",
)


def hide(path: Path) -> None:
    """Puts the client into every part of the book."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    texts = {name: parts[name].decode() for name in CHANGED if name in parts}
    if "</definedNames>" not in texts[BOOK]:
        texts[BOOK] = texts[BOOK].replace("<calcPr", "<definedNames></definedNames><calcPr")
    for name, (old, new) in {**CHANGED}.items():
        assert old in texts[name], name
        texts[name] = texts[name].replace(old, new, 1)
    texts[SHEET] = texts[SHEET].replace(*HEADER)
    texts[SHEET] = texts[SHEET].replace("<sheetData>", "<!-- Соколова --><sheetData>")
    parts |= {name: text.encode() for name, text in texts.items()}
    for name, (content, source, kind) in ADDED.items():
        parts[name] = content if isinstance(content, bytes) else content.encode()
        relate(parts, source, kind, f"/{name}")
    for link in LINKS:
        relate(parts, "xl/drawings/drawing9.xml", "hyperlink", link, external=True)
    types = parts["[Content_Types].xml"].decode()
    extra = "".join(
        f'<Override PartName="/{name}" ContentType="application/octet-stream"/>' for name in ADDED
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{extra}</Types>").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def relate(parts: dict[str, bytes], source: str, kind: str, target: str, external: bool = False) -> None:
    """Lets one part lead to another."""
    folder, _, file = source.rpartition("/")
    name = f"{folder}/_rels/{file}.rels" if source else "_rels/.rels"
    empty = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )
    text = parts.get(name, empty.encode()).decode().replace("/>", "/>")
    text = re.sub(r"<Relationships([^>]*)/>", r"<Relationships\1></Relationships>", text)
    mode = ' TargetMode="External"' if external else ""
    number = f"rIdX{text.count('<Relationship ')}"
    item = f'<Relationship Id="{number}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    parts[name] = text.replace("</Relationships>", f"{item}</Relationships>").encode()


def words_by_part(data: bytes, read: Callable[[str, bytes], str]) -> dict[str, str]:
    """What each part of the book says."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: read(name, package.read(name)) for name in package.namelist()}
