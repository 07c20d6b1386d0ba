"""«Планы»: the individual service plan; several rows of a client are its versions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.russian.dates import add_months, short_date
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import Day
from paperwork.sheets.answers.kinds.lists import OneOf
from paperwork.sheets.answers.kinds.texts import Code, Lines
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup

REVIEW_MOVED = timedelta(days=15)  # from its day, and it is still the review after so many months


def review_date(plan: Plan, _around: Around | None = None) -> date | None:
    """The date of the next review: as typed, else the plan's date and 6 or 12 months; else None."""
    if plan.review_date or not plan.drawn_up or not plan.review_after:
        return plan.review_date
    return add_months(plan.drawn_up, int(plan.review_after.split()[0]))


def review_term(plan: Plan, _around: Around | None = None) -> str | None:
    """The months after which the plan is reviewed, None where the date that is typed contradicts them."""
    computed, typed = review_date(replace(plan, review_date=None)), review_date(plan)
    # a day off is moved to a working day, and some count to the eve
    fits = computed is None or typed is None or abs(typed - computed) <= REVIEW_MOVED
    return plan.review_after if fits else None


def review_end(plan: Plan, _around: Around | None = None) -> date | None:
    """The day on which the months of the review end, where another day is typed for it; else None."""
    computed = review_date(replace(plan, review_date=None))
    return computed if plan.review_date and plan.review_date != computed else None


def named(number: str | None, day: date) -> str:
    """«№ 12-2 от 05.03.2026», «от 05.03.2026» without a number."""
    return f"№\u00a0{number} от\u00a0{short_date(day)}" if number else f"от\u00a0{short_date(day)}"


RATE = "частота_контактов"  # the tag of the column that a user may add: the casebook has none


def days_between_contacts(plan: Plan, _around: Around | None = None) -> int:
    """The days between two planned contacts of the first two months: «раз в одну-две недели»."""
    rate = (plan.extra.get(RATE) or "").casefold()
    return 7 if "недел" in rate and not re.search("дв|2", rate) else 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """One version of a client's plan; the newest by date is in force."""

    sheet: ClassVar[Sheet] = Sheet(
        order=70,
        group=SheetGroup.PLAN,
        title="Планы",
        paper="plan",
        purpose="Индивидуальный план обслуживания; новая строка — новая версия плана",
        tag="план",
        rows_tag="планы",
        per_client=True,
        same_by=(("file_number", "number"), ("file_number", "drawn_up")),
        computed=(
            ComputedTag("дата_пересмотра", "Дата пересмотра", review_date),
            ComputedTag("срок_пересмотра", "Через сколько пересмотр, если дата не другая", review_term),
            ComputedTag("конец_срока_пересмотра", "Когда истекает этот срок, если дата другая", review_end),
            ComputedTag("дней_между_контактами", "Дней между контактами", days_between_contacts),
        ),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    number: Code = column("Номер", hint="Номер плана")
    drawn_up: Day = column("Дата", required=True, hint="Когда составлен план")
    problem: Lines = column("Проблема", required=True, hint="Проблема, ставшая причиной обращения")
    solutions: Lines = column("Пути решения", hint="Как будет решаться проблема")
    other_needs: Lines = column("Другие потребности", hint="Другие выявленные и возможные потребности")
    review_after: OneOf = column("Пересмотр через", choices="Пересмотр через")
    review_date: Day = column("Дата пересмотра", not_before="drawn_up", hint="Пусто — будет посчитана сама")
