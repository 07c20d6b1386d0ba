"""The records of a table as a paper may print them, and which of them a line of the paper is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.renderings import Rendering
from paperwork.documents.learning.spelling import is_whole, is_whole_number
from paperwork.documents.learning.values import Rows, Values

ITSELF: Final = ""  # the column of a list of bare values
PIECE: Final = 12  # letters of a part of a cell
PART: Final = 4  # of the shortest one
BETWEEN: Final = "\x00"
SHARE: Final = 0.4  # of a cell that a shorter part must be
NUMBER: Final = "номер"
FEW, SHORT = 4, 25  # choices of a computed column, and their letters


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column of a record is printed as."""

    column: str
    rendering: Rendering


class Records:
    """The rows of one table of the book with all their renderings."""

    def __init__(self, rows: Rows, values: Values, columns: Sequence[str] = ()) -> None:
        self.rows = rows
        self.values = values
        self.columns = list(columns) or [
            name for name in rows.columns if name != NUMBER or not self.counts_itself
        ]
        self.texts: list[dict[str, list[Cell]]] = []
        self._best: dict[tuple[str, ...], tuple[int, list[int]]] = {}
        for row in rows.rows:
            texts: dict[str, list[Cell]] = {}
            for column in self.columns:
                for rendering in values.renderings(row.get(column), all_cases=False):
                    if not rendering.is_part and values.has(rendering.text):
                        texts.setdefault(rendering.text, []).append(Cell(column, rendering))
            self.texts.append(texts)
        self._every = frozenset().union(*self.texts)
        self._longest_first = [sorted(texts, key=lambda text: (-len(text), text)) for texts in self.texts]

    @cached_property
    def counts_itself(self) -> bool:
        """Whether its numbers are only those of the rows."""
        return [row.get(NUMBER) for row in self.rows.rows] == list(range(1, len(self.rows.rows) + 1))

    @cached_property
    def literals(self) -> list[tuple[str, set[int]]]:
        """The conditions on choices, each with the records that fulfil it."""
        return list(_literals(self))

    @cached_property
    def choices(self) -> frozenset[str]:
        """The columns whose answers are chosen."""
        return frozenset(
            column
            for column in self.columns
            if column and _is_choice(self, column, [self.value(i, column) for i in range(len(self.texts))])
        )

    def value(self, index: int, column: str) -> Any:
        """An answer of a record."""
        return self.rows.rows[index].get(column)

    def is_empty(self, index: int, column: str) -> bool:
        """Whether a record has no answer there."""
        value = self.value(index, column)
        return value is None or (isinstance(value, str) and not value.strip())

    def is_of_shown(self, column: str, indexes: Sequence[int]) -> bool:
        """Whether just these of the records have an answer there: a part of them that has more to tell."""
        own = [index for index in range(len(self.texts)) if not self.is_empty(index, column)]
        return 0 < len(own) < len(self.texts) and own == sorted(indexes)

    def whole(self, index: int, text: str) -> list[Cell]:
        """What of the record is printed as just that text."""
        return self.texts[index].get(text, [])

    def pieces(self, index: int, text: str, minimum: int = 3) -> Iterator[tuple[int, int, list[Cell]]]:
        """The longest stretches of the text that the record prints, apart from one another."""
        taken: list[tuple[int, int]] = []
        for known in self._longest_first[index]:
            start = text.find(known) if len(known) >= minimum else -1
            while start >= 0:
                end = start + len(known)
                if (
                    is_whole(text, start, end)
                    and is_whole_number(text, start, end)
                    and all(end <= a or b <= start for a, b in taken)
                ):
                    taken.append((start, end))
                    yield start, end, self.texts[index][known]
                start = text.find(known, end)

    def best(self, texts: tuple[str, ...]) -> tuple[int, list[int]]:
        """How many letters of the texts a record prints at most, and the records that print so many."""
        found = self._best.get(texts)
        if found is None:
            joined = BETWEEN.join(texts)
            present = {known for known in self._every if len(known) >= PART and known in joined}
            present.update(text for text in texts if text in self._every)
            merits = [
                0 if present.isdisjoint(known) else self.merit(index, texts)
                for index, known in enumerate(self.texts)
            ]
            top = max(merits, default=0)
            found = top, [index for index, merit in enumerate(merits) if merit == top]
            self._best[texts] = found
        return found

    def merit(self, index: int, texts: Sequence[str]) -> int:
        """How many letters of the texts the record prints."""
        merit = 0
        for text in texts:
            if self.whole(index, text):
                merit += _weight(text)
                continue
            found = [(start, end) for start, end, _ in self.pieces(index, text, minimum=PART)]
            covered = sum(_weight(text[start:end]) for start, end in found)
            longest = max((_weight(text[start:end]) for start, end in found), default=0)
            if longest >= PIECE or (longest >= 4 and covered >= SHARE * _weight(text)):
                merit += covered
        return merit


@lru_cache(maxsize=16384)
def _weight(text: str) -> int:
    letters = sum(letter.isalnum() for letter in text)
    return 0 if text.isdigit() and len(text) < 4 else letters


def weight(texts: Iterable[str]) -> int:
    """How many letters the texts have, bare numbers aside."""
    return sum(map(_weight, texts))


def _literals(records: Records) -> Iterator[tuple[str, set[int]]]:
    indexes = range(len(records.texts))
    for column in records.columns:
        values = [records.value(index, column) for index in indexes]
        if column not in records.choices:
            continue
        texts = sorted({value for value in values if isinstance(value, str) and value})
        if len(texts) > 1 or (texts and not records.rows.is_computed):
            for text in texts:
                yield f'{{x}}.{column} == "{text}"', {i for i in indexes if values[i] == text}
        filled = {i for i in indexes if values[i]}
        if records.rows.is_computed or any(isinstance(value, bool) for value in values):
            yield f"{{x}}.{column}", filled
            yield f"not {{x}}.{column}", set(indexes) - filled


def _is_choice(records: Records, column: str, values: Sequence[Any]) -> bool:
    """Whether the answers are chosen: a condition on words of one's own is a template of one client."""
    if any(isinstance(value, bool) for value in values):
        return True
    texts = [value for value in values if isinstance(value, str) and value]
    if records.rows.is_computed:
        few = bool(texts) and len(set(texts)) <= FEW and max(map(len, texts)) <= SHORT
        return few and not any(letter.isdigit() for text in texts for letter in text)
    return column in CLOSED


CLOSED: Final = frozenset({"предоставляется", "приоритет", "нужен"})
Row = Mapping[str, Any]
