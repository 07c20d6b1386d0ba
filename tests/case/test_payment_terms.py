"""What a list of services says that a client pays for those of his plan: what his contract and acts say."""

from __future__ import annotations

from datetime import date
from typing import Any

from each import each

from paperwork.book.casebook import Book
from paperwork.book.checks import link
from paperwork.book.period import month
from paperwork.case.context import ClientContext
from paperwork.sheets.answers.choices import standard
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.contracts import Contract
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service

TODAY, SIGNED = date(2026, 4, 2), date(2026, 1, 12)
LISTED = "бесплатно или за частичную плату"
FREE, PART, FULL = "бесплатно", "частичная плата", "полная плата"
NUMBER = "по договору №\u00a05"
BY_INCOME = "бесплатно: среднедушевой доход не выше предельной величины"
BY_AGE = "бесплатно: получателю нет 18 лет"
PROGRAMME = IndividualProgramme(file_number="1", number="7-И", drawn_up=SIGNED)


def _contract(payment: str | None, number: str | None = "5", **answers: Any) -> Contract:
    answers = {"signed": SIGNED, **answers}
    return Contract(file_number="1", number=number, payment=payment, **answers)


def _book(*rows: Any, **answers: Any) -> Book:
    names = ("Уборка", "Чтение", "Пение")
    often: dict[str, Any] = {"given": "сейчас", "periodicity": "1 раз в неделю"}
    kept = {"Уборка": None, "Чтение": "нет", "Обед": None}
    found: dict[str, list[Any]] = {
        "Учреждение": [Institution(full_name="Центр", head="Иванова Анна", income_limit=18000)],
        "Перечень услуг": [
            *(CatalogueService(service=it, payment=LISTED, tariff=100) for it in names),
            CatalogueService(service="Обед", sort="срочные социальные услуги", payment="бесплатно всем"),
        ],
        "Клиенты": [Client(file_number="1", surname="Ким", given_name="Ия", sex="женский", **answers)],
        "Планы": [Plan(file_number="1", drawn_up=SIGNED, problem="Нет сил")],
        "Услуги": [
            Service(file_number="1", service=name, in_programme=it, **often) for name, it in kept.items()
        ],
    }
    for row in rows:
        found.setdefault(row.sheet.title, []).append(row)
    return link(Book("книга", found, standard()), TODAY)


def _told(book: Book) -> dict[str, str]:
    rows = ClientContext(book, TODAY, book.clients[0]).context(("услуги_для_клиента",))["услуги_для_клиента"]
    return {row["услуга"]: row["оплата"] for row in rows}


@each(
    ("rows", "answers", "words"),
    [
        ([], {}, LISTED),
        ([_contract(FREE)], {}, f"бесплатно, {NUMBER}"),
        ([_contract(PART)], {}, f"за частичную плату, {NUMBER}"),
        ([_contract(FULL)], {}, f"за плату, {NUMBER}"),
        ([_contract(None)], {}, LISTED),  # it does not say
        ([_contract(PART, number=None)], {}, "за частичную плату, по договору"),
        ([_contract(PART)], {"average_income": 18000}, BY_INCOME),
        ([_contract(PART)], {"average_income": 18001}, f"за частичную плату, {NUMBER}"),
        ([_contract(PART)], {"birth_date": date(2010, 1, 1)}, BY_AGE),
        ([_contract(FREE)], {"average_income": 17000}, f"бесплатно, {NUMBER}"),
        ([PROGRAMME], {"average_income": 17000}, BY_INCOME),
        ([PROGRAMME], {"average_income": 20000}, LISTED),
        ([], {"average_income": 17000}, LISTED),
        ([_contract(PART, until=date(2026, 4, 1))], {}, LISTED),  # it is over
        ([_contract(FREE, until=date(2026, 4, 1)), PROGRAMME], {}, LISTED),
        ([_contract(PART, until=date(2026, 4, 1)), PROGRAMME], {"average_income": 17000}, BY_INCOME),
        ([_contract(PART, until=TODAY)], {}, f"за частичную плату, {NUMBER}"),
        (
            [_contract(FREE), _contract(PART, number="6", signed=date(2026, 3, 1))],
            {},
            "за частичную плату, по договору №\u00a06",
        ),
    ],
)
def test_the_list_says_what_a_service_of_the_plan_costs(
    rows: list[Any], answers: dict[str, Any], words: str
) -> None:
    # of no other service a contract says anything: beyond the programme, urgent, not in the plan
    others = {"Чтение": LISTED, "Пение": LISTED, "Обед": "бесплатно всем"}
    assert _told(_book(*rows, **answers)) == {"Уборка": words, **others}


@each(
    ("payment", "answers", "word"),
    [
        (FREE, {}, "бесплатно"),
        (PART, {"average_income": 18100}, "за частичную плату"),
        (PART, {"average_income": 17000}, "бесплатно"),
        (FULL, {}, "за плату"),
        (PART, {"birth_date": date(2010, 1, 1), "average_income": 18100}, "бесплатно"),
    ],
)
def test_the_list_and_the_act_say_the_same(payment: str, answers: dict[str, Any], word: str) -> None:
    given = Delivery(file_number="1", service="Уборка", given=date(2026, 3, 5), quantity=4)
    book = _book(_contract(payment), given, **answers)
    march = ClientContext(book, TODAY, book.clients[0], month("2026-03"))
    assert march.context(("расчет",))["расчет"]["условия_оплаты"].startswith(word)
    assert _told(book)["Уборка"].startswith(word)
