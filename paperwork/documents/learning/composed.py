"""A cell of several answers with words between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.pieces import Piece, pieces_of
from paperwork.documents.learning.records import Records

ENOUGH: Final = 0.7  # of the records whose cells must be as the code prints them
MOST_LINES: Final = 6
LONG, SHORT = 3, 1  # letters of an answer that is looked for, and of one that all cells must prove
FEWEST: Final = 2  # cells that differ


@dataclass(frozen=True, slots=True)
class CellCode:
    """The code of a cell, how much of the cells it explains, and the columns that it prints."""

    code: str
    columns: tuple[str, ...]
    explained: int
    is_fixed: bool = False
    looks: bool = False
    optional: tuple[str, ...] = ()  # for each line of the cell, what it is left out without


def composed(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode | None:
    """Several answers with words between them; what is empty takes the words beside it along."""
    best: tuple[tuple[int, int], CellCode] | None = None
    tried = set()
    order = sorted(range(len(texts)), key=lambda number: (-len(texts[number]), number))
    for minimum in (LONG, SHORT):
        for model in order[:3]:
            pieces = tuple(pieces_of(records, indexes, texts, model, header, minimum))
            if pieces in tried or not any(piece.code for piece in pieces):
                continue
            tried.add(pieces)
            for made in _ways(pieces, texts):
                if minimum == SHORT and not _is_proved(made, pieces, texts):
                    continue
                merit = made.explained + len(pieces), -_fixed_letters(pieces)
                if best is None or merit > best[0]:
                    best = merit, made
    lined = by_lines(records, indexes, texts, header) if any("\n" in text for text in texts) else None
    return max(filter(None, (best and best[1], lined)), key=lambda made: made.explained, default=None)


def _ways(pieces: Sequence[Piece], texts: Sequence[str]) -> Iterator[CellCode]:
    """The ways to print the pieces: an answer in brackets takes them along before another does."""
    ways = [_plain, _optional]
    if any(piece.fixed.endswith("(") for piece in pieces):
        ways.reverse()
    yield from (made for way in ways if (made := way(pieces, texts)))


def _is_proved(made: CellCode, pieces: Sequence[Piece], texts: Sequence[str]) -> bool:
    """Whether numbers of a few figures are no chance: all cells differ by them, or have nothing else."""
    if made.explained < sum(map(len, texts)) - len(pieces):
        return False
    few = len({text for text in texts if text}) < FEWEST
    return not few or not _fixed_letters(pieces)


def _fixed_letters(pieces: Sequence[Piece]) -> int:
    return sum(letter.isalnum() for piece in pieces for letter in piece.fixed)


def by_lines(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode | None:
    """A cell of several lines, each of them printed where its answers are there."""
    patterns: dict[tuple[str, ...], Counter[tuple[Piece, ...]]] = {}
    for number, text in enumerate(texts):
        for line in text.split("\n") if text else ():
            own = [line if place == number else "" for place in range(len(texts))]
            pieces = tuple(pieces_of(records, indexes, own, number, header))
            conditions = tuple(piece.condition for piece in pieces if piece.condition)
            if conditions:
                patterns.setdefault(conditions, Counter())[pieces] += 1
    chosen = {conditions: found.most_common(1)[0][0] for conditions, found in patterns.items()}
    order = sorted(
        chosen, key=lambda names: min(records.columns.index(n.removeprefix("{x}.")) for n in names)
    )
    lines = [chosen[conditions] for conditions in order]
    if len(lines) < 2 or len(lines) > MOST_LINES:
        return None
    made = ["\n".join(_printed_lines(lines, number)) for number in range(len(texts))]
    share = sum(a == b for a, b in zip(made, texts, strict=True)) / len(texts)
    if share < ENOUGH:
        return None
    code = "\n".join("".join(p.fixed or f"{{{{ {p.code} }}}}" for p in pieces) for pieces in lines)
    columns = tuple(name.removeprefix("{x}.") for names in order for name in names)
    optional = tuple(" and ".join(names) for names in order)
    return CellCode(code, columns, int(sum(map(len, texts)) * share) - len(lines), optional=optional)


def _printed_lines(lines: Sequence[Sequence[Piece]], number: int) -> Iterator[str]:
    for pieces in lines:
        if all(piece.prints[number] for piece in pieces if piece.code):
            yield "".join(piece.fixed or piece.prints[number] for piece in pieces)


def _plain(pieces: Sequence[Piece], texts: Sequence[str]) -> CellCode | None:
    """All fixed text is printed always; the last record's may end in another sign."""
    made = ["".join(piece.fixed or piece.prints[number] for piece in pieces) for number in range(len(texts))]
    hits = [a == b for a, b in zip(made, texts, strict=True)]
    code = "".join(piece.fixed or f"{{{{ {piece.code} }}}}" for piece in pieces)
    end = _last_sign(made, texts, hits)
    if end:
        code = f"{code[:-1]}{{% if loop.last %}}{end[1]}{{% else %}}{end[0]}{{% endif %}}"
        hits = [True] * len(hits)
    elif _is_labelled(pieces):
        code = f"{{% if {pieces[1].condition} %}}{code}{{% endif %}}"
    return _made(code, pieces, texts, hits)


def _is_labelled(pieces: Sequence[Piece]) -> bool:
    """Whether it is «срок: …» with words of one answer: of none a cell of a table is empty."""
    if len(pieces) != 2 or not pieces[0].fixed.rstrip().endswith(":") or not pieces[1].condition:
        return False
    return not any(printed.isdigit() for printed in pieces[1].prints)  # nought is an answer


def _last_sign(made: Sequence[str], texts: Sequence[str], hits: Sequence[bool]) -> tuple[str, str] | None:
    """The sign after each record and that after the last: «;» and «.»."""
    if len(texts) < 2 or not made[-1] or not texts[-1]:
        return None
    if all(hits[:-1]) and not hits[-1] and made[-1][:-1] == texts[-1][:-1] and not made[-1][-1].isalnum():
        return made[-1][-1], texts[-1][-1]
    return None


def _optional(pieces: Sequence[Piece], texts: Sequence[str]) -> CellCode | None:
    """An empty answer takes along the words before it, or those after it where it is the first."""
    if any("\n" in piece.fixed for piece in pieces):
        return None  # a condition ends in the paragraph that it begins in
    made = ["".join(_shown(pieces, number)) for number in range(len(texts))]
    hits = [a == b for a, b in zip(made, texts, strict=True)]
    return _made("".join(_coded(pieces)), pieces, texts, hits)


def _shown(pieces: Sequence[Piece], number: int) -> Iterator[str]:
    for piece, before, after in _neighbours(pieces):
        if piece.code:
            yield piece.prints[number]
        elif all(near.prints[number] for near in (before, after) if near):
            yield piece.fixed


def _coded(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece, before, after in _neighbours(pieces):
        if piece.code:
            yield f"{{{{ {piece.code} }}}}"
            continue
        conditions = [near.condition for near in (before, after) if near and near.condition]
        yield (
            f"{{% if {' and '.join(conditions)} %}}{piece.fixed}{{% endif %}}" if conditions else piece.fixed
        )


def _neighbours(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece | None, Piece | None]]:
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        yield piece, before, after


def _made(code: str, pieces: Sequence[Piece], texts: Sequence[str], hits: Sequence[bool]) -> CellCode | None:
    share = sum(hits) / len(hits)
    if share < ENOUGH:
        return None
    columns = tuple(piece.condition.removeprefix("{x}.") for piece in pieces if piece.condition)
    letters = sum(len(text) for text in texts)
    return CellCode(code, columns, int(letters * share) - len(pieces))
