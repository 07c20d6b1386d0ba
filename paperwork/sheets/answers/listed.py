"""Answers of open lists in the words of the list, where a form has them underlined or counts with them."""

from __future__ import annotations

from paperwork.sheets.answers.choices import standard
from paperwork.sheets.answers.sheet import Around, ComputedTag


def as_listed(text: str | None, name: str) -> str | None:
    """The value of the list that the text means («вместе» – «совместно»), else the text as it is typed."""
    found = standard()[name].find(text) if text else None
    return found.shown if found else text


def listed(tag: str, header: str, attribute: str, name: str) -> ComputedTag:
    """A tag of a field in the words of its list."""

    def value(record: object, _around: Around) -> object:
        return as_listed(getattr(record, attribute), name)

    return ComputedTag(tag, header, value)
