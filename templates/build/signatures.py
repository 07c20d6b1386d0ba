"""The block of signatures: who signs, on which line, with which name, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .form import GAP, WIDTH, tag
from .glossary import CLIENT as CLIENT_WORD
from .glossary import DAY, HEAD_POST, NAME, POST, SEAL, SIGN, SPECIALIST_POST
from .ooxml import cell, paragraph, row, run, table, tag_row

SPACE = paragraph(style="Spacer", keep=True)  # over the block, on its page
SIGNING = 10.0  # the least height of the line that is signed
BESIDE = 11.0  # the same beside another block: as high as a post of two lines, so that both are level
SHARES = (0.29, 0.20, 0.35, 0.16)  # of the width: post, signature, name, date
HALVED = (0.276, 0.276, 0.315, 0.133)  # the same in each of two blocks beside one another
HALVED_GAP = 1.5
COLUMNS = 4.0  # between two blocks beside one another
LONG = 40  # signs: longer words stand over the whole width, with the rules in the line under them


@dataclass(frozen=True, slots=True)
class Signer:
    """One line of the block: the post, the tag of the name, the mark of a seal.

    ``words`` are a fixed post, or that which is printed where the one of the tag ``post`` is not known; with
    neither the post is written by hand. ``note`` is a tag printed small under the post; ``given`` the tag
    without which the line is left out; ``statement`` the words over the line that he alone confirms.
    """

    words: str = ""
    name: str = ""
    post: str = ""
    seal: bool = False
    given: str = ""
    note: str = ""
    statement: str = ""


CLIENT = Signer(CLIENT_WORD, "клиент.фио", given="клиент.подписывает")
REPRESENTATIVE = Signer(
    "{{ клиент.кто_представитель }}",
    "клиент.представитель",
    given="клиент.есть_представитель",
    note="клиент.представитель_сведения",
)
MINOR = f"{CLIENT_WORD} 14–17 лет"
SPEAKING_CLIENT = replace(CLIENT, given="клиент.говорит_сам")
SPEAKING_REPRESENTATIVE = replace(REPRESENTATIVE, note="")  # the paper's text says what he is


def speakers(statement: str) -> tuple[Signer, ...]:
    """Who signs a paper in the name of the client, or of who represents him.

    Who represents an adult signs alone; a minor from 14 signs after him, under the ``statement``. A blank
    has a line for him, too.
    """
    minor = "клиент.подписывает and not клиент.говорит_сам and (клиент.возраст or 18) < 18"
    asked = Signer(MINOR, given="not клиент.фио", statement=statement)
    return SPEAKING_CLIENT, SPEAKING_REPRESENTATIVE, replace(CLIENT, given=minor, statement=statement), asked


HEAD = Signer(HEAD_POST, "учреждение.руководитель|инициалы_впереди", "учреждение.должность_руководителя")
SEALED_HEAD = Signer(HEAD_POST, HEAD.name, HEAD.post, seal=True)
SPECIALIST = Signer(SPECIALIST_POST, "специалист.и_о_фамилия", "специалист.должность")


def signatures(*signers: Signer, width: float = WIDTH, follows: bool = False) -> str:
    """The block, held together on one page; ``follows`` holds it with what comes after it, too."""
    return SPACE + _block(signers, _widths(width), follows=follows)


def side_by_side(
    words: str, left: tuple[Signer, ...], right: tuple[Signer, ...], width: float = WIDTH
) -> str:
    """Two blocks beside one another on a wide page, under the ``words`` that they confirm, on one page."""
    half = (width - COLUMNS) / 2
    over = paragraph(run(words), style="Statement")
    end = paragraph(style="Seam")  # Word ends every cell with a paragraph
    widths = _widths(half, HALVED, HALVED_GAP)
    blocks = (_block(signers, widths, height=BESIDE) + end for signers in (left, right))
    first, second = (cell(block, half) for block in blocks)
    return table(
        (half, COLUMNS, half),
        row(cell(over, width, span=3)),
        row(first, cell(paragraph(style="Seam"), COLUMNS), second),
    )


def _block(
    signers: tuple[Signer, ...], widths: tuple[float, ...], *, follows: bool = False, height: float = SIGNING
) -> str:
    rows: list[str] = []
    for signer in signers:
        last = signer is signers[-1] and not follows
        lines = _lines(signer, widths, height, keep=not last)
        rows += _when(signer.given, lines, widths) if signer.given else lines
    return table(widths, *rows)


def _when(condition: str, rows: list[str], widths: tuple[float, ...]) -> list[str]:
    """The rows that are there only under the condition."""
    opening, closing = (
        tag_row(text, len(widths), sum(widths)) for text in (f"{{%tr if {condition} %}}", "{%tr endif %}")
    )
    return [opening, *rows, closing]


def _widths(width: float, shares: tuple[float, ...] = SHARES, gap: float = GAP) -> tuple[float, ...]:
    """Post, signature, name and date, with a gap between each two."""
    free = width - 3 * gap
    columns = [round(share * free, 1) for share in shares]
    return (columns[0], gap, columns[1], gap, columns[2], gap, columns[3])


def _lines(signer: Signer, widths: tuple[float, ...], height: float, *, keep: bool) -> list[str]:
    rows = [_whole(signer.statement, "Statement", widths, keep=True)] if signer.statement else []
    post = run(signer.words) if signer.words else ""
    if signer.post:
        long = f"({signer.post} and {signer.post}|length > {LONG})"
        whole = _whole(f"{{{{ {signer.post}|с_заглавной }}}}", "SignatureLine", widths, keep=True)
        rows += _when(long, [whole], widths)
        short = f"{{% elif {signer.post} %}}{{{{ {signer.post}|с_заглавной }}}}"
        post = run(f"{{% if {long} %}}{short}{{% else %}}{signer.words}{{% endif %}}")
    left = paragraph(post, style="SignatureLine", keep=True)
    name = tag(signer.name) if signer.name else ""
    rows += [
        _signed((left, name), widths, height, ruled_post=not post),
        _captioned(widths, not post, signer.note, keep=keep or signer.seal or bool(signer.note)),
    ]
    if signer.note:
        many = f"({signer.note} and {signer.note}|length > {LONG})"
        rows += _when(many, [_whole(f"{{{{ {signer.note} }}}}", "SignatureNote", widths, keep=keep)], widths)
    return [*rows, _sealed(widths, keep=keep)] if signer.seal else rows


def _whole(words: str, style: str, widths: tuple[float, ...], *, keep: bool) -> str:
    """A row of words over the whole width."""
    return row(cell(paragraph(run(words), style=style, keep=keep), sum(widths), span=len(widths)))


def _signed(texts: tuple[str, str], widths: tuple[float, ...], height: float, *, ruled_post: bool) -> str:
    """The line itself: the post, then the ruled cells."""
    left, name = texts
    cells = [cell(left, widths[0], ruled=ruled_post, align="bottom")]
    for place, width in enumerate(widths[1:], 1):
        content = paragraph(name if place == 4 else "", style="SignatureName", keep=True)
        cells.append(cell(content, width, ruled=place in {2, 4, 6}, align="bottom"))
    return row(*cells, height=height)


def _captioned(widths: tuple[float, ...], post: bool, note: str, *, keep: bool) -> str:
    """The small captions under the rules, and under the post its note, if that is not long."""
    words = {2: SIGN, 4: NAME, 6: DAY} | ({0: POST} if post else {})
    if note:
        words[0] = f"{{% if {note} and {note}|length <= {LONG} %}}{{{{ {note} }}}}{{% endif %}}"
    return row(
        *(
            cell(
                paragraph(
                    run(words[place]) if place in words else "",
                    style="SignatureNote" if note and not place else "Caption",
                    keep=keep,
                ),
                width,
            )
            for place, width in enumerate(widths)
        )
    )


def _sealed(widths: tuple[float, ...], *, keep: bool) -> str:
    """The mark of the seal, under the post and beside no signature."""
    mark = cell(paragraph(run(SEAL), style="SignatureLine", keep=keep), widths[0], align="bottom")
    rest = cell(paragraph(style="SignatureLine", keep=keep), sum(widths[1:]), span=len(widths) - 1)
    return row(mark, rest, height=SIGNING)
