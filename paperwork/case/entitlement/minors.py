"""What a service is to a person of some age: of use to him, or meant for people older or younger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from paperwork.case.entitlement.clauses import OLDEST, Clause, Use, clauses, uses
from paperwork.case.entitlement.phrases import says
from paperwork.common.naming import fold
from paperwork.sheets.ages import OF_AGE

YOUTH = 14  # from then on he needs no minding, and what is for the disabled and the old may be for him too


@lru_cache(maxsize=2**12)  # clients of one age ask for the same services
def may_be_asked_for(age: int | None, service: str | None, entitled: str | None) -> bool:
    """Whether a service that is not seen to be due to a client may yet be of use to him at his age.

    An adult asks for the children of his family, too. Without an age anything may.
    """
    if age is None:
        return True
    if age < OF_AGE and service and not _suits_child(age, service, entitled or ""):
        return False
    sorts = clauses(entitled) if entitled else ()
    return not sorts or any(_may_be_named(clause, age) for clause in sorts)


def is_meant_for(age: int, service: str, entitled: str) -> bool:
    """Whether a child of so many full years may use the service, whoever else may."""
    first, last = _ages_of_use(service, entitled)
    return first <= age <= last


def is_minded(age: int, service: str, entitled: str) -> bool:
    """Whether the service looks after children of that age, and is due to families or to children."""
    if age >= YOUTH:
        return False
    is_care = any(use.for_children for use in _uses_of(service, entitled)) and is_meant_for(
        age, service, entitled
    )
    return is_care and any(_names_children(clause) for clause in clauses(entitled))


def _suits_child(age: int, service: str, entitled: str) -> bool:
    is_too_old = age >= YOUTH and any(use.for_children for use in _uses_of(service, entitled))
    return is_meant_for(age, service, entitled) and not is_too_old


def _may_be_named(clause: Clause, age: int) -> bool:
    """Whether no bound of age shuts him out, or a child of his family may be meant."""
    if age >= OF_AGE and _is_for_families(clause):
        return True
    # an adult may be a pensioner at any age
    bounds = (group.ages for group in clause.groups if age < OF_AGE or not group.all_signs)
    return all(ages[0] <= age <= ages[1] for ages in (clause.ages, *bounds) if ages)


@lru_cache(maxsize=2**10)
def _ages_of_use(service: str, entitled: str) -> tuple[int, int]:
    """The ages in full years from which and until which the service is of use to a child."""
    sorts = clauses(entitled)
    is_for_families = any(_is_for_families(clause) for clause in sorts)
    found = [use for use in _uses_of(service, entitled) if not (use.for_families and is_for_families)]
    firsts = [use.since for use in found]
    are_grown_up = any(_is_grown_up(clause) for clause in sorts)
    if are_grown_up and not any(clause.is_for_all or _names_children(clause) for clause in sorts):
        firsts.append(YOUTH)
    return max(firsts, default=0), min((use.until for use in found), default=OLDEST)


def _uses_of(service: str, entitled: str) -> Iterator[Use]:
    return (use for use in uses() if says(fold(service), use.said) or says(fold(entitled), use.whom))


def _is_grown_up(clause: Clause) -> bool:
    return any(ages[0] >= OF_AGE for ages in _bounds(clause))


def _names_children(clause: Clause) -> bool:
    return any(ages[0] < YOUTH for ages in _bounds(clause)) or _is_family(clause)


def _is_for_families(clause: Clause) -> bool:
    """Whether the clause names families, or children alone."""
    return any(ages[1] < OF_AGE for ages in _bounds(clause)) or _is_family(clause)


def _is_family(clause: Clause) -> bool:
    return any(group.family for group in clause.groups)


def _bounds(clause: Clause) -> Iterator[tuple[int, int]]:
    return (ages for ages in (clause.ages, *(group.ages for group in clause.groups)) if ages)
