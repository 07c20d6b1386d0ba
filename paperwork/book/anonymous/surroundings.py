"""What the words around a name or a number say of it: whose it is, a person's or an institution's."""

from __future__ import annotations

import re

from paperwork.book.anonymous.vocabulary import INSTITUTION, LIVING, OWN, PERSON

BEFORE, AFTER = 120, 40  # signs around that are looked at
# A sentence ends at a full stop after a whole word, since «тел.» and «ул.» are abbreviations.
CLAUSE_END = re.compile(r"[а-яё»)\d]{4,}[.!?…]+\s+(?=[А-ЯЁ])|[а-яё]{3}[!?…]|[;\n]")
PERSONAL = re.compile(rf"\b(?:{PERSON}|{OWN})", re.IGNORECASE)
LIVES = re.compile(rf"\b(?:{LIVING})", re.IGNORECASE)
INSTITUTIONS = re.compile(rf"\b(?:{INSTITUTION})", re.IGNORECASE)
# «ЕИРЦ», «ПМПК»; what is of a person or of no one is not counted.
ABBREVIATION = re.compile(
    r"\b(?!(?:ИНН|СНИЛС|ОМС|ДМС|ФИО|ВНЖ|РВП|ПДР|ДТП|УЗИ|ЭКГ|ВИЧ|УДО|ИПРА?|МРТ|ОГЭ|ЕГЭ|ЕДВ|ЕПВ|ДЦП|ОВЗ|ЗПР|ТЕЛ|МОБ|АДРЕС)\b)"
    r"[А-ЯЁ]{3,6}\b"
)
NAMED = re.compile(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.|[а-яё](?:вич|вна|вн[уеыо]й?|вич[аеу]м?)\b")


def clause_before(text: str, start: int) -> str:
    """What is said before the place in the same sentence."""
    before = text[max(0, start - BEFORE) : start]
    return before[max((found.end() for found in CLAUSE_END.finditer(before)), default=0) :]


def is_of_institution(text: str, start: int, end: int, *, where: bool = False) -> bool:
    """Whether a telephone, an address or a link is said of an institution and of no person nearer.

    ``where``: it is an address; then that somebody lives there counts wherever it is said.
    """
    text = text.replace("ё", "е").replace("Ё", "Е")
    before = clause_before(text, start)
    if where and LIVES.search(before):
        return False
    found = [*INSTITUTIONS.finditer(before), *(() if before.isupper() else ABBREVIATION.finditer(before))]
    if found:
        between = before[max(match.start() for match in found) :]
        return not PERSONAL.search(between) and not NAMED.search(between)
    after = text[end : end + AFTER]
    follows = re.match(r"[\s(,:]*(?:[-–—]\s*)?(?:это\s+)?(?:\w+\s+){0,1}?", after)
    near = after[follows.end() :] if follows else after
    return bool(INSTITUTIONS.match(near)) and not PERSONAL.search(before)
