"""The organisation's picture in the letterheads of templates, in the square that they leave free for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import count

from lxml import etree

from paperwork.book.casebook import Book
from paperwork.common.content_types import declare_pictures
from paperwork.common.emblem import SIDE, Emblem
from paperwork.common.packages import PackageError, parsed
from paperwork.sheets.institution import Institution
from paperwork.word.docx.layout import OFFICE, stories
from paperwork.word.docx.package import BadPackageError, Part, part_of, read_package
from paperwork.word.docx.xml import NS, W, set_property, whole
from paperwork.word.preparing.package import TYPES_PART, changed, put, relate, zipped
from paperwork.word.reading.scanner import find_tags

NAMED = f"{Institution.sheet.tag}.полное_наименование"
TWIP = 25.4 / 1440  # millimetres
EMU = 36_000  # a millimetre
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


def with_emblem(template: bytes, emblem: Emblem | None) -> bytes:
    """The template with the picture in its letterhead; as it was where there is none or no place."""
    return _with_picture(template, emblem) if emblem else template


@lru_cache(maxsize=128)
def _with_picture(template: bytes, emblem: Emblem) -> bytes:
    try:
        parts = read_package(template)
        media = _free_name(parts, emblem.format)
        texts = [name for name, kind in stories(parts) if kind in ("document", "header")]
        homes = [name for name in texts if _place_in(parts, name, media, emblem)]
    except (BadPackageError, PackageError, KeyError, etree.LxmlError):
        return template  # what is wrong with it is said when it is compiled
    if not homes:
        return template
    parts[media] = part_of(media, emblem.data)
    changed(parts, TYPES_PART, lambda types: declare_pictures(types, emblem.format))
    return zipped(parts)


def _place_in(parts: dict[str, Part], name: str, media: str, emblem: Emblem) -> bool:
    """Puts the picture into the letterhead of a text; false where there is no place for it."""
    root = parsed(parts[name].data())
    cell = _free_cell(root)
    paragraph = cell.find(f".//{W}p") if cell is not None else None
    if cell is None or paragraph is None:
        return False
    run = _run(cell, emblem, _identity(root), relate(parts, name, "image", media))
    if cell.find(f"{W}tcPr/{W}tcMar") is None:  # the picture takes the whole width of the cell
        margins = set_property(cell, "tcPr", "tcMar", {})
        for side in ("left", "right"):
            etree.SubElement(margins, W + side, {W + "w": "0", W + "type": "dxa"})
    paragraph.append(run)
    put(parts, name, root)
    return True


def _free_name(parts: Iterable[str], suffix: str) -> str:
    """A name for the picture that no part has, in whatever letters."""
    taken = {name.casefold() for name in parts}
    names = (f"word/media/emblem{number or ''}.{suffix}" for number in count())
    return next(name for name in names if name not in taken)


def _free_cell(root: etree._Element) -> etree._Element | None:
    """The empty cell beside the institution's name, in a row that is printed."""
    for row in root.iter(W + "tr"):
        cells, text = row.findall(W + "tc"), _text(row)
        if len(cells) > 1 and not _text(cells[0]).strip() and NAMED in text and not _goes(text):
            return cells[0] if cells[0].find(f".//{W}drawing") is None else None
    return None


def _goes(row: str) -> bool:
    """Whether a tag of the row takes its place."""
    return any(tag.level == "tr" for tag in find_tags(row))


def _run(cell: etree._Element, emblem: Emblem, identity: int, relation: str) -> etree._Element:
    """The picture as wide as the cell has room for."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    room = whole(width, W + "w") * TWIP
    sides = emblem.millimetres(min(SIDE, room) if room > 0 else SIDE)
    cx, cy = (round(side * EMU) for side in sides)
    run = PICTURE.format(w=NS, office=OFFICE[:-1], relation=relation, identity=identity, cx=cx, cy=cy)
    return etree.fromstring(run.encode())


def _identity(root: etree._Element) -> int:
    """A number that no drawing of the part has."""
    return max((whole(item, "id") for item in root.iter("{*}docPr")), default=0) + 1


def _text(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(W + "t"))
