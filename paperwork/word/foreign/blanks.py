"""Blanks for a pen beside a wording: runs of «_», of dots, underlined spaces, tabulators with a leader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from paperwork.word.docx.xml import W, child, parent
from paperwork.word.foreign.line import COVER, SIGNS, Line
from paperwork.word.foreign.mark import Mark, Vocabulary
from paperwork.word.reading.story import shown

KIND = "{} после слов «{}» – пустое место для ручки, программа его не заполняет"
DAY = r"[«\"“]\s*_+\s*[»\"”]\s*_{2,}\s*(?:\d\d)?_*\s*(?:года|г\.?)?"
PASSPORT = (  # its number and who has issued it are one answer
    r"(?P<passport>(?i:сери[яи])\s*:?\s*_{2,}[ \xa0,]*(?:(?:№|N|(?i:номер))\s*:?\s*)?_{2,}"
    r"(?:[ \xa0,]*(?:(?i:кем|когда|и)\s+){0,3}(?i:выдан\w*)\s*:?\s*_{3,}(?:_|[ \xa0]_)*)?)"
)
BOXES = r"(?:\|[ _\xa0]{1,3}){3,}\|"
BLANK = re.compile(rf"{DAY}|{PASSPORT}|{BOXES}|_{{3,}}(?:[ \xa0_]*_)?|\.{{6,}}|…{{2,}}|\t+|\ue000+")
LINED = "\ue000"  # in place of an underlined space
LEAST = 4  # underlined spaces that are a blank
CAPTION = re.compile(r"\s*\((?P<words>[^()]{3,80})\)?\s*")
WORDS = 40  # letters of a wording that is said
SIGNED = re.compile("подпис|расшифр|печат|инициалы", re.IGNORECASE)  # captions of what a person signs
NONE = {"none", None}


def blanks(line: Line, vocabulary: Vocabulary, leaders: frozenset[str], around: Around) -> Iterator[Mark]:
    """The blanks of a paragraph whose wording names an answer."""
    has_leader = _has_leader(line.paragraph, leaders)
    text = _lined(line)
    done = 0
    for found in BLANK.finditer(text):
        blank, before = found.group(), text[done : found.start()]
        if "\t" in blank and not (has_leader and _ends(text, found.end())):
            continue
        if LINED in blank and len(blank) < LEAST:
            continue
        done = found.end()
        caption = CAPTION.match(text, found.end()) or (
            None if text[found.end() :].strip(" .,;") else around.caption
        )
        if caption and SIGNED.search(caption["words"]):
            continue
        if found["passport"] and not before.strip(" \t:,;"):
            before = around.left or "паспорт"
        meaning = vocabulary.worded(caption["words"], before) if caption else None
        meaning = meaning or vocabulary.worded(before if before.strip(" \t:,;") else around.left, around.left)
        if meaning:
            said = before.replace(COVER, "").strip(" :\t") or around.left.strip(" :") or (caption or [""])[0]
            is_line = LINED in blank or "\t" in blank
            seen = "линия" if is_line else f"«{blank}»"
            where = "вместо линии" if is_line else f"вместо «{blank}»"
            write = partial(_write, line, found.start(), found.end())
            message = KIND.format(seen, shown(said[-WORDS:].strip()))
            mark = Mark(
                line.paragraph, "" if is_line else blank, message, where, meaning, write, is_blank=True
            )
            mark.start = found.start()
            yield mark


class Around:
    """What is written around a paragraph: to the left of its cell, and in brackets below."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._paragraph = paragraph

    @property
    def left(self) -> str:
        """The words of the cell to the left, else of the paragraph above within the cell."""
        cell = next(self._paragraph.iterancestors(W + "tc"), None)
        if cell is None:
            return ""
        above = self._paragraph.getprevious()
        if above is not None and above.tag == W + "p" and words_of(above).strip():
            return words_of(above)
        previous = cell.getprevious()
        while previous is not None and previous.tag == W + "tc":
            if words_of(previous).strip():
                return words_of(previous)
            previous = previous.getprevious()
        return ""

    @property
    def caption(self) -> re.Match[str] | None:
        """«(фамилия, имя, отчество)» in the next paragraph, or in the cell below."""
        below = self._paragraph.getnext()
        found = CAPTION.fullmatch(words_of(below)) if below is not None and below.tag == W + "p" else None
        return found or CAPTION.fullmatch(words_of(cell_below(self._paragraph)))


def cell_below(paragraph: etree._Element) -> etree._Element | None:
    """The cell under the cell of a paragraph, by its number in the row."""
    cell = next(paragraph.iterancestors(W + "tc"), None)
    row = next(paragraph.iterancestors(W + "tr"), None)
    following = row.getnext() if row is not None else None
    if cell is None or row is None or following is None or following.tag != W + "tr":
        return None
    cells, own = following.findall(W + "tc"), row.findall(W + "tc")
    number = own.index(cell) if cell in own else len(cells)
    return cells[number] if number < len(cells) and len(cells) == len(own) else None


def words_of(element: etree._Element | None) -> str:
    """The words of an element."""
    return "" if element is None else "".join(leaf.text or "" for leaf in element.iter(W + "t"))


def _lined(line: Line) -> str:
    """The text without our own tags, in which underlined spaces are told from others."""
    text = list(line.foreign)
    for leaf, start in zip(line.leaves, line.starts, strict=False):
        own = SIGNS[leaf.tag] or leaf.text or ""
        look = child(parent(leaf), "rPr")
        lined = None if look is None else child(look, "u")
        if own and not own.strip() and lined is not None and lined.get(W + "val") not in NONE:
            text[start : start + len(own)] = LINED * len(own)
    return "".join(text)


def _ends(text: str, position: int) -> bool:
    """Whether nothing, or only the next wording, follows: numbers of pages do in a table of contents."""
    return not re.match(r"\s*(?:\d+|\0)", text[position:])


def _has_leader(paragraph: etree._Element, styles: frozenset[str]) -> bool:
    properties = child(paragraph, "pPr")
    if properties is None:
        return False
    style = child(properties, "pStyle")
    own = any(tab.get(W + "leader") not in NONE for tab in properties.iter(W + "tab"))
    return own or (style is not None and style.get(W + "val") in styles)


def leader_styles(styles: etree._Element | None) -> frozenset[str]:
    """The paragraph styles whose tabulators draw a line."""
    found = styles.iter(W + "style") if styles is not None else ()
    return frozenset(
        style.get(W + "styleId") or ""
        for style in found
        if any(tab.get(W + "leader") not in NONE for tab in style.iter(W + "tab"))
    )


def _write(line: Line, start: int, end: int, text: str) -> None:
    """Puts a tag in place of a blank, apart from the words before it."""
    is_close = start > 0 and not line.text[start - 1].isspace()
    line.replace(start, end, f" {text}" if is_close else text)
