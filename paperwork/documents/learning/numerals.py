"""A number with its noun: «3 услуги» is «1 услуга» for another client."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.values import Values, is_number
from paperwork.russian.morphology import inflected, readings
from paperwork.russian.numbers import plural

NOUN: Final = re.compile(r" ([а-яё]{3,})(?![\w-])")
PLAIN: Final = re.compile(r"\{\{ ([\w.]+)(?:\|число)? \}\}")
OBLIQUE: Final = re.compile(  # after these the noun is in another case, whatever the number
    r"(?:\b(?:до|от|с|из|около|менее|более|свыше|не|к|по|о|без|для|после)|больше|меньше) ?$", re.IGNORECASE
)
VERB: Final = re.compile(r"(?<![\w-])([А-ЯЁа-яё]{5,}) $")
SEXES: Final = ("masc", "femn", "neut")
Forms = tuple[str, str, str]


def find_counted(paper: Paper, values: Values) -> None:
    """Takes the noun after a number into its mark, in the form that the number asks for."""
    numbers = {scalar.tag: scalar.value for scalar in values.scalars if is_number(scalar.value)}
    for paragraph in paper.paragraphs:
        for mark in list(paragraph.marks):
            found = PLAIN.fullmatch(mark.code)
            if mark.kind is MarkKind.VALUE and found and found.group(1) in numbers:
                _take_noun(paragraph, mark, numbers[found.group(1)])


def _take_noun(paragraph: Paragraph, mark: Mark, number: int | Decimal) -> None:
    noun = NOUN.match(paragraph.text, mark.end)
    if noun is None or number != int(number) or OBLIQUE.search(paragraph.text[: mark.start]):
        return
    if not paragraph.is_free(*noun.span()):
        return
    forms = forms_of(noun.group(1), int(number))
    if forms is None:
        return
    filters = '|с_числом("{}", "{}", "{}") }}}}'.format(*forms)

    def with_noun(code: str, _tag: str) -> str:
        return PLAIN.sub(lambda known: f"{{{{ {known.group(1)}{filters}", code)

    paragraph.widen(mark, mark.start, noun.end(), with_noun)
    _take_verb(paragraph, mark, noun.group(1), int(number))


def _take_verb(paragraph: Paragraph, mark: Mark, noun: str, number: int) -> None:
    """Takes the word before the number into its mark: «оказана 1 услуга», «оказано 5 услуг»."""
    verb = VERB.search(paragraph.text[: mark.start])
    if verb is None or not paragraph.is_free(*verb.span(1)):
        return
    forms = _agreeing(verb.group(1).lower(), noun, number)
    if forms is None:
        return
    if verb.group(1)[0].isupper():
        forms = tuple(form.capitalize() for form in forms)  # type: ignore[assignment]
    word = 'слово_при_числе("{}", "{}", "{}")'.format(*forms)

    def with_verb(code: str, tag: str) -> str:
        return f"{{{{ {tag}|{word} }}}} {code}"

    paragraph.widen(mark, verb.start(1), mark.end, with_verb)


@lru_cache(maxsize=1024)
def forms_of(noun: str, number: int) -> Forms | None:
    """The forms of the noun after 1, 2 and 5, where it is in that which the number asks for."""
    for reading in readings(noun)[:5]:
        if "NOUN" not in reading.tag or not reading.is_known:
            continue
        forms = (
            inflected(reading, "sing", "nomn"),
            inflected(reading, "sing", "gent"),
            inflected(reading, "plur", "gent"),
        )
        if all(forms) and plural(number, *forms) == noun:  # type: ignore[arg-type]
            return forms  # type: ignore[return-value]
    return None


@lru_cache(maxsize=1024)
def _agreeing(verb: str, noun: str, number: int) -> Forms | None:
    """A word of the past or a short participle in the forms that go with 1, 2 and 5 of a noun."""
    sex = next((sex for it in readings(noun)[:3] if "NOUN" in it.tag for sex in SEXES if sex in it.tag), None)
    for reading in readings(verb)[:2]:
        tag = reading.tag
        is_past = ("VERB" in tag and "past" in tag) or "PRTS" in tag
        if sex is None or not reading.is_known or not is_past:
            continue
        one, many = inflected(reading, "sing", sex), inflected(reading, "sing", "neut")
        if one and many and verb == plural(number, one, many, many):
            return one, many, many
    return None
