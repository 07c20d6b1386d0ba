"""A table of the book as one sentence whose items have several answers: «1) обед – 2 раза; 2) уборка – …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.composed import CellCode, composed
from paperwork.documents.learning.inline import LETTERS, numbered, texts_by_look
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.repeated import variable_of
from paperwork.documents.learning.selections import Selection, selections
from paperwork.documents.learning.spelling import is_whole

BETWEEN: Final = re.compile(r"[;,][ \n]*$")  # two items
PIECE: Final = re.compile(r"(\{[{%].*?[%}]\})")
END: Final = re.compile(r"[.;]?(?:\s|$)")  # what may follow the last item


@dataclass(frozen=True, slots=True)
class Items:
    """Records one after another in a paragraph, each in the same words."""

    records: Records
    selection: Selection
    made: CellCode
    start: int
    bodies: Sequence[tuple[int, int]]  # where the items are, without their numbers
    between: str
    ordinal: str

    @property
    def merit(self) -> tuple[int, bool]:
        """The greater, the better they explain the sentence."""
        return self.made.explained, "." not in self.records.rows.tag


def find_items(paper: Paper, tables: Sequence[Records]) -> None:
    """Marks the sentences that list the records of a table with several answers of each."""
    for paragraph in paper.paragraphs:
        if paragraph.is_gone or paragraph.marks or len(paragraph.text) < 2 * LETTERS:
            continue
        sheets = (records for records in tables if not records.rows.is_computed)
        found = [items for records in sheets for items in _items(paragraph.text, records)]
        if found:
            _mark(paragraph, max(found, key=lambda items: items.merit))


def _items(text: str, records: Records) -> Iterator[Items]:
    for texts in texts_by_look(text, records).values():
        places = sorted((text.find(words), index) for index, words in texts.items())
        indexes = [index for start, index in places if is_whole(text, start, start + len(texts[index]))]
        if len(indexes) < 2 or len(indexes) < len(places):
            continue
        begins = [start for start, _ in places]
        starts, ordinal = numbered(text, begins)
        spans = list(zip(begins, [*starts[1:], len(text)], strict=True))
        signs = {match.group() for span in spans[:-1] if (match := BETWEEN.search(text[slice(*span)]))}
        selection = selections(records, indexes, ())
        if len(signs) != 1 or selection is None or selection.order:
            continue
        between = signs.pop()
        bodies = [(start, end - len(between)) for start, end in spans[:-1]]
        for end in _ends(text, begins[-1]):
            every = [*bodies, (begins[-1], end)]
            items = [text[slice(*span)] for span in every]
            made = composed(records, indexes, items, "")
            if made and _is_whole(made, items) and not _is_answer(text[starts[0] : end], records):
                yield Items(records, selection, made, starts[0], every, between, ordinal)
                break


def _ends(text: str, start: int) -> list[int]:
    """Where the last item may end, the furthest first."""
    return [match.start() for match in END.finditer(text, start) if match.start() > start][::-1]


def _is_answer(words: str, records: Records) -> bool:
    """Whether it is an answer by itself, or a part of one: the words beside it tell which."""
    return any(words in answer for answer in records.values.single_texts)


def _is_whole(made: CellCode, items: Sequence[str]) -> bool:
    """Whether several answers are found, and no item differs from what is printed for it."""
    letters = sum(map(len, items))
    is_exact = made.explained * len(items) > letters * (len(items) - 1)
    return is_exact and len(set(made.columns)) > 1 and not made.optional


def _mark(paragraph: Paragraph, items: Items) -> None:
    tag = items.records.rows.tag
    variable = variable_of(tag)
    test = f" if {items.selection.condition}" if items.selection.condition else ""
    ordinal = f"{{% if loop.length > 1 %}}{{{{ loop.index }}}}{items.ordinal}{{% endif %}}"
    ordinal = ordinal if items.ordinal else ""  # an only one has none
    code = (
        f"{{% for {variable} in {tag}{test} %}}{ordinal}{_as_written(paragraph, items)}"
        f"{{% if not loop.last %}}{items.between}{{% endif %}}{{% endfor %}}"
    )
    end = items.bodies[-1][1]
    words = paragraph.written(items.start, end)
    name = f"{tag}[].{items.made.columns[0]}"
    code = code.replace("{x}", variable)
    paragraph.mark(Mark(items.start, end, words, code, name, MarkKind.LIST, paragraph.place))


def _as_written(paragraph: Paragraph, items: Items) -> str:
    """The code of an item, its fixed words as an item of the paper has them: with its dashes."""
    for start, end in items.bodies:
        made, cursor = [], start
        for piece in PIECE.split(items.made.code):
            at = cursor if PIECE.fullmatch(piece) else paragraph.text.find(piece, cursor, end)
            if at < 0:
                break
            is_fixed = piece and not PIECE.fullmatch(piece)
            cursor = at + len(piece) if is_fixed else cursor
            made.append(paragraph.written(at, cursor) if is_fixed else piece)
        else:
            return "".join(made)
    return items.made.code
