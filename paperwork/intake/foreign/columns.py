"""What each column of a person's own table is taken for, how surely and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold, nearest
from paperwork.common.records import dataclass
from paperwork.intake.foreign import looks
from paperwork.intake.foreign.column import (
    BIRTH,
    CLIENTS,
    COMPOSITE,
    GIVEN,
    NUMBER,
    SURNAME,
    Column,
    Confidence,
    Reason,
)
from paperwork.intake.foreign.layout import Layout, is_of_next
from paperwork.intake.foreign.vocabulary import (
    FULL,
    GIVEN_PATRONYMIC,
    Words,
    header_of,
    is_numbering,
    is_of_others,
    listed,
    piece_of,
    says_nothing,
    words_of,
)
from paperwork.intake.incoming import NOTHING
from paperwork.intake.phone.plain import BESIDE, SERVICE, TITLES
from paperwork.sheets.answers.cells import Cell, is_empty
from paperwork.sheets.answers.fields import Schema

SEVERAL = frozenset({"Телефон", "Документ", "Адрес"})  # answers that may be put together
UNMISTAKABLE = frozenset({"СНИЛС", "Электронная почта", "Телефон"})  # whatever is written above them
NAMES = frozenset({*COMPOSITE, SURNAME, GIVEN})


@dataclass
class Matching:
    """The matching of one table's columns; ``asked``, ``remembered``: folded header → header of the book."""

    schema: Schema
    layout: Layout
    asked: Mapping[str, str]
    remembered: Mapping[str, str]
    last: int = 0  # the number of the last numbered row so far
    cells: list[list[Cell]] = field(default_factory=list)
    found: dict[int, Column] = field(default_factory=dict)

    def columns(self, rows: Sequence[Sequence[Cell]]) -> list[Column]:
        """The columns in their order. Raises `PaperworkError` where one is mapped to a misspelt header."""
        width = max(len(self.layout.headers), *(len(cells) for cells in rows), 0)
        whole = [cells for cells in rows if sum(not is_empty(cell) for cell in cells) > 1] or rows
        self.cells = [[cells[at] if at < len(cells) else None for cells in whole] for at in range(width)]
        headers = [*self.layout.headers, *[""] * (width - len(self.layout.headers))]
        columns = [Column(at, headers[at], looks.samples(self.cells[at]), self.schema) for at in range(width)]
        known = (self._said, self._kept, self._unused, self._exact, self._by_words)
        for step in (*known, self._pieces, self._by_contents):
            for column in columns:
                if column.position not in self.found and (found := step(column)):
                    self.found[column.position] = found
        self._names()
        is_named = any(found.target in NAMES for found in self.found.values())
        if not is_named and ("surname" in self.schema.by_name or fold(FULL) in self.schema.by_header):
            self._people(columns)
        return [self.found.get(column.position) or self._own(column) for column in columns]

    def _said(self, column: Column) -> Column | None:
        """What a person has said of the header now."""
        text = self.asked.get(fold(column.header) if column.header else column.letter.lower())
        return None if text is None else self._meant(replace(column, reason=Reason.ASKED), text)

    def _kept(self, column: Column) -> Column | None:
        """What has been said of the header the last time."""
        text = self.remembered.get(fold(column.header) if column.header else column.letter.lower())
        return None if text is None else self._meant(replace(column, reason=Reason.REMEMBERED), text)

    def _meant(self, column: Column, text: str) -> Column:
        if text.strip() == NOTHING:
            return column
        title, colon, header = text.partition(":")
        schema = TITLES.get(fold(title)) if colon else None
        schema, text = (schema, header.strip()) if schema else (self.schema, text)
        composite = next((name for name in COMPOSITE if fold(name) == fold(text)), None)
        if composite:
            return self._taken(column, composite, column.confidence)
        for candidate in (schema, *BESIDE.get(schema, ())):
            item = candidate.by_header.get(fold(text))
            if item:
                is_piece = item.header in SEVERAL and self._is_taken(item.header)
                return replace(column, schema=candidate, target=item.header, is_piece=is_piece)
        near = nearest(text, (item.header for item in schema.fields))
        if near and column.reason is Reason.ASKED:
            raise PaperworkError(f"столбца «{text}» на листе «{schema.sheet.title}» нет; похоже на «{near}»")
        return replace(column, schema=schema, target=text, is_own=True)

    def _unused(self, column: Column) -> Column | None:
        """A column that holds nothing, numbers the rows, or is computed."""
        cells, header = self.cells[column.position], fold(column.header)
        if not column.samples:
            return replace(column, reason=Reason.EMPTY)
        if header in SERVICE and not is_numbering(column.header):
            return replace(column, reason=Reason.SERVICE)
        if header in listed("numbering") or (
            is_numbering(column.header) and looks.are_numbers_in_order(cells, self.last)
        ):
            self.last = next(reversed(looks.numbers_of(cells[-looks.LOOKED_AT :])), self.last)
            return replace(column, reason=Reason.NUMBERING)
        return replace(column, reason=Reason.COMPUTED) if header in listed("computed") else None

    def _exact(self, column: Column) -> Column | None:
        """A column under a header of the book."""
        for schema in (self.schema, *BESIDE.get(self.schema, ())):
            item = schema.by_header.get(header_of(column.header)) if column.header else None
            if item and self._suits(column, item.header, strictly=False):
                return self._taken(replace(column, schema=schema), item.header, Confidence.EXACT)
        return None

    def _by_words(self, column: Column) -> Column | None:
        words = self._words(column)
        if words is None or not words.is_plain or self._is_piece(column):
            return None
        if not self._suits(column, words.header, strictly=words.header == FULL):
            return None
        fit = looks.fits(words.header, self.cells[column.position])
        if fit is False and words.header != FULL and looks.fits(FULL, self.cells[column.position]):
            return None  # «ФИО, дата рождения»
        is_alone = all(
            (other := self._words(Column(at, header))) is None or other.header != words.header
            or other.merit <= words.merit
            for at, header in enumerate(self.layout.headers) if at != column.position and header
        )  # fmt: skip
        if not is_alone and words.header not in SEVERAL:
            return None  # another column says it better
        return self._taken(column, words.header, Confidence.DOUBTFUL if fit is False else Confidence.SURE)

    def _words(self, column: Column) -> Words | None:
        """What the header names; of other people than clients what both sheets ask."""
        is_ours = column.header and "surname" in self.schema.by_name
        words = words_of(column.header) if is_ours else None
        if words and words.header == FULL and words.rest and not self._suits(column, FULL, strictly=True):
            words = words_of(" ".join(words.rest)) or words  # «Получатель: телефон»
        is_asked = words and (words.header in COMPOSITE or fold(words.header) in self.schema.by_header)
        return words if is_asked else None

    def _is_piece(self, column: Column) -> bool:
        """Whether the column is one of several that make up an answer: серия, номер, кем выдан."""
        target = self._piece(column)
        columns = (Column(at, header) for at, header in enumerate(self.layout.headers))
        others = [other for other in columns if self._piece(other) == target]
        is_with_whole = target == "Документ" and self._is_taken(target)
        return target is not None and (len(others) > 1 or is_with_whole)

    def _piece(self, column: Column) -> str | None:
        """The header of the answer that a column may be a piece of; «Номер» after «Серия» is one, too."""
        if self.schema is not CLIENTS or not column.header:
            return None
        is_number = fold(column.header) in {"номер", ""} and column.position > 0
        before = self.layout.headers[column.position - 1] if is_number else ""
        return piece_of(before if "серия" in fold(before).split() else column.header)

    def _pieces(self, column: Column) -> Column | None:
        target = self._piece(column) if self._is_piece(column) else None
        if target is None or (target == "Адрес" and self._has_whole(target)):
            return None
        return replace(column, target=target, confidence=Confidence.SURE, is_piece=True)

    def _has_whole(self, target: str) -> bool:
        return any(found.target == target and not found.is_piece for found in self.found.values())

    def _by_contents(self, column: Column) -> Column | None:
        """A column whose cells show what it is, where its header does not say something else."""
        if self.schema is not CLIENTS:
            return None
        cells, words = self.cells[column.position], self._words(column)
        target: str | None = looks.guess(cells)
        if words and looks.fits(words.header, cells):
            target = words.header
        elif target in UNMISTAKABLE and not words and not is_of_others(fold(column.header).split()):
            pass
        elif is_numbering(column.header) and column.header:
            target = NUMBER if len(set(column.samples)) == len(column.samples) else None
        elif not says_nothing(column.header):
            target = None
        if target is None or self._is_taken(target):
            return None
        return replace(column, target=target, confidence=Confidence.DOUBTFUL, reason=Reason.CONTENTS)

    def _suits(self, column: Column, target: str, strictly: bool) -> bool:
        """Whether the cells may be answers: a year alone is no date, and no names are no people."""
        cells = self.cells[column.position]
        if target in looks.DAYS and not any(map(str.isdecimal, "".join(looks.texts(cells)))):
            return False  # «Согласие: есть»
        if target == BIRTH and looks.are_years(cells):
            return False
        fits = not strictly or looks.fits(target, cells) is True
        return fits or (target == FULL and looks.are_surnames(column.header, cells))

    def _taken(self, column: Column, target: str, confidence: Confidence) -> Column:
        if self._is_taken(target):
            people = [at for at, cells in enumerate(self.cells) if looks.fits(FULL, cells)]
            if target not in SEVERAL or is_of_next(self.layout.headers, column.position, people):
                return replace(column, reason=Reason.TAKEN)
            return replace(column, target=target, confidence=Confidence.SURE, is_piece=True)
        return replace(column, target=target, confidence=confidence)

    def _is_taken(self, target: str) -> bool:
        return any(found.target == target for found in self.found.values())

    def _names(self) -> None:
        """A column of surnames alone that holds whole names; such a one beside the parts is unused."""
        by_target = {found.target: found for found in self.found.values()}
        surname, given = by_target.get(SURNAME), by_target.get(GIVEN) or by_target.get(GIVEN_PATRONYMIC)
        alone = surname or by_target.get(GIVEN)
        if alone and not (surname and given) and FULL not in by_target:
            if looks.fits(FULL, self.cells[alone.position]):
                self.found[alone.position] = replace(alone, target=FULL, confidence=Confidence.SURE)
        elif surname and given and FULL in by_target:
            whole = by_target[FULL]
            self.found[whole.position] = replace(whole, target="", reason=Reason.TAKEN)

    def _people(self, columns: Sequence[Column]) -> None:
        """Takes the first column that holds people's names for theirs, where no header says which it is."""
        doubtful = Confidence.DOUBTFUL
        for column in columns:
            at = column.position
            is_others = self.schema is CLIENTS and is_of_others(fold(column.header).split())
            if at not in self.found and not is_others and looks.fits(FULL, self.cells[at]):
                self.found[at] = replace(column, target=FULL, confidence=doubtful, reason=Reason.CONTENTS)
                return

    def _own(self, column: Column) -> Column:
        """A column that the book does not have: it becomes one of the user's own."""
        if not column.header:
            return replace(column, reason=Reason.OWN)
        words = self._words(column)
        fits = words is not None and looks.fits(words.header, self.cells[column.position]) is not False
        near = words.header if words and fits else ""
        return replace(column, target=column.header, reason=Reason.OWN, is_own=True, near=near)
