"""From the rows of a sheet to its records, and the problems of their cells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import repeat

from paperwork.common.errors import CellPlace, PaperworkError, Problem
from paperwork.intake.excel.reading.found_answers import FoundAnswers
from paperwork.intake.excel.reading.headers import SheetBeingRead
from paperwork.sheets.answers.cells import BadCell, Cell, shown, trustworthy
from paperwork.sheets.answers.fields import OWNER, Field, Record, Source
from paperwork.sheets.answers.own_kinds import own_field, read_own
from paperwork.sheets.answers.own_rows import is_own
from paperwork.sheets.answers.packing import records_of
from paperwork.sheets.answers.reading import Reader, ReadingContext

MOST_PROBLEMS = 100_000  # of one sheet
Columns = list[tuple[Cell, ...]]
Wrong = dict[str, tuple[Problem, ...]]  # attribute → the problems of its answer


class Rows:
    """Reads the rows of one sheet."""

    def __init__(
        self, sheet: SheetBeingRead, found: FoundAnswers, source: Source, context: ReadingContext
    ) -> None:
        """Rows laid out so; the lists and the day of ``setting`` say what the cells mean."""
        self._sheet = sheet
        self._found = found
        self._source = source
        schema = sheet.schema
        self._context = context
        self._defaults = {item.name: item.default for item in schema.fields if item.default is not None}
        # «Дело» may be empty: whether it is needed is known only when all sheets are read
        self._required = [item for item in schema.fields if item.required and item is not schema.owner]
        self._absent = frozenset(item.name for item in found.missing)
        self._order = {item.name: number for number, item in enumerate(schema.fields)}
        # what the columns hold is known only where the whole sheet is the user's
        names = found.own.values() if is_own(schema) else ()
        self._checked = {tag: own_field(tag, found.extra[tag]) for tag in names}
        self._numbers: list[int] = []
        self.problems: list[Problem] = []

    def records(self) -> Iterator[Record]:
        """The records of the rows that hold anything; the problems are gathered in ``problems``.

        The cells are read column by column: what is the same for all is looked at once. The rows are used
        up, so that a large sheet is not in memory twice.
        """
        if not self._found.rows:
            return
        self._numbers = numbers = [number for number, _ in self._found.rows]
        cells = list(zip(*(row for _, row in self._found.rows), strict=False))  # the columns
        self._found.rows.clear()  # of a large sheet they take as much memory as its records
        columns, problems = self._answers(cells)
        own = self._found.own
        unusual = {*self._incomplete(columns), *problems, *(range(len(numbers)) if own else ())}
        common = {"row": numbers, "source": repeat(self._source)}
        usual = records_of(self._sheet.schema.record, len(numbers), {**columns, **common})
        for position, record in enumerate(usual):
            if position in unusual:
                values = {name: column[position] for name, column in columns.items()}
                made = self._unusual(cells, position, values, problems.get(position, {}))
                if made:
                    yield made
            else:
                yield record

    def _unusual(
        self, cells: Columns, position: int, answers: dict[str, object], wrong: Wrong
    ) -> Record | None:
        """The record of a row that lacks something, has something wrong or own columns; None if blank."""
        extra = self._own(cells, position, wrong) if self._found.own else None
        is_blank = all(value is None for value in answers.values())
        if is_blank and not wrong and not (extra and any(extra.values())):
            return None
        number = self._numbers[position]
        answers |= self._options(number, answers, wrong, extra)
        make: Callable[..., Record] = self._sheet.schema.record
        return make(**answers, row=number, source=self._source)

    def _answers(self, cells: Columns) -> tuple[dict[str, Sequence[object]], dict[int, Wrong]]:
        """The columns of answers by attribute, and the problems by the row's position."""
        columns: dict[str, Sequence[object]] = {}
        problems: dict[int, Wrong] = {}
        for at, item in self._found.known.items():
            columns[item.name], wrong = Reader(item, self._context).read_all(cells[at])
            cells[at] = ()  # nobody asks for them again
            for position, found in wrong.items():
                problems.setdefault(position, {})[item.name] = found
        return columns, problems

    def _incomplete(self, columns: dict[str, Sequence[object]]) -> Collection[int]:
        """The positions of rows that are blank or lack what is required or has a default."""
        needed = {item.name for item in self._required} | self._defaults.keys()
        if not needed:
            nothing = (None,) * len(columns)
            rows = zip(*columns.values(), strict=True)
            return {position for position, values in enumerate(rows) if values == nothing}
        if needed - columns.keys():
            return range(len(self._numbers))
        return {
            position
            for name in needed
            if None in columns[name]
            for position, value in enumerate(columns[name])
            if value is None
        }

    def _own(self, cells: Columns, position: int, wrong: Wrong) -> dict[str, str | None]:
        """The user's own columns: tag → text; one that cannot be trusted is None."""
        texts: dict[str, str | None] = {}
        for at, tag in self._found.own.items():
            cell = trustworthy(cells[at][position])
            if isinstance(cell, BadCell):
                place = CellPlace(header=self._found.extra[tag], value=cell.text)
                wrong[tag] = (*wrong.get(tag, ()), cell.problem.at(place))
                texts[tag] = None
            else:
                texts[tag] = shown(cell) or None
                if self._checked and texts[tag]:
                    texts[tag] = self._lightly(self._checked[tag], shown(cell), wrong)
        return texts

    def _lightly(self, item: Field, written: str, wrong: Wrong) -> str:
        """The text of a sheet of the user's own, where nothing is more than doubtful."""
        text, doubts = read_own(item, written, self._context)
        if doubts:
            place = CellPlace(header=item.header, value=written)
            wrong[item.name] = tuple(doubt.at(place) for doubt in doubts)
        return text

    def _options(
        self, row: int, answers: dict[str, object], wrong: Wrong, extra: dict[str, str | None] | None
    ) -> dict[str, object]:
        """What the record gets beside its answers; its problems are placed."""
        options: dict[str, object] = {"extra": extra} if extra else {}
        for name, value in self._defaults.items():
            if answers.get(name) is None and name not in wrong:
                answers[name] = value
        for item in self._required:
            if answers.get(item.name) is None and item.name not in wrong:
                place = CellPlace(header=item.header, value="")
                wrong[item.name] = (Problem("обязательное поле", f"заполните «{item.header}»", place=place),)
        if wrong:
            self._place(row, str(answers.get(OWNER) or ""), wrong)
            broken = (name for name, found in wrong.items() if any(problem.is_error for problem in found))
            options["broken"] = frozenset(broken)
        return options

    def _place(self, row: int, client: str, wrong: Wrong) -> None:
        """Places the problems of a row on the sheet; that a whole column is missing is said once."""
        file, sheet, address = self._source.file, self._source.sheet, self._source.address
        if len(self.problems) > MOST_PROBLEMS:  # they would need more memory than the sheet
            raise PaperworkError(
                f"{file}, лист «{sheet}»: замечаний больше {MOST_PROBLEMS}, похоже, это не те данные;"
                f" проверьте лист, начиная с первого: {self.problems[0]}"
            )
        for name in sorted(wrong, key=lambda name: self._order.get(name, len(self._order))):
            cell = address(row, name)
            for problem in wrong[name] if name not in self._absent else ():
                place = replace(problem.place, file=file, sheet=sheet, cell=cell, client=client)
                self.problems.append(problem.at(place))
