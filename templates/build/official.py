"""The pieces of an official letter: addressee and applicant at the right, registration at the left."""

from __future__ import annotations

from .form import WIDTH
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row

REGISTERED = (13.0, 40.0, 29.0)  # «Вх. №», its rule, the room beside it
LEFT = sum(REGISTERED)
LABEL = 24.0
RIGHT = WIDTH - LEFT - LABEL
WIDTHS = (*REGISTERED, LABEL, RIGHT)
POST = (
    "{% if учреждение.должность_руководителя %}"
    "{{ учреждение.должность_руководителя|дательный|с_заглавной }}{% else %}Руководителю{% endif %}"
)
SELF = "клиент.говорит_сам"
# On a blank either may apply.
REPRESENTED = f"not {SELF} or not клиент.фио"
APPLICANT = (
    f"{{% if {SELF} %}}{{{{ клиент.фио|родительный }}}}"
    "{% else %}{{ клиент.представитель|родительный }}{% endif %}"
)


def addressee() -> str:
    """To whom the paper is: the head of the institution; and from whom: the client, or who represents him.

    Of a representative the book has neither the address nor the telephone.
    """
    opening, closing = (
        tag_row(f"{{%tr {words} %}}", len(WIDTHS), WIDTH) for words in (f"if {REPRESENTED}", "endif")
    )
    lines = (
        _whole(POST),
        _whole("{{ учреждение.руководитель|дательный }}"),
        _line("от", APPLICANT),
        opening,
        _line("в интересах", "{{ клиент.фио|родительный }}"),
        closing,
        _line("адрес", _own("клиент.адрес"), "Вх. №"),
        _line("телефон", _own("клиент.телефон"), "от"),
    )
    return paragraph(style="Spacer", keep=True) + table(WIDTHS, *lines)


def _own(path: str) -> str:
    return f"{{% if {SELF} %}}{{{{ {path} }}}}{{% endif %}}"


def _whole(words: str) -> str:
    """A line of the addressee on its rule."""
    return row(cell("", LEFT, span=3), _cell(words, LABEL + RIGHT, span=2), height=ROW)


def _line(label: str, words: str, registered: str = "") -> str:
    """A line of the applicant: a word and the rule beside it; at the left one of the registration, if any."""
    mark, rule, room = REGISTERED
    left = (
        (_cell(registered, mark, ruled=False), _cell("", rule), cell("", room))
        if registered
        else (cell("", LEFT, span=3),)
    )
    return row(*left, _cell(label, LABEL, ruled=False), _cell(words, RIGHT), height=ROW)


def _cell(words: str, width: float, *, ruled: bool = True, span: int = 1) -> str:
    content = paragraph(run(words) if words else "", style="Fact", keep=True)
    return cell(content, width, ruled=ruled, span=span, align="bottom")
