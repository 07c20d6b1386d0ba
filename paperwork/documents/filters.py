"""The filters of the documents: those of the Russian language, given the forms that people set themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from paperwork.case.context import CASES_KEY
from paperwork.russian.filter_row import Filter
from paperwork.russian.filters import FILTERS
from paperwork.russian.hyphenation import softened
from paperwork.russian.typeset import figure, typeset
from paperwork.word import Typesetting, with_figures, with_names

COUNTING: Final = frozenset({"число", "с_числом", "со_знаком", "лет"})  # what they print is a number


def _set(text: str) -> str:
    """Return the text as it is printed."""
    return softened(typeset(text))


TYPESETTING: Final = Typesetting(_set, figure)


def _function(row: Filter) -> Callable[..., object]:
    if row.name in COUNTING:
        return with_figures(row.function, figure)
    return with_names(row.function, CASES_KEY) if row.takes_forms else row.function


RUSSIAN: Final[dict[str, Callable[..., object]]] = {row.name: _function(row) for row in FILTERS}
