"""The reckoning for the ministry, and the sums of a period by client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.computed.charges import READS
from paperwork.case.statistics.compensation import Compensated, compensation, reckonings
from paperwork.case.statistics.reckoning import has_tariffs
from paperwork.case.statistics.row_numbers import ROW, ROWS, named_row
from paperwork.russian.numbers import plural
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of

SUMS = {
    "стоимость_по_программе": "Стоимость по программе, руб.",
    "стоимость": "Стоимость по факту, руб.",
    "плата": "Плата получателей, руб.",
    "компенсация": "Расчетный размер компенсации, руб.",
}


def _compensation(scope: Scope) -> Iterator[Row]:
    made = compensation(scope)
    services = made.services
    any_counted = not services or any(it.by_programme is not None for it in services)
    yield {
        "стоимость_по_программе": made.planned_cost if any_counted else None,
        "стоимость": made.cost,
        "плата": made.payment,
        "компенсация": made.compensation,
        "чего_нет": "; ".join(made.lacking) or None,
        "без_объема": _uncounted(services),
        "сверх": made.remarks,
        "услуги": [
            {
                "номер": place,
                "услуга": it.name,
                "тариф": it.tariff,
                "по_программе": it.by_programme,
                "стоимость_по_программе": it.planned_cost,
                "оказано": sum(it.given),
                "стоимость": it.cost,
                "плата": it.payment,
                "компенсация": it.compensation,
            }
            for place, it in enumerate(services, 1)
        ],
        "клиенты": [
            {
                "номер": place,
                "дело": it.scope.number,
                "фио": name_of(it.scope.client) if it.scope.client else None,
                "стоимость": it.total,
                "плата": it.due,
                "бесплатно": it.free,
            }
            for place, it in enumerate(made.reckonings, 1)
        ],
    }


def _uncounted(services: Sequence[Compensated]) -> str | None:
    """«строки 3, 7; строка 9 – у одного получателя»: whose planned cost is not in the total, or not whole."""
    numbered = list(enumerate(services, 1))
    rows = [place for place, it in numbered if it.by_programme is None]
    said = [f"{ROWS if len(rows) > 1 else ROW} {', '.join(map(str, rows))}"] if rows else []
    said += [
        f"{named_row(place)} – у\u00a0{_clients(it.uncounted)}"
        for place, it in numbered
        if it.uncounted and it.by_programme is not None
    ]
    return "; ".join(said) or None


def _clients(number: int) -> str:
    """«одного получателя», «2 получателей»: in the genitive."""
    many = plural(number, "получателя", "получателей", "получателей")
    return f"{'одного' if number == 1 else number} {many}"


def _is_there(scope: Scope) -> bool:
    """Whether there are tariffs, and anybody was given anything."""
    return has_tariffs(scope.book) and next(reckonings(scope), None) is not None


COMPENSATION = ComputedTable(
    tag="компенсация",
    title="Справка-расчет размера компенсации за период, с суммами по клиентам",
    columns={
        **SUMS,
        "чего_нет": "Чего не хватает для расчета",
        "сверх": "Что оказано после срока, раньше него, сверх программы, по строкам; пусто, если ничего",
        "без_объема": "Строки услуг, объема которых программа не называет ни у кого или у части получателей",
    },
    tables={
        "услуги": {
            "номер": "Номер строки по порядку",
            "услуга": "Услуга",
            "тариф": "Тариф, руб.",
            "по_программе": "Объем по программе",
            "оказано": "Оказано на деле",
            **SUMS,
        },
        "клиенты": {
            "номер": "Номер строки по порядку",
            "дело": "Номер дела",
            "фио": "Фамилия, имя, отчество",
            "стоимость": "Стоимость услуг, руб.",
            "плата": "К оплате, руб.",
            "бесплатно": "Почему бесплатно",
        },
    },
    over_period=_compensation,
    reads=(Client, *READS),
    single=True,
    of_all=True,
    lacking="за этот период нет услуг с тарифами",
    is_there=_is_there,
)
