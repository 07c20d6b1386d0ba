"""«Цели»: what a plan is to achieve."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.texts import Code, Lines
from paperwork.sheets.answers.sheet import Sheet, SheetGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """One goal of a plan."""

    sheet: ClassVar[Sheet] = Sheet(
        order=80,
        group=SheetGroup.PLAN,
        title="Цели",
        paper="plan",
        purpose="Чего хочет достичь клиент: цели его плана",
        rows_tag="цели",
        per_client=True,
        per_plan=True,
        same_by=(("file_number", "plan?", "goal"),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    plan: Code = column("План", hint="Номер плана; пусто — план, который действует")
    goal: Lines = column("Цель", required=True, hint="Чего хочет достичь клиент")
