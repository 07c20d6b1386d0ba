"""Answers in a row, «адрес, телефон, почта»: of an empty one the comma goes too."""

from __future__ import annotations

import re
from typing import Final

from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph

BETWEEN: Final = frozenset({", ", "; "})
FIELD: Final = re.compile(r"\{\{ [\w.]+(?:\|\w+)* \}\}")


def find_separators(paper: Paper) -> None:
    """Takes the sign between two answers into the mark of the second."""
    for paragraph in paper.paragraphs:
        row: list[Mark] = []
        for mark in list(paragraph.marks):
            between = paragraph.text[row[-1].end : mark.start] if row else ""
            if not _is_answer(mark):
                row = []
                continue
            if between in BETWEEN:
                _take_sign(paragraph, mark, between, list(dict.fromkeys(known.tag for known in row)))
                row.append(mark)
            else:
                row = [mark]


def _is_answer(mark: Mark) -> bool:
    return mark.kind is MarkKind.VALUE and bool(FIELD.fullmatch(mark.code)) and mark.tag in mark.code


def _take_sign(paragraph: Paragraph, mark: Mark, between: str, before: list[str]) -> None:
    earlier = " or ".join(before)
    earlier = f"({earlier})" if len(before) > 1 else earlier
    written = paragraph.written(mark.start - len(between), mark.start)

    def signed(code: str, tag: str) -> str:
        return f"{{% if {tag} and {earlier} %}}{written}{{% endif %}}{code}"

    paragraph.widen(mark, mark.start - len(between), mark.end, signed)
