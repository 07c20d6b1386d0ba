"""Where the rows of a sheet go when some are added, removed or moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from paperwork.common.records import dataclass

END = 1_048_576  # the last row of a sheet
Span = tuple[int, int]  # first and last row


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row of the new sheet: the old row that goes there, or None and the row that it is to resemble."""

    old: int | None
    like: int | None = None


@dataclass
class Moves:
    """The rows that change their places: ``places`` from ``first`` on replace ``taken`` old rows.

    What is below them goes down by ``pushed`` rows.
    """

    first: int
    places: Sequence[RowPlace]
    taken: int
    edited: Mapping[int, int]  # position in the list of edits → new row
    _segments: list[tuple[int, int, int]] = field(init=False)  # old first, old last, new first
    _starts: list[int] = field(init=False)
    _like: dict[int, list[int]] = field(init=False)  # old row → new rows that resemble it

    def __post_init__(self) -> None:
        self._segments = sorted(self._laid_out())
        self._starts = [first for first, _, _ in self._segments]
        self._like = {}
        for number, place in enumerate(self.places, self.first):
            if place.like is not None:
                self._like.setdefault(place.like, []).append(number)

    @property
    def pushed(self) -> int:
        """How far down the rows below go."""
        return len(self.places) - self.taken

    @property
    def is_still(self) -> bool:
        """Whether every row stays where it is."""
        return (
            all(new == old for old, _, new in self._segments)
            and sum(last - first + 1 for first, last, _ in self._segments) == END
        )

    def row(self, old: int) -> int | None:
        """Where the row goes; None when it is removed."""
        at = bisect_right(self._starts, old) - 1
        first, last, new = self._segments[at] if at >= 0 else (1, 0, 0)
        return new + old - first if old <= last else None

    def image(self, first: int, last: int) -> list[Span]:
        """The rows that the old rows become, with the new ones that resemble them, as spans in order."""
        spans = []
        for start, end, new in self._segments:
            low, high = max(first, start), min(last, end)
            if low <= high:
                # an area down to the end of the sheet cannot go further down
                spans.append((new + low - start, min(END, new + high - start)))
        for like, rows in self._like.items():
            if first <= like <= last:
                spans += [(row, row) for row in rows]
        return list(_joined(sorted(spans)))

    def _laid_out(self) -> Iterator[tuple[int, int, int]]:
        """The old rows that stay together, as segments."""
        if self.first > 1:
            yield 1, self.first - 1, 1
        start = last = new = 0
        for number, place in enumerate(self.places, self.first):
            if place.old is None:
                continue
            if start and place.old == last + 1 and number == new + place.old - start:
                last = place.old
                continue
            if start:
                yield start, last, new
            start, last, new = place.old, place.old, number
        if start:
            yield start, last, new
        below = self.first + self.taken  # what is below stays or goes down as one block
        yield below, END, below + self.pushed


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    current: Span | None = None
    for first, last in spans:
        if current and first <= current[1] + 1:
            current = current[0], max(current[1], last)
        else:
            if current:
                yield current
            current = first, last
    if current:
        yield current


def planned(
    rows: Sequence[int | None], records: Sequence[int], top: int, is_free: Callable[[int], bool]
) -> Moves:
    """The moves that bring the records in the order of ``rows`` (None: a new one).

    ``records`` are the rows of the records now, ``top`` the first row under the headers;
    ``is_free`` says whether a row below them holds nothing. Rows between that are no records
    stay between; what was removed leaves empty rows at the end, so that nothing below moves.
    """
    first, last = (records[0], records[-1]) if records else (top, top - 1)
    items = _in_order(rows, records, range(first, last + 1))
    taken = last - first + 1
    # empty rows below are taken first: nothing need go down for them
    while taken < len(items) and is_free(first + taken):
        taken += 1
    places: list[RowPlace] = []
    edited: dict[int, int] = {}
    before: int | None = None
    following = next((row for row in rows if row is not None), None)
    for at, (old, edit) in enumerate(items):
        number = first + at
        if edit is not None:
            edited[edit] = number
        if old is None:
            # a new row looks like the record above it; the first one like the record below
            like = before if before is not None else following
            # an empty row below the table keeps its own format, if it has one
            is_in_place = number > last and at < taken and at >= _trailing(items)
            places.append(RowPlace(number if is_in_place else None, like))
        else:
            places.append(RowPlace(old))
            before = old if edit is not None else before
    below = last + 1 if is_free(last + 1) else None
    places += [RowPlace(None, below)] * (last - first + 1 - len(items))
    return Moves(first, places, taken, edited)


def _trailing(items: Sequence[tuple[int | None, int | None]]) -> int:
    """The position from which on all items are new."""
    return max((at + 1 for at, (old, _) in enumerate(items) if old is not None), default=0)


def _in_order(
    rows: Sequence[int | None], records: Sequence[int], span: range
) -> list[tuple[int | None, int | None]]:
    """(old row or None, position in ``rows`` or None) for each row from the first record on."""
    kept = {row for row in rows if row is not None}
    held = set(records)
    queue = list(enumerate(rows))
    items: list[tuple[int | None, int | None]] = []
    at = 0

    def take_new() -> None:
        nonlocal at
        while at < len(queue) and queue[at][1] is None:
            items.append((None, queue[at][0]))
            at += 1

    take_new()
    for row in span:
        if row not in held:
            items.append((row, None))
        elif row in kept:
            items.append((queue[at][1], queue[at][0]))
            at += 1
            take_new()
    return items
