"""A line that two papers say nearly alike: what only one of them says in it comes and goes inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.conditions import TAG, Condition, Part, condition_for, has_own_number
from paperwork.documents.learning.units import CLOSES, OPENS, P, Unit
from paperwork.documents.learning.values import Values
from paperwork.word.docx.xml import W, keep_spaces

TOKEN: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\w+|\s+|[^\w\s]")
HEAD: Final = re.compile(r"\{%\w* *for \w+ in ([\w.]+)[^%]*?(?: if (.+?))? *%\}")
CLAUSE: Final = (",", ";", " ")
ALIKE: Final = 0.5  # of the words of the shorter line that the other has too
END: Final = re.compile(r"\w{2}[.!?]\s+$")
FEWEST: Final = 3  # words that both have


Step = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What only one of two lines says at a place of the first: from which letter to which it goes."""

    start: int
    end: int
    ours: str
    theirs: str


def join_variants(one: Unit, two: Unit, values: Values, others: Values) -> list[Part]:
    """Puts what comes and goes into the first of two lines that are nearly alike."""
    found: list[Part] = []
    for stretch in reversed(_stretches(one, two)):
        ours = _reason(stretch.ours, values, others, stretch.theirs)
        is_of_one = has_own_number(stretch.theirs)
        theirs = None if is_of_one else _reason(stretch.theirs, others, values, stretch.ours)
        if not (ours and theirs) and not _are_clauses(stretch, ours or theirs):
            ours = theirs = None  # the one is in the place of the other
        written = _either(stretch, ours, theirs, others)
        _write(one[0], stretch.start, stretch.end, written)
        found += [Part(stretch.theirs, theirs, False)] if stretch.theirs.strip() else []
        found += [Part(stretch.ours, ours, True)] if stretch.ours.strip() else []
    return found[::-1]


def _reason(text: str, has: Values, lacks: Values, instead: str) -> Condition | None:
    """On what a stretch depends; that the other is not there only where it is no more than a blank."""
    if not text.strip():
        return None
    is_blank = "_" in f"{text}{instead}"
    has_words = any(map(_is_word, _tokens(text)))
    return condition_for(text, has, lacks, instead) if is_blank or has_words else None


def _are_clauses(stretch: Stretch, reason: Condition | None) -> bool:
    """Whether one of them may come and go alone: a clause with a reason of its own, and no other word."""
    if not stretch.ours or not stretch.theirs:
        return True
    is_begun = stretch.ours.startswith(CLAUSE) and stretch.theirs.startswith(CLAUSE)
    return reason is not None and not reason.is_negated and is_begun


def _either(stretch: Stretch, ours: Condition | None, theirs: Condition | None, others: Values) -> str:
    """The code of both: what the second has instead of the first, only where it has an answer to print."""
    if ours and theirs and theirs.is_negated and not ours.is_negated:
        filled = {scalar.tag for scalar in others.scalars if not scalar.is_empty}
        own = next((tag for tag in TAG.findall(stretch.theirs) if tag in filled), "")
        if own:
            code = f"{{% if {ours.code} or not {own} %}}"
            return f"{code}{stretch.ours}{{% else %}}{stretch.theirs}{{% endif %}}"
    return _under(ours, stretch.ours) + (_under(theirs, stretch.theirs) if theirs else "")


def _under(condition: Condition | None, text: str) -> str:
    return f"{{% if {condition.code} %}}{text}{{% endif %}}" if condition else text


def are_variants(one: Unit, two: Unit) -> bool:
    """Whether two lines are nearly alike."""
    if len(one) != 1 or len(two) != 1 or one[0].tag != P or two[0].tag != P:
        return False
    return _is_alike(_text(one[0]), _text(two[0]))


def _stretches(one: Unit, two: Unit) -> list[Stretch]:
    """Where two lines differ: sentences that only one has, and what differs inside those that are alike."""
    mine, other = _sentences(_text(one[0])), _sentences(_text(two[0]))
    found: list[Stretch] = []
    for _, start, end, at, to in _differences(mine, other):
        place = len("".join(mine[:start]))
        rest = list(other[at:to])
        for sentence in mine[start:end]:
            like = next((known for known in rest if _is_alike(sentence, known)), "")
            for known in rest[: rest.index(like)] if like else ():
                found.append(Stretch(place, place, "", known))
            rest = rest[rest.index(like) + 1 :] if like else rest
            found += _inside(place, sentence, like)
            place += len(sentence)
        found += [Stretch(place, place, "", known) for known in rest]
    return found


def _inside(place: int, ours: str, theirs: str) -> list[Stretch]:
    """Where two sentences differ; as wholes where that is in several places."""
    mine, other = list(_tokens(ours)), list(_tokens(theirs))
    steps = list(_differences(mine, other))
    if not theirs or sum(start < end and at < to for _, start, end, at, to in steps) > 1:
        return [Stretch(place, place + len(ours), ours, theirs)]
    found: list[Stretch] = []
    for _, start, end, at, to in steps:
        first, text = place + len("".join(mine[:start])), "".join(mine[start:end])
        found.append(Stretch(first, first + len(text), text, "".join(other[at:to])))
    return found


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> list[Step]:
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [step for step in steps if step[0] != "equal"]


def _is_alike(ours: str, theirs: str) -> bool:
    mine, other = (Counter(filter(_is_word, _tokens(text))) for text in (ours, theirs))
    return (mine & other).total() >= max(FEWEST, ALIKE * min(mine.total(), other.total()))


def _sentences(text: str) -> list[str]:
    """The sentences of a line, each with the space behind it; no tag is cut."""
    found = [""]
    for token in _tokens(text):
        is_begun = token[:1].isupper() or token.startswith("{")
        if is_begun and END.search(found[-1]):
            found.append("")
        found[-1] += token
    return found


def _is_word(token: str) -> bool:
    return len(token) > 1 and token.isalpha()


def _tokens(text: str) -> Iterator[str]:
    """The words, signs and tags of a line; all from the tag that opens a block to that which closes it."""
    held = ""
    depth = 0
    for token in TOKEN.findall(text):
        depth += len(OPENS.findall(token)) - len(CLOSES.findall(token))
        held += token
        if depth <= 0:
            yield held
            held, depth = "", 0
    if held:
        yield held


def _leaves(line: etree._Element) -> list[etree._Element]:
    return list(line.iter(W + "t"))


def _text(line: etree._Element) -> str:
    return "".join(leaf.text or "" for leaf in _leaves(line))


def _write(line: etree._Element, start: int, end: int, text: str) -> None:
    """Puts a text in the place of some letters of a line, in the look that they have."""
    cursor = 0
    is_put = False
    for leaf in _leaves(line):
        own = leaf.text or ""
        first, last = max(start - cursor, 0), min(end - cursor, len(own))
        if first <= len(own) and last >= 0 and first <= last:
            leaf.text = own[:first] + ("" if is_put else text) + own[last:]
            keep_spaces(leaf)
            is_put = True
        cursor += len(own)


def same_loop(one: Sequence[etree._Element], two: Sequence[etree._Element]) -> bool:
    """Whether two blocks are loops over the same records."""
    ours, theirs = (HEAD.match(_text(lines[0]).strip()) for lines in (one, two))
    return bool(ours and theirs and one[0].tag == two[0].tag and ours.groups() == theirs.groups())
