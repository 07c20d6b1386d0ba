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
    """Return the sex that a patronymic in the nominative shows, None where *text* is no patronymic."""
    words = (text or "").lower().replace("-оглы", " оглы").replace("-кызы", " кызы").split()
    if not words:
        return None
    last = words[-1]
    if last in _MALE_SONS or re.fullmatch(_MALE_PATRONYMIC, last):
        return MALE
    if last in _FEMALE_DAUGHTERS or re.fullmatch(_FEMALE_PATRONYMIC, last):
        return FEMALE
    return None


_SIGNS = ",.;:"


def by_sex(sex: object, masculine: str, feminine: str) -> str:
    """Return the form for *sex*; both, as they are written on a blank, where the sex is not known.

    Both are «получил(а)» when the feminine only adds an ending, «рабочий/-ая» for adjectives,
    else «женат/замужем»; phrases whose words match one by one are joined: «уверенный/-ая в себе».
    """
    known = normal_sex(sex)
    if known:
        return masculine if known == MALE else feminine
    pairs = list(zip(masculine.split(" "), feminine.split(" "), strict=False))
    joined = [_both(his, her) for his, her in pairs]
    is_joined = len(pairs) > 1 and masculine.count(" ") == feminine.count(" ") and all(joined)
    return (
        " ".join(filter(None, joined))
        if is_joined
        else _both(masculine, feminine) or f"{masculine}/{feminine}"
    )


def _both(masculine: str, feminine: str) -> str | None:
    """Return the two forms of a word as one, None where they have too little in common."""
    his, her = masculine.rstrip(_SIGNS), feminine.rstrip(_SIGNS)
    signs = masculine[len(his) :]
    if his and her.startswith(his):
        return f"{his}({her[len(his) :]}){signs}" if her != his else masculine
    if his[:-2] == her[:-2] and his.endswith(("ый", "ий", "ой")) and her.endswith(("ая", "яя")):
        return f"{his}/-{her[-2:]}{signs}"
    return masculine if masculine == feminine else None
