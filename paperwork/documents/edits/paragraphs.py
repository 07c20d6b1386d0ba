"""The paragraphs of a document: their words, and where the values of the book are in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.common.records import dataclass
from paperwork.word.docx.package import read_package
from paperwork.word.docx.xml import W
from paperwork.word.preparing.fields import fields_of
from paperwork.word.tracing import BEGIN, CLOSE, OPEN, Origin

STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
PIECE = re.compile(f"{OPEN}(\\d+){BEGIN}(.*?){CLOSE}", re.DOTALL)
SPACES = re.compile(r"[\s\u00a0\u202f]+")
COUNTED = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|NUMWORDS|NUMCHARS|DATE|TIME|PRINTDATE|SAVEDATE|CREATEDATE"
    r"|EDITTIME|REVNUM|LASTSAVEDBY|FILENAME|FILESIZE|USERNAME|USERINITIALS|USERADDRESS)\b",
    re.IGNORECASE,
)
MOVED = f"{W}moveFrom"  # it is read where it was moved to
# what a typographer or Word puts into a text and nobody types
INVISIBLE = str.maketrans({"\u00ad": "", "\u2060": "", "\u200b": "", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a paragraph: where its words begin and end, and where it came from."""

    start: int
    end: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its words, as they are compared, and the values in them, in their order."""

    part: str
    words: str
    values: tuple[Value, ...] = ()


def paragraphs_of(document: bytes, origins: Sequence[Origin] = ()) -> list[Paragraph]:
    """The paragraphs of all texts of the document, the body first. Raises as `read_package` does."""
    parts = read_package(document)
    names = sorted(
        (name for name in parts if STORY.fullmatch(name)), key=lambda name: ("document" not in name, name)
    )
    return [
        _paragraph(name, element, origins)
        for name in names
        for element in parsed(parts[name].data()).iter(f"{W}p")
    ]


def plain(text: str) -> str:
    """The text as it is compared: what nobody types is left out."""
    return SPACES.sub(" ", text.translate(INVISIBLE))


def _paragraph(part: str, element: etree._Element, origins: Sequence[Origin]) -> Paragraph:
    text = "".join(_words(element))
    if OPEN not in text:
        return Paragraph(part, plain(text).strip())
    words, values, at = "", [], 0
    for found in PIECE.finditer(text):
        words += plain(text[at : found.start()])
        value = plain(found[2])
        values.append(Value(len(words), len(words) + len(value), origins[int(found[1])]))
        words, at = words + value, found.end()
    words += plain(text[at:])
    ahead = len(words) - len(words.lstrip())
    moved = (Value(max(0, it.start - ahead), max(0, it.end - ahead), it.origin) for it in values)
    return Paragraph(part, words.strip(), tuple(moved))


def _words(element: etree._Element) -> Iterator[str]:
    """The texts of the paragraph itself, not of those inside its text boxes, nor what Word counts."""
    counted = _counted(element)
    for item in element.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
        owner = next(item.iterancestors(f"{W}p"))
        if owner is element and item not in counted and next(item.iterancestors(MOVED), None) is None:
            yield (
                (item.text or "") if item.tag == f"{W}t" else "-" if item.tag == f"{W}noBreakHyphen" else " "
            )


def _counted(element: etree._Element) -> Collection[etree._Element]:
    """What the fields show that Word counts anew whenever it likes: pages, days, names of files."""
    if next(element.iter(f"{W}fldChar", f"{W}fldSimple"), None) is None:
        return ()
    shown = [text for item in fields_of(element) if COUNTED.match(item.code) for text in item.shown]
    simple = [item for item in element.iter(f"{W}fldSimple") if COUNTED.match(item.get(f"{W}instr") or "")]
    return {*shown, *(text for item in simple for text in item.iter(f"{W}t"))}
