"""Money: what services cost and what of it is to be paid, every figure computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.book.period import Period
from paperwork.case.computed.charges import CHARGES
from paperwork.case.context import ClientContext
from paperwork.case.statistics.money import Terms, cost, roubles, total
from paperwork.russian.numbers import kopecks, money, roubles_in_words, sum_in_figures, whole_roubles
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import Contract
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service
from paperwork.sheets.timesheet import Timesheet

TODAY = date(2026, 4, 2)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
D = Decimal
LIMIT = D("18000")
WEEKLY = "1 раз в неделю"
LACKING = {"Тариф", "Среднедушевой доход", "Предельная величина дохода"}


@pytest.mark.parametrize(
    ("quantity", "tariff", "expected"),
    [
        (3, D("184.50"), D("553.50")),
        (D("1.5"), D("33.33"), D("50.00")),  # 49,995
        (D("0.5"), D("0.01"), D("0.01")),  # 0,005: halves up
        (D("2.5"), D("10.01"), D("25.03")),  # 25,025
        (7, D("0"), D("0.00")),
    ],
)
def test_a_cost_is_rounded_halves_up(quantity: int | Decimal, tariff: Decimal, expected: Decimal) -> None:
    assert cost(quantity, tariff) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (D("333.335"), D("333.34")),
        (87, D("87.00")),
        (D("10.5"), D("10.50")),
        ("договорная", None),
        (None, None),
    ],
)
def test_a_sum_is_reckoned_as_it_is_printed(typed: object, expected: Decimal | None) -> None:
    """Five at 333,34 are 1 666,70: with 333,335 the paper would say 1 666,68 beside 333,34."""
    assert roubles(typed) == expected


def test_a_sum_with_something_unknown_is_not_known() -> None:
    assert total([D("1.10"), D("2.20")]) == D("3.30")
    assert total([D("1.10"), None]) is None
    assert total([]) == D("0.00")


@pytest.mark.parametrize(
    ("terms", "payable", "due"),
    [
        # (21 000,55 − 18 000) : 2 = 1 500,275
        (Terms(D("21000.55"), D("18000")), D("2000"), D("1500.28")),
        (Terms(D("21000.55"), D("18000")), D("1500.28"), D("1500.28")),
        (Terms(D("21000.55"), D("18000")), D("1200.10"), D("1200.10")),
        (Terms(D("18000"), D("18000")), D("2000"), D("0")),  # equal: free
        (Terms(D("18000.01"), D("18000")), D("2000"), D("0.01")),  # 0,005
        (Terms(D("15000"), None, "стационарная"), D("20000"), D("11250.00")),
        (Terms(D("15000"), D("18000"), "стационарная"), D("20000"), D("11250.00")),
        (Terms(D("15000"), D("18000"), "полустационарная"), D("20000"), D("0")),
        (Terms(None, D("18000")), D("2000"), None),
        (Terms(D("21000"), None), D("2000"), None),
        (Terms(None, None, None, "бесплатно"), D("2000"), D("0")),
        (Terms(None, None, None, "полная плата"), D("2000"), D("2000")),
        (Terms(D("21000"), D("18000"), None, "полная плата"), D("2000"), D("1500")),
        (Terms(D("21000"), D("18000")), None, None),
        (Terms(D("17000"), D("18000")), None, D("0")),
    ],
)
def test_what_is_to_be_paid(terms: Terms, payable: Decimal | None, due: Decimal | None) -> None:
    assert terms.due(payable) == due


def test_a_sum_in_figures_and_in_words_is_the_same() -> None:
    for amount, figures, words in (
        (D("1234.505"), "1\u00a0234,51", "одна тысяча двести тридцать четыре рубля 51 копейка"),
        (0, "0,00", "ноль рублей 00 копеек"),
        (D("-0.004"), "0,00", "ноль рублей 00 копеек"),
        (1000000, "1\u00a0000\u00a0000,00", "один миллион рублей 00 копеек"),
    ):
        assert sum_in_figures(amount) == figures
        assert roubles_in_words(amount) == words
        assert f"{whole_roubles(amount)},{kopecks(amount)}" == figures
    assert str(money(D("2.675"))) == "2.68"


def client(number: str, **answers: Any) -> Client:
    return Client(file_number=number, surname="Соколова", given_name="Вера", sex="женский", **answers)


def given(number: str, service: str, day: int, quantity: int | Decimal | str = 1, month: int = 3) -> Delivery:
    return Delivery(file_number=number, service=service, given=date(2026, month, day), quantity=quantity)


def book(*rows: Any, clients: tuple[Client, ...], limit: Decimal | None = LIMIT) -> Book:
    found: dict[str, list[Any]] = {
        "Учреждение": [Institution(full_name="Центр", head="Иванова Анна", income_limit=limit)],
        "Перечень услуг": [
            CatalogueService(service="Уборка", sort="социально-бытовые", tariff=D("184.50"), unit="услуга"),
            CatalogueService(service="Стирка", sort="социально-бытовые", tariff=D("33.33")),
            CatalogueService(service="Беседа", sort="социально-психологические"),
            CatalogueService(service="Обед", sort="срочные социальные услуги", tariff=100),
        ],
        "Клиенты": list(clients),
    }
    for row in rows:
        found.setdefault(row.sheet.title, []).append(row)
    return link(Book("книга", found, standard()), TODAY)


def seen(made: Book, number: int = 0, period: Period = MARCH) -> dict[str, Any]:
    tags = ("начисления", "расчет", "табель_месяца", "расчет.месяцы[].к_оплате", "расчет.месяцы[].всего")
    return ClientContext(made, TODAY, made.clients[number], period).context(tags)


def contract(number: str, **answers: Any) -> Contract:
    return Contract(file_number=number, number="5", signed=date(2026, 1, 12), **answers)


def test_one_pays_with_a_cap_one_is_free_of_one_the_tariff_is_not_known() -> None:
    made = book(
        contract("1", payment="частичная плата", monthly=1400),
        contract("2", payment="бесплатно"),
        contract("3"),
        Timesheet(file_number="1", month=date(2026, 3, 1), service="уборка", day_2=5, day_9=3, receipt="7"),
        given("1", "Стирка", 20, D("1.5")),
        given("1", "Обед", 21),
        given("1", "Уборка", 30, month=4),
        given("2", "Уборка", 5, 2),
        given("2", "Беседа", 5, 2),
        given("3", "Беседа", 6),
        given("3", "Стирка", 6, "много"),
        clients=(client("1", average_income=D("21000.55")), client("2"), client("3")),
    )
    first = seen(made)
    assert [(it["услуга"], it["объем"], it["сумма"]) for it in first["начисления"]] == [
        ("Стирка", "1,5", D("50.00")),
        ("Уборка", "8", D("1476.00")),
    ]
    assert {key: first["расчет"][key] for key in ("всего", "наибольшая_плата", "к_оплате", "бесплатно")} == {
        "всего": D("1526.00"),
        "наибольшая_плата": D("1500.28"),
        "к_оплате": D("1500.28"),
        "бесплатно": None,
    }
    assert (first["расчет"]["плата_по_договору"], first["расчет"]["больше_договора"]) == (D("1400.00"), True)
    assert first["расчет"]["условия_оплаты"] == "за частичную плату: не больше предельного размера"
    days = {
        it["услуга"]: {tag: it[tag] for tag in ("д2", "д9", "д20", "д21")} for it in first["табель_месяца"]
    }
    assert days["Уборка"] == {"д2": "5", "д9": "3", "д20": None, "д21": None}
    assert sum(it["сумма"] for it in first["табель_месяца"]) == D("1526.00")  # the urgent one is free
    second = seen(made, 1)["расчет"]
    assert (second["всего"], second["к_оплате"], second["бесплатно"]) == (None, 0, "по договору")
    assert second["условия_оплаты"] == "бесплатно: по договору"
    assert second["чего_нет"] == "тариф (строка\u00a02)"  # the act sums it up all the same
    third = seen(made, 2)["расчет"]
    assert (third["всего"], third["к_оплате"], third["условия_оплаты"]) == (None, None, None)
    assert third["чего_нет"] == (
        "тариф (строка\u00a01); количество числом (строка\u00a02); среднедушевой доход клиента"
    )


def test_the_cap_is_one_of_a_month() -> None:
    made = book(
        contract("1", monthly=D("1000.50")),
        *(given("1", "Уборка", 10, count, month) for month, count in ((1, 10), (2, 2), (3, 0))),
        clients=(client("1", average_income=20000),),
    )
    quarter = seen(made, period=QUARTER)["расчет"]
    # January: min(1845,00; 1000,00), February: min(369,00; 1000,00), nothing in March
    assert (quarter["всего"], quarter["к_оплате"]) == (D("2214.00"), D("1369.00"))
    assert [it["к_оплате"] for it in quarter["месяцы"]] == [D("1000.00"), D("369.00")]
    assert quarter["плата_по_договору"] == D("2001.00")


def test_minors_are_served_free_until_they_are_grown_up() -> None:
    rows = (contract("1"), given("1", "Уборка", 9, 2), given("1", "Уборка", 10), given("1", "Уборка", 11))
    part = "369,00 руб. – бесплатно: получателю не было 18 лет"
    for born, due, free, terms, free_part in (
        (date(2008, 3, 10), D("369.00"), None, "за плату: по тарифам", part),
        (date(2008, 4, 1), D("0.00"), "получателю нет 18 лет", "бесплатно: получателю нет 18 лет", None),
        (date(2008, 1, 1), D("738.00"), None, "за плату: по тарифам", None),
    ):
        made = book(*rows, clients=(client("1", average_income=90000, birth_date=born),))
        found = seen(made)["расчет"]
        assert (found["всего"], found["к_оплате"], found["бесплатно"]) == (D("738.00"), due, free)
        assert found["условия_оплаты"] == terms
        assert found["бесплатная_часть"] == free_part


def test_who_lives_in_the_institution_pays_three_quarters_at_most() -> None:
    programme = IndividualProgramme(file_number="1", drawn_up=date(2026, 1, 5), service_form="стационарная")
    made = book(
        contract("1"),
        programme,
        given("1", "Уборка", 9, 100),
        clients=(client("1", average_income=D("15000.02")),),
        limit=None,
    )
    found = seen(made)["расчет"]
    assert (found["наибольшая_плата"], found["к_оплате"]) == (D("11250.02"), D("11250.02"))


def test_a_book_without_contracts_and_tariffs_has_no_acts() -> None:
    made = book(given("1", "Уборка", 9), clients=(client("1"),))
    assert seen(made)["начисления"] != []
    made.records["Перечень услуг"][:] = [CatalogueService(service="Уборка")]  # type: ignore[index]
    case = ClientContext(made, TODAY, made.clients[0], MARCH)
    assert not CHARGES.has_rows(case.scope)


def test_the_ministry_is_asked_for_what_the_clients_have_not_paid() -> None:
    made = book(
        contract("1"),
        contract("2", payment="бесплатно"),
        given("1", "Уборка", 3, 8),
        given("1", "Стирка", 4, 3),
        given("2", "Стирка", 4, 2),
        given("2", "Обед", 4),
        clients=(client("1", average_income=19000), client("2")),
    )
    found = ClientContext(made, TODAY, None, MARCH).context(("компенсация",))["компенсация"]
    # the first: 1476,00 + 99,99 = 1575,99 and pays (19 000 − 18 000) : 2 = 500,00, shared by what it is for:
    # 500 × 1476 : 1575,99 = 468,277 and 500 × 99,99 : 1575,99 = 31,722; the kopeck left goes to the dearest
    rows = {it["услуга"]: (it["оказано"], it["стоимость"], it["плата"]) for it in found["услуги"]}
    assert list(rows) == ["Уборка", "Стирка"]  # in the order of the list
    assert rows == {
        "Уборка": (8, D("1476.00"), D("468.28")),
        "Стирка": (5, D("166.65"), D("31.72")),
    }
    assert (found["стоимость"], found["плата"], found["компенсация"]) == (
        D("1642.65"),
        D("500.00"),
        D("1142.65"),
    )
    assert [(it["дело"], it["стоимость"], it["плата"]) for it in found["клиенты"]] == [
        ("1", D("1575.99"), D("500.00")),
        ("2", D("66.66"), 0),
    ]


def test_what_the_reckoning_lacks_is_a_warning() -> None:
    made = book(contract("1", payment="частичная плата"), contract("2"), clients=(client("1"), client("2")))
    told = [
        (it.place.header, it.place.value, it.message) for it in made.problems if it.place.header in LACKING
    ]
    assert told == [
        ("Тариф", "", "у других услуг тариф есть, а у этой нет"),
        ("Среднедушевой доход", "", "по договору клиент платит, а доход не указан"),
    ]
    assert not any(problem.is_error for problem in made.problems)


def test_an_appendix_without_a_whole_sum_has_that_of_what_can_be_counted() -> None:
    def service(name: str, periodicity: str | None) -> Service:
        return Service(file_number="1", service=name, periodicity=periodicity)

    def terms(*rows: Service) -> dict[str, Any]:
        made = book(contract("1", monthly=100), *rows, clients=(client("1"),))
        context = ClientContext(made, TODAY, made.clients[0]).context(("условия_договора",))
        return dict(context["условия_договора"])

    counted, open_ = service("Уборка", "1 раз в неделю"), service("Стирка", "по обращению")
    assert (terms(counted)["итого"], terms(counted)["посчитано"]) == (D("738.00"), None)
    assert (terms(counted, open_)["итого"], terms(counted, open_)["посчитано"]) == (None, D("738.00"))
    assert (terms(open_)["итого"], terms(open_)["посчитано"]) == (None, None)


def test_a_statement_has_no_volume_of_what_the_programme_has_not() -> None:
    plan = Plan(file_number="1", drawn_up=date(2026, 1, 12), problem="Нет сил")
    cases = {  # what the programme has of it: the volume, its cost, what is named without a volume
        ("1 раз в неделю", None): (4, D("738.00"), None, None),
        ("1 раз в неделю", "да"): (4, D("738.00"), None, None),
        ("1 раз в неделю", "нет"): (0, D("0.00"), None, "сверх программы: строка\u00a01"),
        ("по обращению", "нет"): (0, D("0.00"), None, "сверх программы: строка\u00a01"),
        ("по обращению", None): (None, None, "строка 1", None),
    }
    for (periodicity, kept), expected in cases.items():
        own = Service(
            file_number="1", service="Уборка", given="сейчас", periodicity=periodicity, in_programme=kept
        )
        programme = IndividualProgramme(file_number="1", number="214-И", drawn_up=date(2026, 1, 10))
        other = Service(file_number="1", service="Стирка", given="сейчас", periodicity="1 раз в месяц")
        rows = (contract("1"), programme, plan, own, other, given("1", "Уборка", 4))
        made = book(*rows, clients=(client("1"),))
        table = ClientContext(made, TODAY, None, MARCH).context(("компенсация",))["компенсация"]
        row = table["услуги"][0]
        found = row["по_программе"], row["стоимость_по_программе"], table["без_объема"], table["сверх"]
        assert found == expected, (periodicity, kept)


def test_a_statement_sums_what_the_programmes_count_and_names_the_rest() -> None:
    def made(*services: Service) -> tuple[object, object]:
        plan = Plan(file_number="1", drawn_up=date(2026, 1, 12), problem="Нет сил")
        rows = (contract("1"), plan, *(given("1", it.service or "", 4) for it in services), *services)
        found = ClientContext(book(*rows, clients=(client("1"),)), TODAY, None, MARCH)
        table = found.context(("компенсация",))["компенсация"]
        return table["стоимость_по_программе"], table["без_объема"]

    def service(name: str, periodicity: str) -> Service:
        return Service(file_number="1", service=name, given="сейчас", periodicity=periodicity)

    counted, open_ = service("Уборка", "1 раз в неделю"), service("Стирка", "по обращению")
    assert made(counted) == (D("738.00"), None)
    assert made(counted, open_) == (D("738.00"), "строка 2")
    assert made(open_) == (None, "строка 1")


@pytest.mark.parametrize(
    ("rhythms", "volume", "said"),  # how often each of the clients is served, by his programme
    [
        ((WEEKLY, WEEKLY), 8, None),
        ((WEEKLY, "по обращению"), 4, "строка\u00a01 – у\u00a0одного получателя"),
        (("по обращению", WEEKLY), 4, "строка\u00a01 – у\u00a0одного получателя"),
        (("по обращению", WEEKLY, "по обращению"), 4, "строка\u00a01 – у\u00a02 получателей"),
        (("по обращению", "по обращению"), None, "строка 1"),
        ((WEEKLY, None), 4, None),  # the other one has it beyond his programme
    ],
)
def test_a_statement_names_a_row_of_which_one_programme_has_no_volume(
    rhythms: tuple[str | None, ...], volume: int | None, said: str | None
) -> None:
    rows: list[Any] = []
    for number, rhythm in enumerate(rhythms, 1):
        own = str(number)
        plan = Plan(file_number=own, drawn_up=date(2026, 1, 12), problem="Нет сил")
        rows += [contract(own), plan, given(own, "Уборка", 4)]
        if rhythm:
            rows.append(Service(file_number=own, service="Уборка", given="сейчас", periodicity=rhythm))
    made = book(*rows, clients=tuple(client(str(number)) for number, _ in enumerate(rhythms, 1)))
    table = ClientContext(made, TODAY, None, MARCH).context(("компенсация",))["компенсация"]
    assert ([it["по_программе"] for it in table["услуги"]], table["без_объема"]) == ([volume], said)
