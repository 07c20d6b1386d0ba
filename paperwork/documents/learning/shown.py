"""A paper with its marks, as it is shown to a person before the tags are written into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from paperwork.common.records import dataclass
from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.writing import Block

PARTS = {"header": "Верхний колонтитул", "footer": "Нижний колонтитул", "document": ""}
OTHER_PART = "Сноски и примечания"


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A mark with its number among all; ``is_left``: the person leaves the words as they are."""

    number: int
    mark: Mark
    is_left: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A stretch of text, with the mark on it where there is one."""

    text: str
    spot: Spot | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ShownLine:
    """A paragraph, or a row of a table with its cells, each of them paragraphs.

    ``repeats`` is what is printed for each record or not always; ``is_gone``: such a line stands for it.
    """

    part: str
    cells: Sequence[Sequence[Sequence[Piece]]]
    is_row: bool = False
    is_gone: bool = False
    repeats: str = ""


def spots_of(paper: Paper) -> list[tuple[Paragraph, Mark]]:
    """The marks in the order of the paper, each with its paragraph."""
    return [(p, mark) for p in paper.paragraphs if not p.is_gone for mark in p.marks]


def shown_of(
    paper: Paper,
    blocks: Sequence[Block],
    places: Sequence[tuple[Paragraph, Mark]],
    choices: Mapping[int, str],
) -> list[ShownLine]:
    """The lines of the paper; to be asked for before the marks are written."""
    spots: dict[Paragraph, list[Spot]] = {}
    for number, (paragraph, mark) in enumerate(places):
        spots.setdefault(paragraph, []).append(Spot(number, mark, choices.get(number) == ""))
    repeated = {line[1]: block.before[0] for block in blocks if block.before for line in block.lines}
    found = []
    for story in paper.stories:
        part = PARTS.get(story.kind, OTHER_PART)
        for row, group in groupby(story.paragraphs, key=lambda one: one.cell.row if one.cell else one):
            paragraphs = list(group)
            cells = [
                [list(_pieces(one, spots.get(one, ()))) for one in cell]
                for _, cell in groupby(paragraphs, key=lambda one: one.cell)
            ]
            if any(piece.text.strip() or piece.spot for cell in cells for one in cell for piece in one):
                is_gone = all(one.is_gone for one in paragraphs)
                repeats = "" if is_gone else repeated.get(row.element, "")
                found.append(ShownLine(part, cells, row is not paragraphs[0], is_gone, repeats))
    return found


def _pieces(paragraph: Paragraph, spots: Sequence[Spot]) -> Iterator[Piece]:
    cursor = 0
    for spot in spots:
        mark = spot.mark
        if mark.start > cursor:
            yield Piece(paragraph.written(cursor, mark.start))
        yield Piece(paragraph.written(mark.start, mark.end), spot)
        cursor = mark.end
    if cursor < len(paragraph.text):
        yield Piece(paragraph.written(cursor, len(paragraph.text)))
