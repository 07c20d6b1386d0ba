"""Where the pages of a control list end."""

from __future__ import annotations

import pytest

from paperwork.documents.letterhead import Letterhead
from paperwork.documents.paper.list_parts import HELD, Part, parts_of


@pytest.mark.parametrize(
    ("groups", "parts"),
    [
        ([3], [("1", 3, False)]),
        ([10, 10], [("1", 10, False), ("2", 10, False)]),
        # the last three rows are with the signature
        ([10, 13], [("1", 10, False), ("2", 10, False), ("2+", 3, True)]),
        ([24, 8], [("1", 24, False), ("2", 8, True)]),  # no group begins with a single row
        ([18, 12, 3], [("1", 18, False), ("2", 7, False), ("2+", 5, True), ("3", 3, False)]),
        ([70], [("1", 27, False), ("1+", 30, True), ("1+", 13, True)]),
    ],
)
def test_a_list_is_parted_where_its_pages_end(groups: list[int], parts: list[tuple[str, int, bool]]) -> None:
    named = [(str(number), ["План"] * rows) for number, rows in enumerate(groups, 1)]
    assert parts_of(Letterhead({}), named, "+") == [Part(*part) for part in parts]


def test_no_part_has_fewer_rows_than_are_held_together() -> None:
    for rows in range(1, 100):
        parts = parts_of(Letterhead({}), [("1", ["План"] * rows)], "+")
        assert sum(part.rows for part in parts) == rows
        assert all(part.rows >= min(rows, HELD) for part in parts)
