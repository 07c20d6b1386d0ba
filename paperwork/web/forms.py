"""The forms of the page, derived from the records' declarations: sections, rows, fields with their notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from paperwork.common.errors import Place, Problem
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.cells import is_empty
from paperwork.sheets.answers.fields import Field, Schema, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.plans import Plan
from paperwork.web.controls import (
    AREA,
    MODES,
    SELECT,
    SEVERAL,
    SHAPES,
    Offers,
    Option,
    checkable,
    control,
    selectable,
)
from paperwork.web.open_book import NUMBER, OpenBook
from paperwork.web.sheet_editor import RowEditor, SheetEditor, display

PAGE = 40  # rows of a sheet that are shown at a time
NEW = "n"  # the key of a line that is not there yet begins with it
SHORT = 24  # characters of a hint; above it a line of its own is worth its place


@dataclass(frozen=True, slots=True)
class FieldPlace(Place):
    """A place on a page: its name, and the anchor of the field or of the row."""

    words: str
    anchor: str

    def with_sentence(self, sentence: str) -> str:
        """The sentence after the name of the field."""
        return f"{self.words}: {sentence}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field on the page."""

    name: str
    label: str
    hint: str
    value: str
    control: str
    required: bool
    notes: tuple[Problem[FieldPlace], ...] = ()
    options: tuple[Option, ...] = ()
    other: str = ""
    suggestions: str | None = None
    mode: str = ""
    example: str = ""
    special: bool = False

    @property
    def is_wrong(self) -> bool:
        """Whether an error stands beside it."""
        return any(note.is_error for note in self.notes)

    @property
    def is_wide(self) -> bool:
        """Whether it takes the whole width."""
        return self.control in (AREA, SEVERAL)

    @property
    def described(self) -> str:
        """The ids of what describes the field."""
        parts = [f"h-{self.name}"] if self.hint else []
        return " ".join([*parts, *([f"e-{self.name}"] if self.notes else [])])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet as fields, in groups with their titles."""

    key: str
    number: int
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    notes: tuple[Problem, ...] = ()
    version: int = 0

    @property
    def is_new(self) -> bool:
        """Whether there is no such line yet."""
        return self.key.startswith(NEW)


@dataclass(frozen=True, slots=True)
class Section:
    """One sheet on a page: its rows, and whether there may be more of them."""

    order: int
    title: str
    purpose: str
    is_many: bool
    rows: tuple[Row, ...]
    notes: tuple[Problem, ...] = ()
    first: int = 1
    total: int = 0

    @property
    def can_add(self) -> bool:
        """Whether a row can be asked for: there is no empty one to be filled in."""
        return self.is_many and not any(row.is_new for row in self.rows)

    @property
    def previous(self) -> int:
        """The number of the first row of the page before this; 0 on the first."""
        return max(self.first - PAGE, 0)

    @property
    def following(self) -> int:
        """The number of the first row that does not fit any more; 0 when all do."""
        after = self.first + PAGE
        return after if after <= self.total else 0


def chapters() -> list[tuple[Schema, ...]]:
    """The sheets of a client as pages: one each, and the rows of a plan with the plan."""
    tied = [schema for schema in SCHEMAS if schema.sheet.per_client and not schema.sheet.per_plan]
    inside = [schema for schema in SCHEMAS if schema.sheet.per_plan]
    return [
        (schema_of(Client),),
        *((schema, *inside) if schema.record is Plan else (schema,) for schema in tied),
    ]


def common() -> list[Schema]:
    """The sheets that belong to no client."""
    return [schema for schema in SCHEMAS if not schema.sheet.per_client and schema.record is not Client]


@dataclass
class Drawing:
    """Draws the lines of a draft as sections, from the ``first`` row on.

    ``blanks`` are the orders of the sheets where one more row is asked for; ``show_number`` shows
    whose the rows are; ``proposed`` stands in the fields of an empty row.
    """

    opened: OpenBook
    offers: Offers
    blanks: frozenset[int] = frozenset()
    first: int = 1
    show_number: bool = False
    proposed: Mapping[str, str] = field(default_factory=dict)

    def section(self, schema: Schema, row_editors: Sequence[RowEditor]) -> Section:
        """The lines of a sheet, or an empty one where there are none."""
        editor = self.opened.editors[schema.sheet.title]
        is_many = not editor.is_card and schema.record is not Client and schema.sheet.key != NUMBER
        shown = row_editors[self.first - 1 : self.first - 1 + PAGE]
        rows = [self._row(editor, row_editor, number) for number, row_editor in enumerate(shown, self.first)]
        if self._wants_blank(schema, editor, row_editors):
            rows.append(self._blank(editor, len(row_editors) + 1))
        notes = tuple(editor.notes)
        sheet = schema.sheet
        return Section(
            sheet.order, sheet.title, sheet.purpose, is_many, tuple(rows), notes, self.first, len(row_editors)
        )

    def _wants_blank(self, schema: Schema, editor: SheetEditor, row_editors: Sequence[RowEditor]) -> bool:
        if editor.is_card or self.show_number:
            return False
        return not row_editors or schema.sheet.order in self.blanks

    def _blank(self, editor: SheetEditor, number: int) -> Row:
        row_editor = editor.new_line()
        for name, text in self.proposed.items():
            row_editor.cells[editor.position[name]] = text
        return self._row(editor, row_editor, number, f"{NEW}{editor.schema.sheet.order}")

    def _row(self, editor: SheetEditor, row_editor: RowEditor, number: int, key: str = "") -> Row:
        key = key or str(row_editor.key)
        items = [item for item in editor.columns if not self._is_hidden(editor, row_editor, item)]
        is_many = not editor.is_card and editor.schema.record is not Client
        where = f", строка {number}" if is_many else ""
        groups = tuple(
            (title, tuple(self._entry(editor, row_editor, item, key, where) for item in group))
            for title, group in groupby(items, key=lambda item: _group(editor, item))
        )
        return Row(
            key, number, groups, tuple(self._hidden_notes(editor, row_editor, items)), row_editor.version
        )

    def _is_hidden(self, editor: SheetEditor, row_editor: RowEditor, item: Field) -> bool:
        """«Дело» of a row that is known to be this client's; «План» where he has but one."""
        if item.name == NUMBER and editor.schema.sheet.per_client:
            return not self.show_number
        if item.name == "plan" and editor.schema.sheet.per_plan and not self.show_number:
            return len(self.offers.plans) < 2 and is_empty(editor.cell(row_editor, "plan"))
        return False

    def _hidden_notes(
        self, editor: SheetEditor, row_editor: RowEditor, items: Sequence[Field]
    ) -> Iterator[Problem]:
        shown = {item.name for item in items}
        for item in editor.columns:
            if item.name not in shown:
                yield from self.opened.located.get((row_editor.key, item.name), ())

    def _entry(self, editor: SheetEditor, row_editor: RowEditor, item: Field, key: str, where: str) -> Entry:
        text = display(item, editor.cell(row_editor, item.name), self.opened.context)
        name = f"{key}.{item.name}"
        listed = self.offers.listed(item)
        kind = control(item, text, listed)
        options: Sequence[Option] = ()
        other = ""
        if kind == SELECT and listed:
            options = selectable(text, listed)
        elif kind == SEVERAL:
            options, other = checkable(text, listed, self.offers.sex)
        suggestions = None if kind in (SELECT, SEVERAL) else self.offers.suggestions(item)
        place = FieldPlace(f"{editor.schema.sheet.title}{where} — {item.header}", f"f-{name}")
        notes = tuple(
            problem.at(place) for problem in self.opened.located.get((row_editor.key, item.name), ())
        )
        return Entry(
            name,
            item.header,
            _hint(item, kind, self.offers),
            text,
            kind,
            item.required,
            notes,
            tuple(options),
            other,
            suggestions,
            MODES.get(item.kind, ""),
            item.default or SHAPES.get(item.kind, ""),
            item.special,
        )


def _group(editor: SheetEditor, item: Field) -> str:
    return "Ваши собственные столбцы" if item.name in editor.extra else item.section


def _hint(item: Field, kind: str, offers: Offers) -> str:
    """The hint of the declaration without what is said of cells; an area cannot offer its list itself."""
    hint = item.hint.replace(" (Alt+Enter)", "")
    if kind == SEVERAL:
        hint = hint.partition("Можно несколько")[0].strip()
    listed = offers.listed(item)
    if kind == AREA and listed:
        hint = f"{hint}: {', '.join(choice.shown for choice in listed.values)}"
    return hint


def all_notes(sections: Sequence[Section]) -> list[Problem[FieldPlace]]:
    """Every problem of a page, the errors first, for the summary above the form."""
    found = [
        note
        for section in sections
        for row in section.rows
        for _, entries in row.groups
        for entry in entries
        for note in entry.notes
    ]
    rows = [
        note.at(FieldPlace(f"{section.title}, строка {row.number}", f"r-{row.key}"))
        for section in sections
        for row in section.rows
        for note in row.notes
    ]
    return sorted([*found, *rows], key=lambda note: not note.is_error)
