"""Plans: versions, rows that belong to none, goals, services and their volumes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from paperwork.book.casebook import Book
from paperwork.book.checks.placing import problem_at
from paperwork.book.volume import expected_volume, is_measured, typed_volume
from paperwork.common.errors import Level, Problem
from paperwork.sheets import SCHEMAS
from paperwork.sheets.actions import Action
from paperwork.sheets.answers.cells import shown
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, PLAN, Record, field_of, schema_of
from paperwork.sheets.goals import Goal
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.plans import Plan
from paperwork.sheets.services import LATER, Service, is_waiting

NUMBER = field_of(Plan, lambda it: it.number).name
GOAL = field_of(Action, lambda it: it.goal).name
GIVEN = field_of(Service, lambda it: it.given).name
START = field_of(Service, lambda it: it.start).name
LATER_FIX = (
    "исправьте день или сотрите его и назовите условие; если услуга уже оказывается, выберите «сейчас»"
)
VOLUME = field_of(Service, lambda it: it.volume).name


def versions(book: Book, _today: date) -> Iterator[Problem]:
    """Rows of a plan that belong to no version, and numbers of versions that repeat."""
    known = {same(client.file_number) for client in book.clients}
    numbers: dict[str, dict[str, Plan]] = {}
    planned = set()
    for plan in book.all(Plan):
        owner = same(plan.file_number)
        planned.add(owner)
        other = numbers.setdefault(owner, {}).setdefault(same(plan.number), plan)
        if plan.number and other is not plan:
            message = f"план с таким номером у клиента уже есть ({other.cell(NUMBER)})"
            yield problem_at(plan, NUMBER, message, "дайте версии другой номер")
    programmed = {same(programme.file_number) for programme in book.all(IndividualProgramme)}
    for schema in SCHEMAS:
        for row in book.records.get(schema.sheet.title, ()) if schema.sheet.per_plan else ():
            owner = same(row.file_number)
            if programmed and isinstance(row, Service) and owner in programmed and owner not in planned:
                continue  # without a plan services are those of the individual programme
            if owner in known and (row.plan or owner not in planned):  # type: ignore[attr-defined]  # as below
                yield from _without_plan(row, owner in planned, numbers.get(owner, {}))


def _without_plan(row: Record, has_plans: bool, numbers: Mapping[str, Plan]) -> Iterator[Problem]:
    number: str | None = row.plan  # type: ignore[attr-defined]  # rows of a plan have its number
    if not has_plans:
        if OWNER not in row.broken:
            message = "у клиента нет плана, строка не попадет в документы"
            fix = f"добавьте план на лист «{Plan.sheet.title}»"
            yield problem_at(row, OWNER, message, fix, Level.WARNING)
    elif number and same(number) not in numbers:
        there = ", ".join(f"«{plan.number}»" for plan in numbers.values() if plan.number)
        fix = f"у него есть: {there}" if there else f"впишите номер на лист «{Plan.sheet.title}»"
        fix += "; пусто — план, который действует"
        yield problem_at(row, PLAN, "у клиента нет плана с таким номером", fix)


def goals(book: Book, _today: date) -> Iterator[Problem]:
    """An action that names the number of a goal which is not there."""
    numbered = [action for action in book.all(Action) if _number(action.goal) is not None]
    for number in dict.fromkeys(same(action.file_number) for action in numbered):
        plans = book.plans(number)
        for plan in plans:
            in_force = plan is plans[-1]
            count = len(book.of_plan(schema_of(Goal), plan, in_force))
            yield from _without_goal(book.of_plan(schema_of(Action), plan, in_force), count)


def _without_goal(rows: Sequence[Record], count: int) -> Iterator[Problem]:
    for row in rows:
        number = _number(getattr(row, GOAL))
        if number is not None and not 1 <= number <= count:
            fix = f"целей в плане: {count}; исправьте номер или впишите слова цели"
            yield problem_at(row, GOAL, "цели с таким номером в плане нет", fix, Level.WARNING)


def _number(goal: str | None) -> int | None:
    """The number of a goal, when it is given by its number."""
    return int(goal) if goal and goal.isdecimal() and len(goal) < 10 else None


def undecided(book: Book, _today: date) -> Iterator[Problem]:
    """A service without an answer whether it is given now."""
    for service in book.all(Service):
        if not service.given and GIVEN not in service.broken:
            fix = "выберите «сейчас» или «позднее»; в плане услуга стоит среди тех, что оказываются сейчас"
            yield problem_at(service, GIVEN, "не сказано, когда предоставляется", fix, Level.WARNING)


def later(book: Book, _today: date) -> Iterator[Problem]:
    """A service «позднее» that begins on the day of its plan or before: a plan does not print such a day."""
    for number in _with_early(book):  # few books have any: to look up all plans takes long
        plans = book.plans(number)
        for plan in plans:
            for row in book.of_plan(schema_of(Service), plan, in_force=plan is plans[-1]):
                if isinstance(row, Service) and row.start and is_waiting(row, plan.drawn_up):
                    message = f"услуга позднее, но начало не позже даты плана ({shown(plan.drawn_up)})"
                    yield problem_at(row, START, message, LATER_FIX, Level.WARNING)


def _with_early(book: Book) -> Iterable[str]:
    """The clients with a service «позднее» that begins no later than some plan of theirs is drawn up."""
    newest: dict[str, date] = {}
    for plan in book.all(Plan):
        if plan.drawn_up:
            number = same(plan.file_number)
            newest[number] = max(plan.drawn_up, newest.get(number, date.min))
    dated = ((same(row.file_number), row.start) for row in book.all(Service) if row.given == LATER)
    return dict.fromkeys(number for number, start in dated if start and start <= newest.get(number, date.min))


def volumes(book: Book, _today: date) -> Iterator[Problem]:
    """A volume that its periodicity does not give over the days in force."""
    for service in book.all(Service):
        if problem := volume_off(service, service.start, service.end, "за срок услуги"):
            yield problem


def volume_off(service: Service, start: date | None, end: date | None, when: str) -> Problem | None:
    """The volume of a service, where its periodicity gives another one over the days."""
    typed = typed_volume(service.volume)
    expected = expected_volume(service.periodicity, start, end) if typed is not None else None
    if expected is None or typed in expected or is_measured(service.volume):
        return None
    fix = f"{when} получается {expected[len(expected) // 2]}; исправьте объем, периодичность или даты"
    return problem_at(service, VOLUME, "не сходится с периодичностью", fix, Level.WARNING)
