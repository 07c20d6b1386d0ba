"""The block of signatures: who signs, on which line, with which name, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .form import GAP, WIDTH, tag
from .glossary import CLIENT as CLIENT_WORD
from .glossary import DAY, HEAD_POST, NAME, POST, SEAL, SIGN, SPECIALIST_POST
from .ooxml import cell, paragraph, row, rows_if, run, table

SPACE = paragraph(style="Spacer", keep=True)  # over the block, on its page
SIGNING = 10.0  # the least height of the line that is signed
SHARES = (0.29, 0.20, 0.35, 0.16)  # of the width: post, signature, name, date
NARROW = 1.5  # between the rules of a column of signers beside another
COLUMNS = 3.0  # between two columns of signers
LONG = 40  # signs: longer words stand over the whole width, with the rules in the line under them
LONG_NOTE = 45  # the same of a note under a narrow post: three lines of it


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
    note="клиент.представитель_под_подписью",
)
SPEAKING_CLIENT = replace(CLIENT, given="клиент.говорит_сам")
SPEAKING_REPRESENTATIVE = replace(REPRESENTATIVE, note="")  # the paper's text says what he is


def speakers(statement: str, *, asked: bool = True) -> tuple[Signer, ...]:
    """Who signs a paper in the name of the client, or of who represents him.

    Who represents an adult signs alone; a minor from 14 signs after him, under the ``statement``; a blank
    has a line for him if it is ``asked``.
    """
    young = "клиент.подписывает and not клиент.говорит_сам and (клиент.возраст or 18) < 18"
    blank = Signer(f"{CLIENT_WORD} 14–17 лет", given="not клиент.фио", statement=statement)
    both = SPEAKING_CLIENT, SPEAKING_REPRESENTATIVE, replace(CLIENT, given=young, statement=statement)
    return (*both, blank) if asked else both


HEAD = Signer(HEAD_POST, "учреждение.руководитель|инициалы_впереди", "учреждение.должность_руководителя")
SEALED_HEAD = Signer(HEAD_POST, HEAD.name, HEAD.post, seal=True)
SPECIALIST = Signer(SPECIALIST_POST, "специалист.и_о_фамилия", "специалист.должность")
# Of a paper that others sign too, such as a psychologist: a post that is not known is written by hand.
SPECIALIST_BY_HAND = (
    replace(SPECIALIST, given=SPECIALIST.post),
    Signer("", SPECIALIST.name, given=f"not {SPECIALIST.post}"),
)


def signatures(*signers: Signer, width: float = WIDTH, follows: bool = False, height: float = SIGNING) -> str:
    """The block, held together on one page; ``follows`` holds it with what comes after it, too.

    ``height`` is the least one of a line that is signed.
    """
    return SPACE + _block(signers, _widths(width), follows=follows, height=height)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signers beside one another, or the left one alone; ``given`` is the condition of both.

    At most one of them has a post or a statement of his own, at most one a note.
    """

    left: Signer
    right: Signer | None = None
    given: str = ""


def side_by_side(
    *pairs: Pair, left: tuple[float, ...], right: tuple[float, ...], apart: float = COLUMNS
) -> str:
    """Two columns of signers on a wide page; ``left`` and ``right`` are their widths, see `columns`.

    They stand so far ``apart``.

    Each two sign on one line: the rules of two tables beside one another would not be level.
    """
    widths = (*left, apart, *right)
    rows: list[str] = []
    for pair in pairs:
        keep = pair is not pairs[-1]
        beside = _lines(pair.right, right, keep=keep) if pair.right else {}
        lines = _beside(_lines(pair.left, left, keep=keep), beside, (sum(left), apart, sum(right)))
        made = [row for line in lines for row in line.rows(widths)]
        rows += _under(pair.given, made, widths)
    return SPACE + table(widths, *rows)


