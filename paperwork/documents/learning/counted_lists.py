"""How many there are and which: «3: уборка, стирка, обед»; where there are none, nothing is listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.spelling import folded
from paperwork.documents.learning.values import Scalar, Values, is_number

BETWEEN: Final = (": ", " (")
CLOSING: Final = {" (": ")"}
SEPARATED: Final = re.compile(r"\{% if not loop\.last %\}(.+?)\{% endif %\}\{% endfor %\}$")
FIELD: Final = re.compile(r"\{\{ [\w.]+(?:\|\w+)* \}\}")
Known = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a paper lists what it counts: which of the lists of a record («какие_…»), behind which sign."""

    root: str
    name: str
    between: str


def find_counted_lists(paper: Paper, values: Values) -> None:
    """Takes what is listed behind a number, with the sign before it and the bracket behind it, into one mark.

    Where the paper lists so what it counts, it lists what there is none of, too, for whom there is some.
    """
    known = {scalar.tag: scalar for scalar in values.scalars}
    habits: Counter[_Habit] = Counter()
    for paragraph in paper.paragraphs:
        for mark in list(paragraph.marks):
            habits.update(_listed(paragraph, mark, known))
    for paragraph in paper.paragraphs:
        for number, words in pairwise(list(paragraph.marks)):
            between = paragraph.text[number.end : words.start]
            is_told = _is_pair(known.get(number.tag), known.get(words.tag), words)
            if between in BETWEEN and (is_told or _is_of_loop(known.get(number.tag), words)):
                _take(paragraph, number.tag, words, between)
    unlisted = {*_unlisted(paper, known)}
    for habit, _ in habits.most_common(1):
        if habit.root not in unlisted:
            _list_none(paper, known, habit)


def _lists_of(number: Scalar | None, known: Known) -> Iterator[tuple[str, Scalar]]:
    """The texts of the same record that are called by the number, «какие_…», each with how."""
    if number is None or not number.is_computed or not is_number(number.value):
        return
    own = number.tag.partition(".")[2]
    for scalar in known.values():
        name, _, of = scalar.tag.partition(".")[2].partition("_")
        if scalar.root == number.root and of == own and isinstance(scalar.value, str):
            yield name, scalar


def _listed(paragraph: Paragraph, mark: Mark, known: Known) -> Iterator[_Habit]:
    """Marks the list behind a number that is called by it."""
    number = known.get(mark.tag)
    if mark.kind is not MarkKind.VALUE or number is None or not number.value:
        return
    for name, scalar in _lists_of(number, known):
        for between in BETWEEN:
            words = f"{between}{folded(str(scalar.value))}{CLOSING.get(between, '')}"
            start, end = mark.end, mark.end + len(words)
            if not paragraph.text.startswith(words, start):
                continue
            inside = [other for other in paragraph.marks if start <= other.start and other.end <= end]
            for other in inside:
                paragraph.marks.remove(other)  # a part of it that another answer prints as well
            if paragraph.is_free(start, end):
                before = paragraph.written(start, start + len(between))
                code = _told(mark.tag, before, f"{{{{ {scalar.tag} }}}}", CLOSING.get(between, ""))
                written = paragraph.written(start, end)
                paragraph.mark(Mark(start, end, written, code, scalar.tag, place=paragraph.place))
                yield _Habit(number.root, name, before)
                return


def _told(number: str, before: str, code: str, closing: str) -> str:
    return f"{{% if {number} %}}{before}{code}{closing}{{% endif %}}"


def _sentences(paper: Paper) -> Iterator[Paragraph]:
    """The paragraphs whose numbers have room for a list behind them."""
    return (one for one in paper.paragraphs if one.cell is None or not one.text.strip().isdigit())


def _unlisted(paper: Paper, known: Known) -> Iterator[str]:
    """The records of which a paper counts in sentences without saying which."""
    for paragraph in _sentences(paper):
        for mark in paragraph.marks:
            number = known.get(mark.tag)
            if mark.kind is not MarkKind.VALUE or number is None or not number.value:
                continue
            is_listed = any(other.start == mark.end for other in paragraph.marks if other is not mark)
            if not is_listed and any(_lists_of(number, known)):
                yield number.root


def _list_none(paper: Paper, known: Known, habit: _Habit) -> None:
    """Takes the list of what there is none of into the mark of its nought."""
    closing = CLOSING.get(folded(habit.between), "")
    for paragraph in _sentences(paper):
        for mark in paragraph.marks:
            number = known.get(mark.tag)
            if mark.kind is not MarkKind.VALUE or number is None or number.value != 0:
                continue
            lists = {name: scalar.tag for name, scalar in _lists_of(number, known)}
            if number.root != habit.root or habit.name not in lists:
                continue
            own = _told(mark.tag, habit.between, f"{{{{ {lists[habit.name]} }}}}", closing)

            def listed(code: str, tag: str, number: str = mark.tag, own: str = own) -> str:
                return f"{code}{own}" if tag == number else code

            paragraph.widen(mark, mark.start, mark.end, listed)


def _is_pair(number: Scalar | None, text: Scalar | None, mark: Mark) -> bool:
    """Whether a record tells how many there are by the one and which by the other."""
    if number is None or text is None or number.root != text.root or not text.is_computed:
        return False
    is_plain = mark.kind is MarkKind.VALUE and FIELD.fullmatch(mark.code) is not None
    return is_number(number.value) and bool(number.value) and isinstance(text.value, str) and is_plain


def _is_of_loop(number: Scalar | None, mark: Mark) -> bool:
    """Whether as many records are listed as the number before them tells."""
    between = SEPARATED.search(mark.code) if mark.kind is MarkKind.LIST else None
    if number is None or between is None or isinstance(number.value, bool):
        return False
    return number.is_computed and number.value == folded(mark.words).count(between.group(1)) + 1


def _take(paragraph: Paragraph, number: str, mark: Mark, between: str) -> None:
    start, end = mark.start - len(between), mark.end
    closing = CLOSING.get(between, "")
    if closing:
        if paragraph.text[end : end + 1] != closing or not paragraph.is_free(end, end + 1):
            return
        end += 1
    before = paragraph.written(start, mark.start)
    paragraph.widen(mark, start, end, lambda code, _: _told(number, before, code, closing))
