"""What a person may write in a template: every tag with its header and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from paperwork.answers import shown
from paperwork.case import Case, Tag, all_tags, cases, schema
from paperwork.errors import shortened
from paperwork.intake.excel.grid import Grid
from paperwork.intake.excel.read import Reading
from paperwork.records import FORMS
from paperwork.resources import sample_data
from paperwork.russian.numbers import Age
from paperwork.word import Template

NO_EXAMPLE = "—"


def field_lines(template: Path | None = None) -> Iterator[str]:
    """The lines of ``paperwork fields``: tag, header and example between tabs, sheet by sheet.

    With a template only what it uses. Raises `PaperworkError` when the template is not good.
    """
    tags = list(all_tags())
    if template is not None:
        used = Template(template, schema=schema()).tags
        tags = [tag for tag in tags if tag.name in used]
    width = max((len(shown_tag(tag)) for tag in tags), default=0)
    examples = _examples()
    sheet = None
    for tag in tags:
        if tag.sheet != sheet:
            sheet = tag.sheet
            yield from ("", f"Лист «{sheet}»") if sheet else ("",)
        yield f"  {shown_tag(tag):<{width}}  {tag.header}: {examples.get(tag.name, NO_EXAMPLE)}"


def shown_tag(tag: Tag) -> str:
    """The tag as it is written in a template; a row's without the braces: «действия[].срок»."""
    return tag.name if "[]" in tag.name else f"{{{{ {tag.name} }}}}"


def _examples() -> dict[str, str]:
    """An example of every tag that the sample casebook can give one for."""
    today = date.today()
    book = Reading("", today).read(list(_sample_grids()))
    names = [tag.name for tag in all_tags()]
    found: dict[str, str] = {}
    for case in (Case(book, today), *cases(book, today)):
        _gather(case.context(names), "", found)
    return found


def _sample_grids() -> Iterator[Grid]:
    """The sample casebook as sheets, without a workbook in between."""
    data: Mapping[str, Any] = sample_data()
    for form in FORMS:
        content = data.get(form.sheet.title, {})
        if isinstance(content, Mapping):
            rows = [[header, value] for header, value in content.items()]
        else:
            headers = [item.header for item in form.fields]
            rows = [headers, *([row.get(header) for header in headers] for row in content)]
        yield Grid(form.sheet.title, list(enumerate(rows)))


def _gather(value: object, name: str, found: dict[str, str]) -> None:
    """Notes the first value of every name inside a context."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _gather(inner, f"{name}.{key}" if name else str(key), found)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, f"{name}[]", found)
    elif value not in (None, "") and name not in found:
        found[name] = shortened(str(value) if isinstance(value, (Age, bool)) else shown(value))  # type: ignore[arg-type]
