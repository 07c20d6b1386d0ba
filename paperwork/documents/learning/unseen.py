"""The texts of a file beside those of its paragraphs: of pictures, controls, fields, addresses."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.documents.learning.spelling import folded
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.package import BadPackageError, read_package
from paperwork.word.docx.xml import W, is_element
from paperwork.word.preparing.leftovers import place_of
from paperwork.word.preparing.package import LINKS, Parts

SAID: Final = re.compile("[А-Яа-яЁё@]")  # what programs write for themselves has no such letters
ANSWERS: Final = frozenset({W + "lastValue", W + "displayText", W + "value", "Target"})
HOLDERS: Final = frozenset(
    W + name for name in ("default", "listEntry", "docVar", "attr", "alias", "tag", "helpText", "statusText")
)
LOOKS: Final = ("[", "word/theme", "word/styles")  # parts that hold no words of people
PRINTED: Final = (W + "t", W + "instrText")  # what paragraphs say, and what is joined for a field
ZIP: Final = b"PK\x03\x04"
PROPERTIES: Final = "в свойствах файла (Файл → Сведения)"
DESCRIBED, LINKED, EMBEDDED = "в подписи рисунка или поля", "в адресе ссылки", "во вложенном файле"


def unseen(parts: Parts) -> Iterator[tuple[str, str]]:
    """Every such text with where it is, in words."""
    filled = {name for name, kind in stories(parts) if kind not in PLAIN}
    for name, part in parts.items():
        data = part.data()
        if data.startswith(ZIP):
            yield from ((EMBEDDED, text) for text in _embedded(data))
        elif name in filled:
            yield from ((DESCRIBED, text) for text in _texts(data, PRINTED))
            yield from (("в поле", text) for text in _fields(data))
        elif name.endswith((".xml", LINKS)) and not name.startswith(LOOKS):
            yield from ((_where(name), text) for text in _texts(data))


def _where(name: str) -> str:
    """Where a part is, as a person finds it in Word."""
    if name.endswith(LINKS):
        return LINKED
    return PROPERTIES if name.startswith("docProps/") else place_of(name)[0]


def _embedded(data: bytes) -> Iterator[str]:
    """The texts of a workbook or a document that is within the file."""
    with suppress(BadPackageError):
        for name, part in read_package(data).items():
            if name.endswith(".xml") and not name.startswith(LOOKS):
                yield from _texts(part.data())


def _texts(data: bytes, printed: Container[str] = ()) -> Iterator[str]:
    """The texts of the elements of a part, but those that are ``printed``, and what their attributes say."""
    try:
        root = parsed(data)
    except (etree.XMLSyntaxError, ValueError):
        return
    for element in filter(is_element, root.iter()):
        text = element.text or ""
        if text.strip() and element.tag not in printed:
            yield folded(text)
        for attribute, value in element.items():
            if SAID.search(unquote(value)) or attribute in ANSWERS or element.tag in HOLDERS:
                yield folded(unquote(value))


def _fields(data: bytes) -> Iterator[str]:
    """The instructions of the fields of each paragraph, whose pieces may be cut anywhere."""
    for paragraph in parsed(data).iter(W + "p"):
        code = "".join(piece.text or "" for piece in paragraph.iter(W + "instrText"))
        if code:
            yield folded(code)
