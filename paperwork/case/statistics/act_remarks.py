"""What an act has to remark: what was given less than the plan says, late, early, or beyond the programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paperwork.book.service_kinds import NO, URGENT, kind_named, programme_services
from paperwork.case.computation import Scope
from paperwork.case.statistics.charges import Charge, charges
from paperwork.case.statistics.delivery import Kept, kept_by_service
from paperwork.case.statistics.given import Number, by_time, deliveries, total, unread
from paperwork.case.statistics.promises import Promise, numbered, promised
from paperwork.case.statistics.reckoning import contract_of, programme_of
from paperwork.case.statistics.row_numbers import named_row, named_rows, spans
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.russian.numbers import decimal

FEW = 5  # services that are named: of more the number is said
DASH = f"{NO_BREAK_SPACE}–{NO_BREAK_SPACE}"
BEYOND_PROGRAMME, BEYOND_CONTRACT, BEYOND_PLAN = "сверх программы", "сверх договора", "вне плана"
EARLY, LATE = "раньше срока", "после срока"
OFF_PLAN = (LATE, EARLY, BEYOND_PROGRAMME, BEYOND_CONTRACT, BEYOND_PLAN)  # in the order of the act
LESS, NOT_GIVEN = "оказано меньше, чем по плану", "по плану не оказано"
ELSEWHERE = "какие – в сверке за тот же период"


@dataclass(frozen=True, slots=True)
class Outside:
    """How much of a service was given that is not foreseen, or not foreseen for these days."""

    beyond: Number = 0
    early: Number = 0
    late: Number = 0


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
    """What of the services is not foreseen, by their places: as the check reckons it."""
    return _outside(scope, given, in_programme(scope))


def _outside(scope: Scope, given: Sequence[Charge], kept: Kept) -> dict[int, Outside]:
    """The same, by the promises of the programme.

    Of a client for whom nothing is planned at all it is not known; urgent services need no programme.
    """
    planned = bool(scope.book.plans(scope.number))
    services = () if planned else programme_services(scope.book, scope.number)
    named = {fold(service.service or "") for service, _ in services}
    if not (kept or named):
        return {}
    in_force = numbered(scope.book, scope.number, scope.period.end)
    found: dict[int, Outside] = {}
    for charge in given:
        name = fold(charge.name)
        if charge.is_urgent or name in named:
            continue
        own = kept.get(name, [])
        times = by_time(charge.rows, own)
        out, late = total(times.outside), total(times.late)
        if planned and name not in in_force:  # what only a former plan had the programme has no more
            found[charge.place] = Outside(beyond=out + late)
        else:
            found[charge.place] = Outside(0 if own else out, out if own else 0, late)
    return found


def off_plan(scope: Scope, given: Sequence[Charge]) -> dict[str, dict[int, Number]]:
    """How much of the services is late, early or beyond, by the words of the act and by their places."""
    return _by_words(scope, outside(scope, given))


def _by_words(scope: Scope, off: Mapping[int, Outside]) -> dict[str, dict[int, Number]]:
    return {
        LATE: {place: one.late for place, one in off.items()},
        EARLY: {place: one.early for place, one in off.items()},
        against(scope): {place: one.beyond for place, one in off.items()},
    }


def act_remarks(scope: Scope) -> ActRemarks:
    """The remarks of the act of the period."""
    given, kept = charges(scope), in_programme(scope)
    off = _by_words(scope, _outside(scope, given, kept))
    volumes = {charge.place: charge.volume for charge in given}
    due = {name: found for name, found in kept.items() if not _is_urgent(scope, name, found)}
    less = {fold(name): (name, lacking) for name, lacking in _wanting(scope, due)}
    places = {fold(charge.name): charge.place for charge in given}
    lacking = [
        _less_of([(place, less[name][1]) for name, place in places.items() if name in less]),
        _not_given([one for name, one in less.items() if name not in places]),
        rows(LATE, volumes, off.pop(LATE)),
    ]
    words = "; ".join(filter(None, [*lacking, *(rows(words, volumes, off[words]) for words in off)]))
    return ActRemarks(f"{words}." if words else None, any(lacking))


def in_programme(scope: Scope) -> Kept:
    """The promises of services that the programme has, by the folded name."""
    kept = {
        name: [promise for promise in found if promise.service.in_programme != NO]
        for name, found in kept_by_service(scope).items()
    }
    return {name: found for name, found in kept.items() if found}


def _wanting(scope: Scope, kept: Kept) -> Iterator[tuple[str, Number]]:
    """The services of which less was given in time than is promised, with how much: as the check reckons it.

    What has a quantity that is no number is left out.
    """
    given = deliveries(scope.book, scope.number)
    for name, own in kept.items():
        rows = given.get(name, [])
        now = [row for row in rows if row.given in scope.period]
        if unread(now) or not any(promise.within(scope.period) for promise in own):
            continue
        planned = promised(own, scope.period, [row.given for row in rows if row.given])
        lacking = -planned.off(total(by_time(now, own).in_time)) if planned is not None else 0
        if lacking > 0:
            yield own[-1].service.service or "", lacking


def _is_urgent(scope: Scope, name: str, found: Sequence[Promise]) -> bool:
    """Whether it is an urgent service, by the plan or by the institution's list."""
    item = scope.book.listed_services.get(name)
    return URGENT in {kind_named(found[-1].service.sort), kind_named(item.sort) if item else None}


def _less_of(short: Sequence[tuple[int, Number]]) -> str:
    """«оказано меньше, чем по плану: строка 1 – на 2, строка 3 – на 1»."""
    named = [f"{named_row(place)}{DASH}на {decimal(lacking)}" for place, lacking in short]
    return f"{LESS}: {', '.join(named)}" if named else ""


def rows(words: str, volumes: Mapping[int, Number], amounts: Mapping[int, Number]) -> str:
    """«сверх программы: строки 2, 4–6, строка 7 – 1 из 3»: by numbers of rows; of a part how much it is."""
    some = {place: amounts[place] for place in volumes if amounts.get(place)}
    whole = [place for place, amount in some.items() if amount == volumes[place]]
    named = [named_rows(len(whole), spans(whole))] if whole else []
    named += [
        f"{named_row(place)}{DASH}{decimal(amount)} из {decimal(volumes[place])}"
        for place, amount in some.items()
        if amount != volumes[place]
    ]
    return f"{words}: {', '.join(named)}" if named else ""


def _not_given(found: Sequence[tuple[str, Number]]) -> str:
    """«по плану не оказано: уборка – 2»: what has no row in the act."""
    if len(found) > FEW:
        return f"{NOT_GIVEN} услуг{DASH}{len(found)}, {ELSEWHERE}"
    named = [f"{name}{DASH}{decimal(lacking)}" for name, lacking in found]
    return f"{NOT_GIVEN}: {'; '.join(named)}" if named else ""
