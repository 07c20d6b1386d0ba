"""Exports of KoboToolbox and ODK Central: a table of submissions, and one for each group that repeats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import PurePath

from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.incoming import Incoming, Sent
from paperwork.intake.phone.chosen import Gathered
from paperwork.intake.phone.columns import SETS, Meaning, is_service, meaning_of
from paperwork.intake.phone.date_order import in_order
from paperwork.intake.phone.questions import MAIN, SECTIONS, Section
from paperwork.intake.phone.tables import Table
from paperwork.intake.phone.unknown_columns import unknown_column
from paperwork.sheets.answers.cells import Cell, is_empty, shown
from paperwork.sheets.answers.fields import field_of
from paperwork.sheets.clients import Client

REPEATS = tuple(section for section in SECTIONS if section.repeats)
FILE_NUMBER = field_of(Client, lambda it: it.file_number).header
# A column of the submissions, and the one of a group that repeats which points to it.
LINKS = (("_index", "_parent_index"), ("KEY", "PARENT_KEY"), ("_uuid", "_submission__uuid"),
         ("_id", "_submission__id"))  # fmt: skip
MARKS = frozenset({"_uuid", "_index", "_submission_time", "KEY", "SubmissionDate"})
REJECTED = {
    "ReviewState": {"rejected"},
    "_validation_status": {fold("validation_status_not_approved"), fold("Not Approved")},
}

Rows = dict[str, list[dict[str, Cell]]]


def is_export(tables: Sequence[Table]) -> bool:
    """Whether the tables are an export: a service leaves marks of its own in them."""
    return any(MARKS & set(table.headers) for table in tables)


def read_export(sent: Sent, tables: Sequence[Table]) -> Incoming:
    """The rows of the sheets that the submissions hold; its ``headers`` name unknown columns."""
    return Export(sent).read(tables)


@dataclass
class Export:
    """The reading of one export."""

    sent: Sent
    rows: Rows = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parents: dict[tuple[str, str], str | None] = field(default_factory=dict)  # link, key → file number

    def read(self, tables: Sequence[Table]) -> Incoming:
        """The submissions first, then what belongs to them."""
        repeats = [table for table in tables if _is_repeat(table)]
        for table in tables:
            if table not in repeats:
                self._submissions(table)
        for table in repeats:
            section = _section_of(table)
            if section:
                self._repeated(table, section)
            else:
                message = "таблица не узнана и не прочитана"
                self._tell(message, "переименуйте ее, как лист книги", table.title)
        self._left_behind(tables, repeats)
        rows = {section.title: self.rows[section.title] for section in SECTIONS if section.title in self.rows}
        return Incoming(self.sent.name, rows, tuple(self.problems))

    def _left_behind(self, tables: Sequence[Table], repeats: Sequence[Table]) -> None:
        """Tells which groups that repeat are not in the file: a .csv is but the table of submissions."""
        come = {section.title for table in repeats if (section := _section_of(table))}
        named = {fold(header) for table in tables for header in table.headers if header.startswith(SETS)}
        is_alone = self.rows and not repeats and PurePath(self.sent.name).suffix.lower() in (".csv", ".tsv")
        missing = [
            section.title
            for section in REPEATS
            if section.title not in come and (is_alone or fold(SETS + section.name) in named)
        ]
        if missing:
            listed = ", ".join(f"«{title}»" for title in missing)
            message = f"повторяющихся групп в файле нет: {listed}"
            fix = (
                "если в анкете их заполняли, выгрузите ответы целиком: в .xlsx или в .zip со всеми таблицами"
            )
            self._tell(message, fix, "")

    def _submissions(self, table: Table) -> None:
        columns = self._columns(table, MAIN)
        table = self._with_dates(table, columns)
        for number, cells in table.rows:
            service = dict(zip(table.headers, cells, strict=False))
            if self._is_unusable(table, number, service):
                self._link(service, None)
                continue
            answers = _answers(columns, cells)
            file_number = answers.get(Client.sheet.title, {}).get(FILE_NUMBER)
            self._link(service, shown(file_number))
            for section in MAIN:
                self._keep(section, file_number, answers.get(section.title, {}))

    def _link(self, service: Mapping[str, Cell], file_number: str | None) -> None:
        for own, _ in LINKS:
            if not is_empty(service.get(own)):
                self.parents[own, shown(service[own])] = file_number

    def _is_unusable(self, table: Table, number: int, service: Mapping[str, Cell]) -> bool:
        """Whether a submission was rejected by a person or could not be decrypted; it is reported."""
        place = f"строка {number}"
        if any(fold(shown(service.get(name))) in values for name, values in REJECTED.items()):
            self._tell("ответ отклонен на сервере и не прочитан", "", table.title, place)
            return True
        if "KEY" in service and not is_empty(service.get("Status")):
            fix = "назовите пароль проекта при выгрузке"
            self._tell("ответ зашифрован", fix, table.title, place, Level.ERROR)
            return True
        return False

    def _repeated(self, table: Table, section: Section) -> None:
        columns = self._columns(table, (section,))
        table = self._with_dates(table, columns)
        for number, cells in table.rows:
            answers = _answers(columns, cells).get(section.title, {})
            if not answers:
                continue  # a group that was opened and left
            found, file_number = self._parent(dict(zip(table.headers, cells, strict=False)))
            if not found:
                fix = "выгрузите ответы заново, целиком"
                place = f"строка {number}"
                self._tell("нет ответа, к которому относится строка", fix, table.title, place, Level.ERROR)
            elif file_number is not None:
                self._keep(section, file_number, answers)

    def _parent(self, service: Mapping[str, Cell]) -> tuple[bool, str | None]:
        """Whether the submission of a row is known, and its file number; None for one that stays out."""
        above = fold(shown(service.get("_parent_table_name")))
        if above in {fold(section.name) for section in REPEATS}:
            return False, None  # a group that was put into another one
        for own, pointing in LINKS:
            key = own, shown(service.get(pointing))
            if key in self.parents:
                return True, self.parents[key]
        return False, None

    def _keep(self, section: Section, file_number: Cell, answers: Mapping[str, Cell]) -> None:
        if answers:
            kept = answers if is_empty(file_number) else {FILE_NUMBER: file_number, **answers}
            self.rows.setdefault(section.title, []).append(dict(kept))

    def _columns(self, table: Table, sections: tuple[Section, ...]) -> dict[int, Meaning]:
        """Position → what the column means; unknown columns are reported."""
        columns = {}
        for position, header in enumerate(table.headers):
            mapped = self.sent.headers.get(fold(header), header)
            meaning = meaning_of(mapped, sections)
            if meaning:
                columns[position] = meaning
                continue
            is_told = not (self.sent.is_unwanted(header) or is_service(header))
            if is_told and any(position < len(cells) for _, cells in table.rows):
                known = [question.label for section in sections for question in section.questions]
                self.problems += unknown_column(self.sent.name, table, position, known)
        return columns

    def _with_dates(self, table: Table, columns: Mapping[int, Meaning]) -> Table:
        """The table with its dates in one order."""
        items = {at: meaning.question.item for at, meaning in columns.items() if not meaning.is_own}
        return in_order(self.sent, table, {at: i.header for at, i in items.items() if i.kind.is_day})

    def _tell(self, message: str, fix: str, sheet: str, cell: str = "", level: Level = Level.WARNING) -> None:
        self.problems.append(Problem(message, fix, level, CellPlace(self.sent.name, sheet, cell)))


def _is_repeat(table: Table) -> bool:
    return any(pointing in table.headers for _, pointing in LINKS[:2])


def _section_of(table: Table) -> Section | None:
    """The group whose rows the table holds: by its title, «form-goal~1» too; else by its columns."""
    title = fold(table.title.partition("~")[0])
    for section in sorted(REPEATS, key=lambda section: -len(section.name)):
        if any(f" {title}".endswith(f" {fold(name)}") for name in (section.name, section.title)):
            return section
    known = {section: sum(bool(meaning_of(h, (section,))) for h in table.headers) for section in REPEATS}
    best = max(known, key=lambda section: known[section])
    return best if known[best] > 1 else None


def _answers(columns: Mapping[int, Meaning], cells: Sequence[Cell]) -> dict[str, dict[str, Cell]]:
    """The answers of a row: sheet title → header → cell."""
    gathered: dict[tuple[str, str], Gathered] = {}
    for position, meaning in columns.items():
        cell = cells[position] if position < len(cells) else None
        key = meaning.section.title, meaning.question.item.header
        item = gathered.setdefault(key, Gathered(meaning.question))
        if meaning.option:
            item.marks[meaning.option] = cell
        elif meaning.is_own:
            item.own = cell
        elif is_empty(item.answer):
            item.answer = cell
    found: dict[str, dict[str, Cell]] = {}
    for (title, header), value in _values(gathered):
        found.setdefault(title, {})[header] = value
    return found


def _values(gathered: Mapping[tuple[str, str], Gathered]) -> Iterator[tuple[tuple[str, str], Cell]]:
    for key, item in gathered.items():
        value = item.value()
        if not is_empty(value):
            yield key, value
