"""The end of an open list on a paper blank: «иное» with a ruled line of its own to be written on."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from paperwork.word.docx.xml import W

LINE = 454  # twips: 8 mm, the height of a line written by hand
WORD = "иное:"
OTHER = f"{WORD}\u00a0{'_' * 24}"  # 50 mm in a sentence that goes on after it
SEPARATORS = " \u00a0;,/"


def set_apart(body: etree._Element) -> None:
    """Moves `OTHER` from the end of each paragraph to a line under it, without the separator before it."""
    for paragraph in list(body.iter(W + "p")):
        texts = list(paragraph.iter(W + "t"))
        if "".join(item.text or "" for item in texts).rstrip(SEPARATORS).endswith(OTHER):
            _cut(texts)
            paragraph.addnext(_line(paragraph))
            _keep_with_next(paragraph)


def _cut(texts: list[etree._Element]) -> None:
    """Takes the last words away; they are in one piece, as every printed value is."""
    for item in reversed(texts):
        item.text, found, _ = (item.text or "").rpartition(OTHER)
        if found:
            break
    for item in reversed(texts):
        item.text = (item.text or "").rstrip(SEPARATORS)
        if item.text:
            return


def _line(paragraph: etree._Element) -> etree._Element:
    """A ruled paragraph in the style and with the indents of the one above it."""
    made = etree.Element(W + "p")
    properties = etree.SubElement(made, W + "pPr")
    style, indent = (paragraph.find(f"{W}pPr/{W}{name}") for name in ("pStyle", "ind"))
    if style is not None:
        properties.append(deepcopy(style))
    rule = etree.SubElement(etree.SubElement(properties, W + "pBdr"), W + "bottom")
    _set(rule, val="single", sz="4", space="1", color="auto")
    _set(
        etree.SubElement(properties, W + "spacing"),
        before="0",
        after="0",
        line=str(LINE),
        lineRule="atLeast",
    )
    if indent is not None:
        properties.append(deepcopy(indent))
    run = etree.SubElement(made, W + "r")
    form = paragraph.find(f"{W}r/{W}rPr")
    if form is not None:
        run.append(deepcopy(form))
    etree.SubElement(run, W + "t").text = WORD
    return made


def _set(element: etree._Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(W + name, value)


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    if properties.find(W + "keepNext") is None:
        at = 0 if properties.find(W + "pStyle") is None else 1
        properties.insert(at, etree.Element(W + "keepNext"))
