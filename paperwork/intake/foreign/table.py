"""From a file with a person's own tables to their plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from paperwork.book.casebook import Book
from paperwork.common.errors import CellPlace, Level, PaperworkError, Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.intake.foreign.column import CLIENTS, COMPOSITE, NUMBER, SURNAME, Column
from paperwork.intake.foreign.columns import NAMES, Matching
from paperwork.intake.foreign.doubles import repeated_numbers, without_doubles
from paperwork.intake.foreign.instead import without_dittos
from paperwork.intake.foreign.layout import Layout, Row, Skipped, is_upright, layout_of, skipped
from paperwork.intake.foreign.memory import Memory
from paperwork.intake.foreign.numbers import numbered
from paperwork.intake.foreign.parts import parts_of
from paperwork.intake.foreign.plan import RowPlan, TablePlan, skipped_row
from paperwork.intake.foreign.rows import TableRows
from paperwork.intake.foreign.vocabulary import FULL, header_of, is_numbering, words_of
from paperwork.intake.incoming import RowPlace, Sent
from paperwork.intake.phone.cleaned import without_markers
from paperwork.intake.phone.date_order import in_order
from paperwork.intake.phone.plain import BESIDE, TABLES, TITLES, is_of_people
from paperwork.intake.phone.tables import SUFFIXES as TEXTS
from paperwork.intake.phone.tables import Table, text_rows
from paperwork.intake.phone.unknown_columns import not_there
from paperwork.intake.tables import sheets_of
from paperwork.sheets.answers.cells import is_empty, shown
from paperwork.sheets.answers.fields import Schema

FEWEST = 2  # headers of the book by which a sheet other than «Клиенты» is known
UPRIGHT = (
    "похоже, названия стоят слева, а не над столбцами; сделайте по строке на человека: в Excel скопируйте"
    " таблицу и вставьте через «Специальная вставка» → «Транспонировать»"
)


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet of the file as it is: its title (none of a .csv), its rows, how its days are counted."""

    title: str
    rows: Sequence[Row]
    from_1904: bool = False


def raw_tables(sent: Sent) -> list[RawTable]:
    """The sheets of the file. Raises `PaperworkError` where it cannot be read."""
    if PurePath(sent.name).suffix.lower() in TEXTS:
        found = text_rows(sent.name, sent.data)
        return [RawTable(title if len(found) > 1 else "", rows) for title, rows in found]
    return [RawTable(title, rows, from_1904) for title, rows, from_1904 in sheets_of(sent)]


def table_plans(sent: Sent, book: Book, remembered: Memory) -> list[TablePlan]:
    """The plans of the file's tables; ``remembered`` is what was kept the last time: see `memory`.

    Raises `PaperworkError` where no sheet is a table, or the sheet that was named is not there.
    """
    whole = _chosen(sent, raw_tables(sent))
    tables = [replace(table, rows=part) for table in whole for part in parts_of(table.rows)]
    planned: list[TablePlan | None] = []
    last = 0
    for table in tables:
        planning = _Planning(sent, book, remembered, table, last)
        planned.append(planning.plan())
        last = planning.last
    found = [plan for plan in planned if plan]
    if not found:
        raise PaperworkError(_not_found(sent.name, tables))
    unread = [table for table, plan in zip(tables, planned, strict=True) if not plan and table.rows]
    problems = [
        Problem(
            "лист не прочитан",
            UPRIGHT if is_upright(table.rows) else "если в нем есть записи, назовите его столбцы",
            Level.WARNING,
            CellPlace(sent.name, table.title),
        )
        for table in unread
    ]
    problems += _not_there(sent, found)
    return [replace(found[0], problems=(*problems, *found[0].problems)), *found[1:]]


def _not_found(file: str, tables: Sequence[RawTable]) -> str:
    """The sentence on a file without a table, with the way to name one of its columns."""
    rows = [cells for table in tables for _, cells in table.rows]
    if not any(not is_empty(cell) for cells in rows for cell in cells):
        return f"{file}: в файле нет записей; проверьте, тот ли это файл"
    if any(is_upright(table.rows) for table in tables):
        return f"{file}: {UPRIGHT}"
    texts = ([text for cell in cells if isinstance(cell, str) and (text := shown(cell))] for cells in rows)
    first = next((found for found in texts if len(found) > 1), ())
    header = next((text for text in first if not is_numbering(text)), "Заголовок")
    return (
        f"{file}: по столбцам не узнать, чьи это записи; скажите хотя бы, в каком столбце имена:"
        f' --map "{header}=ФИО"'
    )


def _not_there(sent: Sent, plans: Sequence[TablePlan]) -> Iterator[Problem]:
    """The columns that a person has named and that the tables do not have."""
    headers = {column.header for plan in plans for column in plan.columns}
    letters = {column.letter.lower() for plan in plans for column in plan.columns if not column.header}
    yield from not_there(sent, headers, letters)


