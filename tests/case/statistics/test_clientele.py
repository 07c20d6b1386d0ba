"""Clients, families and individual programmes of a period: against a reckoning day by day, and by hand."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.book.period import Period, month, quarter
from paperwork.case.computation import Scope
from paperwork.case.statistics.clientele import clientele
from paperwork.case.statistics.households import households
from paperwork.case.statistics.programmes import programmes
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.clients import Client
from paperwork.sheets.family import FamilyMember
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.refusals import Refusal

TODAY = date(2026, 12, 31)
FIRST = date(2026, 1, 1)
# few days, so that what begins and ends meets the ends of the periods
EDGES = [date(2026, month, day) for month in (3, 4, 5, 6) for day in (1, 2, 15, 30)]
PERIODS = (month("2026-04"), quarter("2026-2"), Period(date(2026, 4, 2), date(2026, 4, 15)))
REASONS = ("смерть получателя или ликвидация поставщика", "переехал", None)


def _book(*rows: Any) -> Book:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.sheet.title, []).append(row)
    return link(Book("книга", found, standard()), TODAY)


def _client(number: int, surname: str = "Ким", given_name: str = "Олег", **answers: Any) -> Client:
    return Client(file_number=str(number), surname=surname, given_name=given_name, sex="мужской", **answers)


def _days(period: Period) -> list[date]:
    return [FIRST + timedelta(count) for count in range((period.end - FIRST).days + 1)]


def _somebody(chance: Random, number: int) -> Client:
    admitted = chance.choice([None, *EDGES])
    ended = chance.choice([None, *(day for day in EDGES if admitted is None or day >= admitted)])
    return _client(number, admitted=admitted, ended=ended, end_reason=ended and chance.choice(REASONS))


def _versions(chance: Random, client: Client) -> list[IndividualProgramme]:
    made = []
    for start in sorted(chance.sample(EDGES, chance.choice([0, 1, 2, 3]))):
        later = [None, None, *(day for day in EDGES if day >= start)]
        until, concluded = chance.choice(later), chance.choice(later)
        made.append(
            IndividualProgramme(
                file_number=client.file_number, drawn_up=start, until=until, concluded=concluded
            )
        )
    return made


def _by_days(clients: list[Client], period: Period) -> dict[str, int]:
    """Who comes and goes, day by day."""
    there = {client.file_number for client in clients if client.admitted is None}
    counts = {"at_start": 0, "admitted": 0, "left": 0}
    for day in _days(period):
        if day == period.start:
            counts["at_start"] = len(there)
        for client in clients:
            if client.admitted == day:
                there.add(client.file_number)
                counts["admitted"] += day in period
            if client.ended == day:
                there.discard(client.file_number)
                counts["left"] += day in period
    return {**counts, "clients": len(there)}


def _programmes_by_days(
    clients: list[Client], made: dict[str | None, list[IndividualProgramme]], period: Period
) -> dict[str, int]:
    """Which programmes begin, follow another one, and end, day by day."""
    in_force: dict[str | None, IndividualProgramme] = {}
    counts = dict.fromkeys(("first_programmes", "revised_programmes", "ended_programmes"), 0)
    for day in _days(period):
        for client in clients:
            number = client.file_number
            for place, row in enumerate(made[number]):
                if row.drawn_up == day and not (client.ended and client.ended < day):
                    in_force[number] = row
                    counts["revised_programmes" if place else "first_programmes"] += day in period
            row = in_force.get(number)  # type: ignore[assignment]  # None is looked at next
            is_over = row and row.until and row.until < day
            if row and (is_over or day in (row.concluded, client.ended)):
                del in_force[number]
                counts["ended_programmes"] += day in period
    return {**counts, "programmes": len(in_force)}


def test_who_was_there_and_who_came_without_who_left_is_who_is_there() -> None:
    chance = Random(14)
    for _ in range(150):
        clients = [_somebody(chance, number) for number in range(1, chance.randint(2, 9))]
        made = {client.file_number: _versions(chance, client) for client in clients}
        rows = [row for own in made.values() for row in own]
        scope = Scope(_book(*clients, *rows), None, TODAY, chance.choice(PERIODS))
        found = clientele(scope)
        by_days = _by_days(clients, scope.period)
        assert {name: found[name] for name in by_days} == by_days
        assert found["at_start"] + found["admitted"] - found["left"] == found["clients"]
        assert sum(reason.count for reason in found["reasons"]) == found["left"]
        if rows:
            expected = _programmes_by_days(clients, made, scope.period)
            assert programmes(scope) == {**expected, "refusals": 0}


def test_the_reasons_stand_with_those_of_the_period_before() -> None:
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1))
    reasons = (REASONS[0], REASONS[1], None, REASONS[1])
    rows = [
        _client(number, ended=day, end_reason=why)
        for number, (day, why) in enumerate(zip(days, reasons, strict=True), 1)
    ]
    found = clientele(Scope(_book(*rows), None, TODAY, month("2026-04")))
    seen = [(it.name, it.count, it.before) for it in found["reasons"]]
    assert seen == [(REASONS[0], 0, 1), ("переехал", 1, 0), ("не указано", 1, 0)]


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (month("2026-03"), month("2026-02")),
        (month("2026-01"), month("2025-12")),
        (quarter("2026-1"), quarter("2025-4")),
        (Period(date(2026, 1, 1), date(2026, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31))),
        (Period(date(2026, 7, 1), date(2026, 12, 31)), Period(date(2026, 1, 1), date(2026, 6, 30))),
        (Period(date(2024, 3, 1), date(2024, 3, 31)), month("2024-02")),
        (Period(date(2026, 3, 2), date(2026, 3, 8)), Period(date(2026, 2, 23), date(2026, 3, 1))),
        (Period(date(2026, 3, 1), date(2026, 3, 1)), Period(date(2026, 2, 28), date(2026, 2, 28))),
    ],
)
def test_the_period_before(period: Period, before: Period) -> None:
    assert period.before == before


def _member(number: int, name: str, born: date | None = None, lives: str | None = None) -> FamilyMember:
    return FamilyMember(
        file_number=str(number), full_name=name, relation="мать", birth_date=born, lives=lives
    )


MOTHER, SON, DAUGHTER = "Ким Анна Львовна", "Ким Олег", "Ким Ия"
BORN, GROWN = date(2015, 5, 5), date(1980, 1, 1)
FAMILIES: list[tuple[str, list[Any], tuple[int, int, int, int]]] = [
    ("no sheet", [_client(1)], ()),  # type: ignore[list-item]  # nothing
    ("alone", [_client(1), _client(2), _member(2, MOTHER, lives="не проживает")], (0, 0, 0, 0)),
    ("two", [_client(1, birth_date=BORN), _member(1, MOTHER, GROWN)], (1, 2, 1, 1)),
    (
        "brother and sister, each with the other",
        [
            *(_client(1, birth_date=BORN), _client(2, given_name="Ия", birth_date=BORN)),
            *(_member(1, MOTHER, GROWN), _member(1, DAUGHTER)),
            *(_member(2, MOTHER), _member(2, SON, BORN)),
        ],
        (1, 3, 1, 2),
    ),
    (
        "of the same name and not of the same family",
        [
            *(_client(1), _client(2, "Ли", "Яна")),
            *(_member(1, MOTHER, GROWN), _member(2, MOTHER, date(1990, 1, 1))),
        ],
        (2, 4, 0, 0),
    ),
    (
        "born later, and of age on the last day",
        [
            _client(1, birth_date=date(2008, 4, 30)),
            _member(1, DAUGHTER, date(2026, 5, 1)),
            _member(1, "Ли Я"),
        ],
        (1, 2, 0, 0),
    ),
    ("no client any more", [_client(1, ended=date(2026, 4, 30)), _member(1, MOTHER)], (0, 0, 0, 0)),
]


def test_families() -> None:
    for name, rows, expected in FAMILIES:
        found = households(Scope(_book(*rows), None, TODAY, month("2026-04")))
        assert tuple(found.values()) == expected, name


def test_refusals_and_what_a_programme_says_of_itself() -> None:
    april = date(2026, 4, 10)
    rows = [
        IndividualProgramme(
            file_number="1", drawn_up=april, drawn_up_again="повторно"
        ),  # the first in the book
        IndividualProgramme(file_number="2", drawn_up=date(2026, 1, 1)),
        IndividualProgramme(file_number="2", drawn_up=april, drawn_up_again="впервые"),
        Refusal(file_number="1", refused="питание", day=april),
        Refusal(file_number="1", refused="стирка", day=date(2026, 5, 1)),
        Refusal(file_number="1", refused="уборка"),
    ]
    found = programmes(Scope(_book(_client(1), _client(2), *rows), None, TODAY, month("2026-04")))
    assert tuple(found.values()) == (2, 1, 1, 0, 1)
