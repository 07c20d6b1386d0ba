"""From what a cell holds to the answer it means: the kind of the field says how."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.common.errors import CellPlace, Problem
from paperwork.sheets.answers.cells import (
    BadCell,
    Cell,
    InvalidAnswer,
    is_plain,
    plain_texts,
    shown,
    trustworthy,
)
from paperwork.sheets.answers.kind import Field, ReadingContext

__all__ = ["Answer", "BadCell", "Cell", "Reader", "ReadingContext", "shown"]

Answer = tuple[object, tuple[Problem, ...]]  # the value, None without a meaning, and what is wrong
TRUTHS = (0, 1)  # False and True are found as 0 and 1, so what these mean is not kept
NO_ANSWER: Answer = (None, ())


class Reader:
    """Reads the cells of one field."""

    def __init__(self, item: Field, context: ReadingContext) -> None:
        """A reader of the answers of ``item``."""
        self.item = item
        self._context = context
        self._takes_words = item.kind.is_plain_text and item.kind.rewrites is None
        self._known: dict[Cell, Answer] = {}  # what cells have meant; texts vary too much to be kept

    def read_all(self, cells: Sequence[Cell]) -> tuple[Sequence[object], dict[int, tuple[Problem, ...]]]:
        """The answers of a column, None where there is none, and the problems by position."""
        kind = self.item.kind
        if kind.is_plain_text:
            texts = plain_texts(cells)
            if texts is not None and not (kind.rewrites and any(map(kind.rewrites, filter(None, {*texts})))):
                return texts, {}
        if bool in set(map(type, cells)):  # which would be found as 0 and 1
            answers = list(map(self.read, cells))
            problems = {position: wrong for position, (_, wrong) in enumerate(answers) if wrong}
            return [value for value, _ in answers], problems
        known = {cell: self.read(cell) for cell in set(cells)}
        values = {cell: value for cell, (value, _) in known.items()}
        wrong = {cell: found for cell, (_, found) in known.items() if found}
        at = enumerate(cells) if wrong else ()
        return [values[cell] for cell in cells], {place: wrong[cell] for place, cell in at if cell in wrong}

    def read(self, cell: Cell) -> Answer:
        """The answer that the cell means, and its problems at its header and value; (None, ()) when empty."""
        if self._takes_words:
            return (cell or None, ()) if is_plain(cell) else self._answer(cell)
        answer = self._known.get(cell) or self._answer(cell)
        if cell not in TRUTHS:
            self._known[cell] = answer
        return answer

    def _answer(self, cell: Cell) -> Answer:
        cell = trustworthy(cell)
        text = shown(cell)
        if not text:
            return NO_ANSWER
        if self._takes_words and not isinstance(cell, BadCell):
            return text, ()
        try:
            value = parse(self.item, cell, self._context)
        except InvalidAnswer as invalid:
            return None, (invalid.problem.at(CellPlace(header=self.item.header, value=text)),)
        found = self.item.kind.doubts(self.item, value, self._context)
        return value, tuple(doubt.at(CellPlace(header=self.item.header, value=text)) for doubt in found)


def parse(item: Field, cell: Cell, context: ReadingContext) -> object:
    """What the cell means as an answer of the field's kind. Raises `InvalidAnswer`."""
    if isinstance(cell, BadCell):
        raise InvalidAnswer(cell.problem.message, cell.problem.fix)
    return item.kind.read(cell, item, context)
