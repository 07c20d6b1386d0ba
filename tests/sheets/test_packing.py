"""Records on their way to another process: nothing changes, and their texts are not kept twice."""

from __future__ import annotations

import dataclasses
import pickle
import sys
from datetime import date, datetime, time
from typing import Any

from paperwork.sheets.answers.packing import Packed
from paperwork.sheets.contacts import Contact

LAST = date(9999, 12, 31)
COLUMNS: dict[str, tuple[Any, Any, Any]] = {
    "file_number": ("1", "2", "3"),
    "held": (date(2026, 3, 5), None, LAST),
    "way": (None, None, "телефон"),
    "content": ("с\x00знаком", "Ёлка\n«да»", None),
    "specialist": ("", "С1", None),
    "new_needs": (None, None, None),
    "begun": (time(9, 30), None, None),
    "extra": ({"цвет": "синий"}, {}, {"цвет": None}),
    "broken": (frozenset({"way"}), frozenset(), frozenset()),
    "row": (2, 3, 0),
}


def test_every_value_arrives_as_it_was() -> None:
    made: list[Any] = [
        Contact(**dict(zip(COLUMNS, row, strict=True))) for row in zip(*COLUMNS.values(), strict=True)
    ]
    odd = Contact(file_number="4", held=datetime(2026, 3, 5, 9, 0), specialist=5)  # type: ignore[arg-type]
    for records in (made, [*made, odd], made[:1], [odd, odd]):
        found = pickle.loads(pickle.dumps(Packed.of(records))).unpacked()
        for before, after in zip(records, found, strict=True):
            for item in dataclasses.fields(Contact):
                if item.name != "source":
                    sent, come = getattr(before, item.name), getattr(after, item.name)
                    assert (type(come), come) == (type(sent), sent), item.name


def test_a_text_is_not_kept_twice() -> None:
    texts = [f"Звонили, договорились о встрече {number}" for number in range(3)]
    before = list(map(sys.getsizeof, texts))
    pickle.dumps(Packed.of([Contact(file_number="1", content=text) for text in texts]))
    assert list(map(sys.getsizeof, texts)) == before
