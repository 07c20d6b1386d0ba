"""A cell that begins with an answer, and what follows it for some records: «уборка (позднее, с осени)»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.composed import ENOUGH, CellCode
from paperwork.documents.learning.pieces import Piece, of_record, pieces_of
from paperwork.documents.learning.records import Records

MOST: Final = 4  # endings
SIGNS: Final = " ,;:(-"  # an ending begins with one of these
Beginning = tuple[str, str, list[str]]  # the column, its code, the rest of each cell


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows: when it is there, its pieces, and which of them may be empty."""

    test: str
    pieces: tuple[Piece, ...]
    told: frozenset[str]  # the conditions of the pieces that the test itself tells
    rows: frozenset[int]  # of which the test holds

    def printed(self, number: int) -> str:
        """What it prints for a record."""
        return "".join(piece.fixed or piece.prints[number] for piece in self.shown(number))

    def shown(self, number: int) -> Iterator[Piece]:
        """The pieces that are printed for a record: a sign goes with the answer after it."""
        for piece, after in zip(self.pieces, (*self.pieces[1:], None), strict=True):
            if piece.code or not self._may_go(after) or (after and after.prints[number]):
                yield piece

    @property
    def code(self) -> str:
        """The code of its pieces."""
        written = ""
        for piece, after in zip(self.pieces, (*self.pieces[1:], None), strict=True):
            text = piece.fixed or f"{{{{ {piece.code} }}}}"
            may_go = piece.fixed and after is not None and self._may_go(after)
            written += f"{{% if {after.condition} %}}{text}{{% endif %}}" if may_go and after else text
        return written

    def _may_go(self, after: Piece | None) -> bool:
        """Whether the answer after a sign may be empty: the first one is what the ending is there for."""
        first = next((piece for piece in self.pieces if piece.code), None)
        return after is not None and after is not first and after.condition not in self.told


def tailed(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode | None:
    """The code of cells that begin with one answer and have several endings, or none."""
    found = _beginning(records, indexes, texts)
    if not found or any("\n" in text for text in texts):
        return None
    column, begun, rests = found
    tails = list(_tails(records, indexes, rests, header))
    if not tails or len(tails) > MOST:
        return None
    tails.sort(key=lambda tail: (-len(tail.test.split(" and ")), tail.test))
    made = []
    for number in range(len(rests)):
        own = next((tail for tail in tails if number in tail.rows), None)
        made.append(own.printed(number) if own else "")
    share = sum(one == rest for one, rest in zip(made, rests, strict=True)) / len(rests)
    if share < ENOUGH:
        return None
    words = ("if", *("elif" for _ in tails[1:]))
    code = "".join(f"{{% {w} {tail.test} %}}{tail.code}" for w, tail in zip(words, tails, strict=True))
    printed = [piece.condition.removeprefix("{x}.") for tail in tails for piece in tail.pieces if piece.code]
    columns = tuple(dict.fromkeys((column, *filter(None, printed))))
    explained = int(sum(map(len, texts)) * share) - (len(tails) if share < 1 else 0)
    return CellCode(f"{begun}{code}{{% endif %}}", columns, explained)


def _beginning(records: Records, indexes: Sequence[int], texts: Sequence[str]) -> Beginning | None:
    """The answer that all cells begin with, where some end with it and others go on."""
    found: Counter[tuple[str, str]] = Counter()
    for index, text in zip(indexes, texts, strict=True):
        for known, cells in records.texts[index].items():
            if text.startswith(known) and (text == known or text[len(known)] in SIGNS):
                found.update({(cell.column, cell.rendering.filters) for cell in cells})
    every = [key for key, count in found.items() if count == len(texts)]
    if not every:
        return None
    column, filters = min(every, key=lambda key: (len(key[1]), list(records.columns).index(key[0])))
    rests = []
    for index, text in zip(indexes, texts, strict=True):
        starts = (
            known
            for known, cells in records.texts[index].items()
            if text.startswith(known)
            and any((c.column, c.rendering.filters) == (column, filters) for c in cells)
        )
        rests.append(text[max(map(len, starts)) :])
    if not any(rests) or all(rests):
        return None
    return column, f"{{{{ {of_record(column)}{filters} }}}}", rests


def _tails(records: Records, indexes: Sequence[int], rests: Sequence[str], header: str) -> Iterator[_Tail]:
    patterns: dict[tuple[str, ...], Counter[tuple[Piece, ...]]] = {}
    rows: dict[tuple[str, ...], set[int]] = {}
    for number, rest in enumerate(rests):
        own = [rest if other == number else "" for other in range(len(rests))]
        pieces = tuple(pieces_of(records, indexes, own, number, header)) if rest else ()
        conditions = tuple(piece.condition for piece in pieces if piece.condition)
        if conditions:
            patterns.setdefault(conditions, Counter())[pieces] += 1
            rows.setdefault(conditions, set()).add(number)
    known: dict[str, _Tail] = {}
    for conditions, found in sorted(patterns.items(), key=lambda pattern: (-len(pattern[0]), pattern[0])):
        pieces = found.most_common(1)[0][0]
        tail = _tail(records, indexes, conditions, pieces, rows)
        known.setdefault(tail.test, tail)  # of one choice the fullest ending says what the others do
    yield from known.values()


def _tail(
    records: Records,
    indexes: Sequence[int],
    conditions: Sequence[str],
    pieces: tuple[Piece, ...],
    rows: Mapping[tuple[str, ...], set[int]],
) -> _Tail:
    """The ending, which a choice tells that no record without it has; else it is there with its answers.

    ``rows`` are the records that each ending has.
    """
    for condition in conditions:
        column = condition.removeprefix("{x}.")
        if column not in records.choices:
            continue
        values = [records.value(index, column) for index in indexes]
        own = set().union(*(numbers for others, numbers in rows.items() if condition in others))
        with_it = {values[number] for number in own}
        without = {value for number, value in enumerate(values) if number not in own and value}
        if len(without) == 1 and not without & with_it and all(with_it):
            other = without.pop()
            test = f'{condition} and {condition} != "{other}"'
            fulfilled = frozenset(number for number, value in enumerate(values) if value and value != other)
            return _Tail(test, pieces, frozenset({condition}), fulfilled)
    printed = [piece.prints for piece in pieces if piece.code]
    fulfilled = frozenset(n for n in range(len(indexes)) if all(prints[n] for prints in printed))
    return _Tail(" and ".join(dict.fromkeys(conditions)), pieces, frozenset(conditions), fulfilled)
