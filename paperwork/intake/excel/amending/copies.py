"""Copies of rows that a workbook keeps: the data of pivot tables and the picture of its first page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from lxml import etree

from paperwork.intake.excel.parts import Parts, without

Tells = Callable[[str], bool]
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def drop_copies(parts: Parts, tells: Tells) -> None:
    """Takes out what Excel makes anew by itself: rows kept for pivot tables, and the thumbnail.

    The values by which such a table groups stay, as the table counts them by their places; those that
    ``tells`` is true of become dashes. Excel reads the rows again when it opens the book.
    """
    for part in parts.related("", "thumbnail"):
        parts.unrelate("", part)
        parts.remove(part)
    for cache in parts.related(parts.book(), "pivotCacheDefinition"):
        _drop_rows(parts, cache, tells)


def _drop_rows(parts: Parts, cache: str, tells: Tells) -> None:
    root = parts.tree(cache)
    source = root.find("{*}cacheSource/{*}worksheetSource")
    if source is None or any(str(key).endswith("}id") for key in source.attrib):
        return  # of another file: Excel could not read its rows again
    for records in parts.related(cache, "pivotCacheRecords"):
        parts.unrelate(cache, records)
        parts.remove(records)
    without(root, RELATION, STRICT_RELATION, "recordCount")
    root.set("saveData", "0")
    root.set("refreshOnLoad", "1")
    root.set("missingItemsLimit", "0")  # else what is gone from the rows stays among the values
    _blank(root, tells)
    parts.put(cache, root)


def _blank(root: etree._Element, tells: Tells) -> None:
    """Dashes in place of values of removed rows, each another, as no value may occur twice."""
    numbers = count(1)
    for item in root.iter("{*}s"):
        if tells(item.get("v") or ""):
            item.set("v", "–" * next(numbers))
