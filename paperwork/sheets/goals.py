"""«Цели»: what a plan is to achieve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from paperwork.sheets.answers.fields import FILE_NUMBER, Kind, Record, Sheet, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """One goal of a plan."""

    sheet: ClassVar[Sheet] = Sheet(
        order=80,
        title="Цели",
        paper="plan",
        purpose="Чего хочет достичь клиент: цели его плана",
        rows_tag="цели",
        per_client=True,
        per_plan=True,
        same_by=(("file_number", "plan?", "goal"),),
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    plan: str | None = answer("План", Kind.CODE, hint="Номер плана; пусто — план, который действует")
    goal: str | None = answer("Цель", Kind.LINES, required=True, hint="Чего хочет достичь клиент")
