"""Places left empty beside the wording of an answer that the client lacks, and tables of rows he lacks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from typing import Final

from paperwork.documents.learning.around_cells import caption_below, label_over
from paperwork.documents.learning.believed import believed
from paperwork.documents.learning.captions import asked_in, case_of, row_of
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.money import KOPECKS, RULES, is_sum, sum_code
from paperwork.documents.learning.paper import Cell, Paper, Paragraph, Row, Table
from paperwork.documents.learning.repeated import variable_of
from paperwork.documents.learning.speaking import THEIRS, is_mine, of_either
from paperwork.documents.learning.values import Rows, Scalar, Values
from paperwork.documents.learning.wordings import (
    Wording,
    column_likeness,
    fitness,
    headings_of,
    is_named,
    likeness,
    wording_of,
)
from paperwork.documents.learning.words import listed
from paperwork.documents.learning.writing import Block, set_text

ENOUGH: Final = 0.75
LEAD: Final = 0.15
PRINTED: Final = 0.12
RULED: Final = re.compile(r"_{3,}")
BRACKETS: Final = re.compile(r"\([^()]*\)")  # such words are about the row above
NOTHING: Final = re.compile(r"нет|не имеет(?:ся)?|-|отсутствует", re.IGNORECASE)
NUMBERED: Final = re.compile(r"\d+[.)]?")
NAMED: Final = 0.75  # likeness of a header to that of a column
COLUMNS: Final = 2  # headers that must name columns


def find_empty_tables(paper: Paper, values: Values, known: Container[Table] = ()) -> list[Block]:
    """Makes loops of tables whose rows are empty since the client has no such rows."""
    blocks = []
    for table in paper.tables:
        found = None if table in known else empty_rows(table)
        if found:
            header, rows = found
            best = max(_readings(header, values), key=lambda reading: reading[0], default=None)
            if best is not None:
                blocks.append(_loop(rows, *best[1:]))
    return blocks


def empty_rows(table: Table) -> tuple[Row, list[Row]] | None:
    """The header of a table and the empty rows that follow it; numbers may be in them."""
    for number, header in enumerate(table.rows[:-1]):
        filled = [text for text in header.texts if text.strip()]
        if len(filled) < COLUMNS or _is_empty(header):
            continue
        rows = []
        for row in table.rows[number + 1 :]:
            if not _is_empty(row) or len(row.cells) != len(header.cells):
                break
            rows.append(row)
        if rows:
            return header, rows
    return None


def _is_empty(row: Row) -> bool:
    free = all(not paragraph.marks for cell in row.cells for paragraph in cell.paragraphs)
    return free and all(not text.strip() or NUMBERED.fullmatch(text.strip()) for text in row.texts)


def _readings(header: Row, values: Values) -> Iterator[tuple[float, Rows, dict[int, str]]]:
    """How the headers may name the columns of a table that has no rows."""
    for rows in values.empty_tables:
        named: dict[int, str] = {}
        total = 0.0
        for number, text in enumerate(header.texts):
            fits = [
                (column_likeness(text, rows.tag, column, title), column)
                for column, title in rows.columns.items()
            ]
            score, column = max(fits, default=(0.0, ""))
            if score >= NAMED and column not in named.values() and column != "номер":
                named[number] = column
                total += score
        asked = [text for text in header.texts if text.strip() and not _is_left(text)]
        if len(named) >= COLUMNS and 2 * len(named) >= len(asked):
            yield total - 0.3 * rows.is_computed - 0.05 * rows.tag.count("."), rows, named


def _is_left(header: str) -> bool:
    """Whether a column is that of the numbers, or left for the pen."""
    text = header.strip().lower()
    return text.startswith("№") or any(likeness(text, word) for word in listed("pen", "words"))


def _loop(empty: Sequence[Row], rows: Rows, named: dict[int, str]) -> Block:
    """The first empty row is printed for each record; all of them where there is none."""
    variable = variable_of(rows.tag)
    model = deepcopy(empty[0].element)
    cells = [cell for cell in empty[0].cells if cell.paragraphs]
    elements = list(model.iter("{*}tc"))
    for cell in cells:
        paragraph = next(iter(elements[cell.number].iter("{*}p")), None)
        if paragraph is None:
            continue
        text = cell.text.strip()
        code = f"{{{{ {variable}.{named[cell.number]} }}}}" if cell.number in named else ""
        if not code and NUMBERED.fullmatch(text):
            code = "{{ loop.index }}" + re.sub(r"\d", "", text)
        if code:
            set_text(paragraph, code)
    lines = [((), model, ("{%tr else %}",)), *(((), row.element, ()) for row in empty)]
    head = f"{{%tr for {variable} in {rows.tag} %}}"
    return Block("tr", empty[0].element, lines, (head,), ("{%tr endfor %}",))


INITIALS: Final = r"[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][а-яё]+"
SURNAME: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\."
SIGNED: Final = re.compile(rf"[ \t/(]*(?:{INITIALS}|{SURNAME})")


def find_blanks(paper: Paper, values: Values) -> None:
    """Marks the empty cells and ruled lines whose wording names an answer that the client lacks."""
    headings = headings_of(paper.paragraphs)
    roots = frozenset(mark.tag.partition(".")[0] for p in paper.paragraphs for mark in p.marks)
    found: list[tuple[Paragraph, Mark]] = []
    for paragraph in paper.paragraphs:
        if paragraph.is_gone:
            continue
        for start, end in _empty_places(paragraph):
            if start < end and SIGNED.match(paragraph.text, end):
                continue  # the place of a signature
            wording = wording_of(paragraph, start, end, headings)
            if any(likeness(text, word) for text, _ in wording.texts for word in listed("pen", "words")):
                continue
            mark = _marked(paragraph, start, end, wording, values, roots)
            if mark is not None:
                found.append((paragraph, mark))
    known = roots | believed([mark for _, mark in found], values, headings.title)
    for paragraph, mark in found:
        if mark.tag.partition(".")[0] in known:
            paragraph.mark(mark)


def _marked(
    paragraph: Paragraph, start: int, end: int, wording: Wording, values: Values, roots: frozenset[str]
) -> Mark | None:
    """The mark of an empty place: the answer that its wording names, or those that its caption lists."""
    theirs = _of_speaker(wording, values)
    left = paragraph.text[:start] or wording.nearest
    rules = RULES.match(paragraph.text, start)
    scalars = [scalar for scalar in values.scalars if not rules or is_sum(scalar)]
    several = [] if theirs else asked_in(wording, values)
    found = theirs or (several[0] if several else _named(wording, scalars, roots))
    if found is None or _is_printed(paragraph, found.tag):
        return None
    words = paragraph.text[start:end]
    code = f'{{{{ {found.tag} or "{words}" }}}}' if words else f"{{{{ {found.tag}{case_of(found, left)} }}}}"
    if several and not words:
        code = row_of(several, left)
    code = of_either(code, found.tag) if theirs else code
    if rules:
        code, end, words = sum_code(rules, found.tag), rules.end(), rules.group()
    return Mark(start, end, words, code, found.tag, MarkKind.BLANK, paragraph.place)


def _is_printed(paragraph: Paragraph, tag: str) -> bool:
    """Whether the row prints the answer already, or its wording is a value itself."""
    if paragraph.cell is None:
        return False
    row = paragraph.cell.row
    marks = [mark for cell in row.cells for own in cell.paragraphs for mark in own.marks]
    left = [cell for cell in row.cells[: paragraph.cell.number] if cell.text.strip()]
    is_value = bool(left) and any(p.marks for p in left[-1].paragraphs)
    return is_value or any(mark.tag == tag for mark in marks)


def _empty_places(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """An empty cell or one that says that there is nothing, and lines of underscores."""
    cell = paragraph.cell
    if not paragraph.text.strip():
        is_first = cell is not None and cell.is_wide and paragraph is cell.paragraphs[0] and _is_named(cell)
        if is_first and cell is not None and not cell.text.strip() and not paragraph.marks:
            yield 0, 0
        return
    nothing = cell is not None and cell.number and NOTHING.fullmatch(cell.text.strip())
    if cell is not None and nothing and not paragraph.marks and _is_named(cell):
        start = len(paragraph.text) - len(paragraph.text.lstrip())
        yield start, start + len(paragraph.text.strip())
        return
    for match in RULED.finditer(paragraph.text):
        if paragraph.is_free(*match.span()) and not KOPECKS.match(paragraph.text, match.end()):
            yield match.span()


def _is_named(cell: Cell) -> bool:
    """Whether the row itself, or a caption below it, says what belongs into the cell."""
    table = cell.row.table
    if table.is_blank and cell.row.number == 0:
        return bool(table.around)
    beside = BRACKETS.sub("", "".join(other.text for other in cell.row.cells if other is not cell))
    return any(letter.isalpha() for letter in beside) or bool(caption_below(cell) or label_over(cell))


def _named(wording: Wording, scalars: Sequence[Scalar], roots: frozenset[str]) -> Scalar | None:
    """The empty answer that the wording names better than any that is filled.

    ``roots`` are the records that the paper prints: the rest of them is likelier.
    """
    best: Scalar | None = None
    top = filled = 0.0
    for scalar in scalars:
        if not is_named(wording, scalar.tag, scalar.header, scalar.sheet):
            continue
        score = fitness(wording, scalar.tag, scalar.header, scalar.sheet) - 0.05 * scalar.is_computed
        score += PRINTED * (scalar.is_computed and scalar.root in roots)
        if not scalar.is_empty:
            filled = max(filled, score)
        elif score > top:
            best, top = scalar, score
    return best if top >= ENOUGH and top >= filled + LEAD else None


def _of_speaker(wording: Wording, values: Values) -> Scalar | None:
    """The answer that he who says «мой» lacks, the client or his representative: the wording names it."""
    client = values.context.get("клиент") or {}
    if not is_mine(wording.nearest):
        return None
    scalars = {scalar.tag: scalar for scalar in values.scalars}
    named = max(
        (scalars[tag] for tag in THEIRS if tag in scalars),
        key=lambda scalar: fitness(wording, scalar.tag, scalar.header, scalar.sheet),
        default=None,
    )
    if named is None or fitness(wording, named.tag, named.header, named.sheet) < ENOUGH:
        return None
    lacking = named if client.get("говорит_сам", True) else scalars.get(THEIRS[named.tag])
    return lacking if lacking is not None and lacking.is_empty else None