def columns(post: float, sign: float, name: float, day: float) -> tuple[float, ...]:
    """The widths of one of two columns of signers, in millimetres, with the gaps between the rules."""
    return (post, NARROW, sign, NARROW, name, NARROW, day)


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of one row; it is there only under its ``condition``, if it has one."""

    cells: str
    condition: str = ""
    height: float = 0

    def rows(self, widths: tuple[float, ...]) -> list[str]:
        """The row, between its tags."""
        return _under(self.condition, [row(self.cells, height=self.height)], widths)


_Lines = dict[str, _Line]  # by what they are: one of KINDS
KINDS = ("statement", "post", "signed", "captions", "note")


def _beside(left: _Lines, right: _Lines, widths: tuple[float, float, float]) -> Iterator[_Line]:
    """The rows of both, in which a side that has no such line is left empty."""
    left_width, apart, right_width = widths
    for kind in KINDS:
        if lines := [side[kind] for side in (left, right) if kind in side]:
            empty = paragraph(style="Seam")  # keeps, too
            first = left[kind].cells if kind in left else cell(empty, left_width, span=7)
            second = right[kind].cells if kind in right else cell(empty, right_width, span=7)
            yield replace(lines[0], cells=first + cell("", apart) + second)


def _block(signers: tuple[Signer, ...], widths: tuple[float, ...], *, follows: bool, height: float) -> str:
    rows: list[str] = []
    for place, signer in enumerate(signers, 1):
        last = _is_last(signer, signers[place:]) and not follows
        found = _lines(signer, widths, keep=not last, height=height)
        lines = [row for line in found.values() for row in line.rows(widths)]
        rows += _under(signer.given, lines, widths)
    return table(widths, *rows)


def _is_last(signer: Signer, others: tuple[Signer, ...]) -> bool:
    """Whether no line follows: those behind it are there only where it is not."""
    return all(signer.given and other.given == f"not {signer.given}" for other in others)


def _under(condition: str, rows: list[str], widths: tuple[float, ...]) -> list[str]:
    """The rows, under the condition if there is one."""
    return [*rows_if(condition, *rows, span=len(widths), width=sum(widths))] if condition else rows


def _widths(width: float) -> tuple[float, ...]:
    """Post, signature, name and date, with a gap between each two."""
    free = width - 3 * GAP
    post, sign, name, day = (round(share * free, 1) for share in SHARES)
    return (post, GAP, sign, GAP, name, GAP, day)


def _lines(signer: Signer, widths: tuple[float, ...], *, keep: bool, height: float = SIGNING) -> _Lines:
    """The rows of one signer, by what they are."""
    lines: _Lines = {}
    if signer.statement:
        lines["statement"] = _whole(signer.statement, "Statement", widths, keep=True)
    post = run(signer.words) if signer.words else ""
    if signer.post:
        printed = f"{{{{ {signer.post}|с_заглавной }}}}"
        long = f"({signer.post} and {signer.post}|length > {LONG})"
        lines["post"] = _whole(printed, "SignatureLine", widths, keep=True, condition=long)
        known = f"{{% elif {signer.post} %}}{printed}"
        post = run(f"{{% if {long} %}}{known}{{% else %}}{signer.words}{{% endif %}}")
    left = paragraph(post, style="SignatureLine", keep=True)
    name = tag(signer.name) if signer.name else ""
    lines["signed"] = _signed((left, name), widths, height, ruled_post=not post)
    under = (SEAL, "CellFigure") if signer.seal else (_short(signer.note, widths), "SignatureNote")
    lines["captions"] = _captioned(
        widths, under if post else (POST, "Caption"), keep=keep or bool(signer.note)
    )
    if signer.note:
        many = f"({signer.note} and {signer.note}|length > {_longest(widths)})"
        words = f"{{{{ {signer.note} }}}}"
        lines["note"] = _whole(words, "SignatureNote", widths, keep=keep, condition=many)
    return lines


def _longest(widths: tuple[float, ...]) -> int:
    """How many signs a note under a post may have; a longer one has the whole width."""
    return LONG_NOTE if widths[1] == NARROW else LONG


def _whole(words: str, style: str, widths: tuple[float, ...], *, keep: bool, condition: str = "") -> _Line:
    """A row of words over the whole width."""
    content = paragraph(run(words), style=style, keep=keep)
    return _Line(cell(content, sum(widths), span=len(widths)), condition)


def _signed(texts: tuple[str, str], widths: tuple[float, ...], height: float, *, ruled_post: bool) -> _Line:
    """The line itself: the post, then the ruled cells."""
    left, name = texts
    cells = [cell(left, widths[0], ruled=ruled_post, align="bottom")]
    for place, width in enumerate(widths[1:], 1):
        content = paragraph(name if place == 4 else "", style="SignatureName", keep=True)
        cells.append(cell(content, width, ruled=place in {2, 4, 6}, align="bottom"))
    return _Line("".join(cells), height=height)


def _captioned(widths: tuple[float, ...], under: tuple[str, str], *, keep: bool) -> _Line:
    """The small captions under the rules, and what is ``under`` the post, with its style."""
    words = {2: (SIGN, "Caption"), 4: (NAME, "Caption"), 6: (DAY, "Caption"), 0: under}
    cells = (
        cell(paragraph(run(text) if text else "", style=style, keep=keep), width)
        for width, (text, style) in (
            (width, words.get(place, ("", "Caption"))) for place, width in enumerate(widths)
        )
    )
    return _Line("".join(cells))


def _short(note: str, widths: tuple[float, ...]) -> str:
    """The note under a post, if it is not long."""
    known = f"{note} and {note}|length <= {_longest(widths)}"
    return f"{{% if {known} %}}{{{{ {note} }}}}{{% endif %}}" if note else ""
