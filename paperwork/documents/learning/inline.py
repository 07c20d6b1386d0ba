"""A table of the book as one sentence of a paper: «обед; уборка; стирка»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from paperwork.common.records import dataclass
from paperwork.documents.learning.beside import is_among_options
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.records import Records
from paperwork.documents.learning.repeated import variable_of
from paperwork.documents.learning.selections import selections
from paperwork.documents.learning.spelling import is_whole
from paperwork.documents.learning.wordings import likeness

BETWEEN: Final = 5  # signs between two records
ORDERED: Final = 3  # records that prove an order: two are in that of some column by chance
LETTERS: Final = 8  # of a record, which is no word that stands for itself


@dataclass(frozen=True, slots=True)
class Row:
    """Records one after another in a paragraph: a column of them in one look, and what is between two."""

    records: Records
    column: str
    filters: str
    indexes: tuple[int, ...]
    start: int
    end: int
    between: str


def find_inline(paper: Paper, tables: Sequence[Records]) -> None:
    """Marks the sentences that list the records of a table."""
    for paragraph in paper.paragraphs:
        if paragraph.is_gone or paragraph.marks or len(paragraph.text) < 2 * LETTERS:
            continue
        found = [row for records in tables for row in _rows(paragraph, records)]
        for row in sorted(found, key=lambda row: _merit(row, paragraph), reverse=True):
            if paragraph.is_free(row.start, row.end):
                _mark(paragraph, row)


def _merit(row: Row, paragraph: Paragraph) -> tuple[int, bool, bool, float]:
    rows = row.records.rows
    named = likeness(paragraph.text[: row.start], rows.columns.get(row.column, ""))
    return row.end - row.start, not rows.is_computed, "." not in rows.tag, named


def _rows(paragraph: Paragraph, records: Records) -> Iterator[Row]:
    """The stretches that list records: every column in every look that they may have."""
    looks: dict[tuple[str, str], dict[int, str]] = {}
    words = paragraph.text
    for index, texts in enumerate(records.texts):
        for text, cells in texts.items():
            if len(text) >= LETTERS and text in words:
                for cell in cells:
                    if not cell.rendering.looks:
                        looks.setdefault((cell.column, cell.rendering.filters), {})[index] = text
    for (column, filters), texts_of in looks.items():
        if len(texts_of) > 1:
            row = _longest(paragraph.text, texts_of)
            if row:
                indexes, start, end, between = row
                chosen = [texts_of[index] for index in indexes]
                if paragraph.text[start:end] in records.values.single_texts:
                    continue  # one answer that lists them: the words beside it tell which
                if is_among_options(paragraph.text, start, end, records.values.options_of_lists, chosen):
                    continue
                selection = selections(records, indexes, ())
                if selection is not None and (not selection.order or len(indexes) >= ORDERED):
                    yield Row(records, column, filters, tuple(indexes), start, end, between)


def _longest(text: str, known: dict[int, str]) -> tuple[list[int], int, int, str] | None:
    """The records in the order of the text, where one sign is between them all."""
    places = sorted((text.find(words), index) for index, words in known.items())
    found = [(start, index) for start, index in places if is_whole(text, start, start + len(known[index]))]
    if len(found) < 2:
        return None
    ends = [start + len(known[index]) for start, index in found]
    gaps = {text[end:start] for end, (start, _) in zip(ends, found[1:], strict=False)}
    between = gaps.pop()
    if gaps or len(between) > BETWEEN or not between or any(letter.isalnum() for letter in between):
        return None
    return [index for _, index in found], found[0][0], ends[-1], between


def _mark(paragraph: Paragraph, row: Row) -> None:
    selection = selections(row.records, row.indexes, ())
    if selection is None:
        return
    tag, variable = row.records.rows.tag, variable_of(row.records.rows.tag)
    order = f'|sort(attribute="{",".join(selection.order)}")' if selection.order else ""
    test = f" if {selection.condition}".replace("{x}", variable) if selection.condition else ""
    value = f"{variable}.{row.column}" if row.column else variable
    code = (
        f"{{% for {variable} in {tag}{order}{test} %}}{{{{ {value}{row.filters} }}}}"
        f"{{% if not loop.last %}}{row.between}{{% endif %}}{{% endfor %}}"
    )
    words = paragraph.written(row.start, row.end)
    name = f"{tag}[].{row.column}" if row.column else tag
    paragraph.mark(Mark(row.start, row.end, words, code, name, MarkKind.LIST, paragraph.place))