def _chosen(sent: Sent, tables: Sequence[RawTable]) -> list[RawTable]:
    """The sheet of the file that a person has named, else all; a name may be that of a sheet of the book."""
    named = [table for table in tables if sent.sheet and fold(table.title) == fold(sent.sheet)]
    if named or not sent.sheet or fold(sent.sheet) in TITLES:
        return named or list(tables)
    there = ", ".join(f"«{table.title}»" for table in tables if table.title)
    known = ", ".join(f"«{schema.sheet.title}»" for schema in TABLES)
    listed = f"в файле: {there}; " if there else ""
    raise PaperworkError(f"{sent.name}: листа «{sent.sheet}» нет; {listed}листы книги: {known}")


@dataclass
class _Planning:
    """The making of one table's plan; ``last`` is the number of the last numbered row so far."""

    sent: Sent
    book: Book
    remembered: Memory
    table: RawTable
    last: int = 0

    def plan(self) -> TablePlan | None:
        """The plan; None where the sheet is no table of people or of records."""
        said = {fold(header): target for header, target in self.sent.headers.items()}
        known = frozenset((*said, *(header for columns in self.remembered.values() for header in columns)))
        layout = layout_of(self.table.rows, known)
        if layout is None or not layout.body or is_upright(self.table.rows):
            return None
        table = Table(self.table.title, layout.headers, layout.body, self.table.from_1904)
        table, dittos = without_dittos(self.sent.name, table)
        layout = replace(layout, body=tuple(table.rows))
        rows = [row for row in layout.body if skipped(layout, row) is None]
        schema = self._schema(layout)
        matching = Matching(schema, layout, said, self.remembered.get(schema.sheet.title, {}), self.last)
        filled = matching.columns([cells for _, cells in rows])
        self.last = matching.last
        told = [at for at, column in enumerate(filled) if column.header or column.samples]
        columns = filled[told[0] : told[-1] + 1] if told else []  # what is beside is another table's
        targets = {column.target for column in columns if column.target and not column.is_own}
        if not targets or (schema is CLIENTS and not targets & {*NAMES, NUMBER}):
            return None  # no one could say whose the rows are
        return self._planned(schema, layout, columns, dittos)

    def _schema(self, layout: Layout) -> Schema:
        """The sheet that was asked for or that the table is titled as, else that of most headers."""
        if named := TITLES.get(fold(self.sent.sheet)):
            return named
        said = {fold(header): fold(target) for header, target in self.sent.headers.items()}
        known = {said.get(fold(header), header_of(header)) for header in layout.headers if header}
        titled = TITLES.get(fold(self.table.title))
        if titled and (is_of_people(titled, known) or not _names(known)):  # «Контакты» may be telephones
            return titled
        return max(TABLES, key=lambda schema: (_score(schema, known), schema is CLIENTS))

    def _planned(
        self, schema: Schema, layout: Layout, columns: Sequence[Column], dittos: Sequence[Problem]
    ) -> TablePlan:
        table = Table(self.table.title, layout.headers, layout.body, self.table.from_1904)
        table, said = without_markers(self.sent.name, table)
        items = ((column, column.schema.by_header.get(fold(column.target))) for column in columns)
        dated = {
            c.position: c.header or c.target
            for c, item in items
            if item and item.kind.is_day and not c.is_own
        }
        rows = in_order(self.sent, table, dated).rows
        plans, wrong = TableRows(self.sent.name, self.table.title, schema, columns, layout).plans(rows)
        if schema is CLIENTS:
            plans, doubles = without_doubles(self.sent.name, self.book, plans)
            wrong += doubles
            plans = numbered(self.book, plans)
            wrong += repeated_numbers(self.sent.name, plans)
        above = [skipped_row(RowPlace(self.table.title, number), Skipped.TITLE) for number in layout.above]
        all_rows: list[RowPlan] = [*above, *plans]
        return TablePlan(
            self.sent.name,
            self.table.title,
            schema,
            layout.lines,
            columns,
            all_rows,
            (*dittos, *said, *wrong),
        )


def _score(schema: Schema, known: set[str]) -> int:
    """How many headers are the sheet's; of a list of people the names and what is filled beside are, too."""
    names = _names(known)
    are_people = any(names.values())  # and not «ФИО заявителя»
    if names and (are_people or schema.tie) and not is_of_people(schema, known):
        return 0
    headers = set(schema.by_header)
    if names and fold(SURNAME) in headers:
        headers |= names.keys() | set().union(*(other.by_header for other in BESIDE.get(schema, ())))
    count = len(known & headers)
    if schema is CLIENTS:
        return max(count, FEWEST)
    are_relatives = fold(FULL) in names.keys() & schema.by_header.keys()  # with «Кем приходится»: enough
    is_known = count + are_relatives > FEWEST and len(known) - count < count
    return count + are_relatives if is_known else 0


def _names(known: set[str]) -> dict[str, bool]:
    """The headers above people's names, and whether nothing beside them changes that."""
    found = {header: words for header in known if (words := words_of(header))}
    return {
        header: words.is_plain for header, words in found.items() if words.header in (*COMPOSITE, SURNAME)
    }
