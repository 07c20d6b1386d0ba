"""The rules of names' cases, through pytrovich."""

from functools import lru_cache
from typing import Any, Literal

from paperwork.russian.cases import Case
from paperwork.russian.gender import MALE, Sex

Part = Literal["LASTNAME", "FIRSTNAME", "MIDDLENAME"]


@lru_cache(maxsize=1)
def _maker() -> Any:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()


def by_rules(kind: Part, word: str, sex: Sex, case: Case) -> str:
    """Return the form of a word of a name, written with a capital, that the rules give."""
    from pytrovich import enums

    gender = enums.Gender.MALE if sex == MALE else enums.Gender.FEMALE
    return str(_maker().make(enums.NamePart[kind], gender, enums.Case[case.name], word))
