"""What an act has to remark: what was given less than the plan says, late, early, or beyond the programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paperwork.book.service_kinds import NO, URGENT, kind_named, programme_services
from paperwork.case.computation import Scope
from paperwork.case.statistics.charges import Charge, charges
from paperwork.case.statistics.delivery import Line, kept_by_service, lines
from paperwork.case.statistics.given import Number, by_time, total
from paperwork.case.statistics.promises import Promise, numbered
from paperwork.case.statistics.reckoning import contract_of, programme_of
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.russian.numbers import decimal

FEW = 5  # services that are named: of more the number is said
DASH = f"{NO_BREAK_SPACE}–{NO_BREAK_SPACE}"
BEYOND_PROGRAMME, BEYOND_CONTRACT, BEYOND_PLAN = "сверх программы", "сверх договора", "вне плана"
EARLY, LATE = "раньше срока", "после срока"
LESS, NOT_GIVEN = "оказано меньше, чем по плану", "по плану не оказано"
ELSEWHERE = "какие – в сверке за тот же период"


@dataclass(frozen=True, slots=True)
class Outside:
    """How much of a service was given that is not foreseen, or not foreseen for these days."""

    beyond: Number = 0
    early: Number = 0
    late: Number = 0


ROW = f"строка{NO_BREAK_SPACE}"
NONE = Outside()


@dataclass(frozen=True, slots=True)
class ActRemarks:
    """The remarks in words, and whether they say that not all was given, or not in time."""

    words: str | None
    is_short: bool


def against(scope: Scope) -> str:
    """What is said of services that are not foreseen: by the programme, by the contract, else by the plan."""
    book, day = scope.book, scope.period.end
    if programme_of(book, scope.number, day):
        return BEYOND_PROGRAMME
    return BEYOND_CONTRACT if contract_of(book, scope.number, day) else BEYOND_PLAN


def outside(scope: Scope, given: Sequence[Charge]) -> dict[int, Outside]:
    """What of the services is not foreseen, by their places: as the check reckons it.

    Of a client for whom nothing is planned at all it is not known; urgent services need no programme.
    """
    named = {fold(service.service or "") for service, _ in programme_services(scope.book, scope.number)}
    kept, planned = _in_programme(scope), bool(scope.book.plans(scope.number))
    if not (kept or named):
        return {}
    in_force = numbered(scope.book, scope.number, scope.period.end)
    found: dict[int, Outside] = {}
    for charge in given:
        name = fold(charge.name)
        if charge.is_urgent or (not planned and name in named):
            continue
        own = kept.get(name, [])
        times = by_time(charge.rows, own)
        out, late = total(times.outside), total(times.late)
        if planned and name not in in_force:  # what only a former plan had the programme has no more
            found[charge.place] = Outside(beyond=out + late)
        else:
            found[charge.place] = Outside(0 if own else out, out if own else 0, late)
    return found


def act_remarks(scope: Scope) -> ActRemarks:
    """The remarks of the act of the period."""
    given = charges(scope)
    off = outside(scope, given)
    less = {fold(line.service): line for line in _less(scope)}
    given_names = {fold(charge.name): charge.place for charge in given}
    short = [(place, less[name].lacking) for name, place in given_names.items() if name in less]
    lacking = [
        _less_of(short),
        _not_given([line for name, line in less.items() if name not in given_names]),
        _rows(LATE, given, {place: one.late for place, one in off.items()}),
    ]
    more = [
        _rows(EARLY, given, {place: one.early for place, one in off.items()}),
        _rows(against(scope), given, {place: one.beyond for place, one in off.items()}),
    ]
    words = "; ".join(filter(None, [*lacking, *more]))
    return ActRemarks(f"{words}." if words else None, any(lacking))


def _in_programme(scope: Scope) -> dict[str, list[Promise]]:
    """The promises of services that the programme has, by the folded name."""
    kept = {
        name: [promise for promise in found if promise.service.in_programme != NO]
        for name, found in kept_by_service(scope).items()
    }
    return {name: found for name, found in kept.items() if found}


def _less(scope: Scope) -> Iterator[Line]:
    """The services of the programme of which less was given in time than the plan says."""
    kept = _in_programme(scope)
    for line in lines(scope):
        item = scope.book.listed_services.get(fold(line.service))
        is_urgent = URGENT in {kind_named(line.sort), kind_named(item.sort) if item else None}
        if line.lacking and fold(line.service) in kept and not (line.unread or is_urgent):
            yield line


def _less_of(short: Sequence[tuple[int, Number]]) -> str:
    """«оказано меньше, чем по плану: строка 1 – на 2, строка 3 – на 1»."""
    named = [f"{ROW}{place}{DASH}на {decimal(lacking)}" for place, lacking in short]
    return f"{LESS}: {', '.join(named)}" if named else ""


def _rows(words: str, given: Sequence[Charge], amounts: Mapping[int, Number]) -> str:
    """«сверх программы: строки 2, 4–6, строка 7 – 1 из 3»: the rows of the act; of a part how much it is."""
    some = [(charge, amount) for charge in given if (amount := amounts.get(charge.place, 0))]
    whole = [charge.place for charge, amount in some if amount == charge.volume]
    named = [f"{'строки' if len(whole) > 1 else 'строка'}{NO_BREAK_SPACE}{spans(whole)}"] if whole else []
    named += [
        f"{ROW}{charge.place}{DASH}{decimal(amount)} из {decimal(charge.volume)}"
        for charge, amount in some
        if amount != charge.volume
    ]
    return f"{words}: {', '.join(named)}" if named else ""


def spans(places: Sequence[int]) -> str:
    """«2, 4–6»: three numbers or more that follow one another are named by the first and the last."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _not_given(found: Sequence[Line]) -> str:
    """«по плану не оказано: уборка – 2»: what has no row in the act."""
    if len(found) > FEW:
        return f"{NOT_GIVEN} услуг{DASH}{len(found)}, {ELSEWHERE}"
    named = [f"{line.service}{DASH}{decimal(line.lacking)}" for line in found]
    return f"{NOT_GIVEN}: {'; '.join(named)}" if named else ""
