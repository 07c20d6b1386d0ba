"""The pieces of an official letter: addressee and applicant at the right, registration at the left."""

from __future__ import annotations

from .form import BLANK, WIDTH
from .glossary import FILE_NUMBER
from .ooxml import ROW, cell, paragraph, row, rows_if, run, table, tag_paragraph
from .styles import Style

REGISTERED = (30.0, 40.0, 5.0)  # «Личное дело №», its rule, the room beside it
LEFT = sum(REGISTERED)
LABEL = 23.0
RIGHT = WIDTH - LEFT - LABEL
LINE = Style("Addressed", "Addressed", before=4, after=1.4)  # its rows are high enough by themselves
WIDTHS = (*REGISTERED, LABEL, RIGHT)
POST = (
    "{% if учреждение.должность_руководителя %}"
    "{{ учреждение.должность_руководителя|дательный|с_заглавной }}{% else %}Руководителю{% endif %}"
)
SELF = "клиент.говорит_сам"
# On a blank either may apply.
REPRESENTED = f"not {SELF} or {BLANK}"
APPLICANT = (
    f"{{% if {SELF} %}}{{{{ клиент.фио|родительный }}}}"
    "{% else %}{{ клиент.представитель|родительный }}{% endif %}"
)


def addressee() -> str:
    """To whom the paper is: the head of the institution; and from whom: the client, or who represents him.

    On the left it is registered.
    """
    lines = (
        *_when(BLANK, *_by_hand()),
        *_when(
            f"not ({BLANK})",
            _line(POST, registered="Вх. №"),
            _line("{{ учреждение.руководитель|дательный }}", registered="от"),
            _line(APPLICANT, "от", FILE_NUMBER, "{{ клиент.дело }}"),
        ),
        *_when(f"not ({BLANK}) and not {SELF}", _line("{{ клиент.фио|родительный }}", "в интересах")),
        _line(_either("клиент.адрес", "клиент.представитель_адрес"), "адрес"),
        _line(_either("клиент.телефон", "клиент.телефон_представителя"), "телефон"),
    )
    return paragraph(style="Seam") + table(WIDTHS, *lines)


def _by_hand() -> tuple[str, ...]:
    """The lines of a blank, where the head stands in one of them: behind the post is room for the name."""
    return (
        _line(f"{POST} {{{{ учреждение.руководитель|дательный }}}}", registered="Вх. №"),
        _line("", "от", "от"),
        _line("", "в интересах", FILE_NUMBER),
    )


def _when(condition: str, *lines: str) -> tuple[str, ...]:
    return tuple(rows_if(condition, *lines, span=len(WIDTHS), width=WIDTH))


def spoken(either: str, own: str, another: str, style: str) -> tuple[str, ...]:
    """The words of him who asks: on a blank of ``either``, else his ``own``, or those for ``another``."""
    cases = ((f"if {BLANK}", either), (f"elif {SELF}", own), ("else", another))
    words = (
        part
        for condition, text in cases
        for part in (tag_paragraph(f"{{%p {condition} %}}"), paragraph(run(text), style=style))
    )
    return *words, tag_paragraph("{%p endif %}")


def _either(own: str, another: str) -> str:
    return f"{{% if {SELF} %}}{{{{ {own} }}}}{{% else %}}{{{{ {another} }}}}{{% endif %}}"


def _line(words: str, label: str = "", registered: str = "", number: str = "") -> str:
    """A line of the addressee, beside its ``label``, if any; at the left one of the registration, if any."""
    mark, rule, room = REGISTERED
    left = (cell("", LEFT, span=3),)
    if registered:
        left = (_cell(registered, mark, ruled=False), _cell(number, rule), cell("", room))
    right = (
        (_cell(label, LABEL, ruled=False), _cell(words, RIGHT))
        if label
        else (_cell(words, LABEL + RIGHT, span=2),)
    )
    return row(*left, *right, height=ROW)


def _cell(words: str, width: float, *, ruled: bool = True, span: int = 1) -> str:
    content = paragraph(run(words) if words else "", style=LINE.identifier, keep=True)
    return cell(content, width, ruled=ruled, span=span, align="bottom")
