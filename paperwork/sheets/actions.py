"""«Действия»: who does what and when, to reach the goals of a plan."""

from __future__ import annotations

from typing import ClassVar

from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.sheets.answers.fields import FILE_NUMBER, Record, column
from paperwork.sheets.answers.kinds.days import DayOrWords
from paperwork.sheets.answers.kinds.texts import Code, Lines, Text
from paperwork.sheets.answers.sheet import Around, ComputedTag, Sheet, SheetGroup


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
        group=SheetGroup.PLAN,
        title="Действия",
        paper="plan",
        purpose="Действия для достижения целей плана",
        rows_tag="действия",
        per_client=True,
        per_plan=True,
        same_by=(("file_number", "plan?", "action"),),
        computed=(ComputedTag("к_цели", "Номер цели, которой служит действие", goal_number),),
    )
    file_number: Code = column(FILE_NUMBER, required=True, link="Клиенты")
    plan: Code = column("План", hint="Номер плана; пусто — план, который действует")
    goal: Lines = column("Цель", hint="Номер цели по порядку или ее слова")
    action: Lines = column("Действие", required=True, hint="Что будет сделано")
    doer: Text = column("Исполнитель", hint="Кто сделает")
    due: DayOrWords = column("Срок", hint="Дата или слова: до конца марта")
