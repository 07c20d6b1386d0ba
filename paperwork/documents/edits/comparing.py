"""A changed document beside the one that the book makes: which values differ, and which words of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from paperwork.common.records import dataclass
from paperwork.documents.edits.paragraphs import Paragraph, Value
from paperwork.word.tracing import Origin

LIKE = 0.5  # how much of two paragraphs is the same, where one is the other changed
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that a person has changed: where it came from, what was printed, what is there now."""

    origin: Origin
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class FormChange:
    """Words of the form itself that a person has changed; empty where there were none or are none."""

    before: str
    now: str


Change = ValueChange | FormChange


def changes(made: Sequence[Paragraph], edited: Sequence[Paragraph]) -> Iterator[Change]:
    """What differs between the document as it was made and as it is now."""
    old, new = ([paragraph.words for paragraph in side] for side in (made, edited))
    head = _equal(old, new)
    tail = _equal(old[head:][::-1], new[head:][::-1])
    made, edited = made[head : len(made) - tail], edited[head : len(edited) - tail]
    # what is left is little: looking for what is equal takes the square of the length
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            yield from _block(made[i1:i2], edited[j1:j2])


def _equal(old: Sequence[str], new: Sequence[str]) -> int:
    """How many of the first are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _block(made: Sequence[Paragraph], edited: Sequence[Paragraph]) -> Iterator[Change]:
    """What differs between two runs of paragraphs: pairs that are like each other, then the rest."""
    for one, other in _pairs(made, edited):
        if one and other:
            yield from _in_paragraph(one, other.words)
        elif one and one.words:
            yield FormChange(one.words, "")
        elif other and other.words:
            yield FormChange("", other.words)


def _pairs(
    made: Sequence[Paragraph], edited: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    if len(made) == len(edited):
        yield from zip(made, edited, strict=True)
        return
    left = list(edited)
    for one in made:
        at = next((at for at, other in enumerate(left) if _are_like(one, other)), None)
        if at is None:
            yield one, None
            continue
        yield from ((None, other) for other in left[:at])
        yield one, left[at]
        del left[: at + 1]
    yield from ((None, other) for other in left)


def _are_like(one: Paragraph, other: Paragraph) -> bool:
    if not one.words or not other.words:
        return one.words == other.words
    return (
        _pattern(one).fullmatch(other.words) is not None
        or SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= LIKE
    )


def _in_paragraph(made: Paragraph, now: str) -> list[Change]:
    """The values of a paragraph that differ, where its fixed words are as they were; else word by word.

    Where few fixed words are between the values, several readings fit: that with fewest changes is meant.
    """
    by_words = list(_by_words(made, now))
    found = _pattern(made).fullmatch(now) if made.values else None
    if not found:
        return by_words
    by_form: list[Change] = [
        ValueChange(value.origin, before, after.strip())
        for number, value in enumerate(made.values)
        if (before := made.words[value.start : value.end]).strip() != (after := found[number + 1]).strip()
    ]
    is_of_values = all(isinstance(change, ValueChange) for change in by_words)
    return by_words if is_of_values and len(by_words) < len(by_form) else by_form


def _pattern(made: Paragraph) -> re.Pattern[str]:
    """What the paragraph is, whatever its values are."""
    pieces, at = [], 0
    for value in made.values:
        pieces += [_fixed(made.words[at : value.start]), "(.*?)"]
        at = value.end
    pieces.append(_fixed(made.words[at:]))
    return re.compile(r"\s*" + "".join(pieces) + r"\s*", re.DOTALL)


def _fixed(words: str) -> str:
    return r"\s*".join(re.escape(word) for word in re.split(r"\s+", words))


def _by_words(made: Paragraph, now: str) -> Iterator[Change]:
    """The differences, each in a value where it is wholly inside of one, else in the form."""
    old, new = TOKEN.findall(made.words), TOKEN.findall(now)
    starts, ends = _places(old), _places(new)
    found: dict[int, str] = {}
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        start, end, after = starts[i1], starts[i2], now[ends[j1] : ends[j2]]
        number = _value_at(made.values, start, end)
        if number is None:
            yield FormChange(made.words[start:end].strip(), after.strip())
            continue
        value = made.values[number]
        shift = len(found.get(number, "")) - (value.end - value.start) if number in found else 0
        text = found.get(number, made.words[value.start : value.end])
        found[number] = text[: start - value.start + shift] + after + text[end - value.start + shift :]
    for number, text in found.items():
        value = made.values[number]
        yield ValueChange(value.origin, made.words[value.start : value.end], text.strip())


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _value_at(values: Sequence[Value], start: int, end: int) -> int | None:
    """The value that holds the stretch; None where words of the form are in it."""
    return next((at for at, value in enumerate(values) if value.start <= start and end <= value.end), None)
