"""A package made ready: what the author left in it beside the text is taken, taken out or reported."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.common.errors import Level, Problem
from paperwork.word.docx.errors import TemplatePlace
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.preparing.addresses import settle_addresses
from paperwork.word.preparing.controls import settle_controls
from paperwork.word.preparing.leftovers import drop_glossary, drop_remarks_of_xml, leftovers
from paperwork.word.preparing.package import Parts, changed, plain_bytes
from paperwork.word.preparing.remarks import drop_remarks
from paperwork.word.preparing.revisions import TRACKED, accept
from paperwork.word.preparing.shown_properties import renew_shown
from paperwork.word.preparing.stale_fields import stale_fields

REVISED = (
    "в шаблоне остались исправления, записанные Word: вставки приняты, удаленное не печатается",
    "проверьте их и примите: Рецензирование → Принять",
)


def prepare(parts: Parts) -> Iterator[Problem[TemplatePlace]]:
    """Changes the parts in place; what is wrong with them, and warnings of what was done."""
    yield from tidy(parts)
    settle_controls(parts, _texts(parts))
    renew_shown(parts, _texts(parts))
    yield from drop_glossary(parts)
    drop_remarks_of_xml(parts, [name for name, _ in stories(parts)])
    yield from stale_fields(parts, _texts(parts))
    yield from leftovers(parts, {name for name, _ in stories(parts)})


def tidy(parts: Parts) -> Iterator[Problem[TemplatePlace]]:
    """The same as far as it concerns any document, be it a template or one that was made."""
    revised = [name for name in _texts(parts) if TRACKED.search(plain_bytes(parts[name]))]
    for name in revised:
        changed(parts, name, accept)
    if revised:
        yield Problem(*REVISED, Level.WARNING, TemplatePlace())
    yield from drop_remarks(parts, _texts(parts))
    yield from settle_addresses(parts, _texts(parts))


def _texts(parts: Parts) -> list[str]:
    return [name for name, kind in stories(parts) if kind not in PLAIN]
