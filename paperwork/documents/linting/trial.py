"""A template filled once with invented answers: what no compiler can know of the values of its tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from paperwork.case.context import ClientContext, cases
from paperwork.case.tags import tag_tree
from paperwork.common.errors import Problem
from paperwork.common.packages import parsed
from paperwork.documents.examples import sample_book
from paperwork.documents.linting.marks import Finding
from paperwork.word import RenderError, Template, TemplatePlace
from paperwork.word.docx.layout import stories
from paperwork.word.docx.package import read_package
from paperwork.word.docx.xml import W
from paperwork.word.reading.places import Places

TRIED: Final = 3  # clients
FILLED: Final = "1"  # a text, and a number
WHOLE: Final = "целая запись"
ONE: Final = "назовите одно ее поле после точки"
NAME: Final = re.compile(r"\{\{ *([\w.]+) *\}\}")
NAMES: Final = ("фио", "номер")  # by which a record is known
LINKS: Final = ("дело", "план", "номер")
STEM: Final = 3  # letters that the name of a row has in common with that of its list
SUITS: Final = (
    "фильтры и к чему они подходят, стоят в конце того, что показывает paperwork fields;"
    " числа пишут без кавычек, слова – в кавычках"
)


def unfillable(template: Template, columns: str) -> Iterator[Finding]:
    """The first tag that cannot be filled for those of the sample who have most of what is asked."""
    contexts = [case.context(template.tags) for case in _clients(columns)]
    most = max(_records(context) for context in contexts)
    fullest = sorted((it for it in contexts if _records(it) == most), key=_answers, reverse=True)
    errors = [error for context in fullest[:TRIED] if (error := _error(template, context))]
    if len(errors) == len(fullest[:TRIED]):  # what one of them lacks is no fault of the template
        error = errors[0]
        place = _with_part(error.place or TemplatePlace(tag=error.field), template.source)
        what = error.sentence.rpartition(": ")[2].partition("; ")[0]
        fix = _named(place.tag, columns) if WHOLE in what else SUITS
        yield Problem(f"тег «{place.tag}» не заполнить: {what}", fix, place=place)


def _error(template: Template, context: Mapping[str, object]) -> RenderError | None:
    try:
        template.render(context)
    except RenderError as error:
        return error
    return None


def _with_part(place: TemplatePlace, source: bytes) -> TemplatePlace:
    """The place with the part of the file that it is in."""
    parts = read_package(source)
    for name, kind in stories(parts):
        root = parsed(parts[name].data())
        places = Places(root, kind)
        if any(places.of(paragraph) == place.words for paragraph in root.iter(W + "p")):
            return replace(place, part=name)
    return place


def _named(tag: str, columns: str) -> str:
    """What to write in place of a tag that prints a whole record, or all rows of a list."""
    found = NAME.fullmatch(tag)
    known: Any = tag_tree(json.loads(columns)) if found else None
    for name in found[1].split(".") if found else ():
        known = known.get(name) if isinstance(known, Mapping) else None
    row = known[0] if isinstance(known, list) and known else known
    if not found or not isinstance(row, Mapping):
        return ONE
    if row is known:
        return f"напишите, например, «{{{{ {found[1]}.{_column(row, NAMES)} }}}}»"
    own = found[1].rpartition(".")[2]  # «услуга» of «услуги»
    column = _column(row, [name for name in row if name[:STEM] == own[:STEM]])
    return f"напишите «{{% for строка in {found[1]} %}}{{{{ строка.{column} }}}} {{% endfor %}}»"


def _column(row: Mapping[str, object], wanted: Iterable[str]) -> str:
    """The first of the wanted columns that is there, else one that is no link to another sheet."""
    named = (name for name in wanted if name in row)
    return next(named, next((name for name in row if name not in LINKS), next(iter(row))))


@lru_cache(maxsize=8)
def _clients(columns: str) -> tuple[ClientContext, ...]:
    """The clients of the sample, as if their book had these columns of its own, filled in."""
    book, period = sample_book()
    own: Mapping[str, Mapping[str, str]] = json.loads(columns)
    filled = {
        title: [replace(record, extra=dict.fromkeys(own[title], FILLED)) for record in records]
        for title, records in book.records.items()
        if title in own
    }
    return tuple(cases(replace(book, extra=own, records={**book.records, **filled}), period.end, period))


def _records(context: Mapping[str, object]) -> int:
    """How many records and lists of a context hold anything."""
    return sum(_answers(value) > 0 for value in context.values())


def _answers(value: object) -> int:
    """How many answers there are."""
    if isinstance(value, (Mapping, list)):
        return sum(map(_answers, value.values() if isinstance(value, Mapping) else value))
    return value not in (None, "")
