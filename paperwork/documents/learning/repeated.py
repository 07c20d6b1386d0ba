"""A stretch of lines that are the records of a table, written as a loop over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.as_written import stretches_of
from paperwork.documents.learning.composed import CellCode
from paperwork.documents.learning.headings import REFERENCE, SHORTEST, Heading
from paperwork.documents.learning.lines import Line, over
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.merged_down import is_one_over, mark_as_one
from paperwork.documents.learning.paper import Paragraph
from paperwork.documents.learning.records import Cell, Records, weight
from paperwork.documents.learning.selections import Selection
from paperwork.documents.learning.under_rows import UnderRows
from paperwork.documents.learning.wordings import likeness, says
from paperwork.documents.learning.writing import Block, set_text

CONDITION: Final = 0.97  # a loop without a condition is the likelier
ORDINAL: Final = re.compile(r"(\d+)[.)]")
ANSWER: Final = re.compile(r"\{\{.*?\}\}")
COMPUTED: Final = 0.97  # and one over a sheet
VARIABLES: Final = {
    "услуги": "услуга", "цели": "цель", "действия": "действие", "планы": "версия", "контакты": "контакт",
    "оказано": "оказание", "документы_дела": "документ", "специалисты": "сотрудник",
}  # fmt: skip


@dataclass(eq=False)
class Loop:
    """A stretch of lines that are the records of a table, and what is printed for each."""

    records: Records
    selection: Selection
    lines: Sequence[Line]  # a line for each record shown
    gaps: Sequence[tuple[int, Line]]  # the number of the record before which a line is
    codes: Sequence[CellCode]
    headings: Sequence[Heading] = ()
    captions: Sequence[Sequence[Line]] = ()  # the lines that follow each record
    under: UnderRows | None = None

    @property
    def every_line(self) -> list[Line]:
        """The lines of the records, with their headings and captions."""
        captions = (line for own in self.captions for line in own)
        under = self.under.rows.values() if self.under else ()
        return [*self.lines, *(line for _, line in self.gaps), *captions, *under]

    def captions_of(self, line: Line) -> Sequence[Line]:
        """The captions that follow the line of a record."""
        return self.captions[self.lines.index(line)] if self.captions else ()

    @property
    def variable(self) -> str:
        """The name of a record inside the loop."""
        return variable_of(self.records.rows.tag)

    @property
    def merit(self) -> tuple[float, float, bool, bool]:
        """How much of the paper it explains, how well its columns are named, and whose table it is."""
        explained: float = sum(code.explained - self._fixed(code) for code in self.codes)
        named = sum(
            likeness(self.lines[0].header(number), self.records.rows.columns.get(column, ""))
            for number, code in enumerate(self.codes)
            for column in code.columns[:1]
        )
        rows = self.records.rows
        explained *= CONDITION if self.selection.condition and not self.selection.kind else 1
        is_of_kind = len(self.records.values.sisters(rows)) > 1
        is_named = is_of_kind and says(over(self.lines[0]), words_of_kind(rows.tag))
        if rows.is_computed:  # a list of the kind that the heading names is more than a sheet
            explained *= 1 / COMPUTED if is_named else COMPUTED
        return explained * (1 + 0.1 * min(named, 3)), named, not rows.is_computed, "." not in rows.tag

    def _fixed(self, code: CellCode) -> int:
        """How many letters of its cells are no answers, where one wording is all of the code."""
        if code.is_fixed or code.explained <= 0 or "{%" in code.code:
            return 0
        letters = sum(map(str.isalnum, ANSWER.sub("", code.code)))
        return min(code.explained, letters * len(self.lines))

    @property
    def head(self) -> str:
        """The tag that begins it."""
        order = f'|sort(attribute="{",".join(self.selection.order)}")' if self.selection.order else ""
        condition = (
            f" if {self.selection.condition}".replace("{x}", self.variable)
            if self.selection.condition
            else ""
        )
        kind = self.lines[0].kind
        return f"{{%{kind} for {self.variable} in {self.records.rows.tag}{order}{condition} %}}"


def words_of_kind(tag: str) -> str:
    """The last words of the tag of a table, which say of what kind its records are."""
    return tag.rpartition(".")[2].replace("_", " ")


def variable_of(tag: str) -> str:
    """The name of a record inside the loop over a table."""
    return VARIABLES.get(tag, "строка")


def settle(loop: Loop) -> list[Block]:
    """Marks what the loop prints, and gives what is to be done with its lines, from the inside out."""
    model = max(loop.lines, key=lambda line: (sum(len(cell) for cell in line.cells), weight(line.texts)))
    if all(
        len(cell) == len(first)
        for line in loop.lines
        for cell, first in zip(line.cells, loop.lines[0].cells, strict=True)
    ):
        model = loop.lines[0]
    inner = list(_fill_cells(model, loop))
    order: list[tuple[Sequence[str], Line, Sequence[str]]] = []
    kind = model.kind
    for heading in loop.headings:
        _mark_heading(heading, loop)
        _mark_ordinal(heading.line, loop, heading.columns[0])
        test = f"{{%{kind} if {heading.test(loop.variable)} %}}"
        order.append(((test,), heading.line, (f"{{%{kind} endif %}}",)))
    order.append(((), model, ()))
    order += [((), line, ()) for line in loop.captions_of(model)]
    if loop.under:
        order.append(_under(loop, loop.under))
    used = {id(line) for _, line, _ in order}
    gone = [line for line in loop.every_line if id(line) not in used]
    for paragraph in (paragraph for line in gone for cell in line.cells for paragraph in cell):
        paragraph.is_gone = True
    start = min(loop.every_line, key=_position)
    whole = Block(
        kind,
        start.element,
        [(before, line.element, after) for before, line, after in order],
        (loop.head,),
        (f"{{%{kind} endfor %}}",),
        [line.element for line in gone],
    )
    return [*inner, whole]


def _fill_cells(model: Line, loop: Loop) -> Iterator[Block]:
    """Marks the cells of the line that stays."""
    for number, code in enumerate(loop.codes):
        if model is loop.lines[0] and is_one_over([line.cells[number] for line in loop.lines]):
            mark_as_one(model.cells[number], loop.records.rows.tag)
        elif not code.is_fixed:
            yield from _fill(model.cells[number], code.code.replace("{x}", loop.variable), loop, code)


def _under(loop: Loop, under: UnderRows) -> tuple[Sequence[str], Line, Sequence[str]]:
    """Marks the answer in the row under a record, and gives the row with its condition."""
    row = next(iter(under.rows.values()))
    [paragraph] = row.cells[0]
    start = paragraph.text.index(under.label) + len(under.label)
    end = len(paragraph.text.rstrip())
    code = f"{{{{ {loop.variable}.{under.column} }}}}"
    _put(paragraph, start, end, code, f"{loop.records.rows.tag}[].{under.column}")
    return (f"{{%tr if {under.condition(loop.variable)} %}}",), row, ("{%tr endif %}",)


def _position(line: Line) -> int:
    parent = line.element.getparent()
    return parent.index(line.element) if parent is not None else 0


def _mark_heading(heading: Heading, loop: Loop) -> None:
    before = next(number for number, gap in loop.gaps if gap is heading.line)
    index = loop.selection.indexes[before]
    wanted = list(heading.columns)
    for paragraph in (paragraph for cell in heading.line.cells for paragraph in cell):
        found: list[tuple[int, int, Cell]] = []
        for start, end, cells in loop.records.pieces(index, paragraph.text, minimum=SHORTEST):
            chosen = next((item for item in cells if item.column in wanted), None)
            if chosen:
                wanted.remove(chosen.column)
                found.append((start, end, chosen))
        found.sort(key=lambda piece: piece[0])
        codes = _codes_of([cell for _, _, cell in found], heading, loop.variable)
        for (start, end, cell), code in zip(found, codes, strict=True):
            _put(paragraph, start, end, code, f"{loop.records.rows.tag}[].{cell.column}")
        for match in REFERENCE.finditer(paragraph.text) if heading.refers else ():
            if int(match[1]) == before and paragraph.is_free(*match.span(1)):
                _put(paragraph, *match.span(1), "{{ loop.index0 }}", loop.records.rows.tag)


def _codes_of(cells: Sequence[Cell], heading: Heading, variable: str) -> list[str]:
    """The answers of a heading; one that may be empty is left out with the words before it."""
    codes = [f"{{{{ {variable}.{cell.column}{cell.rendering.filters} }}}}" for cell in cells]
    for number, cell in enumerate(cells):
        if cell.column in heading.optional and number:
            codes[number - 1] += f"{{% if {variable}.{cell.column} %}}"
            codes[number] += "{% endif %}"
    return codes


def _mark_ordinal(heading: Line, loop: Loop, column: str) -> None:
    """The number of a heading, where those of all groups are 1, 2, …"""
    if len(loop.headings) > 1 or loop.selection.condition:
        return
    lines = [line for _, line in loop.gaps]
    numbers = [ORDINAL.match(" ".join(line.texts).strip()) for line in lines]
    if not all(match and int(match[1]) == place for place, match in enumerate(numbers, 1)):
        return
    order = f'|sort(attribute="{",".join(loop.selection.order)}")' if loop.selection.order else ""
    rows = f"({loop.records.rows.tag}{order})" if order else loop.records.rows.tag
    code = f'{{{{ {rows}[:loop.index]|map(attribute="{column}")|unique|list|length }}}}'
    paragraph = next((own for cell in heading.cells for own in cell if ORDINAL.match(own.text.strip())), None)
    match = ORDINAL.search(paragraph.text) if paragraph else None
    if paragraph and match and paragraph.is_free(*match.span(1)):
        _put(paragraph, *match.span(1), code, loop.records.rows.tag)


def _fill(paragraphs: Sequence[Paragraph], code: str, loop: Loop, cell: CellCode) -> list[Block]:
    """Writes the code of a cell into its paragraphs, a line each; what is done where some may be left out."""
    lines = code.split("\n")
    filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()] or list(paragraphs[:1])
    tag = f"{loop.records.rows.tag}[].{cell.columns[0]}" if cell.columns else loop.records.rows.tag
    elements = []
    for number, paragraph in enumerate(filled):
        own = lines[number] if number < len(lines) else ""
        if number == len(filled) - 1 and len(lines) > len(filled) and not cell.optional:
            own = ("\n" if "\n" in paragraph.text else " ").join(lines[number:])
        text = paragraph.text
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        for at, to, part in stretches_of(paragraph, start, end, own):
            _put(paragraph, at, to, part, tag, looks=cell.looks)
        elements.append(paragraph.element)
    if not cell.optional:
        return []
    for line in lines[len(filled) :]:
        made = deepcopy(filled[-1].element)
        set_text(made, line)
        elements.append(made)
    conditions = [condition.replace("{x}", loop.variable) for condition in cell.optional]
    wrapped = [
        ((f"{{%p if {condition} %}}",), element, ("{%p endif %}",))
        for condition, element in zip(conditions, elements, strict=False)
    ]
    return [Block("p", elements[0], wrapped, (), ())]


def _put(paragraph: Paragraph, start: int, end: int, code: str, tag: str, *, looks: bool = False) -> None:
    words = paragraph.written(start, end)
    paragraph.mark(Mark(start, end, words, code, tag, MarkKind.LIST, paragraph.place, looks))
