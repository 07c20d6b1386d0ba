"""A cell that is a note of several parts, each of them there for some records: «срок вышел; квитанция 12»."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.other_number import in_other_number
from paperwork.documents.learning.pieces import Piece, pieces_of
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.wordings import likeness

SEPARATORS: Final = ("; ", ", ", ". ")
MOST_PARTS: Final = 8
RIGHT: Final = 0.8  # of the letters that the parts print
FEWEST: Final = 3  # records by which it may be told when fixed words are there
WORD: Final = 3  # letters
ALIKE: Final = 0.5  # likeness of words that are there once to the choice that tells when
LISTED: Final = ", "  # what is between several things in one answer
Wording = tuple[bool, tuple[Piece, ...]]  # whether the answer in it was a list, and its pieces


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a note: when it is there, the code that prints it, what it prints for each record."""

    condition: str
    code: str
    columns: tuple[str, ...]
    prints: tuple[str, ...]
    place: float  # among the parts of a note


def joined(records: Records, indexes: Sequence[int], texts: Sequence[str], header: str) -> CellCode | None:
    """The code of a note whose parts have the same sign between them."""
    best: CellCode | None = None
    if any("\n" in text for text in texts):
        return None  # a condition ends in the paragraph that it begins in
    for between in SEPARATORS:
        if any(between in text for text in texts) or between == SEPARATORS[0]:
            found = _joined(records, indexes, texts, header, between)
            if found and (best is None or found.explained > best.explained):
                best = found
    return best


def _joined(
    records: Records, indexes: Sequence[int], texts: Sequence[str], header: str, between: str
) -> CellCode | None:
    notes = [[part for part in text.split(between) if part.strip()] for text in texts]
    parts = sorted(
        [*_answered(records, indexes, notes, header), *_fixed(records, indexes, notes)],
        key=lambda part: (part.place, part.condition),
    )
    if not 1 < len(parts) <= MOST_PARTS:
        return None
    right = wrong = 0
    for number, note in enumerate(notes):
        wanted = Counter(note)
        printed = Counter(part.prints[number] for part in parts if part.prints[number])
        right += sum(len(text) * count for text, count in (wanted & printed).items())
        wrong += sum(len(text) * count for text, count in (printed - wanted).items())
    if not right or right < RIGHT * (right + wrong):
        return None
    columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
    return CellCode("".join(_coded(parts, between)), columns, right - wrong - len(parts))


def _coded(parts: Sequence[Part], between: str) -> Iterator[str]:
    for number, part in enumerate(parts):
        before = " or ".join(f"({earlier.condition})" for earlier in parts[:number])
        sign = f"{{% if {before} %}}{between}{{% endif %}}" if before else ""
        yield f"{{% if {part.condition} %}}{sign}{part.code}{{% endif %}}"


def _answered(
    records: Records, indexes: Sequence[int], notes: Sequence[Sequence[str]], header: str
) -> Iterator[Part]:
    """The parts that print answers: they are there where the answers are."""
    patterns: dict[tuple[str, ...], Counter[Wording]] = {}
    places: dict[tuple[str, ...], list[int]] = {}
    for number, note in enumerate(notes):
        for at, text in enumerate(note):
            pieces = _read(records, indexes, notes, number, text, header)
            conditions = tuple(piece.condition for piece in pieces if piece.condition)
            if _has_answer(pieces, records):
                is_list = any(LISTED in piece.prints[number] for piece in pieces if piece.code)
                patterns.setdefault(conditions, Counter())[is_list, pieces] += 1
                places.setdefault(conditions, []).append(at)
    for conditions, found in patterns.items():
        place = sum(places[conditions]) / len(places[conditions])
        columns = tuple(condition.removeprefix("{x}.") for condition in conditions)
        code, prints = _by_number(found) if len(columns) == 1 else _of(_likeliest(found))
        yield Part(" and ".join(dict.fromkeys(conditions)), code, columns, prints, place)


