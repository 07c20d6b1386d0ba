"""People of the institution whose names stay in a template as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from paperwork.documents.learning.renderings import is_name
from paperwork.documents.learning.residue import OWN_SHEETS, Residue, apart, forms_in, longest_first, told
from paperwork.documents.learning.values import Values

NAME: Final = "фио"
CLIENT: Final = "клиент"
LETTERS: Final = 5


def typed_people(texts: Iterable[tuple[str, str]], values: Values) -> list[Residue]:
    """The names of the book's staff and commission that stand in texts, in any form."""
    forms: dict[str, str] = {}
    for name, tag in _people(values):
        for rendering in values.renderings(name):
            if not rendering.is_part and len(rendering.text) >= LETTERS:
                forms.setdefault(rendering.text.lower(), tag)
    ordered = longest_first(forms)
    return told(texts, lambda text: apart(forms_in(text, ordered)))


def _people(values: Values) -> Iterator[tuple[str, str]]:
    own = {scalar.value for scalar in values.scalars if scalar.tag == f"{CLIENT}.{NAME}"}
    for rows in values.tables:
        if rows.tag not in OWN_SHEETS and NAME in rows.columns:
            named = (row[NAME] for row in rows.rows if row.get(NAME) and row[NAME] not in own)
            yield from ((str(name), f"{rows.tag}[].{NAME}") for name in named)
    for scalar in values.scalars:
        if scalar.root != CLIENT and isinstance(scalar.value, str) and is_name(scalar.value):
            yield scalar.value, scalar.tag
