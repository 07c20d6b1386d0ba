"""The errors of a book by sheet and by the client whom they concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from paperwork.common.errors import Problem
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import Record, Schema

ALL_CLIENTS = None  # whom an error of a whole sheet concerns


@dataclass
class ErrorIndex:
    """Finds the errors among the problems of a book; ``records`` are its rows by sheet title."""

    problems: Iterable[Problem]
    records: Mapping[str, Sequence[Record]]

    def on(self, schema: Schema, client: str | None = None) -> list[Problem]:
        """The errors of a sheet that concern a client (his `same` number); all of them without one."""
        on_sheet = self._by_sheet.get(fold(schema.sheet.title)) if self._by_sheet else None
        if on_sheet is None:
            return []
        if client is None:
            return [problem for problems in on_sheet.values() for problem in problems]
        return [*on_sheet.get(ALL_CLIENTS, ()), *on_sheet.get(client, ())]

    @cached_property
    def _by_sheet(self) -> dict[str, dict[str | None, list[Problem]]]:
        """The errors by folded sheet title, then by the number of the client whom they concern."""
        found: dict[str, dict[str | None, list[Problem]]] = {}
        for problem in self.problems:
            if problem.is_error:
                sheet = found.setdefault(fold(problem.place.sheet), {})
                sheet.setdefault(self._concerned(problem), []).append(problem)
        return found

    def _concerned(self, problem: Problem) -> str | None:
        """The number of the client whom a problem concerns, or `ALL_CLIENTS` on the sheet.

        A problem without a number concerns the client of its row; one without a cell or of a header
        concerns all clients.
        """
        place = problem.place
        if place.client:
            return same(place.client)
        if not place.cell or place.value == place.header:
            return ALL_CLIENTS
        row = int("".join(sign for sign in place.cell if sign.isdigit()) or 0)
        return self._numbers.get((fold(place.sheet), row), "")

    @cached_property
    def _numbers(self) -> dict[tuple[str, int], str]:
        """Folded sheet title and row → the file number there."""
        return {
            (fold(title), row.row): same(row.file_number)
            for title, rows in self.records.items()
            for row in rows
        }
