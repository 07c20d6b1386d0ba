"""A number with its noun: «3 услуги» is «1 услуга» for another client."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.values import Values
from paperwork.russian.morphology import inflected, readings
from paperwork.russian.numbers import plural

NOUN: Final = re.compile(r" ([а-яё]{3,})(?![\w-])")
PLAIN: Final = re.compile(r"\{\{ ([\w.]+)(?:\|число)? \}\}")
OBLIQUE: Final = re.compile(  # after these the noun is in another case, whatever the number
    r"(?:\b(?:до|от|с|из|около|менее|более|свыше|не|к|по|о|без|для|после)|больше|меньше) ?$", re.IGNORECASE
)
Forms = tuple[str, str, str]


def find_counted(paper: Paper, values: Values) -> None:
    """Takes the noun after a number into its mark, in the form that the number asks for."""
    numbers = {
        scalar.tag: scalar.value
        for scalar in values.scalars
        if isinstance(scalar.value, (int, Decimal)) and not isinstance(scalar.value, bool)
    }
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
