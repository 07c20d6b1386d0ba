"""The two parties of a contract: how they are named, and their signatures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from .glossary import NAME, SEAL, SIGN
from .ooxml import NO_BREAK, ROW, cell, fitted, paragraph, row, run, table
from .signatures import HEAD, SPACE

PERFORMER, CUSTOMER = "Исполнитель", "Заказчик (законный представитель)"
HEAD_NAME = "учреждение.руководитель|инициалы_впереди"  # expressions
WHO = (
    "(клиент.и_о_фамилия if клиент.говорит_сам or not клиент.представитель"
    " else клиент.представитель|инициалы_впереди)"
)
# «директора Воронцовой Марии Сергеевны»
IN_PERSON_OF = (
    f"{{% if {HEAD.post} %}}{{{{ {HEAD.post}|родительный }}}} {{% endif %}}"
    "{{ учреждение.руководитель|родительный }}"
)
DAY = "«___» ____________ 20__ г."
SHARES = (33.0, 4.0, 43.0)  # the signature, the stroke, the name: in millimetres of an upright page
BETWEEN = 10.0


def both_sign(
    words: tuple[str, str] = (PERFORMER, CUSTOMER),
    *,
    captions: tuple[str, str] = (SIGN, NAME),
    dated: bool = True,
    wider: float = 1.0,
    name_first: bool = False,
    keep: bool = False,
) -> str:
    """Both sign beside one another; on a page so many times ``wider`` than an upright one.

    ``captions`` are those of the signature and of the name, which comes first or last; ``keep`` holds
    it to what follows.
    """
    side = [share * wider for share in SHARES[:: -1 if name_first else 1]]
    if name_first:
        captions = captions[::-1]
    widths = (*side, BETWEEN * wider, *side)
    rows = [
        _halves(
            [paragraph(run(text, bold=True), style="SignatureLine", keep=True) for text in words], widths
        ),
        _signed(widths, name_first),
        _under(captions, widths),
    ]
    last = (f"{DAY}{NO_BREAK * 10}{SEAL}", DAY) if dated else (SEAL, "")
    style = "SignatureLine" if dated else "Cell"
    rows.append(_halves([paragraph(run(words), style=style, keep=keep) for words in last], widths))
    return SPACE + table(widths, *rows)


def _halves(contents: Sequence[str], widths: Sequence[float]) -> str:
    """A row of two cells, each as wide as a side."""
    left, right = (cell(content, sum(widths[:3]), span=3, align="bottom") for content in contents)
    return row(left, cell("", widths[3]), right, height=ROW)


def _signed(widths: Sequence[float], name_first: bool) -> str:
    names = dict(zip((0, 4) if name_first else (2, 6), (HEAD_NAME, WHO), strict=True))
    cells = []
    for place, width in enumerate(widths):
        words = fitted(names[place], width) if place in names else run("/") if place in {1, 5} else ""
        content = paragraph(words, style="SignatureName", keep=True)
        cells.append(cell(content, width, ruled=place in {0, 2, 4, 6}, align="bottom"))
    return row(*cells, height=ROW)


def _under(captions: tuple[str, str], widths: Sequence[float]) -> str:
    words = {0: captions[0], 2: captions[1], 4: captions[0], 6: captions[1]}
    cells = (
        cell(paragraph(run(words[place]) if place in words else "", style="Caption", keep=True), width)
        for place, width in enumerate(widths)
    )
    return row(*cells)
