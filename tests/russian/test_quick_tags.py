"""The tags that are taken apart when they are asked for say what pymorphy's own say."""

from __future__ import annotations

from typing import Any

from pymorphy3 import MorphAnalyzer
from pymorphy3_dicts_ru import get_path

from paperwork.russian.morphology import readings

WORDS = (
    "вернувшийся",
    "мама",
    "Вера",
    "центру",
    "бежать",
    "глокая",
    "12",
    "А.П.",
    "кто-то",
    "по-русски",
    "два",
)


def said(reading: Any) -> object:
    """All that a reading says by its tag, and what its forms are chosen by."""
    tag = reading.tag
    forms = [form and form.word for form in map(reading.inflect, ({"gent"}, {"datv", "plur"}))]
    facts = (tag.POS, tag.case, tag.gender, "nomn" in tag, {"NOUN", "sing"} in tag, sorted(tag.grammemes))
    return str(tag), hash(tag) is not None, facts, reading.normal_form, reading.score, forms


def test_they_say_the_same() -> None:
    usual = MorphAnalyzer(get_path(), lang="ru")
    for word in WORDS:
        assert list(map(said, readings(word))) == list(map(said, usual.parse(word))), word
