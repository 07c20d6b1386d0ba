"""Which records a loop walks over, and in which order: the condition that gives just those of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.orders import is_in_order, orders
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.wordings import is_heading_of

LONG: Final = 6  # letters of an answer that a heading may name
SUITING: Final = ("{x}.по_возрасту",)
SEVERAL: Final = 3  # records that three answers may tell from the others


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records a loop walks over, and in which order: what is written in its head after the table."""

    indexes: tuple[int, ...]
    condition: str = ""  # with {x} in the place of the record
    order: tuple[str, ...] = ()
    kind: tuple[str, str] | None = None  # the column and its answer that the heading names


def selections(
    records: Records, shown: Sequence[int], groups: Sequence[str], heading: str = ""
) -> Selection | None:
    """The condition and the order that give just these records, in this order; None where there is none."""
    wanted = set(shown)
    kind, condition = _of_kind(records, wanted, heading) if heading else (None, None)
    if condition is None:
        condition = _condition(records, wanted)
    if condition is None:
        return None
    if list(shown) == sorted(wanted):
        return Selection(tuple(shown), condition, kind=kind)
    rows = [records.rows.rows[index] for index in shown]
    for order in orders(rows, records.columns, groups):
        if is_in_order(records.rows.rows, shown, order):
            return Selection(tuple(shown), condition, order, kind)
    return None


def _of_kind(
    records: Records, wanted: set[int], heading: str
) -> tuple[tuple[str, str], str] | tuple[None, None]:
    """The listed answer that the heading names and all records have, and the condition for just these."""
    for column in records.columns:
        answers = {records.value(index, column) for index in wanted}
        answer = next(iter(answers)) if len(answers) == 1 else None
        if not isinstance(answer, str) or len(answer) < LONG or answer not in records.values.listed:
            continue
        if not is_heading_of(heading, answer):
            continue
        test = f'{{x}}.{column} == "{answer}"'
        having = {index for index in range(len(records.texts)) if records.value(index, column) == answer}
        if having == wanted:
            return (column, answer), test
        for other, also in records.literals:
            if having & also == wanted:
                return (column, answer), f"{test} and {other}"
    return None, None


def _condition(records: Records, wanted: set[int]) -> str | None:
    """A condition on choices that the wanted records alone fulfil; "" where all are wanted."""
    everything = set(range(len(records.texts)))
    if wanted == everything:
        return ""
    literals = records.literals
    for text, fulfilled in literals:
        if fulfilled == wanted:
            return text
    for number, (text, fulfilled) in enumerate(literals):
        for other, also in literals[number + 1 :]:
            if fulfilled & also == wanted:
                return f"{text} and {other}"
    return _of_flags(records, wanted)


def _of_flags(records: Records, wanted: set[int]) -> str | None:
    """Three answers of yes and no that the wanted records alone give together, where these are several."""
    flags = [(text, fulfilled) for text, fulfilled in records.literals if "==" not in text]
    for three in combinations(flags, 3) if len(wanted) >= SEVERAL else ():
        if set.intersection(*(fulfilled for _, fulfilled in three)) == wanted:
            return " and ".join(text for text, _ in three)
    return None


def apart_from(records: Records, own: Selection, others: Sequence[Selection]) -> Selection:
    """The selection without what other lists of the paper have, since none is in two of them here.

    The rest of a table, «not …», is what is not for everybody: of it only what suits the client is told.
    """
    shown, known = set(own.indexes), dict(records.literals)
    conditions = [own.condition] if own.condition else []
    for other in others if conditions else ():
        column = other.condition.removeprefix("{x}.").partition(" ")[0]
        is_single = other.condition in known and not other.condition.startswith("not ")
        if is_single and column not in own.condition and shown.isdisjoint(known[other.condition]):
            conditions.append(f"not {other.condition}")
    if any("not " in condition for condition in conditions):
        own_tests = (test for test in SUITING if test not in own.condition)
        conditions += [test for test in own_tests if known.get(test, set()) >= shown]
    return replace(own, condition=" and ".join(dict.fromkeys(conditions)))
