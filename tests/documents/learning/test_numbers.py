"""Numbers of a paper: sums and words that a number is printed as, and numbers that are part of others."""

from __future__ import annotations

from decimal import Decimal

from paperwork.documents.learning.renderings import renderings
from paperwork.documents.learning.spelling import is_ordinal, is_whole_number

PARTS = [  # a text, what is looked for in it, whether it is a number of its own
    ("128,00", "128", False),
    ("дело 12-1", "12", False),
    ("15.06.2026", "5.06.2026", True),  # letters before it are for `is_whole` to see
    ("15.01.2026-15.07.2026", "15.01.2026", True),
    ("15.01.2026-15.07.2026", "15.07.2026", True),
    ("12, 13", "12", True),
    ("всего 12.", "12", True),
]


def test_a_number_goes_on_or_ends() -> None:
    found = [is_whole_number(text, at := text.find(part), at + len(part)) for text, part, _ in PARTS]
    assert found == [is_whole for _, _, is_whole in PARTS]


ORDINALS = [  # a text, a number in it, whether that only counts what follows
    ("7. Услуги", "7", True),
    ("7) Услуги", "7", True),
    ("Услуги: 1) уборка; 2) стирка", "1", True),
    ("Услуги: 1) уборка; 2) стирка", "2", True),
    ("Услуги (всего 2) оказаны", "2", False),
    ("Оказано 7. Еще", "7", False),
]


def test_a_number_counts_what_is_listed() -> None:
    found = [is_ordinal(text, at := text.find(part), at + len(part)) for text, part, _ in ORDINALS]
    assert found == [is_one for _, _, is_one in ORDINALS]


def test_a_number_is_a_sum_and_words() -> None:
    found = {one.text: one.filters for one in renderings(Decimal("1346.2"), {}, "")}
    assert found["1 346,20"] == "|сумма"
    assert found["одна тысяча триста сорок шесть рублей 20 копеек"] == "|рублей_прописью"
    assert {one.text: one.filters for one in renderings(3, {}, "")}["+3"] == "|со_знаком"
