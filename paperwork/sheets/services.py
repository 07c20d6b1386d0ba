"""«Услуги»: the services of a plan, given now or to be given later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.russian.dates import short_date
from paperwork.sheets.answers.fields import FILE_NUMBER, Around, ComputedTag, Kind, Record, Sheet, answer


def term(service: Service, _around: Around | None = None) -> str | None:
    """«05.03.2026 – 05.09.2026», «с 05.03.2026» or «до 05.09.2026»; None when neither is known."""
    start, end = (short_date(day) if day else "" for day in (service.start, service.end))
    if start and end:
        return f"{start} – {end}"
    return f"с\u00a0{start}" if start else f"до\u00a0{end}" if end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """One service of a plan."""

    sheet: ClassVar[Sheet] = Sheet(
        order=100,
        title="Услуги",
        paper="plan",
        purpose="Услуги плана: какие оказываются сейчас, какие будут позднее",
        rows_tag="услуги",
        per_client=True,
        per_plan=True,
        same_by=(("file_number", "plan?", "service"),),
        computed=(ComputedTag("срок", "Начало – окончание", term),),
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    plan: str | None = answer("План", Kind.CODE, hint="Номер плана; пусто — план, который действует")
    service: str | None = answer(
        "Услуга", required=True, link="Перечень услуг", hint="Из листа «Перечень услуг»"
    )
    sort: str | None = answer("Вид", Kind.CHOICE, choices="Вид")
    given: str | None = answer(
        "Предоставляется", Kind.CHOICE, choices="Предоставляется", hint="сейчас или позднее"
    )
    volume: str | None = answer("Объем", hint="Сколько всего: 12 единиц")
    periodicity: str | None = answer("Периодичность", Kind.CHOICE, choices="Периодичность")
    start: date | None = answer("Начало", Kind.DATE)
    end: date | None = answer("Окончание", Kind.DATE, not_before="start")
    condition: str | None = answer("Условие", Kind.LINES, hint="При каком условии услуга оказывается")
    done: str | None = answer("Отметка о выполнении", Kind.CHOICE, choices="Отметка о выполнении")
