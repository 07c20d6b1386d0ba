"""Lines that name records by their numbers: «№ 1, 2, 5 – инвалидам», «Инвалидам: пункты 1, 2, 5»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.lines import Line, runs_of_lines
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.orders import Row, sort_key
from paperwork.documents.learning.paper import Paper
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.writing import Block

NUMBERS: Final = r"(?P<numbers>\d+(?:, ?\d+)*)"
ENDS: Final = r"(?P<end>[.;]?)"
LAYOUTS: Final = (
    re.compile(rf"(?P<before>\D{{0,20}}?){NUMBERS}(?P<after> ?[-:] ?)(?P<answer>\S.{{5,}}?){ENDS}"),
    re.compile(rf"(?P<answer>.{{6,}}?)(?P<after>(?: ?[-:] ?| ?\()\D{{0,20}}?){NUMBERS}(?P<before>\)?){ENDS}"),
)
VARIABLE: Final = "группа"
FEWEST: Final = 2  # lines
Columns = tuple[str, str, str]  # of the numbers, of the answer, of the order


@dataclass(frozen=True, slots=True)
class _Read:
    """A line of the paper, read: its answer, the numbers of the records that have it."""

    line: Line
    match: re.Match[str]

    @property
    def numbers(self) -> list[str]:
        """The numbers, in the order of the line."""
        return re.split(", ?", self.match["numbers"])

    @property
    def fixed(self) -> tuple[str, str]:
        """The words that are the same in every line."""
        return self.match["before"], self.match["after"]


@dataclass(frozen=True, slots=True)
class _Groups:
    """The table, its column of numbers, the answer that they have in common, the order of its records."""

    records: Records
    number: str
    column: str
    filters: str
    order: str

    @property
    def rows(self) -> str:
        """The code of the records that have a number, in their order."""
        order = f'|sort(attribute="{self.order}")' if self.order else ""
        return f'{self.records.rows.tag}|selectattr("{self.number}"){order}'


def find_numbered_groups(paper: Paper, tables: Sequence[Records]) -> list[Block]:
    """Makes a loop over the answers of lines that tell which records have each of them."""
    blocks: list[Block] = []
    for lines in runs_of_lines(paper):
        for layout in LAYOUTS:
            for stretch in _stretches(lines, layout):
                groups = next((own for records in tables for own in _readings(stretch, records)), None)
                if groups is not None:
                    blocks.append(_written(stretch, groups))
    return blocks


def _stretches(lines: Sequence[Line], layout: re.Pattern[str]) -> Iterator[list[_Read]]:
    """Neighbouring lines of that layout with the same words between."""
    stretch: list[_Read] = []
    for line in lines:
        is_paragraph = line.kind == "p" and line.is_free
        match = layout.fullmatch(line.cells[0][0].text.strip()) if is_paragraph else None
        read = _Read(line, match) if match else None
        if stretch and (read is None or read.fixed != stretch[0].fixed):
            yield from [stretch] if len(stretch) >= FEWEST else []
            stretch = []
        stretch += [read] if read else []
    if len(stretch) >= FEWEST:
        yield stretch


def _readings(stretch: Sequence[_Read], records: Records) -> Iterator[_Groups]:
    """The columns that give just these lines, in this order."""
    rows = records.rows.rows
    told = {text for read in stretch for text in read.numbers}
    for number in records.rows.columns:
        own = [index for index, row in enumerate(rows) if row.get(number)]
        known = {str(rows[index].get(number)) for index in own}
        if len(own) != len(known) or not told <= known:
            continue
        for column, filters in _answers(stretch, records, own, number):
            is_shared = len({row.get(column) for row in rows}) < len(rows)  # the name of one record is none
            for order in ("", *records.rows.columns) if is_shared else ():
                if _is_told(stretch, rows, own, (number, column, order)):
                    yield _Groups(records, number, column, filters, order)


def _answers(
    stretch: Sequence[_Read], records: Records, own: Sequence[int], number: str
) -> Iterator[tuple[str, str]]:
    """The columns, each in one look, that print the answer of every line for every record it names."""
    looks: list[set[tuple[str, str]]] = []
    for read in stretch:
        for index in own:
            if str(records.rows.rows[index].get(number)) in read.numbers:
                cells = records.whole(index, read.match["answer"])
                looks.append({(cell.column, cell.rendering.filters) for cell in cells})
    yield from sorted(set.intersection(*looks)) if looks else ()


def _is_told(stretch: Sequence[_Read], rows: Sequence[Row], own: Sequence[int], columns: Columns) -> bool:
    """Whether the lines are those of the records in that order, one for each answer that they have."""
    number, column, order = columns
    try:
        shown = sorted(own, key=lambda index: sort_key(rows[index], (order,) if order else ()))
    except TypeError:  # answers of several kinds
        return False
    told: dict[Any, list[str]] = {}
    for index in shown:
        if rows[index].get(column):
            told.setdefault(rows[index].get(column), []).append(str(rows[index].get(number)))
    return list(told.values()) == [read.numbers for read in stretch]


def _written(stretch: Sequence[_Read], groups: _Groups) -> Block:
    """Marks the first line, and makes it a loop over the answers."""
    model = stretch[0]
    paragraph = model.line.cells[0][0]
    shift = len(paragraph.text) - len(paragraph.text.lstrip())
    tag = groups.records.rows.tag
    own = f'{groups.rows}|selectattr("{groups.column}", "eq", {VARIABLE})'
    numbers = f'{{{{ {own}|map(attribute="{groups.number}")|join(", ") }}}}'
    codes = [
        ("numbers", numbers, groups.number),
        ("answer", f"{{{{ {VARIABLE}{groups.filters} }}}}", groups.column),
    ]
    ends = [read.match["end"] for read in stretch]
    if ends[-1] != ends[0] and ends[0]:
        codes.append(("end", f"{{% if loop.last %}}{ends[-1]}{{% else %}}{ends[0]}{{% endif %}}", ""))
    for name, code, column in codes:
        start, end = (shift + place for place in model.match.span(name))
        words = paragraph.written(start, end)
        paragraph.mark(Mark(start, end, words, code, f"{tag}[].{column}", MarkKind.LIST, paragraph.place))
    for read in stretch[1:]:
        read.line.cells[0][0].is_gone = True
    head = f'{{%p for {VARIABLE} in {groups.rows}|map(attribute="{groups.column}")|select|unique %}}'
    gone = [read.line.element for read in stretch[1:]]
    return Block("p", model.line.element, [((), model.line.element, ())], (head,), ("{%p endfor %}",), gone)
