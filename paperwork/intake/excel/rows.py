"""From the rows of a sheet to its records, and the problems of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from paperwork.answers import Fault, Reader, Setting
from paperwork.cells import Broken, Cell, is_plain, shown, trustworthy
from paperwork.errors import Level, Problem
from paperwork.fields import FILE_NUMBER, Field, Record, Source
from paperwork.intake.excel.headers import Page
from paperwork.intake.excel.layout import Layout


class Rows:
    """Reads the rows of one sheet."""

    def __init__(self, page: Page, layout: Layout, source: Source, setting: Setting) -> None:
        """Rows laid out so; the lists and the day of ``setting`` say what the cells mean."""
        self._page = page
        self._layout = layout
        self._source = source
        form = page.form
        self._readers = [Reader(item, setting) for item in layout.known.values()]
        self._defaults = {item.name: item.default for item in form.fields if item.default is not None}
        # «Дело» may be empty: whether it is needed is known only when all sheets are read
        self._required = [item for item in form.fields if item.required and item.header != FILE_NUMBER]
        self._absent = frozenset(item.name for item in layout.missing)
        self._order = {item.name: number for number, item in enumerate(form.fields)}
        self.problems: list[Problem] = []

    def records(self) -> Iterator[Record]:
        """The records of the rows that hold anything; problems are gathered on the way."""
        make: Callable[..., Record] = self._page.form.record
        columns = [
            (at, reader.item.name, reader.known, reader.read)
            for at, reader in zip(self._layout.known, self._readers, strict=True)
        ]
        for number, cells in self._layout.rows:
            answers: dict[str, object] = dict(self._defaults)
            faults: list[Fault] = []
            # the innermost loop of all: a million cells in the books of a large institution
            for at, name, known, read in columns:
                cell = cells[at]
                if cell == "" or cell is None:
                    continue
                if known is None and is_plain(cell):
                    answers[name] = cell
                    continue
                value, wrong = (known and known.get(cell)) or read(cell)
                if value is not None:
                    answers[name] = value
                if wrong:
                    faults += wrong
            extra = self._own(cells, faults) if self._layout.own else None
            if answers or faults or (extra and any(extra.values())):
                options = self._options(number, answers, faults, extra)
                yield make(**answers, row=number, source=self._source, **options)

    def _own(self, cells: list[Cell], faults: list[Fault]) -> dict[str, str | None]:
        """The user's own columns: tag → text; one that cannot be trusted is None."""
        texts: dict[str, str | None] = {}
        for at, tag in self._layout.own.items():
            cell = trustworthy(cells[at])
            if isinstance(cell, Broken):
                item = Field(name=tag, header=self._layout.extra[tag])
                faults.append(Fault(item, cell.text, cell.what, cell.cure))
                texts[tag] = None
            else:
                texts[tag] = shown(cell) or None
        return texts

    def _options(
        self, row: int, answers: dict[str, object], faults: list[Fault], extra: dict[str, str | None] | None
    ) -> dict[str, object]:
        """What the record gets beside its answers; its faults become problems."""
        options: dict[str, object] = {"extra": extra} if extra else {}
        for item in self._required:
            if item.name not in answers and not any(fault.field is item for fault in faults):
                faults.append(Fault(item, "", "обязательное поле", f"заполните «{item.header}»"))
        if faults:
            self._place(row, str(answers.get("file_number") or ""), faults)
            wrong = (fault.field.name for fault in faults if fault.level is Level.ERROR)
            options["broken"] = frozenset(wrong)
        return options

    def _place(self, row: int, client: str, faults: list[Fault]) -> None:
        """Makes problems of the faults of a row; that a whole column is missing is said once."""
        file, sheet, address = self._source.file, self._source.sheet, self._source.address
        for fault in sorted(faults, key=lambda fault: self._order.get(fault.field.name, len(self._order))):
            name = fault.field.name
            if name not in self._absent:
                header, cell = fault.field.header, address(row, name)
                self.problems.append(
                    Problem(
                        fault.what, fault.cure, fault.level, file, sheet, cell, header, fault.value, client
                    )
                )
