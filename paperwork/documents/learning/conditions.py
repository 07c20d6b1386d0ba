"""On what it depends that a part of a paper is there: an answer that one client has and the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.values import Values

TAG: Final = re.compile(r"[^\W\d_]\w*(?:\.[^\W\d_]\w*)+")
LOOP: Final = re.compile(r" in ([\w.]+)")
FLAGS: Final = ("клиент.говорит_сам", "клиент.есть_представитель", "клиент.подписывает")
OF_OTHERS: Final = frozenset({"специалист", "учреждение"})  # who tell nothing of the client
SEX: Final = "клиент.пол"


@dataclass(frozen=True, slots=True)
class Condition:
    """The code of a condition, and the others that would tell the two clients apart as well."""

    code: str
    others: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it is the only one."""
        return not self.others


def condition_for(text: str, has: Values, lacks: Values, instead: str = "") -> Condition | None:
    """What is there for the client who has the part and not for the other one; None where nothing is.

    ``instead`` is what the other paper prints in the same place.
    """
    own = list(dict.fromkeys(_in_part(text, has, lacks)))
    if own:
        return Condition(own[0], tuple(own[1:]))
    theirs = next(_in_part(instead, lacks, has), None)
    if theirs:
        return Condition(f"not {theirs}")
    flags = list(_flags(has, lacks))
    if flags:
        return Condition(flags[0], tuple(flags[1:]))
    rest = list(_answers(has, lacks))
    return Condition(rest[0], tuple(rest[1:])) if rest else None


def _in_part(text: str, has: Values, lacks: Values) -> Iterator[str]:
    """The tags of the part itself that the other client has no answer to."""
    filled = {scalar.tag for scalar in has.scalars if not scalar.is_empty}
    empty = {scalar.tag for scalar in lacks.scalars if scalar.is_empty}
    yield from (tag for tag in TAG.findall(text) if tag in filled & empty)
    lists = {rows.tag for rows in has.tables} & {rows.tag for rows in lacks.empty_tables}
    yield from (tag for tag in LOOP.findall(text) if tag in lists)


def _flags(has: Values, lacks: Values) -> Iterator[str]:
    ours = {scalar.tag: scalar.value for scalar in has.scalars}
    theirs = {scalar.tag: scalar.value for scalar in lacks.scalars}
    for flag in FLAGS:
        if bool(ours.get(flag)) != bool(theirs.get(flag)):
            yield flag if ours.get(flag) else f"not {flag}"
    if ours.get(SEX) and theirs.get(SEX) and ours[SEX] != theirs[SEX]:
        yield f'{SEX} == "{ours[SEX]}"'


def _answers(has: Values, lacks: Values) -> Iterator[str]:
    theirs = {scalar.tag for scalar in lacks.scalars if scalar.is_empty}
    for scalar in has.scalars:
        is_own = scalar.root not in OF_OTHERS
        if is_own and scalar.tag in theirs and not scalar.is_empty and not scalar.is_computed:
            yield scalar.tag
    yield from (rows.tag for rows in has.tables if rows.tag in {other.tag for other in lacks.empty_tables})
