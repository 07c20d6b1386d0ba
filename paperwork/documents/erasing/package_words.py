"""The words of any part of any package: of markup with its attributes, of other files by their bytes."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from paperwork.common.packages import OLE_MAGIC, Limits, Package, PackageError, parsed
from paperwork.intake.excel.parts import local

CODE = r"[A-Za-z0-9+/]"
BASE64 = re.compile(rf"(?<!{CODE}){CODE}{{16,}}(?:\s+{CODE}{{60,}})*(?:\s+{CODE}+)?={{0,2}}")
# How bytes are written with letters: in a letter («=D1=EE»), in .rtf («\'d1\'ee»).
BYTES = re.compile(r"(?:(?:(?:=\r?\n)?=|\\')[0-9A-Fa-f]{2}){2,}")
OF_JSON = re.compile(r"\\u([0-9A-Fa-f]{4})")
OF_RTF = re.compile(r"\\u(-?\d{1,5})\s?\??")
RTF = "{\\rtf"
CYRILLIC = re.compile(r"[А-яЁё]{3}")
MARKUP = re.compile(r"<[^>]*>")
DEEPEST = 4  # packages within packages
LIMITS = Limits(parts=10_000, part=2**26, total=2**28, is_office=False)
LARGEST = 2**26  # bytes of a file that is searched
ZIP, PDF = b"PK\x03\x04", b"%PDF"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
PICTURE_HEAD = 2**14  # bytes in which a picture says where it is from
# What is within a paragraph: the words on both sides of it belong together.
WITHIN = frozenset({
    "r", "t", "rPr", "rFont", "rFonts", "proofErr", "lang", "latin", "ea", "cs", "sym", "b", "i", "u",
    "s", "sz", "szCs", "bCs", "iCs", "color", "family", "charset", "scheme", "strike", "vertAlign",
    "outline", "shadow", "font", "span", "em", "strong", "bookmarkStart", "bookmarkEnd",
    "noBreakHyphen", "softHyphen", "solidFill", "srgbClr", "schemeClr", "commentRangeStart",
    "commentRangeEnd", "hyperlink", "ins", "smartTag", "sdt", "sdtContent",
})  # fmt: skip


def words_of_part(name: str, data: bytes, depth: int = 0) -> str:
    """All that a part says, one thing a line; its name too."""
    return "\n".join([name, *_words(data, depth)])


def _words(data: bytes, depth: int) -> Iterator[str]:
    if len(data) > LARGEST:
        return
    if data.startswith(ZIP) and depth < DEEPEST:
        yield from _of_package(data, depth)
    elif data.startswith(OLE_MAGIC):
        yield from _of_streams(data, depth)
    elif data.startswith(PDF):
        yield words_of_pdf(data)
    else:
        root = _tree(data)
        if root is None:
            for words in raw_words(data):
                yield words
                yield from _of_escapes(words)
            if not data.startswith(PICTURES):
                yield from _of_codes(data.decode("latin-1"), depth)
            if b"<" in data[:64]:  # damaged markup: words that it parts
                yield from (MARKUP.sub("", words) for words in raw_words(data))
        else:
            words = words_of_tree(root)
            yield words
            yield from _of_codes(words, depth)


def _of_codes(words: str, depth: int) -> Iterator[str]:
    """What is kept in a text as Base64: a file within a file."""
    for match in BASE64.finditer(words) if depth < DEEPEST else ():
        with suppress(ValueError):
            bare = re.sub(r"[\s=]", "", match.group())
            data = b64decode(bare + "=" * (-len(bare) % 4))
            at = data.find(ZIP)
            yield from _words(data[at:], depth + 1) if at >= 0 else _of_bytes(data)


def _of_bytes(data: bytes) -> Iterator[str]:
    """What the bytes say, if they are Russian in either of the usual encodings."""
    for encoding in ("utf-8", "cp1251"):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if CYRILLIC.search(text):
                yield text


def _of_escapes(words: str) -> Iterator[str]:
    """The text with what is escaped in it as it reads."""
    if words.startswith(RTF):
        yield OF_RTF.sub(lambda match: chr(int(match[1]) % 2**16), words)
    elif "\\u" in words:
        yield OF_JSON.sub(lambda match: chr(int(match[1], 16)), words)
    if "=" in words or "\\'" in words:
        for encoding in ("utf-8", "cp1251"):
            yield BYTES.sub(lambda match: _escaped(match.group(), encoding), words)  # noqa: B023


def _escaped(text: str, encoding: str) -> str:
    return bytes.fromhex("".join(re.findall(r"[0-9A-Fa-f]{2}", text))).decode(encoding, "ignore")


def _of_package(data: bytes, depth: int) -> Iterator[str]:
    try:
        package = Package(data, LIMITS)
        for name in package.names():
            yield words_of_part(name, package.part(name), depth + 1)
    except PackageError:  # no package after all, or one that holds too much
        yield from raw_words(data)


def _of_streams(data: bytes, depth: int) -> Iterator[str]:
    """The streams of an old office file or of an embedded object, which may be a package itself."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for path in ole.listdir():
                content = ole.openstream(path).read(LARGEST)
                yield "\n".join(path)
                yield from raw_words(content)
                for at in (content.find(ZIP), content.find(PDF)):
                    if at >= 0 and depth < DEEPEST:
                        yield from _words(content[at:], depth + 1)
    except Exception:  # the library raises errors of many kinds on a damaged file
        yield from raw_words(data)


def _tree(data: bytes) -> etree._Element | None:
    head = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    if not head.startswith(b"<"):
        return None
    try:
        return parsed(data, is_huge=True)
    except (etree.LxmlError, ValueError):
        return None


def words_of_tree(root: etree._Element) -> str:
    """The words of markup, those of one paragraph together however they are formatted; then attributes."""
    attributes = [str(value) for element in root.iter("*") for value in element.attrib.values()]
    remarks = []
    if root.getparent() is None:  # what stands before and after the whole
        around = (*root.itersiblings(preceding=True), *root.itersiblings())
        remarks = [remark.text or "" for remark in around]
    return "\n".join(["".join(_in_order(root)), *attributes, *remarks])


def _in_order(root: etree._Element) -> Iterator[str]:
    """Texts in their order, with line breaks where a paragraph or another thing begins or ends."""
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield f"\n{element.text or ''}\n{element.tail or ''}"
            continue
        if local(element) not in WITHIN:
            yield "\n"
        if event == "start":
            yield element.text or ""
        elif element is not root:
            yield element.tail or ""


def raw_words(data: bytes) -> Iterator[str]:
    """Bytes as text in each encoding in which Russian is written to files."""
    if data.startswith(PICTURES):  # the rest are points, in which any letters may be seen
        data = data[:PICTURE_HEAD]
    yield data.decode("utf-8", "ignore")
    yield data.decode("cp1251", "ignore")
    yield data.decode("cp866", "ignore")
    for start in (0, 1):  # a text may begin at any byte
        yield data[start:].decode("utf-16-le", "ignore")
    yield data.decode("utf-16-be", "ignore")


def words_of_pdf(data: bytes) -> str:
    """The text of the pages; empty where they are pictures or cannot be read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    except pypdfium2.PdfiumError:
        return ""
