"""Tables and lists of a paper that repeat the records of the book, made loops."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from paperwork.documents.learning.alone import may_be_alone
from paperwork.documents.learning.both_tables import read_with
from paperwork.documents.learning.cells import cell_code
from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.dashes import with_dashes
from paperwork.documents.learning.either_column import with_either
from paperwork.documents.learning.headings import (
    Gap,
    Heading,
    gap_of,
    headings_of,
    named,
    of_one_answer,
    without_headings,
)
from paperwork.documents.learning.lines import Line, captions_after, runs_of_lines, words_over
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.records import ITSELF, Records
from paperwork.documents.learning.repeated import Loop, settle
from paperwork.documents.learning.selections import Selection, apart_from, selections
from paperwork.documents.learning.under_rows import under_rows
from paperwork.documents.learning.values import Rows, Values
from paperwork.documents.learning.writing import Block
from paperwork.russian.dates import contact_dates

GAP: Final = 4  # lines between two records that may be headings of groups
ENOUGH: Final = 0.35  # of a line's letters that a record must print
LETTERS: Final = 6


def records_of(values: Values) -> list[Records]:
    """The tables of the book of which something is in the paper."""
    every = (Records(rows, values) for rows in _all_tables(values))
    return [records for records in every if _stands(records, values)]


def find_loops(
    paper: Paper, tables: Sequence[Records], others: Sequence[Loop] = ()
) -> tuple[list[Loop], list[Block]]:
    """Makes loops of all lines that repeat records, and marks what each prints.

    ``others`` are those of a second paper.
    """
    loops: list[Loop] = []
    blocks: list[Block] = []
    for lines in runs_of_lines(paper):
        for found in _in_lines(lines, tables):
            loop = read_with(found, others)
            same = [known for known in loops if known.records.rows.tag == loop.records.rows.tag]
            lists = [known.selection for known in same]
            loop.selection = apart_from(loop.records, loop.selection, lists)
            loops.append(loop)
            blocks += settle(loop)  # before the next is looked for, since it is not free any more
    return loops, blocks


def _all_tables(values: Values) -> Iterator[Rows]:
    yield from values.tables
    plan = values.context.get("план") or {}
    if plan.get("дата"):
        days = (
            contact_dates(plan["дата"], plan.get("дней_между_контактами") or 14)
            if not isinstance(plan["дата"], str)
            else []
        )
        if days:
            tag = "план.дата|даты_контактов(every=план.дней_между_контактами)"
            yield Rows(tag, [{ITSELF: day} for day in days], {ITSELF: "Плановая дата"}, "Планы", True)
    for scalar in values.scalars:
        if isinstance(scalar.value, str) and "\n" in scalar.value:
            lines = [line for line in scalar.value.splitlines() if line.strip()]
            if len(lines) > 1:
                yield Rows(
                    f"{scalar.tag}|абзацы",
                    [{ITSELF: line} for line in lines],
                    {ITSELF: scalar.header},
                    scalar.sheet,
                )


def _stands(records: Records, values: Values) -> bool:
    """Whether anything long of a record is in the paper at all."""
    return any(len(text) >= 4 and values.has(text) for texts in records.texts for text in texts)


def _in_lines(lines: list[Line], tables: Sequence[Records]) -> Iterator[Loop]:
    """The loops of neighbouring lines, the one that explains most first."""
    while True:
        every = [(records, _records_of_lines(lines, records)) for records in tables]
        read = [(records, best) for records, best in every if any(best)]
        found = [loop for records, best in read for loop in _loops(lines, records, best)]
        if not found:
            return
        chosen = max(found, key=lambda loop: loop.merit)
        yield chosen
        used = {id(line) for line in chosen.every_line}
        lines = [line for line in lines if id(line) not in used]
        tables = [records for records, _ in read]  # of fewer lines none is a record of another table


def _loops(lines: Sequence[Line], records: Records, best: Sequence[Sequence[int] | None]) -> Iterator[Loop]:
    """The stretches of lines that are records of a table, where some may be headings of the next."""
    yield from _stretches(lines, records, best)
    without = without_headings(best)
    if without != best:
        yield from _stretches(lines, records, without)


def _stretches(
    lines: Sequence[Line], records: Records, best: Sequence[Sequence[int] | None]
) -> Iterator[Loop]:
    number = 0
    while number < len(lines):
        if best[number] is None:
            number += 1
            continue
        shown: list[int] = []
        places: list[int] = []
        at = number
        while at < len(lines) and (not places or at - places[-1] <= GAP):
            options = best[at]
            if options:
                after = [index for index in options if index not in shown]
                if not after:
                    break
                shown.append(next((i for i in after if not shown or i > shown[-1]), after[0]))
                places.append(at)
            at += 1
        loop = _longest(lines, places, shown, records)
        if loop:
            yield loop
        number = places[-1] + 1


def _records_of_lines(lines: Sequence[Line], records: Records) -> list[list[int] | None]:
    """The records that each line may be, those that explain it best."""
    found: list[list[int] | None] = []
    for line in lines:
        is_one = line.weight >= LETTERS and line.is_free and not line.is_merged
        top, own = records.best(line.written) if is_one else (0, [])
        found.append(own if top >= LETTERS and top >= ENOUGH * line.weight else None)
    return found


def _longest(lines: Sequence[Line], places: list[int], shown: list[int], records: Records) -> Loop | None:
    """The loop of these lines, or of the longest part of them for which there is one."""
    for length in range(len(places), 0, -1):
        for start in range(len(places) - length + 1):
            loop = _loop(lines, places[start : start + length], shown[start : start + length], records)
            if loop:
                return loop
    return None


def _loop(lines: Sequence[Line], places: list[int], shown: list[int], records: Records) -> Loop | None:
    is_alone = len(shown) == 1
    if is_alone and not may_be_alone(lines[places[0]], records, shown[0]):
        return None
    captions = captions_after(lines, places)
    under = under_rows(lines, places, records, shown)
    known = {id(line) for own in (*captions, under.rows.values() if under else ()) for line in own}
    gaps = [line for at, line in enumerate(lines[places[0] : places[-1]], places[0]) if at not in places]
    if any(line.is_empty for line in gaps) or len({len(lines[p].cells) for p in places}) > 1:
        return None
    headed = _group_lines(lines, places, shown, records, known)
    if headed is None:
        return None
    over = _heading_over(lines[places[0]], lines[places[-1]])
    found = _headed(records, shown, headed, over)
    if found is None or (is_alone and headed):
        return None
    selection, headings = found
    chosen = [lines[place] for place in places]
    columns = [[line.texts[number] for line in chosen] for number in range(len(chosen[0].cells))]
    if under:
        columns = [under.texts(number, texts) for number, texts in enumerate(columns)]
    codes = [cell_code(records, shown, own, chosen[0].header(n)) for n, own in enumerate(columns)]
    if sum(code.explained for code in codes) <= 0 or _has_labels(chosen, codes):
        return None
    codes = with_dashes(records, shown, codes)
    codes = [with_either(records, shown, code, chosen[0].header(n)) for n, code in enumerate(codes)]
    told = under.coded(codes) if under else codes
    if told is None:
        return None
    all_gaps = [(gap.number, gap.line) for gap in headed]
    return Loop(records, selection, chosen, all_gaps, told, headings, captions, under)


def _heading_over(first: Line, last: Line) -> str:
    """The words over the records: over their table, or in the paragraph before them."""
    is_one = first.row is None or (last.row is not None and last.row.table is first.row.table)
    return words_over(first.row.table.element if first.row else first.element) if is_one else ""


def _has_labels(lines: Sequence[Line], codes: Sequence[CellCode]) -> bool:
    """Whether each line begins with a wording of its own: they are lines of a form, and no records."""
    if len(lines) < 2 or len(codes) < 2 or codes[0].code:
        return False
    first = [line.texts[0] for line in lines]
    is_wording = all(any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) for text in first)
    explained = sum(bool(code.code) and not code.is_fixed for code in codes)
    return is_wording and len(set(first)) == len(first) and explained < 2


def _group_lines(
    lines: Sequence[Line], places: list[int], shown: list[int], records: Records, known: Container[int]
) -> list[Gap] | None:
    """The headings of groups; None where a line between records is no heading.

    ``known`` are the lines that are something else: captions.
    """
    gaps: list[Gap] = []
    first = places[0]
    while first and places[0] - first < GAP and gap_of(0, lines[first - 1], records, shown[0], ()):
        first -= 1
    for number, place in enumerate(places):
        before = places[number - 1] + 1 if number else first
        for at in (at for at in range(before, place) if id(lines[at]) not in known):
            gap = gap_of(number, lines[at], records, shown[number], named(gaps))
            if gap is None:
                return None
            gaps.append(gap)
    return gaps


def _headed(
    records: Records, shown: Sequence[int], gaps: Sequence[Gap], over: str
) -> tuple[Selection, list[Heading]] | None:
    """Which records these are, and their headings: of several answers each where that gives just these."""
    rows = [records.rows.rows[index] for index in shown]
    for read in dict.fromkeys((tuple(gaps), tuple(of_one_answer(gaps)))):
        selection = selections(records, shown, named(read), over)
        headings = headings_of(read, rows, selection.order) if selection else None
        if selection and headings is not None:
            return selection, headings
    return None
