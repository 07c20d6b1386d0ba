"""Days that another client may lack: a form that has rules for a day has them in the place of each."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from paperwork.documents.learning.marks import MarkKind
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.values import Values

BLANK: Final = re.compile(r"\"_+\" ?_+ ?20_+ ?(?:г\.|года|г\b)")
PLAIN: Final = re.compile(r"\{\{ [\w.]+(?:\|\w+)* \}\}")


def find_blank_days(paper: Paper, values: Values) -> None:
    """Gives the days of records the form's own rules for a day, where there may be no record."""
    blank = next((found for own in paper.paragraphs if (found := _rules(own.text))), None)
    if blank is None:
        return
    days = {s.tag for s in values.scalars if isinstance(s.value, date) and s.root != "клиент"}
    rules = blank.replace('"', "\u00ab", 1).replace('"', "\u00bb", 1)

    def with_rules(code: str, tag: str) -> str:
        return f"{{% if {tag} %}}{code}{{% else %}}{rules}{{% endif %}}"

    for paragraph in paper.paragraphs:
        for mark in () if paragraph.is_gone or paragraph.cell else paragraph.marks:
            is_plain = mark.kind is MarkKind.VALUE and PLAIN.fullmatch(mark.code)
            if is_plain and mark.tag in days:
                paragraph.widen(mark, mark.start, mark.end, with_rules)


def _rules(text: str) -> str:
    found = BLANK.search(text)
    return found.group() if found else ""
