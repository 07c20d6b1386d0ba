"""A person's sex: how it is written, what a patronymic says of it, and the word forms that depend on it."""

import re
from collections.abc import Callable
from functools import lru_cache
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
    """Return the form for *sex*; both where the sex is not known: «получил(а)», «согласен (согласна)»."""
    known = normal_sex(sex)
    if known:
        return masculine if known == MALE else feminine
    return both_sexes(masculine, feminine, _shortened)


@lru_cache(maxsize=1024)  # the options of the lists
def both_sexes(masculine: str, feminine: str, both: Callable[[str, str], str] | None = None) -> str:
    """Return both forms as a list for a pen has them: «женат (замужем)», «уверенный (уверенная) в себе».

    Phrases are joined word by word where they share a word or are divided by commas. *both* joins two words.
    """
    join = both or _written_out
    pairs = list(zip(masculine.split(), feminine.split(), strict=False))
    is_matched = len(pairs) > 1 and len(masculine.split()) == len(feminine.split())
    if is_matched and any(his == her or _bare(his) != his for his, her in pairs):
        return " ".join(join(his, her) for his, her in pairs)
    return join(masculine, feminine)


def _bare(word: str) -> str:
    return word.rstrip(_SIGNS)


def _written_out(masculine: str, feminine: str) -> str:
    his, her = _bare(masculine), _bare(feminine)
    return masculine if his == her else f"{his} ({her}){masculine[len(his) :]}"


def _shortened(masculine: str, feminine: str) -> str:
    """Return the two forms of a word as one where the feminine only adds an ending."""
    his, her = _bare(masculine), _bare(feminine)
    if his and her != his and her.startswith(his):
        return f"{his}({her[len(his) :]}){masculine[len(his) :]}"
    return _written_out(masculine, feminine)
