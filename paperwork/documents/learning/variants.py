"""A line that two papers say nearly alike: what only one of them says in it comes and goes inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.conditions import Condition, Part, condition_for
from paperwork.documents.learning.units import CLOSES, OPENS, P, Unit
from paperwork.documents.learning.values import Values
from paperwork.word.docx.xml import W, keep_spaces

TOKEN: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\w+|\s+|[^\w\s]")
HEAD: Final = re.compile(r"\{%\w* *for \w+ in ([\w.]+)[^%]*?(?: if (.+?))? *%\}")
ALIKE: Final = 0.5  # of the words of the shorter line that the other has too
FEWEST: Final = 3  # words that both have


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
        ours = condition_for(stretch.ours, values, others, stretch.theirs) if stretch.ours else None
        theirs = condition_for(stretch.theirs, others, values, stretch.ours) if stretch.theirs else None
        if stretch.ours and stretch.theirs and not (ours and theirs):
            ours = theirs = None  # the one is in the place of the other
        written = _under(ours, stretch.ours) + (_under(theirs, stretch.theirs) if theirs else "")
        _write(one[0], stretch.start, stretch.end, written)
        found += [Part(stretch.theirs, theirs, False)] if stretch.theirs.strip() else []
        found += [Part(stretch.ours, ours, True)] if stretch.ours.strip() else []
    return found[::-1]


def _under(condition: Condition | None, text: str) -> str:
    return f"{{% if {condition.code} %}}{text}{{% endif %}}" if condition else text


def are_variants(one: Unit, two: Unit) -> bool:
    """Whether two lines are nearly alike."""
    if len(one) != 1 or len(two) != 1 or one[0].tag != P or two[0].tag != P:
        return False
    mine, other = (Counter(filter(_is_word, _tokens(_text(line[0])))) for line in (one, two))
    shorter = min(mine.total(), other.total())
    return (mine & other).total() >= max(FEWEST, ALIKE * shorter)


def _stretches(one: Unit, two: Unit) -> list[Stretch]:
    """Where two lines differ."""
    mine, other = list(_tokens(_text(one[0]))), list(_tokens(_text(two[0])))
    matcher = SequenceMatcher(None, mine, other, autojunk=False)
    found: list[Stretch] = []
    for kind, start, end, at, to in matcher.get_opcodes():
        if kind != "equal":
            place, text = len("".join(mine[:start])), "".join(mine[start:end])
            found.append(Stretch(place, place + len(text), text, "".join(other[at:to])))
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
