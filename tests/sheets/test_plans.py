"""The review of a plan: its months are named only where the date is theirs."""

from __future__ import annotations

from datetime import date

from each import each

from paperwork.sheets.answers.sheet import Around
from paperwork.sheets.plans import Plan, review_end, review_term
from paperwork.sheets.services import LATER, NOW, Service, term_ahead

DAY = date(2026, 2, 2)


@each(
    ("months", "typed", "expected"),
    [
        ("12 месяцев", None, "12 месяцев"),
        ("12 месяцев", date(2027, 2, 2), "12 месяцев"),
        ("12 месяцев", date(2027, 2, 1), "12 месяцев"),  # to the eve
        ("12 месяцев", date(2027, 2, 8), "12 месяцев"),
        ("12 месяцев", date(2027, 3, 2), None),
        ("12 месяцев", date(2026, 8, 2), None),
        ("6 месяцев", date(2026, 8, 2), "6 месяцев"),
        (None, date(2026, 8, 2), None),
        (None, None, None),
    ],
)
def test_the_months_of_a_review(months: str | None, typed: date | None, expected: str | None) -> None:
    assert review_term(Plan(drawn_up=DAY, review_after=months, review_date=typed)) == expected
    ends = {"6 месяцев": date(2026, 8, 2), "12 месяцев": date(2027, 2, 2), None: None}[months]
    found = review_end(Plan(drawn_up=DAY, review_after=months, review_date=typed))
    assert found == (
        ends if typed and typed != ends else None
    )  # no day stands beside months that are not its
    if typed is None:
        assert review_term(Plan(review_after=months)) == expected


@each(
    ("given", "start", "end", "expected"),
    [
        (LATER, date(2026, 2, 3), None, "с\u00a003.02.2026"),
        (LATER, DAY, None, None),
        (LATER, DAY, date(2027, 2, 1), "до\u00a001.02.2027"),
        (LATER, date(2026, 1, 1), date(2027, 2, 1), "до\u00a001.02.2027"),
        (LATER, None, None, None),
        (NOW, DAY, None, "с\u00a002.02.2026"),
        (None, date(2026, 1, 1), date(2027, 2, 1), "01.01.2026 – 01.02.2027"),
    ],
)
def test_a_term_in_a_plan(given: str | None, start: date | None, end: date | None, expected: str) -> None:
    service = Service(given=given, start=start, end=end)
    assert term_ahead(service, Around(date(2026, 11, 1), of_paper=DAY)) == expected
