"""Which cell a changed value lives in, and what is to be written there."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext
from paperwork.case.projection import Requested, Tags
from paperwork.case.views import RecordViews
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.documents.edits.comparing import ValueChange
from paperwork.documents.edits.paragraphs import plain
from paperwork.documents.edits.placed import Home, home_of
from paperwork.sheets.answers.cells import Cell, InvalidAnswer, shown
from paperwork.sheets.answers.fields import Field, Record, Schema
from paperwork.sheets.answers.own_kinds import own_field
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.sheets.answers.sheet import Around
from paperwork.sheets.people import NAME_PARTS, PERSON

COMPUTED = "это программа считает сама"
OTHER_FORM = "в бумаге слово стоит в другой форме: впишите в ячейку сами"
NAMES = frozenset(computed.tag for computed in PERSON)
NO_ROW = "такой строки в книге нет: добавьте ее"


@dataclass(frozen=True)
class Seen:
    """The records that views were made of, by the views."""

    records: dict[int, tuple[Tags, Schema, Record]]

    def of(self, owner: object) -> tuple[Schema, Record] | None:
        """The record behind a view; None where it is of no sheet."""
        found = self.records.get(id(owner))
        return found[1:] if found and found[0] is owner else None


@dataclass(frozen=True)
class SeenViews(RecordViews):
    """Views that are remembered with their records."""

    seen: Seen

    def each(
        self, schema: Schema, rows: Sequence[Record], requested: Requested, surroundings: Around | None
    ) -> list[Tags]:
        """The records as a template sees them."""
        views = super().each(schema, rows, requested, surroundings)
        self.seen.records.update(
            (id(view), (view, schema, row)) for view, row in zip(views, rows, strict=True)
        )
        return views


@dataclass(frozen=True)
class TracedContext(ClientContext):
    """The context of a client whose views are remembered."""

    seen: Seen | None = None

    @property
    def _views(self) -> RecordViews:
        assert self.seen is not None
        return SeenViews(self.book, self.today, self.client, self.seen)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be written into a cell of the book; ``why`` it cannot be done by itself is said."""

    sheet: str
    cell: str
    header: str
    before: str
    now: str
    row: int = 0
    answer: Cell = None
    why: str = ""


def proposals(change: ValueChange, seen: Seen, book: Book, context: ReadingContext) -> list[Proposal]:
    """The cells that a changed value lives in; one without a cell where the program computes it."""
    origin = change.origin
    found, home = seen.of(origin.owner), home_of(origin.value)
    if found and hasattr(found[1], NAME_PARTS[0]) and origin.field in NAMES:
        return _of_name(*found, change, context)
    if home:
        return [_of_field(home, change, context)]
    if found:
        schema, record = found
        own = book.extra.get(schema.sheet.title, {}).get(origin.field)
        item = next((item for item in schema.fields if item.tag == origin.field), None)
        if item or own:
            column = own_field if is_own(schema) else Field
            item = item or column(origin.field, own or "")
            return [_of_field((schema, record, item), change, context)]
    return [Proposal(found[0].sheet.title if found else "", "", "", change.before, change.now, why=COMPUTED)]


def _of_field(home: Home, change: ValueChange, context: ReadingContext) -> Proposal:
    _, record, item = home
    held = record.extra[item.name] if item.name in record.extra else getattr(record, item.name)
    now, is_same = change.now, _is_printed_so(held, change.before)
    if change.origin.part is not None and isinstance(held, str):
        now, is_same = _with_part(held, change.origin.part, change)
    if not record.row and not record.cell(item.name):
        return _proposed(home, held, now, context, NO_ROW)
    return _proposed(home, held, now, context, "" if is_same or item.kind.is_day else OTHER_FORM)


def _of_name(schema: Schema, record: Record, change: ValueChange, context: ReadingContext) -> list[Proposal]:
    """The parts of a name that differ, where it is printed in full; else the surname."""
    fields = [schema.by_name[name] for name in NAME_PARTS if name in schema.by_name]
    held = [str(getattr(record, item.name) or "") for item in fields]
    old, new = change.before.split(), change.now.split()
    in_full = [fold(word) for part in held for word in part.split()]
    if [fold(word) for word in old] == in_full and len(new) > 1:
        counts = [len(part.split()) or (1 if len(new) > len(old) else 0) for part in held]
        parts, at = [], 0
        for number, count in enumerate(counts):
            last = number == len(counts) - 1
            parts.append(" ".join(new[at:] if last else new[at : at + count]))
            at += count
        return [
            _proposed((schema, record, item), was, now, context)
            for item, was, now in zip(fields, held, parts, strict=True)
            if was != now
        ]
    why = "" if fold(change.before) == fold(held[0]) else OTHER_FORM
    return [_proposed((schema, record, fields[0]), held[0], change.now, context, why)]


def _proposed(home: Home, was: object, now: str, context: ReadingContext, why: str = "") -> Proposal:
    """The cell with what was and will be in it; ``why`` it cannot be written, where that is known already."""
    schema, record, item = home
    answer, refused = _answer(item, now, context)
    cell = record.cell(item.name)
    return Proposal(
        schema.sheet.title, cell, item.header, _held(was), now, record.row, answer, refused or why
    )


def _answer(item: Field, now: str, context: ReadingContext) -> tuple[Cell, str]:
    """What is written for the text, as a spreadsheet keeps it; and why it cannot be, if it cannot."""
    if not now:
        return None, ("обязательное поле: пустым оно быть не может" if item.required else "")
    try:
        cell = item.kind.typed(now, item, context)
        item.kind.read(cell, item, context)
    except InvalidAnswer as error:
        return None, f"{error.problem.message}; {error.problem.fix}"
    return cell, ""


def _with_part(held: str, part: int, change: ValueChange) -> tuple[str, bool]:
    """The whole answer with one of its paragraphs changed; and whether that one was printed as it is."""
    lines = held.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if part >= len(filled):
        return change.now, False
    at = filled[part]
    is_same = _is_printed_so(lines[at], change.before)
    lines[at] = change.now
    return "\n".join(line for line in lines if line), is_same


def _is_printed_so(held: object, printed: str) -> bool:
    """Whether the answer is printed as it is in its cell, but for what a typographer changes."""
    return fold(_loose(_held(held))) == fold(_loose(printed))


def _loose(text: str) -> str:
    quotes = str.maketrans({"«": '"', "»": '"', "„": '"', "“": '"', "–": "-", "—": "-"})
    return plain(text).translate(quotes).strip()


def _held(held: object) -> str:
    """The answer as the book shows it; several in one line."""
    if isinstance(held, tuple):
        return ", ".join(map(str, held))
    return shown(held)  # type: ignore[arg-type]  # every other answer is a value of a cell
