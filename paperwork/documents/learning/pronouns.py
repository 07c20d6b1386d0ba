"""«его», «ее» where a representative speaks: who speaks for himself says «мой» and «свой»."""

from __future__ import annotations

import re
from typing import Any, Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.sentences import WORD
from paperwork.documents.learning.speaking import SPEAKS
from paperwork.russian.morphology import GRAMMEMES, inflected, readings

HIS: Final = ("его", "ее")
OWN: Final = re.compile(r"^сво(?:[йяею]|ей|его|ему|им|ими|их|ем)$")
FIRST: Final = re.compile(r"я|мне|мной|меня|мо[ийяею]|мо(?:их|его|ей|ему|им|ими)")
CASES: Final = ("nomn", *GRAMMEMES.values())
NAMING: Final = ("NOUN", "ADJF", "PRTF")
RULED: Final = {"VERB": "accs", "INFN": "accs", "GRND": "accs", "NOUN": "gent"}
NEAR: Final = 4  # words before that may say «свой»


def settle_pronouns(paper: Paper) -> None:
    """Writes the pronouns of sentences in the first person so that they fit who speaks for himself too."""
    for paragraph in paper.paragraphs:
        if not paragraph.is_gone and _is_first_person(paragraph.text):
            for mark in paragraph.marks:
                if mark.kind is MarkKind.GENDER and mark.words.lower().replace("ё", "е") in HIS:
                    _settle(paragraph, mark)


def _settle(paragraph: Paragraph, mark: Mark) -> None:
    following = WORD.match(paragraph.text[mark.end :].lstrip())
    before = WORD.findall(paragraph.text[: mark.start])[-NEAR:]
    lemma = "свой" if any(OWN.match(word.lower()) for word in before) else "мой"
    ruling = before[-1].lower() if before else ""
    form = _agreeing(lemma, following.group().lower(), ruling) if following else None
    if form:
        form = form.capitalize() if mark.words[:1].isupper() else form
        mark.code = f"{{% if {SPEAKS} %}}{form}{{% else %}}{mark.code}{{% endif %}}"


def _agreeing(lemma: str, word: str, ruling: str) -> str | None:
    """«мой» or «свой» as it stands before a word, after a verb or a noun that rules it."""
    own = next((reading for reading in readings(lemma) if "ADJF" in reading.tag), None)
    known = [reading for reading in readings(word) if any(kind in reading.tag for kind in NAMING)]
    if own is None or not known:
        return None
    wanted = {case for kind, case in RULED.items() if any(kind in r.tag for r in readings(ruling)[:1])}
    best: Any = next((reading for reading in known if any(case in reading.tag for case in wanted)), known[0])
    case = next((case for case in CASES if case in best.tag), "nomn")
    kind = next((known for known in ("plur", "masc", "femn", "neut") if known in best.tag), "masc")
    form = inflected(own, case, kind)
    return form.replace("ё", "е") if form else None


def _is_first_person(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    return any(FIRST.fullmatch(word) for word in words) or any(
        "VERB" in reading.tag and "1per" in reading.tag and "sing" in reading.tag
        for word in words
        for reading in readings(word)[:1]
    )
