"""A person's sex: how it is written, what a patronymic says of it, and the word forms that depend on it."""

import re
from typing import Final, Literal

Sex = Literal["мужской", "женский"]

MALE: Final = "мужской"
FEMALE: Final = "женский"

# Short masculine patronymics come from the few names in -а (Илья, Лука, Никита); everything else that
# ends in -ич is more likely to be a surname (Бабич, Савич).
_MALE_PATRONYMIC: Final = (
    r".*[а-яё](?:ович|евич|ёвич)|(?:.*-)?(?:иль|кузьм|лук|фом|фок|никит|аникит|савв|сил|мин|ион)ич"
)
_FEMALE_PATRONYMIC: Final = r".*[а-яё](?:овна|евна|ёвна|ична|ишна)"
_MALE_SONS = frozenset({"оглы", "оглу", "углы", "угли", "улы", "уулу"})
_FEMALE_DAUGHTERS = frozenset({"кызы", "гызы", "кизи"})
KINSHIP_WORDS: Final = _MALE_SONS | _FEMALE_DAUGHTERS


def normal_sex(value: object) -> Sex | None:
    """Return the sex that *value* names («Женский», «ж», «муж.»), None for anything else."""
    letters = str(value or "").strip().lower().rstrip(".")
    if not letters:
        return None
    if MALE.startswith(letters):
        return MALE
    return FEMALE if FEMALE.startswith(letters) else None


def sex_of_patronymic(text: str | None) -> Sex | None:
    """Return the sex that a patronymic in the nominative tells, None where *text* is no patronymic."""
    words = (text or "").lower().replace("-оглы", " оглы").replace("-кызы", " кызы").split()
    if not words:
        return None
    last = words[-1]
    if last in _MALE_SONS or re.fullmatch(_MALE_PATRONYMIC, last):
        return MALE
    if last in _FEMALE_DAUGHTERS or re.fullmatch(_FEMALE_PATRONYMIC, last):
        return FEMALE
    return None


def by_sex(sex: object, masculine: str, feminine: str) -> str:
    """Return the form for *sex*; both, as they are written on a blank, where the sex is not known.

    Both are «получил(а)» when the feminine only adds an ending, else «женат/замужем».
    """
    known = normal_sex(sex)
    if known:
        return masculine if known == MALE else feminine
    if masculine and feminine.startswith(masculine):
        tail = feminine[len(masculine) :]
        return f"{masculine}({tail})" if tail else masculine
    return f"{masculine}/{feminine}"
