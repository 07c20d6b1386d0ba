"""Lines between the records of a list that head groups of them, each by one answer or by several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.lines import Line
from paperwork.documents.learning.records import Records

SHORTEST: Final = 4  # letters of an answer in a heading
REFERENCE: Final = re.compile(r"№ ?(\d+)(?!\d)")  # to another row by its number
ROW_BEFORE: Final = "\x01"  # what is in its place where it is that right above
Columns = tuple[str, ...]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gap:
    """A line between records, the record that it is before, and the columns whose answers it has.

    ``columns`` are in the order of the words, ``fixed`` the words around them; ``main`` is the column that
    explains most of the line.
    """

    number: int
    line: Line
    columns: Columns
    main: str
    fixed: str


@dataclass(eq=False)
class Heading:
    """A line that is printed over the first record of a group.

    It is there where the columns ``given`` have answers and all columns of one of the ``changes`` have others
    than in the record before, unless another heading is, which says the same and more.
    """

    columns: Columns
    line: Line
    given: Columns
    changes: Sequence[Columns]
    unless: Sequence[Heading] = ()
    refers: bool = False  # to the row right above, by its number: «как для № 5»

    @property
    def optional(self) -> frozenset[str]:
        """The columns that take the words before them along where they have no answer."""
        return frozenset(self.columns) - frozenset(self.given)

    def test(self, variable: str) -> str:
        """The condition of its line in the loop."""
        differs = [" and ".join(f"loop.previtem.{c} != {variable}.{c}" for c in own) for own in self.changes]
        texts = [f"({text})" if " and " in text else text for text in differs]
        given = " and ".join(f"{variable}.{column}" for column in self.given)
        others = "".join(f" and not ({other.test(variable)})" for other in self.unless)
        return f"{given} and (loop.first or {' or '.join(texts)}){others}"

    def is_over(self, row: Row, before: Row | None) -> bool:
        """Whether it is printed over a record."""
        is_new = before is None or any(all(row.get(c) != before.get(c) for c in own) for own in self.changes)
        return (
            all(map(row.get, self.given)) and is_new and not any(o.is_over(row, before) for o in self.unless)
        )


def gap_of(number: int, line: Line, records: Records, index: int, known: Sequence[str]) -> Gap | None:
    """What a line before a record says of it; None where it is no heading."""
    texts = [text for text in line.texts if text]
    if len(texts) != 1 or not line.is_free:
        return None
    found: list[tuple[int, int, str]] = []
    for start, end, cells in records.pieces(index, texts[0], minimum=SHORTEST):
        columns = [cell.column for cell in cells if cell.column not in {column for _, _, column in found}]
        column = next((column for column in columns if column in known), next(iter(columns), None))
        if column is not None:
            found.append((start, end, column))
    if not found:
        return None
    main = found[0][2]
    found.sort()
    ends = [0, *(end for _, end, _ in found)]
    starts = [*(start for start, _, _ in found), len(texts[0])]
    words = (texts[0][end:start] for end, start in zip(ends, starts, strict=True))
    fixed = REFERENCE.sub(lambda it: _reference(it, number), "\0".join(words))
    return Gap(number, line, tuple(column for _, _, column in found), main, fixed)


def _reference(found: re.Match[str], number: int) -> str:
    return ROW_BEFORE if number and int(found[1]) == number else found[0]


def without_headings(best: Sequence[Sequence[int] | None]) -> list[Sequence[int] | None]:
    """The records that each line may be, less those lines that say a part of the record right below.

    A record is shown once: of two lines that may be it, the upper is the heading.
    """
    kept: list[Sequence[int] | None] = []
    below: Sequence[int] | None = None
    for options in reversed(best):
        if options and below and len(below) == 1 and below[0] in options:
            kept.append(None)
            continue
        kept.append(options)
        below = options
    return kept[::-1]


def of_one_answer(gaps: Sequence[Gap]) -> list[Gap]:
    """The lines as if each named one column alone."""
    return [Gap(gap.number, gap.line, (gap.main,), gap.main, "") for gap in gaps]


def named(gaps: Sequence[Gap]) -> list[str]:
    """The columns in the order in which they are seen first."""
    return list(dict.fromkeys(column for gap in gaps for column in gap.columns))


def headings_of(gaps: Sequence[Gap], rows: Sequence[Row], order: Sequence[str]) -> list[Heading] | None:
    """The headings that print just these lines over the rows shown; None where several answers are no form.

    Whoever types a paper may forget a heading: lines of one answer each need not be proved, nor those of
    several whose words are said again.
    """
    ranked = sorted(named(gaps), key=lambda column: order.index(column) if column in order else 0)
    if all(len(gap.columns) == 1 for gap in gaps):
        return _nested(gaps, rows, ranked)
    ways = (_nested(gaps, rows, ranked), _changed_together(gaps, ranked))
    proved = next((made for made in ways if _is_proved(made, gaps, rows)), None)
    return proved or (ways[0] if _are_usual(gaps) else None)


def _are_usual(gaps: Sequence[Gap]) -> bool:
    """Whether the words between several answers are the paper's own: they are said again with others."""
    said = Counter((gap.columns, gap.fixed) for gap in gaps)
    return all(
        max(number for (own, _), number in said.items() if own == form) > 1
        for form in {gap.columns for gap in gaps}
        if len(form) > 1
    )