def _read(
    records: Records,
    indexes: Sequence[int],
    notes: Sequence[object],
    number: int,
    text: str,
    header: str = "",
) -> tuple[Piece, ...]:
    """The pieces of a part of one record's note; short numbers only where there is nothing longer."""
    own = [text if other == number else "" for other in range(len(notes))]
    long = tuple(pieces_of(records, indexes, own, number, header))
    return long if _has_answer(long, records) else tuple(pieces_of(records, indexes, own, number, header, 2))


def _has_answer(pieces: Sequence[Piece], records: Records) -> bool:
    """Whether an answer is in the part: a choice that all have is the reason of words, not what they say."""
    columns = {piece.condition.removeprefix("{x}.") for piece in pieces if piece.condition}
    every = range(len(records.texts))
    return any(c not in records.choices or any(records.is_empty(i, c) for i in every) for c in columns)


def _likeliest(found: Counter[Wording]) -> tuple[Piece, ...]:
    return max(found, key=lambda wording: (found[wording], -len(wording[1])))[1]


def _of(pieces: Sequence[Piece]) -> tuple[str, tuple[str, ...]]:
    """The code of pieces, and what it prints where all answers are there."""
    code = "".join(piece.fixed or f"{{{{ {piece.code} }}}}" for piece in pieces)
    every = range(len(next(piece.prints for piece in pieces if piece.code)))
    prints = tuple(
        "".join(piece.fixed or piece.prints[number] for piece in pieces)
        if all(piece.prints[number] for piece in pieces if piece.code)
        else ""
        for number in every
    )
    return code, prints


def _by_number(found: Counter[Wording]) -> tuple[str, tuple[str, ...]]:
    """One wording of an answer, or two: «квитанция» before one thing, «квитанции» before several."""
    several = Counter({wording: count for wording, count in found.items() if wording[0]})
    single = found - several
    if not several or not single:
        own = _likeliest(found)
        other = in_other_number(own, is_many=bool(several))
        ways = (own, other or own) if several else (other or own, own)
    else:
        ways = _likeliest(several), _likeliest(single)
    (many, of_many), (one, of_one) = map(_of, ways)
    if many == one:
        return many, of_many
    answer = next(piece for piece in ways[0] if piece.code)
    prints = tuple(
        of_many[number] if LISTED in printed else of_one[number]
        for number, printed in enumerate(answer.prints)
    )
    return f'{{% if "{LISTED}" in {answer.condition} %}}{many}{{% else %}}{one}{{% endif %}}', prints


def _fixed(records: Records, indexes: Sequence[int], notes: Sequence[Sequence[str]]) -> Iterator[Part]:
    """The parts that are the same words each time: a choice tells when they are there."""
    if len(indexes) < FEWEST:
        return
    rows: dict[str, dict[int, int]] = {}
    for number, note in enumerate(notes):
        for place, text in enumerate(note):
            if not _has_answer(_read(records, indexes, notes, number, text), records):
                rows.setdefault(text, {})[number] = place
    for text, places in rows.items():
        if any(letter.isdigit() for letter in text) or sum(map(str.isalpha, text)) < WORD:
            continue  # an answer that nothing in the record explains
        condition = _told_by(records, indexes, set(places), text)
        if condition:
            prints = tuple(text if number in places else "" for number in range(len(notes)))
            yield Part(condition, text, (), prints, sum(places.values()) / len(places))


def _told_by(records: Records, indexes: Sequence[int], rows: set[int], words: str) -> str:
    """The choice that just these records have, that which sounds most like the words; "" where none is."""
    wanted, shown = {indexes[number] for number in rows}, set(indexes)
    fits = [
        (likeness(words, condition.partition("==")[2] or condition), -place, condition)
        for place, (condition, fulfilled) in enumerate(records.literals)
        if fulfilled & shown == wanted
    ]
    fit, _, condition = max(fits, default=(0.0, 0, ""))
    return condition if len(rows) > 1 or fit >= ALIKE else ""
