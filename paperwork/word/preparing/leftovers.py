"""The search for tags in what is copied into every document as it is: no one would fill them there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from paperwork.common.errors import Level, Problem
from paperwork.common.packages import parsed
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import main_part, relations
from paperwork.word.docx.package import BadPackageError, Part, read_package
from paperwork.word.docx.xml import is_element
from paperwork.word.preparing.package import LINKS, Parts, drop_parts, plain_bytes, put
from paperwork.word.reading.scanner import find_tags
from paperwork.word.reading.story import shown

MAY_HOLD = re.compile(rb"\{|&#(?:123|x0*7b);|%7b(?:%7b|%25|%23|[{%#])", re.IGNORECASE)
CODED = re.compile(r"(?:%7B|\{)(?:%7B|%25|%23)|%7B[{%#]", re.IGNORECASE)
ZIP = b"PK\x03\x04"
MOVE = "перенесите его в текст документа, а здесь удалите"
# the declaration of a part is no instruction
REMARK = re.compile(rb"<!--|<\?(?!xml\s)")
BLOCKS = "тег «{}» стоит в экспресс-блоке, а экспресс-блоки в документы не переходят"
BLOCKS_FIX = "если он нужен в документе, вставьте блок в текст"
WHERE = (  # by the name of the part
    (re.compile(r"/charts/"), "в диаграмме", "напишите его в абзаце над диаграммой или под ней"),
    (re.compile(r"/diagrams/"), "в рисунке SmartArt", "замените рисунок SmartArt таблицей или абзацами"),
    (re.compile(r"/embeddings/"), "во вложенном файле", "уберите его оттуда или замените вложение картинкой"),
    (re.compile(r"/(?:styles|stylesWithEffects)\.xml$"), "в названии стиля", "назовите стиль без скобок"),
    (re.compile(r"/numbering\.xml$"), "в номере списка", "напишите его в самом абзаце"),
    (re.compile(r"/settings\.xml$"), "в переменных и настройках документа", MOVE),
    (re.compile(r"^customXml/"), "в данных документа (XML)", MOVE),
)


def leftovers(parts: Parts, filled: set[str]) -> Iterator[Problem[TemplatePlace]]:
    """A problem for every part that is not filled and holds a tag."""
    for name, part in parts.items():
        if name in filled or name.endswith(LINKS):
            continue
        tag = _in_package(part.data()) if part.data()[:4] == ZIP else _in_part(part)
        if tag:
            where, fix = place_of(name)
            message = f"тег «{tag}» стоит {where} (часть {name}), а там он не заполняется"
            yield Problem(message, fix, place=TemplatePlace("", tag, name))
    yield from _in_links(parts)


def place_of(name: str) -> tuple[str, str]:
    """Where a part is, in words, and what to do with a tag in it."""
    found = ((words, fix) for pattern, words, fix in WHERE if pattern.search(name))
    return next(found, ("вне текста документа", MOVE))


def drop_glossary(parts: Parts) -> Iterator[Problem[TemplatePlace]]:
    """Takes the building blocks out where they hold tags: samples for typing, which no document needs.

    Gives a warning, for their author may have meant them to be printed.
    """
    main = main_part(parts)
    for link in list(relations(parts, main)):
        if link.kind.endswith("/glossaryDocument") and not link.external:
            folder = posixpath.dirname(link.target) + "/"
            own = {name for name in parts if name.startswith(folder) and not main.startswith(folder)}
            tag = next((tag for name in sorted(own) if (tag := _in_part(parts[name]))), "")
            if tag:
                drop_parts(parts, {name for name in own if not name.endswith(LINKS)})
                place = TemplatePlace("в экспресс-блоках", tag, link.target)
                yield Problem(BLOCKS.format(tag), BLOCKS_FIX, Level.WARNING, place)


def drop_remarks_of_xml(parts: Parts, names: list[str]) -> None:
    """Takes XML comments and instructions out of parts where they may hold a tag: no reader shows them."""
    for name in names:
        data = plain_bytes(parts[name])
        if REMARK.search(data) and MAY_HOLD.search(data):
            put(parts, name, parsed(parts[name].data(), with_remarks=False))


def _in_part(part: Part) -> str:
    """The first tag in the texts and attributes of a part; empty where there is none."""
    if not MAY_HOLD.search(plain_bytes(part)):
        return ""
    try:
        root = parsed(part.data(), is_huge=True)
    except (etree.XMLSyntaxError, ValueError):
        return _in_words(part.data())
    return first_tag("".join(map(str, root.itertext()))) or next(
        (
            tag
            for node in root.iter()
            if is_element(node)
            for value in node.attrib.values()
            if (tag := first_tag(str(value)))
        ),
        "",
    )


def _in_words(data: bytes) -> str:
    """The first tag of a part that is plain text or another language than XML; empty in pictures."""
    try:
        return "" if b"\0" in data else first_tag(data.decode())
    except UnicodeDecodeError:
        return ""


def first_tag(text: str) -> str:
    """The first whole tag of a text; empty where there is none."""
    for span in find_tags(text):
        if span.end > 0:
            return shown(text[span.start : span.end])
    return ""


def _in_package(data: bytes) -> str:
    """The first tag in a file that is embedded: a workbook, another document."""
    try:
        inner = read_package(data)
    except BadPackageError:
        return ""
    return next((tag for part in inner.values() if (tag := _in_part(part))), "")


def _in_links(parts: Parts) -> Iterator[Problem[TemplatePlace]]:
    """Tags in relations that are no hyperlinks of the text."""
    for name in list(parts):
        if name.endswith(LINKS) and MAY_HOLD.search(plain_bytes(parts[name])):
            for item in parsed(parts[name].data()).iter():
                target = str(item.get("Target", ""))
                if first_tag(target) or CODED.search(target):
                    message = f"тег в адресе «{target[:100]}» не заполняется"
                    yield Problem(
                        message, "уберите тег из адреса", place=TemplatePlace("", target[:60], name)
                    )
