"""A table of the book as one sentence of a paper: «обед; уборка; стирка», «1) обед; 2) уборка»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
ORDINAL: Final = re.compile(r"(?<![\w.])(\d+)([.)] ?)$")  # the number of a record, before it


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where records stand one after another, what is between two, and after the number of each."""

    indexes: tuple[int, ...]
    start: int
    end: int
    between: str
    ordinal: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Records one after another in a paragraph: a column of them in one look."""

    records: Records
    column: str
    filters: str
    stretch: Stretch

    @property
    def start(self) -> int:
        """Where they begin."""
        return self.stretch.start

    @property
    def end(self) -> int:
        """Where they end."""
        return self.stretch.end


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
    for (column, filters), texts_of in texts_by_look(paragraph.text, records).items():
        found = _longest(paragraph.text, texts_of)
        if found and _is_list(paragraph, records, found, texts_of):
            yield Row(records, column, filters, found)


def texts_by_look(words: str, records: Records) -> dict[tuple[str, str], dict[int, str]]:
    """The answers of several records that are in the words, by column and the chain that prints them."""
    looks: dict[tuple[str, str], dict[int, str]] = {}
    for index, texts in enumerate(records.texts):
        for text, cells in texts.items():
            if len(text) >= LETTERS and text in words:
                for cell in cells:
                    if not cell.rendering.looks:
                        looks.setdefault((cell.column, cell.rendering.filters), {})[index] = text
    return {look: texts_of for look, texts_of in looks.items() if len(texts_of) > 1}


def _is_list(paragraph: Paragraph, records: Records, found: Stretch, texts: Mapping[int, str]) -> bool:
    """Whether they are a list of the records, and no answer that names them, nor the options of a form."""
    if paragraph.text[found.start : found.end] in records.values.single_texts:
        return False  # the words beside it tell which
    chosen = [texts[index] for index in found.indexes]
    options = records.values.options_of_lists
    if is_among_options(paragraph.text, found.start, found.end, options, chosen):
        return False
    selection = selections(records, found.indexes, ())
    return selection is not None and (not selection.order or len(found.indexes) >= ORDERED)


def _longest(text: str, known: Mapping[int, str]) -> Stretch | None:
    """The records in the order of the text, where one sign is between them all, before their numbers."""
    places = sorted((text.find(words), index) for index, words in known.items())
    found = [(start, index) for start, index in places if is_whole(text, start, start + len(known[index]))]
    if len(found) < 2:
        return None
    ends = [start + len(known[index]) for start, index in found]
    starts, ordinal = numbered(text, [start for start, _ in found])
    gaps = {text[end:start] for end, start in zip(ends, starts[1:], strict=False)}
    between = gaps.pop()
    if gaps or len(between) > BETWEEN or not between or any(letter.isalnum() for letter in between):
        return None
    return Stretch(tuple(index for _, index in found), starts[0], ends[-1], between, ordinal)


def numbered(text: str, starts: Sequence[int]) -> tuple[Sequence[int], str]:
    """Where the numbers 1, 2, … before the records begin, and what follows each; else where these begin."""
    matches = [ORDINAL.search(text[:start]) for start in starts]
    signs = {match[2] for match in matches if match}
    if len(signs) > 1 or not all(match and int(match[1]) == n for n, match in enumerate(matches, 1)):
        return starts, ""
    return [match.start() for match in matches if match], signs.pop()


def _mark(paragraph: Paragraph, row: Row) -> None:
    stretch = row.stretch
    selection = selections(row.records, stretch.indexes, ())
    if selection is None:
        return
    tag, variable = row.records.rows.tag, variable_of(row.records.rows.tag)
    order = f'|sort(attribute="{",".join(selection.order)}")' if selection.order else ""
    test = f" if {selection.condition}".replace("{x}", variable) if selection.condition else ""
    value = f"{variable}.{row.column}" if row.column else variable
    ordinal = f"{{% if loop.length > 1 %}}{{{{ loop.index }}}}{stretch.ordinal}{{% endif %}}"
    ordinal = ordinal if stretch.ordinal else ""  # an only one has none
    code = (
        f"{{% for {variable} in {tag}{order}{test} %}}{ordinal}{{{{ {value}{row.filters} }}}}"
        f"{{% if not loop.last %}}{stretch.between}{{% endif %}}{{% endfor %}}"
    )
    words = paragraph.written(row.start, row.end)
    name = f"{tag}[].{row.column}" if row.column else tag
    paragraph.mark(Mark(row.start, row.end, words, code, name, MarkKind.LIST, paragraph.place))
