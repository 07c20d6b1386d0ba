"""The pieces of an official letter: the addressee and the applicant at the right."""

from __future__ import annotations

from .form import WIDTH, tag
from .ooxml import ROW, cell, paragraph, row, run, table

LEFT = 82.0  # millimetres left free beside the addressee
LABEL = 10.0


def addressee() -> str:
    """To whom the paper is: the head of the institution; and from whom: the client."""
    post = (
        "{% if учреждение.должность_руководителя %}"
        "{{ учреждение.должность_руководителя|дательный|с_заглавной }}{% else %}Руководителю{% endif %}"
    )
    head = tag("учреждение.руководитель", "дательный")
    lines = (
        _line("", paragraph(run(post), style="Line")),
        _line("", paragraph(head, style="FactAnswer")),
        _line("от", paragraph(tag("клиент.фио", "родительный"), style="FactAnswer")),
    )
    return paragraph(style="Spacer", keep=True) + table((LEFT, LABEL, WIDTH - LEFT - LABEL), *lines)


def _line(label: str, content: str) -> str:
    """One line at the right: a word before it, if any, and the words on their rule."""
    right = WIDTH - LEFT
    if not label:
        return row(cell("", LEFT), cell(content, right, span=2, align="bottom"), height=ROW)
    word = cell(paragraph(run(label), style="Fact"), LABEL)
    return row(cell("", LEFT), word, cell(content, right - LABEL, align="bottom"), height=ROW)