def _nested(gaps: Sequence[Gap], rows: Sequence[Row], ranked: Sequence[str]) -> list[Heading]:
    """A line of several answers begins with the outermost of them, and an inner one may begin anew alone."""
    forms = {gap.columns for gap in gaps}
    kept = [form for form in _in_order(forms, ranked) if not _is_shortened(form, forms, gaps, rows)]
    made: list[Heading] = []
    for form in kept:
        inner = sorted(form, key=ranked.index)
        longer = [other for other in made if set(form) < set(other.columns)]
        are_alone = any(set(other) < set(form) for other in kept)
        last = inner[0] if are_alone else inner[-1]
        changes = [(column,) for column in ranked[: ranked.index(last) + 1]]
        given = tuple(dict.fromkeys((inner[0], form[0])))
        made.append(Heading(form, _model(form, gaps), given, changes, longer, _refers(form, gaps)))
    return made


def _changed_together(gaps: Sequence[Gap], ranked: Sequence[str]) -> list[Heading]:
    """A line of several answers is there where all of them are new, and one of each that is new alone."""
    made: list[Heading] = []
    for form in _in_order({gap.columns for gap in gaps}, ranked):
        longer = [other for other in made if set(form) < set(other.columns)]
        inner = {column for other in longer for column in other.columns}
        first = min(map(ranked.index, form))
        above = [(column,) for column in ranked[:first] if column not in inner]
        changes = [*above, form]
        made.append(Heading(form, _model(form, gaps), form, changes, longer, _refers(form, gaps)))
    return made


def _in_order(forms: set[Columns], ranked: Sequence[str]) -> list[Columns]:
    """The outer before the inner, and that of more answers before those of its parts."""
    return sorted(forms, key=lambda form: (min(map(ranked.index, form)), -len(form), form))


def _is_shortened(form: Columns, forms: set[Columns], gaps: Sequence[Gap], rows: Sequence[Row]) -> bool:
    """Whether it is the beginning of a longer one, the rest of which has no answers in its groups."""
    own = [rows[gap.number] for gap in gaps if gap.columns == form]
    return any(
        other[: len(form)] == form
        and len(other) > len(form)
        and not any(row.get(column) for row in own for column in other[len(form) :])
        for other in forms
    )


def _refers(form: Columns, gaps: Sequence[Gap]) -> bool:
    """Whether all lines of a form name the row right above."""
    return all(ROW_BEFORE in gap.fixed for gap in gaps if gap.columns == form)


def _model(form: Columns, gaps: Sequence[Gap]) -> Line:
    """The line of a form with the words that most of them have."""
    own = [gap for gap in gaps if gap.columns == form]
    usual = Counter(gap.fixed for gap in own).most_common(1)[0][0] if len(form) > 1 else own[0].fixed
    return next(gap.line for gap in own if gap.fixed == usual)


def _is_proved(made: Sequence[Heading], gaps: Sequence[Gap], rows: Sequence[Row]) -> bool:
    """Whether the headings give the lines, as many over each row as there are."""
    return list(_given(made, rows)) == [
        [gap.columns for gap in gaps if gap.number == number] for number in range(len(rows))
    ]


def _given(made: Sequence[Heading], rows: Sequence[Row]) -> Iterator[list[Columns]]:
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        over = (heading for heading in made if heading.is_over(row, before))
        yield [tuple(c for c in heading.columns if row.get(c)) for heading in over]
