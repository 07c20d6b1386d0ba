"""What a word of kinship says: the sex of a relative, and who is a mother or a father."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from paperwork.russian.gender import FEMALE, MALE, Sex

_MOTHER: Final = frozenset({"мать", "мама"})
_FATHER: Final = frozenset({"отец", "папа"})
_FEMALE: Final = _MOTHER | {
    "мачеха", "дочь", "дочка", "бабушка", "бабка", "прабабушка", "внучка", "правнучка", "сестра", "тетя",
    "тетка", "племянница", "жена", "супруга", "свекровь", "теща", "невестка", "сноха", "золовка", "вдова",
    "падчерица", "опекунша", "попечительница", "сожительница", "соседка", "подруга", "гражданка", "няня",
}  # fmt: skip
_MALE: Final = _FATHER | {
    "отчим", "сын", "сынок", "дедушка", "дед", "прадедушка", "внук", "правнук", "брат", "дядя", "племянник",
    "муж", "супруг", "свекор", "тесть", "зять", "деверь", "шурин", "пасынок", "вдовец", "сожитель",
}  # fmt: skip
# Whose mother or father it is, where it is not the client's own: «мать мужа» is a mother-in-law.
_OF_ANOTHER: Final = frozenset({
    "отца", "папы", "матери", "мамы", "мужа", "жены", "супруга", "супруги", "сожителя", "сожительницы",
    "отчима", "мачехи", "брата", "сестры", "сына", "дочери", "крестная", "крестный", "бабушки", "дедушки",
})  # fmt: skip


@lru_cache(maxsize=1024)
def _words(relation: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[а-я]+", relation.lower().replace("ё", "е")))


def sex_of_relative(relation: str) -> Sex | None:
    """Return the sex that the first word of kinship says («сын сестры» is a man), None where none says it."""
    for word in _words(relation):
        if word in _FEMALE:
            return FEMALE
        if word in _MALE:
            return MALE
    return None


def is_mother(relation: str | None) -> bool:
    """Tell whether the words name one's own mother, an adoptive one too."""
    return _is_one_of(_MOTHER, relation)


def is_father(relation: str | None) -> bool:
    """Tell whether the words name one's own father, an adoptive one too."""
    return _is_one_of(_FATHER, relation)


def _is_one_of(parents: frozenset[str], relation: str | None) -> bool:
    words = set(_words(relation or ""))
    return bool(parents & words) and not words & _OF_ANOTHER
