"""The texts of a file beside those of its paragraphs: of pictures, controls, fields, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from paperwork.common.packages import parsed
from paperwork.documents.learning.spelling import folded
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.xml import W, is_element
from paperwork.word.preparing.package import LINKS, Parts

SAID: Final = re.compile("[А-Яа-яЁё@]")  # what programs write for themselves has no such letters
ANSWERS: Final = frozenset({W + "lastValue", W + "displayText", W + "value", "Target"})
HOLDERS: Final = frozenset(
    W + name for name in ("default", "listEntry", "docVar", "attr", "alias", "tag", "helpText", "statusText")
)
LOOKS: Final = ("[", "word/theme", "word/styles")  # parts that hold no words of people
DESCRIBED, LINKED = "в подписи рисунка или поля", "в адресе ссылки"


def unseen(parts: Parts) -> Iterator[tuple[str, str]]:
    """Every such text with where it is, in words."""
    filled = {name for name, kind in stories(parts) if kind not in PLAIN}
    for name, part in parts.items():
        if not name.endswith((".xml", LINKS)) or name.startswith(LOOKS):
            continue
        try:
            root = parsed(part.data())
        except etree.XMLSyntaxError:
            continue
        is_story = name in filled
        yield from _fields(root) if is_story else ()
        where = DESCRIBED if is_story else LINKED if name.endswith(LINKS) else f"в части файла {name}"
        for element in filter(is_element, root.iter()):
            text = element.text or ""
            if text.strip() and not (is_story and element.tag in (W + "t", W + "instrText")):
                yield where, folded(text)
            for attribute, value in element.items():
                if SAID.search(unquote(value)) or attribute in ANSWERS or element.tag in HOLDERS:
                    yield where, folded(unquote(value))


def _fields(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The instructions of the fields of each paragraph, whose pieces may be cut anywhere."""
    for paragraph in root.iter(W + "p"):
        code = "".join(piece.text or "" for piece in paragraph.iter(W + "instrText"))
        if code:
            yield "в поле", folded(code)
