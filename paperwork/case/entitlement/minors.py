"""What a service is to a child: of use at his age, or meant for grown-up people."""

from __future__ import annotations

from functools import lru_cache

from paperwork.case.entitlement.clauses import Clause, clauses, uses
from paperwork.case.entitlement.phrases import says
from paperwork.common.naming import fold
from paperwork.sheets.ages import OF_AGE

YOUTH = 14  # from then on he needs no minding, and what is for the disabled and the old may be for him too


def is_meant_for(age: int, service: str, entitled: str) -> bool:
    """Whether a child of so many full years may use the service, whoever else may."""
    return age >= _first_age(service, entitled)


def is_minded(age: int, service: str, entitled: str) -> bool:
    """Whether the service looks after children of that age, and is due to families or to children."""
    if age >= YOUTH:
        return False
    named = uses()
    is_care = any(use.for_children and says(fold(service), use.said) for use in named)
    return is_care and any(_names_children(clause) for clause in clauses(entitled))


@lru_cache(maxsize=2**10)
def _first_age(service: str, entitled: str) -> int:
    """The age in full years from which the service is of use to a child."""
    found = [use.since for use in uses() if use.since and says(fold(service), use.said)]
    sorts = clauses(entitled)
    are_grown_up = any(_is_grown_up(clause) for clause in sorts)
    if are_grown_up and not any(clause.is_for_all or _names_children(clause) for clause in sorts):
        found.append(YOUTH)
    return max(found, default=0)


def _is_grown_up(clause: Clause) -> bool:
    bounds = [clause.ages, *(group.ages for group in clause.groups)]
    return any(ages and ages[0] >= OF_AGE for ages in bounds)


def _names_children(clause: Clause) -> bool:
    bounds = [clause.ages, *(group.ages for group in clause.groups)]
    of_child = any(ages and ages[0] < YOUTH for ages in bounds)
    return of_child or any(group.family for group in clause.groups)
