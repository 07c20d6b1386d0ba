"""Numbered lists that begin anew in each document of a longer one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from paperwork.word.docx.xml import DECLARATION, W, child, parse

NUMBERED = re.compile(r'(<w:numId w:val=")(\d+)')
# a paragraph's style, what the XML schema puts between it and the numbering, and the numbering, if any
STYLED = re.compile(
    r'<w:pStyle w:val="([^"]*)"/>'
    r"(?:<w:(?:keepNext|keepLines|pageBreakBefore|framePr|widowControl)\b[^<>]*/>)*(<w:numPr>)?"
)
NONE = "0"  # the number of no list
LEVELS = 9


class Lists:
    """The lists of a template, and for each document copies of them that count from the beginning.

    Lists of one kind count on together, as Word does it: only the first of them begins anew.
    """

    def __init__(self, numbering: bytes, styles: bytes | None) -> None:
        self._root = parse(numbering)
        self._nums = {num.get(W + "numId", ""): num for num in self._root.iter(W + "num")}
        self._kinds = {item.get(W + "abstractNumId", ""): item for item in self._root.iter(W + "abstractNum")}
        self._styles = dict(self._of_styles(parse(styles))) if styles is not None else {}
        self._newest = list(self._root.iter(W + "num"))[-1] if self._nums else self._root
        self._last = max((int(key) for key in self._nums if key.isdigit()), default=0)
        self._own: dict[str, str] = {}
        self._begun: set[str] = set()
        self._documents = 0
        self.count = len(self._nums)

    def begin(self) -> None:
        """From here on the texts are those of the next document."""
        self._documents += 1
        self._own.clear()
        self._begun.clear()

    def renewed(self, text: str) -> str:
        """A part of the document with lists of its own."""
        if self._styles:
            text = STYLED.sub(self._spelt_out, text)
        return NUMBERED.sub(lambda found: found[1] + self._number(found[2]), text)

    def written(self) -> str:
        """The part with the lists of all documents."""
        return DECLARATION + etree.tostring(self._root, encoding="unicode")

    def _of_styles(self, styles: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
        """The list and level that paragraph styles bring along, by the style's id."""
        known = {style.get(W + "styleId", ""): style for style in styles.iter(W + "style")}
        for key in known:
            number, level, name = "", "", key
            # styles may be based on one another in a circle
            for _ in range(len(known)):
                style = known.get(name)
                if style is None or (number and level):
                    break
                number = number or _value(style.find(f"{W}pPr/{W}numPr/{W}numId"))
                level = level or _value(style.find(f"{W}pPr/{W}numPr/{W}ilvl"))
                name = _value(child(style, "basedOn"))
            if number in self._nums:
                yield key, (number, level or self._level_of(number, key))

    def _level_of(self, number: str, style: str) -> str:
        """The level of a list that is tied to a style."""
        for level in self._levels(number):
            if _value(child(level, "pStyle")) == style:
                return level.get(W + "ilvl", "0")
        return "0"

    def _levels(self, number: str) -> list[etree._Element]:
        kind = self._kinds.get(_value(child(self._nums[number], "abstractNumId")))
        return [] if kind is None else kind.findall(W + "lvl")

    def _spelt_out(self, found: re.Match[str]) -> str:
        """A paragraph's list named by itself, not by its style."""
        if found[2] or found[1] not in self._styles:
            return found[0]
        number, level = self._styles[found[1]]
        return f'{found[0]}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _number(self, old: str) -> str:
        if old == NONE or old not in self._nums:
            return old
        if old not in self._own:
            self._own[old] = self._instance(old)
        return self._own[old]

    def _instance(self, old: str) -> str:
        """The number under which this document has a list."""
        num = self._nums[old]
        kind = _value(child(num, "abstractNumId"))
        is_first, begins = kind not in self._begun, num.find(f"{W}lvlOverride/{W}startOverride") is not None
        self._begun.add(kind)
        if self._documents == 1 or not (is_first or begins) or not self._counts(old):
            return old
        # a second w:num of the same abstract list counts on with it: only an override begins it anew
        copy = deepcopy(num)
        if is_first:
            self._restart(copy, old)
        return self._added(copy)

    def _added(self, num: etree._Element) -> str:
        """The number of a new list."""
        self._last += 1
        self.count += 1
        num.set(W + "numId", str(self._last))
        # the XML schema wants every w:num after the abstract lists and before what may follow them
        self._newest.addnext(num)
        self._newest = num
        return str(self._last)

    def _counts(self, number: str) -> bool:
        """Whether the list has numbers, not only bullets."""
        # a level of an unknown form is taken for a counting one
        forms = [_value(child(level, "numFmt")) for level in self._levels(number)]
        return not forms or any(form not in ("bullet", "none") for form in forms)

    def _restart(self, num: etree._Element, old: str) -> None:
        """Makes the copy of a list count from where the list itself begins."""
        starts = {level.get(W + "ilvl", "0"): _value(child(level, "start")) for level in self._levels(old)}
        overrides = {item.get(W + "ilvl", "0"): item for item in num.iterfind(W + "lvlOverride")}
        for level in starts or map(str, range(LEVELS)):
            override = overrides.get(level)
            if override is None:
                override = etree.SubElement(num, W + "lvlOverride", {W + "ilvl": level})
            if override.find(W + "startOverride") is None:
                start = etree.Element(W + "startOverride", {W + "val": starts.get(level) or "1"})
                override.insert(0, start)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(W + "val", "")
