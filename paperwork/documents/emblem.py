"""The organisation's picture in the letterheads of templates, in the square that they leave free for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from paperwork.book.casebook import Book
from paperwork.common.emblem import SIDE, Emblem
from paperwork.common.packages import PackageError, parsed
from paperwork.common.reproducible_zip import Laid, Packed, packed
from paperwork.sheets.institution import Institution
from paperwork.word.docx.package import BadPackageError, Part, read_package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "[Content_Types].xml"
NAMED = f"{Institution.sheet.tag}.полное_наименование"
TWIP = 25.4 / 1440  # millimetres
EMU = 36_000  # a millimetre
RELATION = "paperworkEmblem"
PICTURE = (
    '<w:r xmlns:w="{w}"><w:drawing><wp:inline'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{identity}" name="Эмблема" descr="Эмблема организации"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="{identity}" name="Эмблема"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="{office}" r:embed="{relation}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def emblem_of(books: Iterable[Book]) -> Emblem | None:
    """The picture that all books have; None where they differ."""
    found = {book.emblem for book in books}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=128)
def with_emblem(template: bytes, emblem: Emblem | None) -> bytes:
    """The template with the picture in its letterhead; as it was where there is none or no place."""
    if emblem is None:
        return template
    try:
        parts = read_package(template)
        media = f"word/media/emblem.{emblem.format}"
        changed: dict[str, bytes] = {}
        for name, part in parts.items():
            if name.startswith(("word/document", "word/header")) and name.endswith(".xml"):
                root = parsed(part.data())
                if _filled(root, emblem):
                    relations = _relations_of(name)
                    changed[name] = _written(root)
                    changed[relations] = _related(parts.get(relations), media)
        if not changed:
            return template
        changed[TYPES] = _declared(parts[TYPES].data(), emblem.format)
        changed[media] = emblem.data
    except (BadPackageError, PackageError, KeyError, etree.LxmlError):
        return template  # what is wrong with it is said when it is compiled
    files: dict[str, Packed] = {**parts, **{name: packed(name, data) for name, data in changed.items()}}
    return Laid().followed_by(files.values()).zipped()


def _filled(root: etree._Element, emblem: Emblem) -> bool:
    """Puts the picture into the empty cell beside the institution's name, if there is such a cell."""
    for row in root.iter(f"{{{W}}}tr"):
        cells = row.findall(f"{{{W}}}tc")
        if len(cells) < 2 or _text(cells[0]).strip() or NAMED not in _text(row):
            continue
        if cells[0].find(f".//{{{W}}}drawing") is not None:
            return False
        _put(cells[0], emblem, _identity(root))
        return True
    return False


def _put(cell: etree._Element, emblem: Emblem, identity: int) -> None:
    width = cell.find(f"{{{W}}}tcPr/{{{W}}}tcW")
    room = int(width.get(f"{{{W}}}w") or 0) * TWIP if width is not None else SIDE
    sides = emblem.millimetres(min(SIDE, room) if room > 0 else SIDE)
    cx, cy = (round(side * EMU) for side in sides)
    run = PICTURE.format(w=W, office=OFFICE, relation=RELATION, identity=identity, cx=cx, cy=cy)
    _without_margins(cell)
    cell.findall(f"{{{W}}}p")[0].append(etree.fromstring(run.encode()))


def _without_margins(cell: etree._Element) -> None:
    """Gives the picture the whole width of the cell."""
    properties = cell.find(f"{{{W}}}tcPr")
    if properties is None or properties.find(f"{{{W}}}tcMar") is not None:
        return
    margins = etree.Element(f"{{{W}}}tcMar")
    for side in ("left", "right"):
        etree.SubElement(margins, f"{{{W}}}{side}", {f"{{{W}}}w": "0", f"{{{W}}}type": "dxa"})
    after = ("textDirection", "tcFitText", "vAlign", "hideMark")  # what the schema puts behind the margins
    place = next(
        (at for at, item in enumerate(properties) if etree.QName(item).localname in after), len(properties)
    )
    properties.insert(place, margins)


def _identity(root: etree._Element) -> int:
    """A number that no drawing of the part has."""
    taken = [int(item.get("id") or 0) for item in root.iter("{*}docPr") if (item.get("id") or "").isdecimal()]
    return max(taken, default=0) + 1


def _text(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(f"{{{W}}}t"))


def _relations_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _related(part: Part | None, media: str) -> bytes:
    data = part.data() if part else f'<Relationships xmlns="{PACKAGE}"/>'.encode()
    root = parsed(data)
    item = etree.SubElement(root, f"{{{PACKAGE}}}Relationship")
    item.attrib.update({"Id": RELATION, "Type": f"{OFFICE}/image", "Target": f"/{media}"})
    return _written(root)


def _declared(types: bytes, extension: str) -> bytes:
    root = parsed(types)
    namespace = etree.QName(root).namespace
    known = {(item.get("Extension") or "").lower() for item in root.iter(f"{{{namespace}}}Default")}
    if extension not in known:
        item = etree.Element(f"{{{namespace}}}Default")
        item.attrib.update({"Extension": extension, "ContentType": f"image/{extension}"})
        root.insert(0, item)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
