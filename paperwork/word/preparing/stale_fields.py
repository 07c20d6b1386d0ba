"""Fields that Word computes from what is written in them: with a tag there they would show an old answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from paperwork.common.errors import Problem
from paperwork.common.packages import parsed
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.xml import W
from paperwork.word.preparing.fields import fields_of
from paperwork.word.preparing.leftovers import first_tag
from paperwork.word.preparing.package import Parts, plain_bytes
from paperwork.word.reading.story import shown

COMPUTED = re.compile(r"\s*(IF|COMPARE|NEXTIF|SKIPIF|=)(?![A-Za-z])", re.IGNORECASE)
MAY_BE = re.compile(rb"instr(?:Text\b[^>]*>|=[\"'])\s*(?:IF|COMPARE|NEXTIF|SKIPIF|=)", re.IGNORECASE)
MESSAGE = "поле Word «{}» с тегом «{}»: его ответ считает только Word, а в документе остался бы прежний"
FIX = "напишите вместо поля {% if … %} … {% endif %} или само выражение: {{ … }}"


def stale_fields(parts: Parts, texts: list[str]) -> Iterator[Problem[TemplatePlace]]:
    """A problem for each field whose answer depends on a tag."""
    for name in texts:
        if MAY_BE.search(plain_bytes(parts[name])):
            for code in _codes(parsed(parts[name].data())):
                found, tag = COMPUTED.match(code), first_tag(code)
                if found and tag:
                    place = TemplatePlace(f"в поле «{shown(code)[:60]}»", tag, name)
                    yield Problem(MESSAGE.format(found[1].upper(), tag), FIX, place=place)


def _codes(root: etree._Element) -> Iterator[str]:
    """The instructions of the fields."""
    for simple in root.iter(W + "fldSimple"):
        yield simple.get(W + "instr") or ""
    for paragraph in root.iter(W + "p"):
        for item in fields_of(paragraph):
            yield item.code
