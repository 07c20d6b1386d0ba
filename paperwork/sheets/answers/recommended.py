"""The forms and the kinds of services that the words of a survey recommend.

What a form has underlined is signed, so that only what is said outright counts: nothing of a sentence that
denies something, and no lessons or treatment at home or in hospital, which are not a form of services.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

AT_HOME, DAY_CARE, INPATIENT = "на дому", "полустационарная", "стационарная"
FORM = r"форм\w*[^.;,]{0,40}"
FORMS: Mapping[str, str] = {
    AT_HOME: rf"(?:обслуж\w+|услуг\w*|нуждается)[^.;,]{{0,40}}\bна дому|{FORM}\bна дому|^\W*на дому|\bнадомн",
    DAY_CARE: r"\bполустационарн",
    INPATIENT: (
        rf"\bстационарн\w+ (?:форм|социальн|обслуж|учрежд|организ)|{FORM}\bстационарн"
        r"|^\W*стационарн\w+\W*$"
    ),
}
SERVICES = r"\w*(?:(?:,| и|,? а также) [\w-]+)* (?:социальн\w+ )?услуг"  # «бытовые и правовые услуги»
STEMS: Mapping[str, str] = {
    "социально-бытовые": "бытов",
    "социально-медицинские": "медицинск",
    "социально-психологические": "психологическ",
    "социально-педагогические": "педагогическ",
    "социально-трудовые": "трудов",
    "социально-правовые": "правов",
}
KINDS: Mapping[str, str] = {
    **{kind: rf"социально-{stem}|(?<![\w-]){stem}{SERVICES}" for kind, stem in STEMS.items()},
    "услуги в целях повышения коммуникативного потенциала": "коммуникативн",
    "срочные": rf"\bсрочн(?:ые|ых|ым|ыми|ая|ой|ую){SERVICES}",
}
NEED = re.compile(r"\b(не )?(?:нуждается|призна\w+( не)? нуждающ\w+)\b[^.;,]{0,40}(?:обслуж|услуг)")
SENTENCES = re.compile(r"[.;!?\n]+|,?\s+(?:а|но|однако|зато)\s")
DENIAL = re.compile(
    r"\bне\b(?!\s+(?:реже|менее|более|чаще|позднее|позже|только))|\bнет\b|\bбез\b|невозможн|нецелесообразн"
    r"|противопоказ|отказ|исключ|кроме|вместо"
)


def recommended_forms(*texts: str | None) -> list[str]:
    """The forms of service that the first text that names any recommends."""
    return _named(FORMS, texts)


def recommended_kinds(*texts: str | None) -> list[str]:
    """The same of the kinds of services."""
    return _named(KINDS, texts)


def said_of_need(*texts: str | None) -> bool | None:
    """Whether the first text that says it outright finds the citizen in need of social services."""
    for text in texts:
        found = {not any(denied) for denied in NEED.findall((text or "").lower())}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _named(patterns: Mapping[str, str], texts: tuple[str | None, ...]) -> list[str]:
    for text in texts:
        said = [part for part in SENTENCES.split((text or "").lower()) if not DENIAL.search(part)]
        found = [name for name, pattern in patterns.items() if any(re.search(pattern, part) for part in said)]
        if found:
            return found
    return []
