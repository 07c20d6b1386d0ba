"""What is wrong with the titles of sheets: one that occurs twice, is another's, or looks like another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold, nearest
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.fields import Schema


def read_as(file: str, title: str, schema: Schema) -> Problem:
    """A sheet that was known by its columns alone."""
    tag = schema.sheet.rows_tag or schema.sheet.tag
    fix = f"верните название «{schema.sheet.title}», если это он; в шаблонах его строки — «{tag}»"
    message = f"лист прочитан как «{schema.sheet.title}»: у него такие столбцы"
    return Problem(message, fix, Level.WARNING, CellPlace(file, title))


def twice(file: str, title: str, other: str) -> Problem:
    """A sheet whose title another has."""
    message = f"лист с таким названием уже есть («{other}»), этот не прочитан"
    fix = "перенесите строки на один лист или переименуйте этот"
    return Problem(message, fix, Level.WARNING, CellPlace(file, title))


def strange(
    file: str, titles: Iterable[str], others: Mapping[str, str], own: Collection[str]
) -> Iterator[Problem]:
    """Sheets that are not known, though they look like one that is; ``own`` are read as the user's own."""
    known = [*(schema.sheet.title for schema in SCHEMAS), *others.values()]
    names = set(map(fold, known))
    for title in titles:
        near = nearest(title, known) if fold(title) not in names else None
        if near:
            message = "прочитан как ваш собственный" if title in own else "он не прочитан"
            fix = f"похоже на «{near}»; исправьте название, если это он"
            yield Problem(f"незнакомый лист, {message}", fix, Level.WARNING, CellPlace(file, title))
