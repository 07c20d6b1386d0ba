"""The rows of a person's own table: the answers of each, and why some are no records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paperwork.book.casebook import Book
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.foreign.column import BIRTH, CLIENTS, COMPOSITE, NUMBER, PARTS, SEX, Column
from paperwork.intake.foreign.layout import Layout, Row, Skipped, skipped
from paperwork.intake.foreign.looks import day
from paperwork.intake.foreign.people import Named, named
from paperwork.intake.foreign.plan import Fate, RowPlan, skipped_row
from paperwork.intake.incoming import RowPlace
from paperwork.sheets.answers.cells import BadCell, Cell, is_empty, shown
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Schema

BORN = re.compile(
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)\s*(?:г(?:ода?)?\.?)?\s*(?:р(?:ожд(?:ения)?)?\.?)?"
)
JOINTS = {"Телефон": "; "}  # between the pieces of an answer; a comma elsewhere
# what is put before a piece, by a word of its header
BEFORE = {
    "номер": "№ ", "кем": "выдан ", "когда": "", "код": "к/п ", "улица": "ул. ", "ул": "ул. ", "дом": "д. ",
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
        return found

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
        words = [word for word in fold(column.header).split() if word != "паспорта"]
        before = next((BEFORE[word] for word in words if word in BEFORE), "") if column.is_piece else ""
        is_said = not before or fold(text).startswith(fold(before) or before.strip())
        texts.append(text if is_said or target in JOINTS else before + text)
    return JOINTS.get(target, ", ").join(dict.fromkeys(texts))


def without_doubles(file: str, book: Book, plans: Sequence[RowPlan]) -> tuple[list[RowPlan], list[Problem]]:
    """The rows, those of people whose name and day of birth have come before marked, and the problems.

    A person of the book gets the number that the book has.
    """
    there = {key: client for client in book.clients if (key := _identity(_of(client)))}
    seen: dict[object, RowPlan] = {}
    found, problems = [], []
    for row in plans:
        key = _identity(row.answers.get(CLIENTS.sheet.title, {}))
        if key is not None and key in seen:
            first = f"строка {seen[key].place.row}"
            row = replace(row, fate=Fate.REPEATED, note=first)
            message = f"этот человек уже есть в таблице: {first}"
            fix = "второй раз не внесен; если это другой человек, внесите его в книгу сами"
            problems.append(
                Problem(message, fix, Level.WARNING, CellPlace(file, row.place.sheet, str(row.place)))
            )
        elif key is not None:
            seen[key] = row
            if key in there:
                row, said = _of_the_book(file, row, there[key].file_number)
                problems += said
        found.append(row)
    return found, problems


def _of_the_book(file: str, row: RowPlan, number: str | None) -> tuple[RowPlan, list[Problem]]:
    """The row of a person who is in the book, under the book's number."""
    title = CLIENTS.sheet.title
    typed = shown(row.answers[title].get(NUMBER))
    if number is None or (typed and same(typed) == same(number)):
        return row, []
    answers = {name: {**own, NUMBER: number} for name, own in row.answers.items()}
    if not typed:
        return replace(row, answers=answers), []
    message = f"в книге у этого человека дело {number}"
    fix = "номер из таблицы не внесен; если это другой человек, внесите его в книгу сами"
    place = CellPlace(file, row.place.sheet, str(row.place), NUMBER, typed)
    return replace(row, answers=answers), [Problem(message, fix, Level.WARNING, place)]


def _of(client: object) -> Mapping[str, Cell]:
    names = {item.header: item.name for item in CLIENTS.fields if item.header in (*PARTS, BIRTH)}
    return {header: getattr(client, name) for header, name in names.items()}


def _identity(answers: Mapping[str, Cell]) -> tuple[object, ...] | None:
    """By which a person is known: the name and the day of birth; None where one is not known."""
    born = day(shown(answers.get(BIRTH)))
    if born is None:
        return None
    return (*(fold(shown(answers.get(part))) for part in PARTS), born)


def repeated_numbers(file: str, plans: Sequence[RowPlan]) -> Iterator[Problem]:
    """The file numbers that several people of the table have."""
    title = CLIENTS.sheet.title
    numbers = [(row, shown(row.answers.get(title, {}).get(NUMBER))) for row in plans if row.answers]
    count = Counter(same(number) for row, number in numbers if number and row.fate is not Fate.REPEATED)
    for row, number in numbers:
        if number and count[same(number)] > 1 and row.fate is not Fate.REPEATED:
            place = CellPlace(file, row.place.sheet, str(row.place), NUMBER, number)
            yield Problem("этот номер дела у нескольких людей таблицы", "исправьте номер", Level.ERROR, place)
