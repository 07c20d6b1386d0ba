"""The examples that the guide to the tags gives, taken from the sample casebook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from paperwork.book.casebook import Book
from paperwork.book.period import Period, month
from paperwork.case.context import ClientContext, cases
from paperwork.case.tags import TODAY, all_tags
from paperwork.common.errors import shortened
from paperwork.common.resources import SAMPLE_MONTH, sample_data
from paperwork.intake.excel.reading.grid import Grid
from paperwork.intake.excel.reading.read import Reading
from paperwork.sheets import SCHEMAS
from paperwork.word.language.values import plain


def examples() -> bytes:
    """An example of every tag that the sample casebook can give one for, on the last day of its month.

    Made once and kept among the samples: whoever asks which tags there are would wait for the dictionary.
    """
    book, period = sample_book()
    names = [tag.name for tag in all_tags() if tag.name != TODAY]
    found: dict[str, str] = {}
    for case in (ClientContext(book, period.end, period=period), *cases(book, period.end, period)):
        lacking = [name for name in names if name not in found]
        _gather(case.context(lacking), "", found)
    in_order = {name: found[name] for name in names if name in found}
    return json.dumps(in_order, ensure_ascii=False, indent=1).encode() + b"\n"


@cache
def sample_book() -> tuple[Book, Period]:
    """The sample casebook on the last day of its month, and this month."""
    period = month(SAMPLE_MONTH)
    return Reading("", period.end).read(list(_sample_grids())), period


def _sample_grids() -> Iterator[Grid]:
    """The sample casebook as sheets, without a workbook in between."""
    data: Mapping[str, Any] = sample_data()
    for schema in SCHEMAS:
        content = data.get(schema.sheet.title, {})
        if isinstance(content, Mapping):
            rows = [[header, value] for header, value in content.items()]
        else:
            headers = [item.header for item in schema.fields]
            rows = [headers, *([row.get(header) for header in headers] for row in content)]
        yield Grid(schema.sheet.title, list(enumerate(rows)))


def _gather(value: object, name: str, found: dict[str, str]) -> None:
    """Notes the first value of every name inside a context."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _gather(inner, f"{name}.{key}" if name else str(key), found)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, f"{name}[]", found)
    elif value not in (None, "") and name not in found:
        found[name] = shortened(plain(value))
