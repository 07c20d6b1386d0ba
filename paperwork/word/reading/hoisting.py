"""Hoisting: tags put in place of their whole run, paragraph, cell or row: {%r }, {%p }, {%tc }, {%tr }."""

from __future__ import annotations

from lxml import etree

from paperwork.word.docx.xml import (
    HOLDER,
    W,
    ancestor,
    around,
    child,
    holder,
    inner,
    is_element,
    keep_spaces,
    numbers,
    remove,
    tag_node,
)
from paperwork.word.reading.losses import NAMES, report_content
from paperwork.word.reading.spelling import BRANCHES, CLOSED
from paperwork.word.reading.story import Story, first_word, is_empty_run

FIXES = {
    "tr": "поставьте каждый в свою строку: теги «{%tr» – над этой и под ней, остальное оставьте в этой",
    "tc": "поставьте каждый в свою ячейку",
    "p": "поставьте каждый в свой абзац",
}


def split_runs(story: Story) -> None:
    """Sets each {%r %} between runs: what follows it in its run starts a run of its own."""
    for leaf in story.leaves():
        rest: etree._Element | None = leaf
        while rest is not None:
            rest = _split(story, rest)


def _split(story: Story, leaf: etree._Element) -> etree._Element | None:
    """Cuts the run at the first {%r %} of the text; gives the text that is left after it."""
    text = leaf.text or ""
    match = next((m for m in HOLDER.finditer(text) if story.tags[int(m.group(1))].level == "r"), None)
    run = leaf.getparent()
    if match is None or run is None or run.tag != W + "r":
        return None
    # what follows the tag loses the looks of the run, as in docxtpl
    node = tag_node(int(match.group(1)))
    run.addnext(node)
    after = etree.Element(W + "r")
    rest = etree.SubElement(after, W + "t")
    rest.text = text[match.end() :]
    keep_spaces(rest)
    after.extend([sibling for sibling in leaf.itersiblings() if is_element(sibling)])
    leaf.text = text[: match.start()]
    node.addnext(after)
    # a value printed by {{r }} looks like the run in which its tag was written
    story.looks[int(match.group(1))] = inner(run.find(W + "rPr"))
    if is_empty_run(run):
        remove(run)
    if is_empty_run(after):
        remove(after)
        return None
    return rest


def hoist(story: Story) -> None:
    """Replaces each row, cell and paragraph that holds a tag for the whole of it by that tag."""
    # the largest first: a row tag takes its cells and paragraphs with it
    for level in ("tr", "tc", "p"):
        owners: dict[etree._Element, list[tuple[int, etree._Element]]] = {}
        for number, leaf in story.homes().items():
            if story.tags[number].level == level:
                owner = _owner(story, number, leaf)
                if owner is not None:
                    owners.setdefault(owner, []).append((number, leaf))
        for owner, found in owners.items():
            _replace(story, owner, found, level)


def _owner(story: Story, number: int, leaf: etree._Element) -> etree._Element | None:
    """The element that the tag replaces; None, with a problem noted, when the tag is outside of any."""
    tag = story.tags[number]
    owner = ancestor(leaf, W + tag.level)
    if owner is None or owner.getparent() is None:
        message = f"тег «{tag.written}» стоит вне {NAMES[tag.level]}"
        story.tag_problem(number, message, f"уберите «{tag.level}» после скобки или перенесите тег в таблицу")
        leaf.text = (leaf.text or "").replace(holder(number), "")
        return None
    return owner


def _replace(
    story: Story, owner: etree._Element, found: list[tuple[int, etree._Element]], level: str
) -> None:
    number, leaf = found[0]
    _report_lost(story, owner, [tag for tag, _ in found], level)
    # what a comment is put in place of is commented out with it
    if story.tags[number].kind != "#":
        report_content(story, owner, number, level)
    if level == "p":
        _keep_section(story, owner, number)
        run = leaf.getparent()
        look = "" if run is None else inner(run.find(W + "rPr"))
        # a value printed by {{p }} has the looks of the paragraph that its tag replaces
        story.block_looks[number] = look, inner(owner.find(W + "pPr"))
    # what is printed stays in its control; a block goes around the control, as around what is in it
    place = around(owner) if story.tags[number].kind == "%" else owner
    place.addprevious(tag_node(number))
    remove(place)


def _keep_section(story: Story, owner: etree._Element, number: int) -> None:
    """The section that ends with the paragraph goes on to end there, whatever the tag does."""
    properties = child(owner, "pPr")
    section = None if properties is None else child(properties, "sectPr")
    if section is None:
        return
    word = first_word(story.tags[number].code) if story.tags[number].kind == "%" else ""
    if word in BRANCHES:
        fix = "поставьте разрыв раздела вне {% if … %}"
        message = f"тег «{story.tags[number].written}» встаёт на место абзаца, и разрыв раздела пропадёт"
        story.tag_problem(number, message, fix)
    ending = etree.Element(W + "p")
    etree.SubElement(ending, W + "pPr").append(section)
    # outside of the block that the tag opens or closes
    if word in CLOSED:
        around(owner).addprevious(ending)
    else:
        around(owner).addnext(ending)


def _report_lost(story: Story, owner: etree._Element, found: list[int], level: str) -> None:
    """Notes the tags that would vanish together with what is replaced."""
    written = story.tags[found[0]].written
    for number in numbers(owner):
        tag = story.tags[number]
        # a comment is lost anyway
        if number == found[0] or tag.kind == "#":
            continue
        message = f"тег «{tag.written}» пропадёт: тег «{written}» встаёт на место {NAMES[level]}"
        story.tag_problem(number, message, FIXES[level])
