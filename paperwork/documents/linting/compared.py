"""Words with which a template compares an answer of a list, and which no answer ever is: «Женский», «ж»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from paperwork.common.errors import Level, Problem
from paperwork.common.packages import parsed
from paperwork.sheets import SCHEMAS
from paperwork.sheets.answers.choices import Choices, standard
from paperwork.word import TemplatePlace
from paperwork.word.docx.layout import PLAIN, stories
from paperwork.word.docx.package import BadPackageError, read_package
from paperwork.word.docx.xml import W
from paperwork.word.foreign.line import Line
from paperwork.word.reading.places import Places
from paperwork.word.reading.scanner import find_tags

PATH: Final = r"(?<![\w.])(?:\w+\.)+(?P<field{0}>\w+)"
WORDS: Final = r"[\"'«“„‘](?P<words{0}>[^\"'»”“’]*)[\"'»”“’]"
SIGN: Final = r"\s*[=!]=\s*"
COMPARED: Final = re.compile(
    f"{PATH.format(1)}{SIGN}{WORDS.format(1)}|{WORDS.format(2)}{SIGN}{PATH.format(2)}(?![\\w.(|])"
)
NEVER: Final = "ответа «{}» в списке «{}» не бывает: с ним ничего не совпадет"


def compared(source: bytes) -> Iterator[Problem[TemplatePlace]]:
    """A warning at each comparison with a word that is no answer of its list as it is printed."""
    try:
        parts = read_package(source)
        read = [
            (name, kind, parsed(parts[name].data())) for name, kind in stories(parts) if kind not in PLAIN
        ]
    except (BadPackageError, etree.XMLSyntaxError):
        return
    for name, kind, root in read:
        places = Places(root, kind)
        for paragraph in root.iter(W + "p"):
            text = Line(paragraph).text
            for span in find_tags(text) if "{" in text else ():
                for found in COMPARED.finditer(text, span.start, span.end if span.end > 0 else len(text)):
                    yield from _told(found, places.of(paragraph), name)


def _told(found: re.Match[str], where: str, part: str) -> Iterator[Problem[TemplatePlace]]:
    field = found["field1"] or found["field2"]
    words = found["words1"] if found["field1"] else found["words2"]
    lists = _lists().get(field, ())
    if not lists or not words or not all(_is_never(words, choices) for choices in lists):
        return
    one = lists[0]
    meant = one.find(words)
    answers = list(dict.fromkeys((meant.masculine, meant.feminine))) if meant else []
    fix = "напишите " + " или ".join(f"«{answer}»" for answer in answers or _printed(one))
    instead = found.group().replace(words, answers[0]) if len(answers) == 1 else ""
    place = TemplatePlace(where, found.group(), part, instead=instead)
    yield Problem(NEVER.format(words, one.name), fix, Level.WARNING, place)


def _printed(choices: Choices) -> list[str]:
    """The answers of a list as they are printed."""
    forms = (form for choice in choices.values for form in (choice.masculine, choice.feminine))
    return list(dict.fromkeys(forms))


def _is_never(words: str, choices: Choices) -> bool:
    """Whether a list prints no answer of these words: a closed one, or one that has them in other letters."""
    return words not in _printed(choices) and (choices.closed or choices.find(words) is not None)


@cache
def _answers() -> frozenset[str]:
    return frozenset(form for choices in standard().values() for form in _printed(choices))


def is_answer(words: str) -> bool:
    """Whether the words are an answer of a list as it is printed."""
    return words in _answers()


@cache
def _lists() -> dict[str, tuple[Choices, ...]]:
    """The lists of the fields of one answer each, by the last names of their tags."""
    found: dict[str, tuple[Choices, ...]] = {}
    for item in (item for schema in SCHEMAS for item in schema.fields):
        known = standard().get(item.choices) if item.choices and not item.kind.is_several else None
        found[item.tag] = (*found.get(item.tag, ()), *([known] if known else []))
    return found
