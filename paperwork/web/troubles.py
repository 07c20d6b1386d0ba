"""What is to be mended, each thing with the way to its field; equal ones are one."""

from __future__ import annotations

from collections.abc import Iterable

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.web.chapters import chapters
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.people import Paper, Person
from paperwork.web.sections import PAGE
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.status import person_of

MOST_WAYS = 12  # to the fields of equal problems


@dataclass(frozen=True, slots=True)
class Way:
    """Whose the problem is, which of his rows it is on (0: his only one), and the address of its field."""

    person: Person | None
    row: int
    path: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem, how often it is there, and the ways to its fields; none where the page has none of them."""

    problem: Problem
    count: int
    ways: list[Way]


def alike(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems, equal ones of a column together: the errors, then the warnings."""
    found: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        place = problem.place
        key = problem.is_error, place.file, place.sheet, place.header, place.value, problem.sentence
        found.setdefault(key if place.header else (id(problem),), []).append(problem)
    return sorted(found.values(), key=lambda equal: not equal[0].is_error)


def trouble_of(opened: OpenBook, equal: list[Problem]) -> Trouble:
    """Equal problems with their places on the page."""
    ways = (_way(opened, problem) for problem in equal[:MOST_WAYS])
    return Trouble(equal[0], len(equal), [way for way in ways if way])


def holding_back(opened: OpenBook, papers: Iterable[Paper], also: Iterable[Problem] = ()) -> list[Trouble]:
    """What holds documents back, each problem once whatever it holds back, and what is said ``also``."""
    found = dict.fromkeys([*also, *(problem for paper in papers for problem in paper.problems)])
    return [trouble_of(opened, equal) for equal in alike(found)]


def _way(opened: OpenBook, problem: Problem) -> Way | None:
    place = opened.place(problem)
    if place is None:
        return _way_to_sheet(opened, problem)
    editor, row_editor, name = place
    owner = opened.client_of(editor, row_editor) if _has_owner(editor) else None
    person = person_of(opened, owner) if owner else None
    return Way(person, *_path(opened, editor, row_editor, name, owner))


def _way_to_sheet(opened: OpenBook, problem: Problem) -> Way | None:
    """The way to a sheet that is still to be filled in; what is wrong with its columns is mended in Excel."""
    title = problem.place.sheet
    if problem.place.cell or title not in opened.editors or opened.book.records.get(title):
        return None
    editor = opened.editors[title]
    if problem in editor.notes:
        return None
    return Way(None, 0, "clients" if title == CLIENTS else f"sheet/{editor.schema.sheet.order}")


def _has_owner(editor: SheetEditor) -> bool:
    return editor.schema.sheet.per_client or editor.schema.sheet.title == CLIENTS


def _path(
    opened: OpenBook, editor: SheetEditor, row_editor: RowEditor, name: str, owner: RowEditor | None
) -> tuple[int, str]:
    """The number of the row and the address of the field; of the row, where the field itself is not shown."""
    order = editor.schema.sheet.order
    if owner:
        chapter = next(schemas for schemas in chapters(opened) if editor.schema in schemas)
        base, row_editors = f"client/{owner.key}/{chapter[0].sheet.order}", opened.tied(editor.schema, owner)
    elif _has_owner(editor):
        base, row_editors = f"strays/{order}", opened.strays(editor.schema)
    else:
        base, row_editors = f"sheet/{order}", editor.visible
    at = row_editors.index(row_editor) if row_editor in row_editors else 0
    start = f"?from={at // PAGE * PAGE + 1}" if at >= PAGE else ""
    is_hidden = owner is not None and (tie := editor.schema.tie) is not None and name == tie.name
    anchor = f"r-{row_editor.key}" if is_hidden else f"f-{row_editor.key}.{name}"
    return 0 if editor.schema.sheet.title == CLIENTS else at + 1, f"{base}{start}#{anchor}"
