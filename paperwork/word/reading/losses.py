"""What would vanish with a paragraph, cell or row that a tag is put in place of."""

from __future__ import annotations

from lxml import etree

from paperwork.word.docx.xml import HOLDER, W, is_element
from paperwork.word.reading.scanner import INVISIBLE
from paperwork.word.reading.story import Story, shown

NAMES = {"tr": "строки таблицы", "tc": "ячейки таблицы", "p": "абзаца"}
NEIGHBOURS = {"tr": "в соседнюю строку", "tc": "в соседнюю ячейку", "p": "в соседний абзац"}
THINGS = {
    "drawing": "картинка",
    "pict": "картинка",
    "object": "вставленный объект",
    "footnoteReference": "сноска",
    "endnoteReference": "концевая сноска",
    "sym": "значок",
    "fldSimple": "поле Word",
    "instrText": "поле Word",
    "oMath": "формула",
    "sectPr": "разрыв раздела",
    "pageBreakBefore": "разрыв страницы",
    "noBreakHyphen": "дефис",
    "pgNum": "номер страницы",
    "dayShort": "дата",
    "dayLong": "дата",
    "monthShort": "дата",
    "monthLong": "дата",
    "yearShort": "дата",
    "yearLong": "дата",
}
PAGES = {"page": "разрыв страницы", "column": "разрыв колонки"}
OFF = ("0", "false", "off")
UNSEEN = str.maketrans("", "", INVISIBLE)


def report_content(story: Story, owner: etree._Element, number: int, level: str) -> None:
    """Notes, as a problem of the tag, the first thing besides tags that is in what it replaces."""
    lost = _content(owner, level)
    if lost:
        written = story.tags[number].written
        message = f"{lost} пропадёт: тег «{written}» встаёт на место {NAMES[level]}"
        story.tag_problem(number, message, f"перенесите это {NEIGHBOURS[level]}")


def _content(owner: etree._Element, level: str) -> str:
    """What is in the element besides tags, in words; empty where there is nothing."""
    # with a paragraph the section that ends there is kept
    kept = owner.find(f"{W}pPr/{W}sectPr") if level == "p" else None
    words = "".join(HOLDER.sub("", leaf.text or "") for leaf in owner.iter(W + "t"))
    if words.translate(UNSEEN).strip():
        return f"текст «{shown(words.strip())[:60]}»"
    for node in owner.iter():
        if is_element(node) and node is not kept:
            thing = _thing(node)
            if thing:
                return thing
    return ""


def _thing(node: etree._Element) -> str:
    name = str(node.tag).rpartition("}")[2]
    if name == "br":
        return PAGES.get(node.get(W + "type") or "", "")
    # switched off, it breaks nothing
    if name == "pageBreakBefore" and node.get(W + "val") in OFF:
        return ""
    return THINGS.get(name, "")
