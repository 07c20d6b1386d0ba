"""What a person may write in a template: every tag with its header and an example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperwork.case.tags import TODAY, Tag, all_tags, tag_tree
from paperwork.common.naming import nearest
from paperwork.common.records import dataclass
from paperwork.common.resources import EXAMPLES, folder
from paperwork.russian.filters import FILTERS
from paperwork.sheets.answers.reading import shown

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.linting.findings import Findings

NO_EXAMPLE = "—"


@dataclass(frozen=True)
class Fields:
    """What ``paperwork fields`` prints: the lines, and sentences on tags that cannot be or are doubtful."""

    lines: list[str]
    wrong: list[str]
    doubtful: list[str]


def fields_of(template: Path | None = None) -> Fields:
    """Every tag with its header and an example, sheet by sheet, and the filters; or a template's tags.

    Raises `PaperworkError` when the template cannot be read.
    """
    tags = list(all_tags())
    strange: list[str] = []
    if template is not None:
        used = tags_of(template)
        strange = sorted(used - {tag.name for tag in tags} - _all_sections())
        tags = [tag for tag in tags if tag.name in used]
    own = [name for name in strange if ".".join(name.split(".")[:-1]) in _all_sections()]
    lists = own_lists(strange)
    rows = [name for name in strange if name.partition("[]")[0] in lists]
    wrong = [_complaint(name) for name in strange if name not in (*own, *rows)]
    doubtful = _doubtful(template) if template else []
    columns = [name for name in rows if "." in name]
    lines = [
        *_listed(tags), *_own_columns(own), *_own_rows(columns), *([] if template else _filters())
    ]  # fmt: skip
    return Fields(lines, wrong, doubtful)


def tags_of(template: Path) -> frozenset[str]:
    """The tags of a template, whether or not a book knows them. Raises `TemplateError`."""
    # the engine is heavy, and most who ask name no template
    from paperwork.documents.filters import RUSSIAN
    from paperwork.word import Template, TemplateError
    from paperwork.word.cache import user_cache

    try:
        return Template(template, filters=RUSSIAN, cache=user_cache()).tags
    except TemplateError:
        # the same with the names, which are wrong beside every other fault
        found = _linted(template)
        errors = [problem for problem in found.problems if problem.is_error]
        raise TemplateError(template.name, errors) from None


def _linted(template: Path) -> Findings:
    from paperwork.documents.linting.findings import lint_file

    return lint_file(template, None)


def _doubtful(template: Path) -> list[str]:
    """What is doubtful in a template, without the names, which are listed."""
    from paperwork.documents.linting.findings import IN_BOOK, LIST_IN_BOOK
    from paperwork.word.docx.errors import sentence_of

    found = [problem for problem in _linted(template).problems if not problem.is_error]
    return [
        sentence_of(template.name, problem) for problem in found if problem.fix not in (IN_BOOK, LIST_IN_BOOK)
    ]


def _listed(tags: list[Tag]) -> Iterator[str]:
    """The tags under the names of their sheets."""
    width = max((len(shown_tag(tag)) for tag in tags), default=0)
    examples = _examples() if tags else {}
    for heading, group in groupby(tags, key=_heading):
        yield from ("", heading)
        for tag in group:
            yield f"  {shown_tag(tag):<{width}}  {tag.header}: {examples.get(tag.name, NO_EXAMPLE)}"


def _filters() -> Iterator[str]:
    """The filters, each with what it does and an example."""
    width = max(len(row.name) for row in FILTERS) + 1
    yield from ("", "Слова в теге меняются через черту")
    for row in FILTERS:
        yield f"  {'|' + row.name:<{width}}  {row.help}"


def _heading(tag: Tag) -> str:
    if tag.computed:
        return f"Программа вычисляет сама: {tag.computed[0].lower()}{tag.computed[1:]}"
    return f"Лист «{tag.sheet}»" if tag.sheet else "На любом листе"


def _own_columns(names: list[str]) -> Iterator[str]:
    """The tags that only a column of the user's own can fill."""
    if names:
        yield from ("", "Таких столбцов в бланке нет; они должны быть в вашей книге")
    for name in names:
        yield f"  {_in_braces(name)}{_guess(name)}"


def own_lists(names: Iterable[str]) -> list[str]:
    """The lists that only sheets of the user's own can be: loops go over them, and no sheet is like them."""
    walked = dict.fromkeys(name.partition("[]")[0] for name in names if "[]" in name)
    if not walked:
        return []
    from paperwork.word.code.own_lists import is_own_list  # the engine is heavy

    known = [name for name, inner in tag_tree().items() if isinstance(inner, list)]
    return [
        name for name in walked if "." not in name and name not in tag_tree() and is_own_list(name, known)
    ]


def _own_rows(names: list[str]) -> Iterator[str]:
    """The tags that only a sheet of the user's own can fill."""
    if names:
        yield from ("", "Таких листов в бланке нет; они должны быть в вашей книге, со столбцом «Дело»")
    yield from (f"  {name}" for name in names)


def _complaint(name: str) -> str:
    return f"тег {_in_braces(name)} неизвестен{_guess(name)}"


def _guess(name: str) -> str:
    near = nearest(name, [tag.name for tag in all_tags()])
    return f"; похоже на {_in_braces(near)}" if near else ""


@cache
def _all_sections() -> frozenset[str]:
    return frozenset(_sections_of(tag_tree(), ""))


def _sections_of(tree: Mapping[str, Any], prefix: str) -> Iterator[str]:
    """The names under which tags are: «клиент», «планы[].услуги[]»."""
    for name, inner in tree.items():
        if isinstance(inner, list):
            yield f"{prefix}{name}"
            yield f"{prefix}{name}[]"
            yield from _sections_of(inner[0], f"{prefix}{name}[].")
        elif isinstance(inner, Mapping):
            yield f"{prefix}{name}"
            yield from _sections_of(inner, f"{prefix}{name}.")


def shown_tag(tag: Tag) -> str:
    """The tag as it is written in a template; a row's without the braces: «действия[].срок»."""
    return _in_braces(tag.name)


def _in_braces(name: str) -> str:
    return name if "[]" in name else f"{{{{ {name} }}}}"


def _examples() -> Mapping[str, str]:
    """An example of every tag that the sample casebook can give one for: see `examples`."""
    kept: Mapping[str, str] = loads((folder("samples") / EXAMPLES).read_bytes())
    return {**kept, TODAY: shown(date.today())}
