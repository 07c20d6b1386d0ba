"""«Действия»: who does what and when, to reach the goals of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paperwork.common.naming import fold
from paperwork.sheets.answers.fields import FILE_NUMBER, Around, ComputedTag, Kind, Record, Sheet, answer


def goal_number(action: Action, surroundings: Around) -> str | None:
    """The number of the goal that the action serves («1»); else what was typed."""
    typed = fold(action.goal or "")
    for number, goal in enumerate(surroundings.goals, 1):
        if typed and typed == fold(getattr(goal, "goal", None) or ""):
            return str(number)
    return action.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """One action of a plan."""

    sheet: ClassVar[Sheet] = Sheet(
        order=90,
        title="Действия",
        paper="plan",
        purpose="Действия для достижения целей плана",
        rows_tag="действия",
        per_client=True,
        per_plan=True,
        same_by=(("file_number", "plan?", "action"),),
        computed=(ComputedTag("к_цели", "Номер цели, которой служит действие", goal_number),),
    )
    file_number: str | None = answer(FILE_NUMBER, Kind.CODE, required=True, link="Клиенты")
    plan: str | None = answer("План", Kind.CODE, hint="Номер плана; пусто — план, который действует")
    goal: str | None = answer("Цель", Kind.LINES, hint="Номер цели по порядку или ее слова")
    action: str | None = answer("Действие", Kind.LINES, required=True, hint="Что будет сделано")
    doer: str | None = answer("Исполнитель", hint="Кто сделает")
    due: date | str | None = answer("Срок", Kind.DATE_OR_WORDS, hint="Дата или слова: до конца марта")
