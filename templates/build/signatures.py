"""The block of signatures: who signs, on which line, with which name, and when."""

from __future__ import annotations

from dataclasses import dataclass

from .form import WIDTH, tag
from .ooxml import cell, paragraph, row, run, table, tag_row

GAP = 4.0
SIGNING = 10.0  # the least height of the line that is signed
SHARES = (0.29, 0.20, 0.35, 0.16)  # of the width: post, signature, name, date
CAPTIONS = ("(подпись)", "(расшифровка подписи)", "(дата)")


@dataclass(frozen=True, slots=True)
class Signer:
    """One line of the block: the post as text with tags, the tag of the name, the mark of a seal.

    ``given`` is the tag without which the line is left out.
    """

    post: str
    name: str = ""
    seal: bool = False
    given: str = ""


CLIENT = Signer("Клиент", "клиент.фио")
REPRESENTATIVE = Signer(
    "Законный представитель", "клиент.законный_представитель", given="клиент.законный_представитель"
)
HEAD = Signer(
    "{% if учреждение.должность_руководителя %}{{ учреждение.должность_руководителя|с_заглавной }}"
    "{% else %}Руководитель{% endif %}",
    "учреждение.руководитель",
    seal=True,
)


def specialist(unknown: str) -> Signer:
    """The client's own specialist; ``unknown`` is printed when the post is not known."""
    known = "{% if специалист.должность %}{{ специалист.должность|с_заглавной }}"
    post = f"{known}{{% else %}}{unknown}{{% endif %}}"
    return Signer(post, "специалист.фио")


def signatures(*signers: Signer, width: float = WIDTH, follows: bool = False) -> str:
    """The block, held together on one page; ``follows`` holds it with what comes after it, too."""
    widths = _widths(width)
    rows: list[str] = []
    for signer in signers:
        last = signer is signers[-1] and not follows
        lines = _line(signer, widths, keep=not last)
        if signer.given:
            span = len(widths)
            lines = [
                tag_row(f"{{%tr if {signer.given} %}}", span, width),
                *lines,
                tag_row("{%tr endif %}", span, width),
            ]
        rows += lines
    return paragraph(style="Spacer", keep=True) + table(widths, *rows)


def _widths(width: float) -> tuple[float, ...]:
    """Post, signature, name and date, with a gap between each two."""
    free = width - 3 * GAP
    columns = [round(share * free, 1) for share in SHARES]
    return (columns[0], GAP, columns[1], GAP, columns[2], GAP, columns[3])


def _line(signer: Signer, widths: tuple[float, ...], *, keep: bool) -> list[str]:
    name = tag(signer.name) if signer.name else ""
    signed = _signed((run(signer.post) if signer.post else "", "", name, ""), widths, not signer.post)
    rows = [signed, _captioned(widths, keep=keep or signer.seal)]
    return [*rows, _sealed(widths, keep=keep)] if signer.seal else rows


def _signed(texts: tuple[str, ...], widths: tuple[float, ...], ruled_post: bool) -> str:
    """The line itself: the post, then the ruled cells."""
    cells = []
    for place, width in enumerate(widths):
        content = texts[place // 2] if place % 2 == 0 else ""
        ruled = place in {2, 4, 6} or (place == 0 and ruled_post)
        style = "SignatureLine" if place == 0 else "SignatureName"
        cells.append(cell(paragraph(content, style=style, keep=True), width, ruled=ruled, align="bottom"))
    return row(*cells, height=SIGNING)


def _captioned(widths: tuple[float, ...], *, keep: bool) -> str:
    """The small captions under the rules."""
    words = {2: CAPTIONS[0], 4: CAPTIONS[1], 6: CAPTIONS[2]}
    return row(
        *(
            cell(paragraph(run(words[place]) if place in words else "", style="Caption", keep=keep), width)
            for place, width in enumerate(widths)
        )
    )


def _sealed(widths: tuple[float, ...], *, keep: bool) -> str:
    """The mark of the seal, under the post and beside no signature."""
    mark = cell(paragraph(run("М.П."), style="SignatureLine", keep=keep), widths[0], align="bottom")
    rest = cell(paragraph(style="SignatureLine", keep=keep), sum(widths[1:]), span=len(widths) - 1)
    return row(mark, rest, height=SIGNING)
