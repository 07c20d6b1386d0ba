"""The money of a client's month: what was given and what it costs, its days, what is to be paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.statistics.act_remarks import NONE, Outside, act_remarks, against, outside
from paperwork.case.statistics.charges import Charge, charges
from paperwork.case.statistics.free_part import free_part
from paperwork.case.statistics.given import total as quantity
from paperwork.case.statistics.reckoning import Reckoning, has_charges, months_of
from paperwork.russian.dates import month_year
from paperwork.russian.numbers import decimal
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.contracts import Contract
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import Service
from paperwork.sheets.timesheet import DAYS

LACKING = "за этот период ничего не оказано по договору, ИППСУ, табелю или тарифу"
READS = (Contract, IndividualProgramme, CatalogueService, Plan, Service, Delivery)
DAY_TAGS = {f"д{day}": f"Сколько {day}-го числа" for day in DAYS}
MONEY: Mapping[str, str] = {
    "тариф": "Тариф, руб.",
    "сумма": "Сумма, руб.; пусто, если тариф неизвестен",
}


def _charges(scope: Scope) -> Iterator[Row]:
    for charge in charges(scope):
        yield {
            "номер": charge.place,
            "услуга": charge.name,
            "единица": charge.service.unit if charge.service else None,
            "объем": charge.volume_in_words,
            "тариф": charge.tariff,
            "сумма": charge.cost,
        }


def _timesheet(scope: Scope) -> Iterator[Row]:
    """The days of each service; of a longer period those of each month, which is named with the service."""
    place, months, words = 0, list(months_of(scope.period)), against(scope)
    for month in months:
        own = Scope(scope.book, scope.client, scope.today, month)
        given = charges(own, with_urgent=True)
        off = outside(own, given)
        for charge in given:
            place += 1
            days = charge.days()
            yield {
                "номер": place,
                "услуга": charge.name,
                "месяц": month_year(month.start) if len(months) > 1 else None,
                "количество": charge.volume_in_words,
                "без_дней": charge.without_days,
                "сверх": _beyond(charge, off.get(charge.place, NONE), words),
                "бесплатно": charge.is_urgent,
                "тариф": None if charge.is_urgent else charge.tariff,
                "сумма": charge.cost,
                **{tag: days.get(day) for day, tag in zip(DAYS, DAY_TAGS, strict=True)},
            }


def _beyond(charge: Charge, off: Outside, words: str) -> str | None:
    """«сверх программы», «сверх программы: 1», where it is a part of what was given."""
    if not off.beyond:
        return None
    return words if off.beyond == charge.volume else f"{words}: {decimal(off.beyond)}"


def _remarks(scope: Scope) -> Iterator[Row]:
    made = act_remarks(scope)
    yield {"слова": made.words, "не_все": made.is_short}


def _reckoning(scope: Scope) -> Iterator[Row]:
    made = Reckoning(scope)
    contract, programme, terms = made.contract, made.programme, made.terms
    due = made.due
    monthly = made.monthly
    yield {
        "всего": made.total,
        "количество": quantity([row for charge in charges(scope, with_urgent=True) for row in charge.rows]),
        "доход": terms.income,
        "предельная_величина": terms.limit,
        "стационарная": terms.is_stationary,
        "наибольшая_плата": terms.cap,
        "к_оплате": due,
        "бесплатно": made.free,
        "условия_оплаты": made.said,
        "бесплатная_часть": free_part(made),
        "чего_нет": "; ".join(made.lacking) or None,
        "номер_договора": contract.number if contract else None,
        "дата_договора": contract.signed if contract else None,
        "плата_по_договору": monthly,
        "больше_договора": monthly is not None and due is not None and due > monthly,
        "номер_иппсу": programme.number if programme else None,
        "дата_иппсу": programme.drawn_up if programme else None,
        "месяцы": [
            {"месяц": month_year(it.scope.period.start), "всего": it.total, "к_оплате": it.due}
            for it in made.months
        ],
    }


CHARGES = ComputedTable(
    tag="начисления",
    title="Оказанные за период услуги и их стоимость",
    columns={
        "номер": "Номер строки по порядку",
        "услуга": "Услуга",
        "единица": "Единица",
        "объем": "Сколько оказано",
        **MONEY,
    },
    over_period=_charges,
    reads=READS,
    lacking=LACKING,
    is_there=has_charges,
)
TIMESHEET = ComputedTable(
    tag="табель_месяца",
    title="Оказанные услуги по дням месяца",
    columns={
        "номер": "Номер строки по порядку",
        "услуга": "Услуга",
        "месяц": "Месяц, если период длиннее месяца",
        **DAY_TAGS,
        "количество": "Сколько оказано за месяц",
        "без_дней": "Сколько из этого записано суммой за много дней",
        "сверх": "Сверх чего оказано: программы, договора или плана; пусто, если предусмотрено",
        "бесплатно": "Срочная ли услуга: она бесплатна",
        **MONEY,
    },
    over_period=_timesheet,
    reads=READS,
    lacking=LACKING,
    is_there=has_charges,
)
ACT_REMARKS = ComputedTable(
    tag="замечания_акта",
    title="Чем оказанное за период расходится с планом и программой",
    columns={
        "слова": "Чего оказано меньше, после срока, раньше него, сверх программы; пусто, если ничего",
        "не_все": "Оказано ли что-то не полностью или не в срок",
    },
    over_period=_remarks,
    reads=READS,
    single=True,
    lacking=LACKING,
    is_there=has_charges,
)
RECKONING = ComputedTable(
    tag="расчет",
    title="Расчет оплаты услуг за период",
    columns={
        "всего": "Стоимость всех оказанных услуг, руб.",
        "количество": "Сколько оказано всего",
        "доход": "Среднедушевой доход, руб.",
        "предельная_величина": "Предельная величина дохода, руб.",
        "стационарная": "Стационарная ли форма обслуживания",
        "наибольшая_плата": "Больше этого в месяц платить нельзя, руб.",
        "к_оплате": "К оплате за период, руб.",
        "бесплатно": "Почему бесплатно; пусто, если за плату",
        "условия_оплаты": "Бесплатно и почему, за плату или за частичную плату",
        "бесплатная_часть": "Какая часть стоимости бесплатна и почему; пусто, если вся или никакая",
        "чего_нет": "Чего не хватает для расчета",
        "номер_договора": "Номер договора",
        "дата_договора": "Дата договора",
        "плата_по_договору": "Плата в месяц по договору, руб.",
        "больше_договора": "Больше ли к оплате, чем плата по договору",
        "номер_иппсу": "Номер ИППСУ",
        "дата_иппсу": "Дата ИППСУ",
    },
    tables={"месяцы": {"месяц": "Месяц", "всего": "Стоимость за месяц", "к_оплате": "К оплате за месяц"}},
    over_period=_reckoning,
    reads=READS,
    single=True,
    lacking=LACKING,
    is_there=has_charges,
)
