"""Formats of one book brought into another."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from paperwork.intake.excel.amending.styles import FIRST_OWN_FORMAT, Styles
from paperwork.intake.excel.parts import local

PARTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class Imported:
    """The formats of a source, added to a target as they are asked for."""

    def __init__(self, source: Styles, target: Styles) -> None:
        """Brings formats from ``source`` into ``target``."""
        self._source = source
        self._target = target
        self._styles: dict[int, int] = {}
        self._parts: dict[tuple[str, int], int] = {}

    def style(self, number: int) -> int:
        """The number that the cell format ``number`` of the source has in the target."""
        if number not in self._styles:
            self._styles[number] = self._target.add(self._format(number))
        return self._styles[number]

    def _format(self, number: int) -> etree._Element:
        made = deepcopy(self._source.format(number))
        made.set("xfId", "0")  # the named styles of the source do not come along
        for name, holder in PARTS.items():
            made.set(name, str(self._part(holder, int(made.get(name) or 0))))
        number_format = int(made.get("numFmtId") or 0)
        if number_format >= FIRST_OWN_FORMAT:  # those below mean the same in every book
            made.set("numFmtId", str(self._target.number_of(self._source.code(number_format))))
        return made

    def _part(self, holder: str, number: int) -> int:
        """The font, fill, border or rule format in the target."""
        key = holder, number
        if key not in self._parts:
            source = self._source.root.find(f"{{*}}{holder}")
            target = self._target.holder(holder)
            assert source is not None  # what is referred to is there
            target.append(deepcopy(source[number]))
            target.set("count", str(len(target)))
            self._parts[key] = len(target) - 1
        return self._parts[key]

    def restyle(self, root: etree._Element) -> None:
        """Gives every cell, row, column and rule of a sheet of the source its number in the target."""
        for element in root.iter("{*}c", "{*}row", "{*}col", "{*}cfRule"):
            name = {"col": "style", "cfRule": "dxfId"}.get(local(element), "s")
            number = element.get(name)
            if number is None:  # it has the first format of the target then
                continue
            is_rule = name == "dxfId"
            element.set(name, str(self._part("dxfs", int(number)) if is_rule else self.style(int(number))))
