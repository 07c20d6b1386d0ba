"""On what it depends that a part of a paper is there: an answer that one client has and the other lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.gender_pairs import pair_of
from paperwork.documents.learning.values import Scalar, Values, is_number
from paperwork.documents.learning.wordings import says
from paperwork.documents.learning.words import listed

TAG: Final = re.compile(r"[^\W\d_]\w*(?:\.[^\W\d_]\w*)+")
LOOP: Final = re.compile(r" in ([\w.]+)")
ANY_TAG: Final = re.compile(r"\{[{%].*?[%}]\}")
WORD: Final = re.compile(r"[^\W\d_]+")
EMPTY: Final = "; пусто, если"  # so the header ends of an answer that is empty by its sense
BARE: Final = re.compile(r"(?<![\w№./-])(?<!№ )\d{1,3}(?![\w/-]|[.,]\d)")
NONE: Final = "нет"  # what is worked out says so where there is nothing
FLAGS: Final = ("клиент.говорит_сам", "клиент.есть_представитель", "клиент.подписывает")
OF_OTHERS: Final = frozenset({"специалист", "учреждение"})  # who tell nothing of the client
SEX: Final = "клиент.пол"


@dataclass(frozen=True, slots=True)
class Condition:
    """The code of a condition, and the others that would tell the two clients apart as well."""

    code: str
    others: tuple[str, ...] = ()

    is_negated: bool = False  # it is that the other is not there

    @property
    def is_sure(self) -> bool:
        """Whether it is the only one."""
        return not self.others


@dataclass(frozen=True, slots=True)
class Part:
    """What only one of the two papers has, and on what that depends; no condition where it is not known."""

    words: str
    condition: Condition | None
    is_of_first: bool


def condition_for(text: str, has: Values, lacks: Values, instead: str = "") -> Condition | None:
    """What is there for the client who has the part and not for the other one; None where nothing is.

    ``instead`` is what the other paper prints in the same place. What the words do not speak of is no reason:
    two clients differ in much, and by chance.
    """
    own = list(dict.fromkeys(_in_part(text, has, lacks)))
    theirs = list(dict.fromkeys(_in_part(instead, lacks, has)))
    for tests, of_lacking in ((own, False), (theirs, True)):
        reasons = [test for test in tests if _is_reason(test, lacks if of_lacking else has)]
        if reasons:  # what is empty by its sense tells more than what may just not be filled in
            return Condition(_negated(reasons[0]), (), True) if of_lacking else Condition(reasons[0])
    if own:
        return Condition(_any_of(own, lacks), tuple(own[1:]))
    if theirs:
        return None if has_own_number(text) else Condition(_negated(_any_of(theirs, has)), (), True)
    told = list(dict.fromkeys((*_flags(f"{text} {instead}", has, lacks), *_answers(text, has, lacks))))
    return Condition(told[0], tuple(told[1:])) if told else None


def has_own_number(text: str) -> bool:
    """Whether a number that no tag prints is in the words: it is nobody else's."""
    return BARE.search(ANY_TAG.sub(" ", text)) is not None


def _is_reason(test: str, values: Values) -> bool:
    return any(scalar.tag == test and EMPTY in scalar.header for scalar in values.scalars)


def _any_of(tests: Sequence[str], lacks: Values) -> str:
    """The first reason; of numbers all that are noughts for the other: any of them is told of."""
    numbers = {scalar.tag for scalar in lacks.scalars if isinstance(scalar.value, (int, Decimal))}
    counted = [test for test in tests if test in numbers]
    return " or ".join(counted) if tests[0] in counted else tests[0]


def _negated(test: str) -> str:
    if " or " in test:
        return f"not ({test})"
    return test.replace(" != ", " == ") if " != " in test else f"not {test}"


def _in_part(text: str, has: Values, lacks: Values) -> Iterator[str]:
    """What the part itself prints and the other client has not."""
    filled = {scalar.tag: scalar for scalar in has.scalars if not _is_nothing(scalar)}
    empty = {scalar.tag: scalar for scalar in lacks.scalars if _is_nothing(scalar)}
    for tag in TAG.findall(text):
        if tag in filled and tag in empty:
            yield tag if empty[tag].value != NONE else f'{tag} != "{NONE}"'
    lists = {rows.tag for rows in has.tables} & {rows.tag for rows in lacks.empty_tables}
    yield from (tag for tag in LOOP.findall(text) if tag in lists)


def _is_nothing(scalar: Scalar) -> bool:
    """Whether there is nothing to tell: no answer, a nought, or none of what was worked out."""
    value = scalar.value
    return scalar.is_empty or (is_number(value) and not value) or (scalar.is_computed and value == NONE)


def _flags(text: str, has: Values, lacks: Values) -> Iterator[str]:
    """Who speaks and signs, where the words are about that; the sex, where they are in it."""
    ours = {scalar.tag: scalar.value for scalar in has.scalars}
    theirs = {scalar.tag: scalar.value for scalar in lacks.scalars}
    words = WORD.findall(ANY_TAG.sub(" ", text))
    if any(word.lower().startswith(listed("others", "stems")) for word in words):
        for flag in FLAGS:
            if bool(ours.get(flag)) != bool(theirs.get(flag)):
                yield flag if ours.get(flag) else f"not {flag}"
    sex = ours.get(SEX)
    if isinstance(sex, str) and theirs.get(SEX) and sex != theirs[SEX]:
        pairs = (pair_of(word, known) for word in words for known in (sex, theirs[SEX]))
        if any(pair and pair.kind == "predicate" for pair in pairs):
            yield f'{SEX} == "{sex}"'


def _answers(text: str, has: Values, lacks: Values) -> Iterator[str]:
    """What only the one client has an answer to, where the words name it."""
    said = ANY_TAG.sub(" ", text)
    theirs = {scalar.tag for scalar in lacks.scalars if scalar.is_empty}
    for scalar in has.scalars:
        is_own = scalar.root not in OF_OTHERS and scalar.tag in theirs
        if is_own and not scalar.is_empty and not scalar.is_computed and says(said, scalar.header):
            yield scalar.tag
    empty = {other.tag for other in lacks.empty_tables}
    yield from (rows.tag for rows in has.tables if rows.tag in empty and says(said, rows.sheet))
