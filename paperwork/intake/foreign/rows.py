"""The rows of a person's own table: the answers of each, and why some are no records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.foreign.column import BIRTH, CLIENTS, COMPOSITE, NUMBER, PARTS, SEX, Column
from paperwork.intake.foreign.instead import with_addresses
from paperwork.intake.foreign.layout import Layout, Row, Skipped, skipped
from paperwork.intake.foreign.people import Named, named
from paperwork.intake.foreign.plan import Fate, RowPlan, skipped_row
from paperwork.intake.incoming import RowPlace
from paperwork.sheets.answers.cells import BadCell, Cell, is_empty, shown
from paperwork.sheets.answers.fields import Schema

BORN = re.compile(
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)\s*(?:г(?:ода?)?\.?)?\s*(?:р(?:ожд(?:ения)?)?\.?)?"
)
JOINTS = {"Телефон": "; "}  # between the pieces of an answer; a comma elsewhere
# what is put before a piece, by a word of its header
BEFORE = {
    "номер": "№ ", "кем": "выдан ", "когда": "", "выдан": "выдан ",
    "код": "к/п ", "улица": "ул. ", "ул": "ул. ", "дом": "д. ",
    "корпус": "корп. ", "квартира": "кв. ", "кв": "кв. ", "город": "г. ",
}  # fmt: skip
Answers = dict[str, dict[str, Cell]]


@dataclass(frozen=True)
class TableRows:
    """The reading of one table's rows: its file, the title of its sheet, its columns."""

    file: str
    title: str
    schema: Schema
    columns: Sequence[Column]
    layout: Layout

    def plans(self, rows: Sequence[Row]) -> tuple[list[RowPlan], list[Problem]]:
        """What each row below the headers is, and what is to be said of the names."""
        found: list[RowPlan] = []
        problems: list[Problem] = []
        for number, cells in rows:
            why = skipped(self.layout, (number, cells))
            row = skipped_row(self._place(number), why) if why else self._record(number, cells, problems)
            found.append(row)
        return found, problems

    def _place(self, number: int, person: str = "") -> RowPlace:
        return RowPlace(self.title, number, person)

    def _record(self, number: int, cells: Sequence[Cell], problems: list[Problem]) -> RowPlan:
        answers = self._answers(cells)
        if not self._has_names:
            place = self._place(number, shown(answers.get(self.schema.sheet.title, {}).get(COMPOSITE[0])))
            return RowPlan(place, answers) if answers else skipped_row(place, Skipped.HEADING)
        person = self._person(cells)
        filled = sum(not is_empty(cell) for cell in cells)
        if filled == 1 and len(person.answers.keys() & set(PARTS)) < 2:
            return skipped_row(self._place(number), Skipped.HEADING)
        place = self._place(number, person.whole)
        if not person.whole:
            fix = "впишите имя в таблицу и внесите ее еще раз; строка не внесена"
            problems.append(self._problem(place, "имени нет", fix))
            return RowPlan(place, {}, Fate.HELD, "имени нет")
        answers, person = self._with_birth(answers, person)
        if person.remark:
            fix = "если они нужны, впишите их в книгу сами"
            problems.append(self._problem(place, f"слова рядом с именем не внесены: «{person.remark}»", fix))
        if person.contradicted:
            message = f"по отчеству пол {person.contradicted}, а в таблице {person.answers[SEX]}"
            problems.append(self._problem(place, message, "внесен как в таблице; проверьте пол и имя"))
        missing = [part for part in PARTS[:2] if part not in person.answers]
        if missing and self.schema is CLIENTS:
            message = "нет фамилии" if missing[0] == PARTS[0] else "нет имени"
            fix = "допишите имя в таблице и внесите ее еще раз; строка не внесена"
            problems.append(self._problem(place, message, fix, Level.ERROR))
            return RowPlan(place, {}, Fate.HELD, message)
        return RowPlan(place, self._with_name(answers, person))

    def _with_birth(self, answers: Answers, person: Named) -> tuple[Answers, Named]:
        """The day of birth out of the words beside the name, where the table has no column of such days."""
        found = BORN.search(person.remark)
        title = self.schema.sheet.title
        if not found or self.schema is not CLIENTS or any(column.target == BIRTH for column in self.columns):
            return answers, person
        rest = BORN.sub("", person.remark).strip(" ,;.")
        return {**answers, title: {BIRTH: found[1], **answers.get(title, {})}}, replace(person, remark=rest)

    @property
    def _has_names(self) -> bool:
        return any(column.is_name for column in self.columns)

    def _problem(self, place: RowPlace, message: str, fix: str, level: Level = Level.WARNING) -> Problem:
        return Problem(message, fix, level, CellPlace(self.file, place.sheet, str(place)))

    def _person(self, cells: Sequence[Cell]) -> Named:
        texts: dict[str, str] = {}
        for column in self.columns:
            if column.is_name or _is_sex(column):
                texts.setdefault(column.target, " ".join(_text(cells, column).split()))
        return named(texts, "sex" in self.schema.by_name)

    def _with_name(self, answers: Answers, person: Named) -> Answers:
        """The answers with those that the name gives, and the client's number on the other sheets."""
        title = self.schema.sheet.title
        own = {**person.answers, **answers.get(title, {})}
        number = own.get(NUMBER)
        found = {title: own}
        for other, row in answers.items():
            if other != title:
                found[other] = row if number is None else {NUMBER: number, **row}
        return found

    def _answers(self, cells: Sequence[Cell]) -> Answers:
        """The answers of a row without the name: sheet → header → cell."""
        found: Answers = {}
        pieces: dict[str, list[tuple[Column, str]]] = {}
        joined = self._joined
        for column in self.columns:
            cell = cells[column.position] if column.position < len(cells) else None
            if not column.target or column.is_name or _is_sex(column) or is_empty(cell):
                continue
            if column.target in joined and not isinstance(cell, BadCell):
                pieces.setdefault(column.target, []).append((column, shown(cell)))
            else:
                found.setdefault(column.schema.sheet.title, {})[column.target] = cell
        for target, texts in pieces.items():
            found.setdefault(self.schema.sheet.title, {})[target] = _joined(target, texts)
        return {title: with_addresses(own) for title, own in found.items()}

    @property
    def _joined(self) -> frozenset[str]:
        """The headers of answers that several columns make up."""
        return frozenset(column.target for column in self.columns if column.is_piece)


def _is_sex(column: Column) -> bool:
    return column.target == SEX and not column.is_own


def _text(cells: Sequence[Cell], column: Column) -> str:
    cell = cells[column.position] if column.position < len(cells) else None
    return "" if isinstance(cell, BadCell) else shown(cell)


def _joined(target: str, pieces: Sequence[tuple[Column, str]]) -> str:
    """The pieces as one answer: «4510 № 123456, выдан ОВД»."""
    texts = []
    for column, text in pieces:
        header = fold(column.header.replace("№", " номер "))
        words = [word for word in header.split() if word != "паспорта"]
        before = next((BEFORE[word] for word in words if word in BEFORE), "") if column.is_piece else ""
        is_said = not before or fold(text).startswith(fold(before) or before.strip())
        texts.append(text if is_said or target in JOINTS else before + text)
    return JOINTS.get(target, ", ").join(dict.fromkeys(texts))
