"""What a service is to a person of some age: of use to him, or meant for people older or younger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from paperwork.case.entitlement.clauses import OLDEST, Clause, Use, clauses, uses
from paperwork.case.entitlement.phrases import says
from paperwork.common.naming import fold
from paperwork.sheets.ages import OF_AGE

YOUTH = 14  # from then on he needs no minding, and what is for the disabled and the old may be for him too
OLD = 60  # from then on only who is said to have small children is offered what is for them


@lru_cache(maxsize=2**12)  # clients of one age ask for the same services
def may_be_asked_for(age: int | None, service: str | None, entitled: str | None) -> bool:
    """Whether a service that is not seen to be due to a client may yet be of use to him at his age.

    An adult asks for the children of his family, too. Without an age anything may.
    """
    if age is None:
        return True
    if service and not _suits(age, service, entitled or ""):
        return False
    sorts = clauses(entitled) if entitled else ()
    return not sorts or any(_may_be_named(clause, age) for clause in sorts)


def is_meant_for(age: int, service: str, entitled: str) -> bool:
    """Whether a child of so many full years may use the service, whoever else may."""
    first, last = _ages_of_use(service, entitled)
    return first <= age <= last


def is_minded(age: int, service: str, entitled: str) -> bool:
    """Whether the service looks after children of that age, and is due to families or to children."""
    if age >= YOUTH or not (_is_care(service, entitled) and is_meant_for(age, service, entitled)):
        return False
    return any(_names_children(clause) for clause in clauses(entitled))


def _suits(age: int, service: str, entitled: str) -> bool:
    """Whether a child may use it; one for small children is for parents, too, who are not old."""
    if _is_care(service, entitled) and (YOUTH <= age < OF_AGE or age >= OLD):
        return False
    return age >= OF_AGE or is_meant_for(age, service, entitled)


def _is_care(service: str, entitled: str) -> bool:
    return any(use.for_children for use in _uses_of(service, entitled))


def _may_be_named(clause: Clause, age: int) -> bool:
    """Whether no bound of age shuts him out: an adult may have children, and be a pensioner at any age."""
    bounds = (group.ages for group in clause.groups if age < OF_AGE or not group.all_signs)
    known = [ages for ages in (clause.ages, *bounds) if ages]
    return all(least <= age <= most or most < OF_AGE <= age for least, most in known)


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
