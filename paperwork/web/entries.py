"""What a person has typed into a form, taken over into the draft: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperwork.book.casebook import same
from paperwork.sheets.answers.choices import several
from paperwork.sheets.answers.fields import Field, Form, Kind
from paperwork.sheets.answers.reading import Cell
from paperwork.web.controls import joined, tidy, typed
from paperwork.web.forms import NEW
from paperwork.web.open_book import NUMBER, Draft, put
from paperwork.web.sheet_editor import Leaf, Line, display

OTHER = ".other"  # ends the name of the free entry beside boxes
SEEN = ".seen"  # ends the name of the version of a line that the form was drawn with

Typed = Mapping[str, Sequence[str]]  # name of a field → what was sent under it


class StaleError(Exception):
    """The form was drawn before its lines were changed or taken away elsewhere."""


@dataclass(frozen=True)
class Change:
    """New cells of one line."""

    leaf: Leaf
    line: Line
    cells: dict[str, Cell]


def store(draft: Draft, forms: Iterable[Form], sent: Typed, number: str | None = None) -> list[Line]:
    """Takes the form over and returns the lines that are new; rows that it does not name stay.

    ``number`` is the file number of the client whose rows they are. Raises `StaleError` before
    anything is changed.
    """
    allowed = {form.sheet.title for form in forms}
    changes = [change for key in _keys(sent) if (change := _known(draft, allowed, key, sent)).cells]
    created = list(_new(draft, allowed, sent))
    for change in changes:
        for name, cell in change.cells.items():
            put(draft, change.leaf, change.line, name, cell)
    for change in created:
        _add(draft, change, number)
    if changes or created:
        draft.refresh()
    return [change.line for change in created]


def _keys(sent: Typed) -> Iterator[int]:
    for name in sent:
        key = name.removesuffix(SEEN)
        if key != name and key.isdecimal():
            yield int(key)


def _known(draft: Draft, allowed: set[str], key: int, sent: Typed) -> Change:
    found = draft.line(key)
    if found is None or found[0].form.sheet.title not in allowed:
        raise StaleError
    leaf, line = found
    cells = dict(_changed(draft, leaf, line, str(key), sent))
    if cells and sent[f"{key}{SEEN}"][0] != str(line.version):
        raise StaleError
    return Change(leaf, line, cells)


def _new(draft: Draft, allowed: set[str], sent: Typed) -> Iterator[Change]:
    for title in allowed:
        leaf = draft.leaves[title]
        line = leaf.new_line()
        cells = dict(_changed(draft, leaf, line, f"{NEW}{leaf.form.sheet.order}", sent))
        if cells:
            yield Change(leaf, line, cells)


def _changed(draft: Draft, leaf: Leaf, line: Line, key: str, sent: Typed) -> Iterator[tuple[str, Cell]]:
    """The cells that differ from those of the line."""
    for item in leaf.columns:
        name = f"{key}.{item.name}"
        old = display(item, leaf.cell(line, item.name), draft.setting)
        new = _text(item, name, old, sent)
        if new is not None and new != old:
            yield item.name, typed(item, new, draft.setting)


def _text(item: Field, name: str, old: str, sent: Typed) -> str | None:
    """What was typed into a field; None where the form did not have it."""
    if item.kind is Kind.CHOICES:
        if f"{name}{OTHER}" not in sent:
            return None
        parts = [*sent.get(name, ()), *(part for text in sent[f"{name}{OTHER}"] for part in several(text))]
        return joined(old, [part for text in parts if (part := tidy(text))])
    return tidy(sent[name][0]) if name in sent else None


def _add(draft: Draft, change: Change, number: str | None) -> None:
    """Puts a new line after the client's last one, or at the end."""
    leaf, line = change.leaf, change.line
    at = len(leaf.lines)
    if number is not None and leaf.form.sheet.per_client:
        leaf.put(line, NUMBER, number)
        rows = {record.row for record in leaf.records if same(getattr(record, NUMBER, None)) == same(number)}
        at = max((place for place, other in enumerate(leaf.lines, 1) if other.row in rows), default=at)
    for name, cell in change.cells.items():
        leaf.put(line, name, cell)
    leaf.insert(line, at)
    draft.touch(leaf)
