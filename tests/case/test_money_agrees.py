"""One sum on all papers: of the acts, of longer periods, of the statement and of the summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.book.period import Period, month, quarter
from paperwork.case.computation import Scope
from paperwork.case.computed.contract import TERMS
from paperwork.case.statistics.act_remarks import act_remarks
from paperwork.case.statistics.compensation import compensation
from paperwork.case.statistics.delivery import lines
from paperwork.case.statistics.free_part import free_part
from paperwork.case.statistics.reckoning import Reckoning
from paperwork.case.statistics.summary import summary
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import Contract
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service

D = Decimal
TODAY = date(2026, 4, 2)
QUARTER, MONTHS = quarter("2026-1"), tuple(month(f"2026-0{number}") for number in (1, 2, 3))
TARIFFS = {"Уборка": D("184.50"), "Стирка": D("33.33"), "Беседа": D("0.01"), "Чтение": D("100")}
URGENT = "срочные социальные услуги"


def _book(*rows: Any) -> Book:
    listed = [CatalogueService(service=name, tariff=tariff) for name, tariff in TARIFFS.items()]
    found: dict[str, list[Any]] = {
        "Учреждение": [Institution(full_name="Центр", head="Иванова Анна", income_limit=18000)],
        "Перечень услуг": [*listed, CatalogueService(service="Обед", sort=URGENT, tariff=100)],
    }
    for row in rows:
        found.setdefault(row.sheet.title, []).append(row)
    return link(Book("книга", found, standard()), TODAY)


def _client(number: str = "1", **answers: Any) -> Client:
    return Client(file_number=number, surname="Ким", given_name="Ия", sex="женский", **answers)


def _contract(day: date, payment: str, number: str = "1", **answers: Any) -> Contract:
    return Contract(
        file_number=number, number=f"{number}-{day.month}", signed=day, payment=payment, **answers
    )


def _given(day: date, quantity: Any = 1, service: str = "Уборка", number: str = "1") -> Delivery:
    return Delivery(file_number=number, service=service, given=day, quantity=quantity)


def _reckoned(book: Book, period: Period = QUARTER) -> Reckoning:
    return Reckoning(Scope(book, book.clients[0], TODAY, period))


JANUARY, FEBRUARY, MARCH = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)
THREE = (_given(JANUARY), _given(FEBRUARY), _given(MARCH))
FREE, FULL, PART = "бесплатно", "полная плата", "частичная плата"
CASES: list[tuple[str, list[Any], tuple[Decimal | None, Decimal | None, str | None, Decimal | None]]] = [
    # what, the rows, (the cost, what is to be paid, why nothing is, what the contracts say)
    (
        "each month is rounded by itself",  # 3 × 16,665
        [_contract(JANUARY, FULL), *(_given(it.given, D("0.5"), "Стирка") for it in THREE if it.given)],
        (D("50.01"), D("50.01"), None, None),
    ),
    (
        "free until the second contract",
        [_contract(date(2026, 1, 1), FREE), _contract(date(2026, 2, 1), FULL, monthly=200), *THREE],
        (D("553.50"), D("369.00"), None, D("400.00")),
    ),
    (
        "free from the second one on",
        [_contract(date(2026, 1, 1), FULL, monthly=D("100.50")), _contract(date(2026, 3, 1), FREE), *THREE],
        (D("553.50"), D("369.00"), None, D("201.00")),
    ),
    (
        "free from the middle of a month",
        [
            *(_contract(date(2026, 1, 1), FULL), _contract(date(2026, 3, 11), FREE)),
            *(_given(MARCH), _given(date(2026, 3, 11), 2)),
        ],
        (D("553.50"), D("184.50"), None, None),
    ),
    (
        "paid from the middle of a month",
        [
            *(_contract(date(2026, 1, 1), FREE), _contract(date(2026, 3, 11), FULL)),
            *(_given(MARCH), _given(date(2026, 3, 11), 2)),
        ],
        (D("553.50"), D("369.00"), None, None),
    ),
    (
        "before the first contract the first one",
        [_contract(date(2026, 2, 1), FREE), _contract(date(2026, 4, 1), FULL), _given(JANUARY)],
        (D("184.50"), D("0.00"), "по договору", None),
    ),
    (
        "another fee in an addendum",
        [
            *(_contract(date(2026, 1, 1), FULL, monthly=100), _contract(date(2026, 3, 1), FULL, monthly=150)),
            *THREE,
        ],
        (D("553.50"), D("553.50"), None, D("350.00")),
    ),
    ("nobody says", [*THREE], (D("553.50"), None, None, None)),
]
FREE_PARTS = {
    "free until the second contract": "184,50 руб. – бесплатно: по договору",
    "free from the second one on": "184,50 руб. – бесплатно: по договору",
    "free from the middle of a month": "369,00 руб. – бесплатно: по договору",
    "paid from the middle of a month": "184,50 руб. – бесплатно: по договору",
}


def test_contracts_that_change() -> None:
    for name, rows, expected in CASES:
        found = _reckoned(_book(_client(), *rows))
        assert (found.total, found.due, found.free, found.monthly) == expected, name
        months = found.months
        assert sum(it.total or 0 for it in months) == found.total, name
        assert free_part(found) == FREE_PARTS.get(name), name


def test_the_cap_is_one_of_the_whole_month() -> None:
    client = _client(average_income=D("18500"))  # no more than 250,00 a month
    rows = [_given(date(2026, 3, day)) for day in (5, 20, 31)]
    book = _book(client, _contract(JANUARY, PART), *rows)
    parts = [(1, 10), (11, 25), (26, 31)]
    found = [_reckoned(book, Period(date(2026, 3, start), date(2026, 3, end))).due for start, end in parts]
    assert found == [D("184.50"), D("65.50"), D("0.00")]
    assert _reckoned(book, Period(date(2026, 3, 11), date(2026, 4, 30))).due == D("65.50")
    assert _reckoned(book, MONTHS[2]).due == D("250.00")


def test_an_answer_that_cannot_be_read_is_no_answer() -> None:
    for broken in ("birth_date", "average_income"):
        client = _client(broken=frozenset({broken}))
        assert _reckoned(_book(client, _contract(JANUARY, FULL), *THREE)).due is None
        assert _reckoned(_book(client, _contract(JANUARY, FREE), *THREE)).due == 0


def test_the_statement_says_what_it_lacks() -> None:
    rows = [
        _contract(JANUARY, FULL),
        _given(MARCH, "2 ч"),
        _given(MARCH, 1, "Пение"),
        _given(MARCH, 1, "Чтение"),
    ]
    made = compensation(Scope(_book(_client(), *rows), None, TODAY, MONTHS[2]))
    assert made.planned_cost == 0  # nothing is planned, whatever it costs
    assert made.lacking == ["тариф: Пение", "количество числом: Уборка", "плата по делу 1"]


MARCH_FIRST = date(2026, 3, 1)
UNITS = (  # the unit of a service and its tariff, what is planned, what is given on each day of April
    ("час", "250.50", "2 часа", "ежедневно", dict.fromkeys(range(1, 31), 2)),
    ("м²", "121.01", "22,5 м²", "1 раз в месяц", {18: D("22.5")}),
    ("мин.", "4.15", "30 минут", "1 раз в неделю", dict.fromkeys((1, 8, 15, 22), 30)),
    ("час", "500", "0,5 часа", "4 раза в месяц", dict.fromkeys((2, 9, 16, 23), D("0.5"))),
    ("услуга", "86.20", "35 минут", "2 раза в месяц", dict.fromkeys((3, 17), 1)),
)


def test_what_is_planned_is_counted_in_the_unit_of_its_tariff() -> None:
    for unit, tariff, volume, often, given in UNITS:
        listed = CatalogueService(service="Уход", sort="социально-бытовые", tariff=D(tariff), unit=unit)
        planned = Service(
            file_number="1",
            service="Уход",
            given="сейчас",
            volume=volume,
            periodicity=often,
            start=MARCH_FIRST,
            end=date(2026, 8, 31),
        )
        rows = [
            *(_client(), listed, planned, Plan(file_number="1", drawn_up=MARCH_FIRST, problem="Одна")),
            *(IndividualProgramme(file_number="1", drawn_up=MARCH_FIRST), _contract(MARCH_FIRST, FULL)),
            *(_given(date(2026, 4, day), quantity, "Уход") for day, quantity in given.items()),
        ]
        book = _book(*rows)
        own = Scope(book, book.clients[0], TODAY, month("2026-04"))
        (line,), (price,) = lines(own), TERMS.of(own)
        assert (line.difference, act_remarks(own).words) == (0, None), volume
        assert line.explained == (None if unit == "услуга" else f"каждый раз\u00a0– {volume}")
        made = compensation(replace(own, client=None))
        assert price["итого"] == Reckoning(own).total == made.cost == made.planned_cost, volume


def test_a_volume_that_a_new_plan_changes_is_told_with_the_former() -> None:
    listed = CatalogueService(service="Уход", sort="социально-бытовые", tariff=D(100), unit="час")
    days = {"1": date(2026, 3, 1), "2": date(2026, 4, 11)}
    plans = [Plan(file_number="1", number=name, drawn_up=day, problem="Одна") for name, day in days.items()]
    rows = [
        Service(
            file_number="1", plan=name, service="Уход", given="сейчас", volume=volume, periodicity="ежедневно"
        )
        for name, volume in (("1", "1 час"), ("2", "2,5 часа"))
    ]
    book = _book(_client(), listed, *plans, *rows)
    (line,) = lines(Scope(book, book.clients[0], TODAY, month("2026-04")))
    assert (line.planned, str(line.planned)) == (60, "60")  # 10 × 1 + 20 × 2,5
    assert line.explained == "каждый раз\u00a0– 1 час, затем 2,5 часа; меньше плана на 60"


def test_two_tariffs_of_one_service_are_told() -> None:
    rows = [CatalogueService(service="стирка", tariff=tariff) for tariff in (D("33.33"), 40, None)]
    told = [it.message for it in _book(*rows).problems if it.place.header == "Тариф"]
    assert told == ["у этой услуги выше другой тариф: 33,33", "у других услуг тариф есть, а у этой нет"]


def _random_book(chance: Random) -> Book:
    rows: list[Any] = []
    for number in map(str, range(1, chance.randint(2, 5))):
        born = chance.choice([None, date(1950, 1, 1), date(2008, 2, 10), date(2015, 1, 1)])
        income = chance.choice([D("17000"), D("18000.01"), D("18251.37"), D("90000")])
        rows.append(_client(number, birth_date=born, average_income=income))
        for day in chance.sample(
            [date(2026, 1, 1), date(2026, 2, 11), date(2026, 3, 1)], chance.randint(0, 3)
        ):
            rows.append(_contract(day, chance.choice([FREE, FULL, PART]), number))
        for _ in range(chance.randint(0, 12)):
            day = date(2026, chance.randint(1, 3), chance.randint(1, 28))
            quantity = chance.choice([1, 2, 7, D("0.5"), D("1.25"), D("0.333")])
            rows.append(_given(day, quantity, chance.choice([*TARIFFS, "Обед"]), number))
    return _book(*rows)


def _by_hand(book: Book, period: Period) -> Decimal:
    """What the services of a month cost: each service of each client to the kopeck."""
    found: dict[tuple[str | None, str], Decimal] = {}
    for row in book.all(Delivery):
        if row.given in period and row.service in TARIFFS and isinstance(row.quantity, (int, Decimal)):
            key = row.file_number, row.service
            found[key] = found.get(key, D(0)) + row.quantity * TARIFFS[row.service]
    return sum((one.quantize(D("0.01"), ROUND_HALF_UP) for one in found.values()), D("0.00"))


def test_the_sums_of_all_papers_agree() -> None:
    chance = Random(2026)
    for _ in range(40):
        book = _random_book(chance)
        whole, costs, payments = Scope(book, None, TODAY, QUARTER), [], []
        for period in (*MONTHS, QUARTER):
            scope = Scope(book, None, TODAY, period)
            made, found = compensation(scope), summary(scope)
            assert made.cost is not None
            assert made.payment is not None
            acts = [Reckoning(it.scope) for it in made.reckonings]
            assert (
                made.cost == sum(act.total or 0 for act in acts) == sum(it.cost or 0 for it in made.services)
            )
            assert made.payment == sum(act.due or 0 for act in acts)
            assert made.payment == sum(it.payment or 0 for it in made.services)
            assert (found.cost, found.payment, found.compensation) == (
                *(made.cost, made.payment),
                made.cost - made.payment,
            )
            assert 0 <= made.payment <= made.cost
            if period in MONTHS:
                assert made.cost == _by_hand(book, period)
                costs.append(made.cost)
                payments.append(made.payment)
        year = compensation(whole)
        assert (year.cost, year.payment) == (sum(costs), sum(payments))
