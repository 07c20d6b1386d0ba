"""The oblique cases and the forms that people set for themselves on the sheet «Склонения»."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache


class Case(StrEnum):
    """An oblique case; its value is the header of its column and the name of its filter."""

    GENITIVE = "родительный"
    DATIVE = "дательный"
    ACCUSATIVE = "винительный"
    INSTRUMENTAL = "творительный"
    PREPOSITIONAL = "предложный"


Overrides = Mapping[str, Mapping[Case, str]]


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    """Return what two spellings of one word have in common: no case, no ё, single spaces."""
    return " ".join(text.casefold().replace("ё", "е").split())


def overridden(text: str, case: Case, overrides: Overrides | None) -> str | None:
    """Return the form set for *text*, cased as *text* is; None where nothing is set."""
    key = _key(text)
    for word, forms in (overrides or {}).items():
        form = forms.get(case)
        if form and _key(word) == key:
            return with_case_of(text, form)
    return None


def concerning(text: str, overrides: Overrides | None) -> Overrides:
    """Return those of the overrides whose words *text* may have."""
    key = _key(text)
    return {word: forms for word, forms in (overrides or {}).items() if _key(word) in key}


def with_case_of(model: str, form: str) -> str:
    """Return *form* in capitals, or with a capital, as *model* is written."""
    if is_shouted(model):
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


def is_shouted(text: str) -> bool:
    """Tell whether *text* is written in capitals only (one letter says nothing)."""
    return text.isupper() and sum(letter.isalpha() for letter in text) > 1
