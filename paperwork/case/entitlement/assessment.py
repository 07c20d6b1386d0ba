"""Whether a client may be entitled to a service, and by what."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from paperwork.case.entitlement.clauses import Clause, Group, base, clauses
from paperwork.case.entitlement.facts import Facts
from paperwork.case.entitlement.minors import is_meant_for, is_minded
from paperwork.case.entitlement.phrases import says
from paperwork.common.records import dataclass
from paperwork.russian.numbers import years
from paperwork.sheets.ages import OF_AGE


class Verdict(StrEnum):
    """Whether the book shows the right."""

    SEEN = "положена"
    UNSEEN = "по данным книги не видно"
    UNKNOWN = "не хватает данных"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, and in words what it rests on (for `UNKNOWN`: what is not known)."""

    verdict: Verdict
    why: str = ""


def assess(entitled: str | None, facts: Facts, service: str | None = None) -> Finding:
    """Whether the words of «Кому положена» name the client; one sort of people that fits is enough.

    The words are a person's, so the answer says «may be»: the right itself is established by papers. A child
    is not named where the ``service`` is of no use at his age; care for children is the child's too.
    """
    finding = _named(entitled, facts)
    if facts.age is None or facts.age >= OF_AGE or not service or not entitled:
        return finding
    if finding.verdict is not Verdict.UNSEEN and not is_meant_for(facts.age, service, entitled):
        return Finding(Verdict.UNSEEN)
    if finding.verdict is Verdict.UNSEEN and is_minded(facts.age, service, entitled):
        return Finding(Verdict.SEEN, years(facts.age))
    return finding


def _named(entitled: str | None, facts: Facts) -> Finding:
    if not entitled:
        return Finding(Verdict.UNKNOWN, "в перечне не сказано, кому положена")
    if entitled not in facts.memory:  # many services are due to the same people
        facts.memory[entitled] = _assessed(entitled, facts)
    finding: Finding = facts.memory[entitled]
    return finding


def _assessed(entitled: str, facts: Facts) -> Finding:
    found = [_fits(clause, facts) for clause in clauses(entitled)]
    for verdict in (Verdict.SEEN, Verdict.UNKNOWN):
        for finding in found:
            if finding.verdict is verdict:
                return finding
    return Finding(Verdict.UNSEEN)


def _fits(clause: Clause, facts: Facts) -> Finding:
    if clause.is_for_all:
        return Finding(Verdict.SEEN, "положена всем")
    findings = list(_conditions(clause, facts))
    for verdict in (Verdict.UNSEEN, Verdict.UNKNOWN):
        for finding in findings:
            if finding.verdict is verdict:
                return finding
    whys = dict.fromkeys(finding.why for finding in findings if finding.why)
    return Finding(Verdict.SEEN, ", ".join(whys))


def _conditions(clause: Clause, facts: Facts) -> Iterable[Finding]:
    """Each thing that is said of the people, one by one."""
    if clause.ages:
        yield _of_age(clause.ages, facts)
    if clause.sex:
        yield Finding(Verdict.SEEN if facts.sex == clause.sex else Verdict.UNSEEN)
    for group in clause.groups:
        if group not in facts.memory:
            facts.memory[group] = _in_group(group, facts)
        yield facts.memory[group]
    if clause.words:
        yield _told(clause.words, facts)


def _of_age(ages: tuple[int, int], facts: Facts) -> Finding:
    if facts.age is None:
        return Finding(Verdict.UNKNOWN, "не указана дата рождения")
    if ages[0] <= facts.age <= ages[1]:
        return Finding(Verdict.SEEN, years(facts.age))
    return Finding(Verdict.UNSEEN)


def _in_group(group: Group, facts: Facts) -> Finding:
    for answer in facts.answers:
        if says(answer.folded, group.needs if answer.is_need else group.all_signs):
            return Finding(Verdict.SEEN, str(answer))
    if group.ages:
        return _of_age(group.ages, facts)
    return _unless_blank(facts)


def _told(words: frozenset[str], facts: Facts) -> Finding:
    """Whether one answer has all the words."""
    for answer in facts.answers:
        if words <= {base(word) for word in answer.folded.split()}:
            return Finding(Verdict.SEEN, str(answer))
    return _unless_blank(facts)


def _unless_blank(facts: Facts) -> Finding:
    """Where nothing at all is known of a client, nothing follows from it."""
    if facts.answers:
        return Finding(Verdict.UNSEEN)
    return Finding(Verdict.UNKNOWN, "не указаны категория и причина обращения")
