"""The sections of a form of the page, built from the records' declarations and the opened book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby

from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import is_empty
from paperwork.sheets.answers.fields import OWNER, PLAN, Field, Schema
from paperwork.sheets.answers.kind import Control
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.clients import Client
from paperwork.web.controls import (
    Offers,
    Option,
    checkable,
    control,
    selectable,
)
from paperwork.web.days_ahead import DAY_OF, days_ahead
from paperwork.web.drafts_ahead import EDITED, SAID, drafts_ahead
from paperwork.web.links import IN_FORCE
from paperwork.web.list_additions import unlisted
from paperwork.web.open_book import OpenBook
from paperwork.web.sections import NOTHING, PAGE, Entry, FieldPlace, Row, Section, new_key
from paperwork.web.sheet_editor import RowEditor, SheetEditor, display


@dataclass
class SectionBuilder:
    """Builds the sections of a form from the rows of the opened book, from the ``first`` row on.

    ``blanks`` is how many empty rows are asked for on the sheets of these orders; ``show_number`` shows
    whose the rows are; ``proposed`` are the values in the fields of an empty row; ``number`` is the file of
    the client whose form it is.
    """

    opened: OpenBook
    offers: Offers
    blanks: Mapping[int, int] = field(default_factory=dict)
    first: int = 1
    show_number: bool = False
    proposed: Mapping[str, str] = field(default_factory=dict)
    number: str | None = None

    def section(self, schema: Schema, row_editors: Sequence[RowEditor]) -> Section:
        """The rows of a sheet, or an empty one where there are none."""
        editor = self.opened.editors[schema.sheet.title]
        is_many = not editor.is_card and schema.record is not Client and schema.sheet.key != OWNER
        shown = row_editors[self.first - 1 : self.first - 1 + PAGE]
        rows = [self._row(editor, row_editor, number) for number, row_editor in enumerate(shown, self.first)]
        blanks = self._blanks(schema, editor, row_editors)
        ahead = self._ahead(schema, blanks)
        blanks = blanks if row_editors or not blanks else max(blanks, len(ahead))
        for place in range(1, blanks + 1):
            filled = ahead[place - 1] if place <= len(ahead) else {}
            rows.append(self._blank(editor, len(row_editors) + place, place, filled))
        notes = tuple(editor.notes)
        sheet = schema.sheet
        return Section(
            sheet.order,
            sheet.title,
            sheet.purpose,
            is_many,
            is_many and not sheet.tag,
            tuple(rows),
            notes,
            self.first,
            len(row_editors),
        )

    def _blanks(self, schema: Schema, editor: SheetEditor, row_editors: Sequence[RowEditor]) -> int:
        if editor.is_card or self.show_number:
            return 0
        return self.blanks.get(schema.sheet.order, 0 if row_editors else 1)

    def _ahead(self, schema: Schema, blanks: int) -> Sequence[Mapping[str, str]]:
        """What the page fills in, in each of the empty rows: the days of a diary, the drafts of results."""
        if not blanks:
            return ()
        days = days_ahead(self.opened, schema, blanks) if blanks > 1 else []
        if days:
            return [{DAY_OF[schema.record]: day} for day in days]
        return drafts_ahead(self.opened, schema, self.number)

    def _blank(self, editor: SheetEditor, number: int, place: int, ahead: Mapping[str, str]) -> Row:
        """An empty row; what is filled in ``ahead`` makes no row of it."""
        row_editor = editor.new_row()
        for name, text in {**self.proposed, **ahead}.items():
            row_editor.cells[editor.position[name]] = text
        key = new_key(editor.schema.sheet.order, place)
        return self._row(editor, row_editor, number, key, frozenset(ahead))

    def _row(
        self,
        editor: SheetEditor,
        row_editor: RowEditor,
        number: int,
        key: str = "",
        ahead: frozenset[str] = frozenset(),
    ) -> Row:
        key = key or str(row_editor.key)
        items = [item for item in editor.columns if not self._is_hidden(editor, row_editor, item)]
        is_many = not editor.is_card and editor.schema.record is not Client
        where = f", строка {number}" if is_many else ""
        groups = tuple(
            (
                title,
                tuple(
                    self._entry(editor, row_editor, item, key, where, item.name in ahead) for item in group
                ),
            )
            for title, group in groupby(items, key=lambda item: _group(editor, item))
        )
        return Row(
            key, number, groups, tuple(self._hidden_notes(editor, row_editor, items)), row_editor.version
        )

    def _is_hidden(self, editor: SheetEditor, row_editor: RowEditor, item: Field) -> bool:
        """«Дело» of a row that is known to be this client's; «План» where he has but one."""
        if item is editor.schema.tie:
            return not self.show_number
        if item is editor.schema.plan and not self.show_number:
            return len(self.offers.plans) < 2 and is_empty(editor.cell(row_editor, item.name))
        return False

    def _hidden_notes(
        self, editor: SheetEditor, row_editor: RowEditor, items: Sequence[Field]
    ) -> Iterator[Problem]:
        shown = {item.name for item in items}
        for item in editor.columns:
            if item.name not in shown:
                yield from self.opened.located.get((row_editor.key, item.name), ())

    def _entry(
        self, editor: SheetEditor, row_editor: RowEditor, item: Field, key: str, where: str, is_proposed: bool
    ) -> Entry:
        text = display(item, editor.cell(row_editor, item.name), self.opened.context)
        name = f"{key}.{item.name}"
        listed = self.offers.listed(item)
        options: Sequence[Option] = self.offers.keys(item, text)
        kind = Control.SELECT if options else control(item, text, listed)
        other = ""
        if kind is Control.SELECT and listed:
            options = selectable(text, listed)
        elif kind is Control.SEVERAL:
            options, other = checkable(text, listed, self.offers.sex)
        suggestions = None if kind in (Control.SELECT, Control.SEVERAL) else self.offers.suggestions(item)
        place = FieldPlace(f"{editor.schema.sheet.title}{where} — {item.header}", f"f-{name}")
        notes = tuple(
            problem.at(place) for problem in self.opened.located.get((row_editor.key, item.name), ())
        )
        return Entry(
            name,
            item.header,
            EDITED if is_proposed and item is SAID else _hint(item, kind, self.offers),
            self.offers.links.shown(item, text),
            kind,
            item.required,
            notes,
            tuple(options),
            other,
            suggestions,
            item.kind.page.keyboard,
            item.default or item.kind.page.placeholder,
            item.special,
            NOTHING if item.name != PLAN else IN_FORCE,
            is_proposed,
            item.kind.is_day,
            ", ".join(unlisted(item, text, listed)) if notes else "",
            item.kind.page.is_mark,
        )


def _group(editor: SheetEditor, item: Field) -> str:
    is_beside = item.name in editor.extra and not is_own(editor.schema)
    return "Ваши собственные столбцы" if is_beside else item.section


def _hint(item: Field, kind: Control, offers: Offers) -> str:
    """The hint of the declaration without what is said of cells; an area cannot offer its list itself."""
    hint = item.hint.replace(" (Alt+Enter)", "")
    if kind is Control.SELECT and (item.link or item.name == PLAN):
        return ""  # it speaks of the keys, and names are chosen
    if kind is Control.SEVERAL:
        hint = hint.partition("Можно несколько")[0].strip()
    listed = offers.listed(item)
    if kind is Control.AREA and listed:
        hint = f"{hint}: {', '.join(choice.shown for choice in listed.values)}"
    return hint
