"""Numbers that a spreadsheet shows as percentages: by which formats, and as which text."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from paperwork.intake.excel.container import Container
from paperwork.intake.excel.reading.xml_walk import forget, local_name, walk
from paperwork.sheets.answers.cells import shown

BUILT_IN = {"9": "0%", "10": "0.00%"}  # formats that Excel knows by their numbers alone
MAY_BE_PERCENT = re.compile(rb"numFmtId\s*=\s*[\"'](?:9|10)[\"']|%")
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')  # what a format shows as it is, or not at all
PLACES = re.compile(r"\.([0#?]+)")
GAP = re.compile(r"[ \u00a0]%")
MOST_PLACES = 15

Percents = Mapping[str, str]  # the number of a cell format, as cells name it → its code


def percents_of(container: Container) -> Percents:
    """The cell formats of an .xlsx that show a percentage. Raises lxml's errors for damaged formats."""
    name = next((name for name in container.names() if name.lower() == "xl/styles.xml"), "")
    data = container.part(name)
    if not MAY_BE_PERCENT.search(data):
        return {}
    codes = dict(BUILT_IN)
    numbers: list[str] = []
    for is_start, element in walk([data], ("{*}numFmt", "{*}xf")):
        if not is_start:
            if local_name(element) == "numFmt":
                codes[element.get("numFmtId", "")] = element.get("formatCode", "")
            elif local_name(element.getparent()) == "cellXfs":
                numbers.append(element.get("numFmtId", ""))
            forget(element)
    return {str(at): code for at, number in enumerate(numbers) if "%" in (code := codes.get(number, ""))}


def using(percents: Percents) -> re.Pattern[bytes]:
    """What a cell in one of the formats has among its attributes, in a sheet of the plain layout."""
    return re.compile(rb' s="(?:%s)"' % "|".join(percents).encode())


def percentage(number: float, code: str) -> str | None:
    """The text that the format shows: 0.125 in «0.0%» is «12,5%»; None where it shows no percentage."""
    section = code.partition(";")[0]
    bare = LITERAL.sub("", section)
    if "%" not in section or not math.isfinite(number):
        return None
    # a sign in quotes is only printed: the number is not multiplied for it
    value = Decimal(f"{number:.15g}") * 100 ** min(bare.count("%"), 3)
    if not re.search("[0#?]", bare):
        return f"{shown(value)}%"
    found = PLACES.search(bare)
    signs = found.group(1)[:MOST_PLACES] if found else ""
    text = f"{value.quantize(Decimal(1).scaleb(-len(signs)), ROUND_HALF_UP):f}"
    for sign in reversed(signs):  # zeros at the end show only where the format has a zero
        if sign == "0" or not text.endswith("0"):
            break
        text = text[:-1]
    return text.rstrip(".").replace(".", ",") + ("\u00a0%" if GAP.search(section) else "%")
