"""The columns that the records of a sheet have together, in the order in which they occur."""

from __future__ import annotations

from paperwork.common.naming import fold


class Columns:
    """The headers of the columns, and for each the record that has it first."""

    def __init__(self) -> None:
        """No columns: they come with the records."""
        self.headers: list[str] = []
        self.first: list[int] = []
        self._keys: dict[int, tuple[str, ...]] = {}  # of the records that have a column first
        self._places: dict[tuple[str, int], int] = {}
        self._known: dict[tuple[str, ...], list[int]] = {}

    def places(self, keys: tuple[str, ...], record: int) -> list[int]:
        """The columns of the record's answers; equal headers are the same column, in one record the next."""
        if keys not in self._known:
            counts: dict[str, int] = {}
            found = []
            for key in keys:
                name = fold(key)
                counts[name] = counts.get(name, 0) + 1
                place = self._places.setdefault((name, counts[name]), len(self.first))
                if place == len(self.first):
                    self.headers.append(key)
                    self.first.append(record)
                    self._keys[record] = keys
                found.append(place)
            self._known[keys] = found
        return self._known[keys]

    def lacks(self, record: int, header: str) -> bool:
        """Whether other records have the header, but not this one, which has some column first."""
        return (fold(header), 1) in self._places and fold(header) not in map(fold, self._keys[record])
