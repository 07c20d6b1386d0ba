"""Who speaks in a paper: «Я, …» is the client, or the representative who speaks for him."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.wordings import Wording
from paperwork.documents.learning.words import listed

CLIENT: Final = "клиент.фио"
REPRESENTATIVE: Final = "клиент.представитель"
THEIRS: Final = {
    "клиент.адрес": "клиент.представитель_адрес",
    "клиент.документ": "клиент.представитель_документ",
    "клиент.телефон": "клиент.телефон_представителя",
}
HIS: Final = {theirs: own for own, theirs in THEIRS.items()}
OWN: Final = frozenset({*THEIRS, "клиент.дата_рождения", "клиент.снилс"})
SPEAKS: Final = "клиент.говорит_сам"
I_AM: Final = re.compile(r"(?:^|[\s(])я,?$")
ASKS_CLIENT: Final = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\b(?:гражданина|получателя|клиента)\b")
APPLICANT: Final = re.compile(r"(?:^|\n| )от$")


def spoken(code: str, tag: str, wording: Wording, *, is_spoken_for: bool) -> str:
    """The code of a value that is the speaker's: for another client it may be the representative's.

    Where the paper of a client who is spoken for has his own value, it is a paper that always has that.
    """
    if is_spoken_for and tag != REPRESENTATIVE and tag not in HIS:
        return code
    near = wording.nearest.strip().lower()
    if tag in (CLIENT, REPRESENTATIVE):
        is_applicant = APPLICANT.search(near) and "заявлени" in wording.title.lower()
        is_applicant = is_applicant and not any(map(ASKS_CLIENT.match, (text for text, _ in wording.texts)))
        return of_either(code, tag) if I_AM.search(near) or is_applicant else code
    return of_either(code, tag) if (tag in OWN or tag in HIS) and is_mine(near) else code


def is_mine(near: str) -> bool:
    """Whether the words before a value say that it is the speaker's own."""
    return bool(set(re.findall(r"\w+", near.lower())) & set(listed("mine", "words")))


def of_either(code: str, tag: str) -> str:
    """The code of the client's value, or of the same of the representative who speaks for him."""
    his, theirs = HIS.get(tag, tag), THEIRS.get(tag, tag)
    if tag in (CLIENT, REPRESENTATIVE):
        his, theirs = CLIENT, REPRESENTATIVE
    end = "{% endif %}" if his == theirs else f"{{% else %}}{code.replace(tag, theirs)}{{% endif %}}"
    return f"{{% if {SPEAKS} %}}{code.replace(tag, his)}{end}"
