"""A second paper of the same kind: it settles doubts in the first, and shows what comes and goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher

from lxml import etree

from paperwork.documents.learning.conditions import Part, condition_for
from paperwork.documents.learning.fuller import fuller, has_links, is_told_already
from paperwork.documents.learning.gender_pairs import Pair
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.runs import words_in
from paperwork.documents.learning.section_ends import adopt, put_back, set_apart, spell_out
from paperwork.documents.learning.units import (
    SIGNS,
    TBL,
    TR,
    Unit,
    fixed_words,
    gender_pair,
    is_alike,
    is_balanced,
    text_of,
    together,
    units,
    words_of,
    wrap,
)
from paperwork.documents.learning.values import Values
from paperwork.documents.learning.variants import are_variants, join_variants, same_loop
from paperwork.word.docx.xml import W, keep_spaces, parent

CLOSING = re.compile(r"\{%\w* *endif *%\}")
PLACE = "\u2039\u203a"  # what is in place of a mark where the fixed text is compared


def settle_doubts(paper: Paper, other: Paper) -> None:
    """Takes for each value the reading that fits both papers."""
    ours, theirs = _marked(paper), _marked(other)
    matcher = SequenceMatcher(
        None, [_fixed(one) for one in ours], [_fixed(one) for one in theirs], autojunk=False
    )
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            one, two = ours[block.a + number], theirs[block.b + number]
            for mark, also in zip(_values(one), _values(two), strict=False):
                _settle(mark, also)


def _marked(paper: Paper) -> list[Paragraph]:
    return [paragraph for paragraph in paper.paragraphs if not paragraph.is_gone and paragraph.text.strip()]


def _values(paragraph: Paragraph) -> list[Mark]:
    return [mark for mark in paragraph.marks if mark.kind is MarkKind.VALUE]


def _fixed(paragraph: Paragraph) -> str:
    """The text of a paragraph with the same sign in place of every value."""
    pieces, cursor = [], 0
    for mark in paragraph.marks:
        pieces += [paragraph.text[cursor : mark.start], PLACE]
        cursor = mark.end
    return "".join([*pieces, paragraph.text[cursor:]])


def _settle(mark: Mark, other: Mark) -> None:
    theirs = {candidate.code: candidate.score for candidate in other.candidates}
    common = [candidate for candidate in mark.candidates if candidate.code in theirs]
    if not common:
        return
    best = max(common, key=lambda candidate: candidate.score + theirs[candidate.code])
    is_plain = mark.code in {candidate.code for candidate in mark.candidates}
    if is_plain and best.code != mark.code:
        mark.choose(best)
    if len(common) == 1:
        mark.is_sure = True


def join(first: Paper, second: Paper, values: Values, others: Values, sex: str | None) -> list[Part]:
    """Puts into the first paper, already written, what only the second has, each part under its condition.

    Returns what comes and goes.
    """
    body, other = _body(first), _body(second)
    if body is None or other is None:
        return []
    apart = set_apart(body)
    set_apart(other)
    ours, theirs = list(units(body)), list(units(other))
    matcher = SequenceMatcher(None, list(map(text_of, ours)), list(map(text_of, theirs)), autojunk=False)
    parts: list[Part] = []
    for kind, start, end, at, to in matcher.get_opcodes():
        if kind == "equal":
            continue
        before, following = ours[start - 1] if start else None, ours[end] if end < len(ours) else None
        pairs = list(_paired(ours[start:end], theirs[at:to], sex))
        came = ""  # what a line has of the other paper, behind which ours may say the same in another way
        for number, (mine, new) in enumerate(pairs):
            if mine and new and is_alike(mine[0], new[0], sex):
                _join_words(mine[0], new[0], sex)
                before, came = fuller(mine[0], new[0], values, others), ""
                continue
            if mine and new and _is_same(mine[0], new[0], sex):
                joined = [] if same_loop(mine[0], new[0]) else join_variants(mine[0], new[0], values, others)
                parts += joined
                came = " ".join(part.words for part in joined if part.condition and not part.is_of_first)
                before = mine[0]
                continue
            ours_here, theirs_here = (" ".join(map(text_of, pair)) for pair in (mine, new))
            theirs_here, came = theirs_here or came, ""
            parts += _going(mine, theirs_here, values, others)
            before = mine[-1] if mine else before
            rest = [line for pair, _ in pairs[number + 1 :] for line in pair]
            place = before, rest[0] if rest else following
            parts += _coming(new, ours_here, place, (body, other), values, others)
    put_back(apart)
    return parts


def _body(paper: Paper) -> etree._Element | None:
    return paper.stories[0].root.find(W + "body") if paper.stories else None


def _paired(
    ours: Sequence[Unit], theirs: Sequence[Unit], sex: str | None
) -> Iterator[tuple[list[Unit], list[Unit]]]:
    """The lines that are alike, each with its like, and between them those that only one paper has."""
    mine: list[Unit] = []
    rest = list(theirs)
    for one in ours:
        like = next((number for number, two in enumerate(rest) if _is_same(one, two, sex)), None)
        if like is None:
            mine.append(one)
            continue
        if mine or like:
            yield mine, rest[:like]
        yield [one], [rest[like]]
        mine, rest = [], rest[like + 1 :]
    if mine or rest:
        yield mine, rest


def _is_same(one: Unit, two: Unit, sex: str | None) -> bool:
    """Whether two papers say the same by two lines, all of it or most."""
    return is_alike(one, two, sex) or same_loop(one, two) or are_variants(one, two)


def _join_words(one: Unit, two: Unit, sex: str | None) -> None:
    """Of a line that both have, words that differ by gender alone."""
    for word, other in zip(fixed_words(one), fixed_words(two), strict=False):
        pair = gender_pair(word, other, sex) if word != other else None
        if pair:
            _by_sex(one, word.strip(SIGNS), pair)


def _by_sex(unit: Unit, word: str, pair: Pair) -> None:
    texts = (leaf for line in unit for leaf in line.iter(W + "t"))
    leaves = [leaf for leaf in texts if word in re.findall(r"\w+", leaf.text or "")]
    if len(leaves) == 1:
        code = f"{{{{ клиент.пол|род({pair.arguments}) }}}}"
        leaves[0].text = re.sub(rf"\b{word}\b", lambda _: code, leaves[0].text or "", count=1)
        keep_spaces(leaves[0])


def _going(mine: Sequence[Unit], instead: str, values: Values, others: Values) -> Iterator[Part]:
    """What only the first paper has: it is printed where it has something to print."""
    for group in filter(words_of, together(mine)):
        text = words_of(group)
        condition = condition_for(text, values, others, instead) if is_balanced(group) else None
        if condition:
            spell_out(parent(group[0][0]))
            wrap([line for unit in group for line in unit], condition.code)
        yield Part(text, condition, True)


def _coming(
    new: Sequence[Unit],
    instead: str,
    place: tuple[Unit | None, Unit | None],
    bodies: tuple[etree._Element, etree._Element],
    values: Values,
    others: Values,
) -> Iterator[Part]:
    """What only the second paper has: it comes into the first in the same place, between two lines."""
    after, following = place
    for group in filter(words_of, together(new)):
        text = words_of(group)
        is_new = is_balanced(group) and not is_told_already(text, bodies, others)
        condition = condition_for(text, others, values, instead) if is_new else None
        copies = [deepcopy(line) for unit in group for line in unit]
        if not condition or not _put(copies, after, following):
            yield Part(text, None, False)
            continue
        adopt(copies, copies[-1])
        wrap(copies, condition.code)
        after = copies
        yield Part(text, condition, False)


def _put(copies: Unit, after: Unit | None, following: Unit | None) -> bool:
    """Puts lines in their place: rows among rows; False where they have none, or need more of their file."""
    if has_links(copies):
        return False
    is_row = copies[0].tag == TR
    if after is not None and (not is_row or after[-1].tag == TR):
        anchor = next(after[-1].iterancestors(TBL)) if not is_row and after[-1].tag == TR else after[-1]
        anchor = _after_block(anchor)
        for copy in reversed(copies):
            anchor.addnext(copy)
        return True
    if is_row and following is not None and following[0].tag == TR:
        for copy in copies:
            following[0].addprevious(copy)
        return True
    return False


def _after_block(line: etree._Element) -> etree._Element:
    """The line, or the tag that has just been put after it to close a condition."""
    following = line.getnext()
    is_closing = following is not None and CLOSING.fullmatch(words_in(following)) is not None
    return following if is_closing and following is not None else line
