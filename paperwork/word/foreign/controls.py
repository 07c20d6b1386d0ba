"""Content controls in which Word would wait for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from paperwork.word.docx.xml import W, ancestor, around, child, is_element, keep_spaces, parent, remove
from paperwork.word.foreign.mark import Mark, Meaning, Vocabulary, quoted
from paperwork.word.reading.scanner import OPENER

KIND = "{} – элемент управления содержимым Word, программа его не заполняет"
CHOICE = "{} – флажок или список Word, программа его не меняет"
CHOICES = ("dropDownList", "comboBox", "checkbox")
# of the document's own making: a table of contents, a picture, a formula, a list of sources
OTHERS = frozenset({
    "docPartObj", "picture", "equation", "citation", "bibliography", "group", "repeatingSection",
    "repeatingSectionItem", "chart",
})  # fmt: skip


def controls(root: etree._Element, vocabulary: Vocabulary) -> Iterator[Mark]:
    """The controls of a part that no tag of ours is in."""
    for control in root.iter(W + "sdt"):
        properties, content = child(control, "sdtPr"), child(control, "sdtContent")
        if properties is None or content is None:
            continue
        kinds = {etree.QName(node).localname for node in properties if is_element(node)}
        words = "".join(leaf.text or "" for leaf in content.iter(W + "t"))
        if kinds & OTHERS or OPENER.search(words) or content.find(f".//{W}sdt") is not None:
            continue
        names = [
            node.get(W + "val") or "" for name in ("alias", "tag") for node in properties.findall(W + name)
        ]
        is_waiting = "showingPlcHdr" in kinds
        left = _left_of(control)
        meanings = (
            vocabulary.named(name, left) for name in [*names, *([words] if is_waiting else [])] if name
        )
        meaning = next(filter(None, meanings), None) or (vocabulary.worded(left) if left else None)
        # a control with words and no name that means anything may be there for its own sake
        if not meaning and not is_waiting:
            continue
        paragraph = next(content.iter(W + "p"), None)
        home = paragraph if paragraph is not None else ancestor(control, W + "p")
        if home is None:
            continue
        is_choice = bool(kinds & set(CHOICES))
        found = meaning or Meaning()
        # what a person sees: its title, its words, and only then the name inside
        text = next(filter(None, [*names[:1], words.strip(), *names]), "без имени")
        kind = CHOICE if is_choice else KIND
        # the words of a choice are an answer of the list: what it is to be is not sure
        sure = Meaning(found.tags, found.is_sure and "checkbox" not in kinds, found.rows)
        where = f"вместо элемента {quoted(text)}"
        yield Mark(home, text, kind.format(quoted(text)), where, sure, partial(_write, control))


def _left_of(control: etree._Element) -> str:
    """The words before a control within its paragraph or its row."""
    paragraph = ancestor(control, W + "p")
    if paragraph is not None:
        words: list[str] = []
        for node in paragraph.iter():
            if node is control:
                break
            if is_element(node) and node.tag == W + "t":
                words.append(node.text or "")
        if "".join(words).strip():
            return "".join(words)
    cell = ancestor(control, W + "tc")
    place = control if cell is None else around(cell)
    previous = place.getprevious() if place.getparent() is not None else None
    is_beside = cell is not None or control.find(f"{W}sdtContent/{W}tc") is not None
    return (
        "".join(leaf.text or "" for leaf in previous.iter(W + "t"))
        if is_beside and previous is not None
        else ""
    )


def _write(control: etree._Element, text: str) -> None:
    """Puts a text into the control and takes the control away from around it."""
    content = child(control, "sdtContent")
    if content is None:
        return
    leaves = list(content.iter(W + "t"))
    if not leaves:
        home = next(content.iter(W + "p"), content)
        run = etree.SubElement(home, W + "r")
        leaves = [etree.SubElement(run, W + "t")]
    leaves[0].text = text
    keep_spaces(leaves[0])
    for leaf in leaves[1:]:
        leaf.text = None
    for style in list(content.iter(W + "rStyle")):
        remove(style)
    owner = parent(control)
    place = owner.index(control)
    owner[place : place + 1] = list(content)
