"""Files whose records are to come into the opened book: what they would add, and the coming in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.adding.looking import Looked, looked_at
from paperwork.intake.adding.outcome import NEW
from paperwork.intake.excel.amending.amend import RowEdit
from paperwork.intake.foreign.memory import remembered
from paperwork.intake.incoming import RowPlace, Sent
from paperwork.web.changes import tie
from paperwork.web.open_book import OpenBook
from paperwork.web.sheet_editor import RowEditor, SheetEditor
from paperwork.web.sheet_opening import add_column


@dataclass(eq=False)
class Bringing:
    """The files that were sent, what a person has said of them, and what the book would gain.

    ``answers`` are those to the questions of the plans.
    """

    sents: Sequence[Sent]
    looked: Looked
    replacing: bool = False
    answers: Mapping[RowPlace, str] = field(default_factory=dict)


def bringing(
    opened: OpenBook,
    sents: Sequence[Sent],
    replacing: bool = False,
    answers: Mapping[RowPlace, str] | None = None,
) -> Bringing:
    """What the files would add to the opened book as it is now."""
    known = remembered(opened.home.path) if opened.home else {}
    looked = looked_at(sents, opened.book, known, replacing)
    if answers:
        asked = {question.place for plan in looked.plans for question in plan.questions}
        looked = looked.answered({place: text for place, text in answers.items() if place in asked})
    return Bringing(sents, looked, replacing, answers or {})


def brought(opened: OpenBook, found: Bringing) -> int:
    """Puts what the files add into the opened book, which is not saved by that; returns how many records."""
    if found.looked.opened is not opened.book:  # it was changed since it was looked at
        found = bringing(opened, found.sents, found.replacing, found.answers)
    edits = found.looked.found.edits
    if edits:
        tie(opened)
        for title, rows in edits.items():
            _bring(opened, opened.editors[title], rows)
        opened.refresh()
    counts = found.looked.found.counts
    return sum(count for (_, _, became), count in counts.items() if became == NEW)


def _bring(opened: OpenBook, editor: SheetEditor, edits: Sequence[RowEdit]) -> None:
    by_row = dict(editor.by_row)
    names = {fold(item.header): item.name for item in editor.columns}
    for header in dict.fromkeys(header for edit in edits for header in edit.answers):
        if fold(header) not in names:
            names[fold(header)] = add_column(editor, header)
    new: list[RowEditor] = []
    for edit in edits:
        row_editor = editor.row_editors[0] if editor.is_card else by_row.get(edit.row or 0)
        if row_editor is None:
            row_editor = editor.new_row()
            new.append(row_editor)
        for header, cell in edit.answers.items():
            editor.put(row_editor, names[fold(header)], cell)
    editor.extend(new)
    opened.touch(editor)


def with_headers(sents: Sequence[Sent], said: Mapping[tuple[str, str], str]) -> list[Sent]:
    """The files with what a person says of their columns: (file, header or letter) → header of the book."""
    return [
        replace(
            sent, headers={**sent.headers, **{h: t for (file, h), t in said.items() if file == sent.name}}
        )
        for sent in sents
    ]
