"""A template learnt from a paper that somebody has typed for one client of the book."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.kinds import compiled
from paperwork.documents.learning.blank_days import find_blank_days
from paperwork.documents.learning.blanks import find_blanks, find_empty_tables
from paperwork.documents.learning.captions import complete
from paperwork.documents.learning.comparison import Comparison, compared
from paperwork.documents.learning.conditions import Part
from paperwork.documents.learning.counted_lists import find_counted_lists
from paperwork.documents.learning.gender import find_gender
from paperwork.documents.learning.inline import find_inline
from paperwork.documents.learning.inline_items import find_items
from paperwork.documents.learning.lengths import find_lengths
from paperwork.documents.learning.loops import find_loops, records_of
from paperwork.documents.learning.marks import Mark, MarkKind
from paperwork.documents.learning.numbered_groups import find_numbered_groups
from paperwork.documents.learning.numerals import find_counted
from paperwork.documents.learning.options import find_options
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.people import typed_people
from paperwork.documents.learning.plurals import find_plurals
from paperwork.documents.learning.reading import read_paper
from paperwork.documents.learning.reasons import find_reasons
from paperwork.documents.learning.repeated import Loop
from paperwork.documents.learning.represented import find_represented
from paperwork.documents.learning.residue import Residue, residue_of, standing, title_of
from paperwork.documents.learning.ruled_days import find_ruled_days
from paperwork.documents.learning.scalars import find_scalars
from paperwork.documents.learning.second import join, settle_doubts
from paperwork.documents.learning.separators import find_separators
from paperwork.documents.learning.shown import ShownLine, shown_of, spots_of
from paperwork.documents.learning.sisters import find_sisters
from paperwork.documents.learning.sums import find_sums
from paperwork.documents.learning.ticks import find_ticks
from paperwork.documents.learning.totals import find_totals
from paperwork.documents.learning.typed_answers import typed_answers
from paperwork.documents.learning.typed_counts import typed_counts
from paperwork.documents.learning.unseen import unseen
from paperwork.documents.learning.unused import unused_of
from paperwork.documents.learning.values import Scalar, Values, values_of
from paperwork.documents.learning.whose import client_of
from paperwork.documents.learning.writing import Block, template_of, write_marks
from paperwork.word import RenderError, Template, TemplateError
from paperwork.word.preparing.package import zipped


@dataclass(frozen=True)
class Learnt:
    """A template, what was put into it, and what is to be said of it."""

    case: ClientContext
    template: bytes
    marks: Sequence[Mark]  # what was put in, in the order of the paper
    blocks: Sequence[Block]
    residue: Sequence[Residue]
    unused: Sequence[Scalar]  # the client's answers that the paper does not hold
    comparison: Comparison
    parts: Sequence[Part] = ()  # what only one of two papers has
    people: Sequence[Residue] = ()  # of the institution, whose names stay as they are typed
    lines: Sequence[ShownLine] = ()  # the paper with its marks, those that were refused too
    not_joined: str = ""  # why the second paper was left out, where it was
    counts: Sequence[Residue] = ()  # of the client, which stay as they are typed
    answers: Sequence[Residue] = ()  # of his rows, which stay so too

    @property
    def doubts(self) -> list[Mark]:
        """The places of which there is more than one reading."""
        return [mark for mark in self.marks if not mark.is_sure]


@dataclass(frozen=True)
class Source:
    """A paper that somebody has typed for the client of a case."""

    content: bytes
    name: str
    case: ClientContext


@dataclass(frozen=True)
class _Draft:
    """A paper with its marks, before they are written."""

    source: Source
    paper: Paper
    values: Values
    blocks: list[Block]
    loops: Sequence[Loop]


def learn(
    source: Source,
    title: str = "",
    second: Source | None = None,
    choices: Mapping[int, str] | None = None,
) -> Learnt:
    """The template out of a paper of a client; a second paper of another settles doubts.

    A second paper with which no template can be made is left out, and the result says why.

    ``choices`` are a person's own: the number of a mark → the code of one of its candidates, or "" to leave
    the words as they are. The marks of equal papers have equal numbers.

    Raises `PaperworkError` where a file is no Word document, or no template can be made of it.
    """
    other = _drafted(second) if second else None
    if other is None:
        return _learnt(source, title, None, choices)
    try:
        return _learnt(source, title, other, choices)
    except (TemplateError, RenderError) as error:
        problems = error.problems if isinstance(error, TemplateError) else ()
        alone = _learnt(source, title, None, choices)  # raises where it is the first that is wrong
        return replace(alone, not_joined=problems[0].message if problems else str(error))


def _learnt(source: Source, title: str, other: _Draft | None, choices: Mapping[int, str] | None) -> Learnt:
    draft = _drafted(source, other.loops if other else ())
    if other:
        settle_doubts(draft.paper, other.paper)
    places = spots_of(draft.paper)
    marks = _chosen(places, choices or {})
    lines = shown_of(draft.paper, draft.blocks, places, choices or {})
    gone = {paragraph.element for paragraph in draft.paper.paragraphs if paragraph.is_gone}
    blocks = [block for block in draft.blocks if gone.isdisjoint(line for _, line, _ in block.lines)]
    kept = list(standing(draft.paper))
    said = list(standing(draft.paper, MarkKind.GENDER))  # of a word by sex both forms say the same
    counts = typed_counts(draft.paper, draft.values)
    title = title or title_of(draft.paper, draft.values, Path(source.name).stem)
    write_marks(draft.paper, draft.blocks)
    parts: list[Part] = []
    drafts = [(kept, draft.values)]
    if other:
        drafts.append((list(standing(other.paper)), other.values))
        write_marks(other.paper, other.blocks)
        sex = source.case.client.sex if source.case.client else None
        parts = join(draft.paper, other.paper, draft.values, other.values, sex)
    written = template_of(draft.paper, title)
    hidden = list(unseen(written))
    of_both = (item for texts, values in drafts for item in residue_of([*texts, *hidden], values))
    left = list(dict.fromkeys(of_both))
    people = typed_people([*kept, *hidden], draft.values)
    answers = typed_answers([*said, *hidden], draft.values)
    made = zipped(written)
    case = source.case
    template = compiled_for(made, source.name, case.book)
    again = template.render(case.context(template.tags))
    unused = unused_of(draft.values, marks)
    found = compared(source.content, again, source.name)
    return Learnt(
        case, made, marks, blocks, left, unused, found, parts, people, lines, counts=counts, answers=answers
    )


def _chosen(places: Sequence[tuple[Paragraph, Mark]], choices: Mapping[int, str]) -> list[Mark]:
    """The marks in the order of the paper, as the person chose; those that he refused are taken off."""
    for number, code in choices.items():
        if number >= len(places):
            continue
        paragraph, mark = places[number]
        if not code:
            paragraph.marks.remove(mark)
        for candidate in mark.candidates:
            if candidate.code == code:
                mark.choose(candidate)
    return [mark for paragraph, mark in places if mark in paragraph.marks]


def _drafted(source: Source, others: Sequence[Loop] = ()) -> _Draft:
    """The paper with all marks put on it; ``others`` are the loops of a second one."""
    case = source.case
    paper = read_paper(source.content, source.name)
    values = values_of(case, paper.text.lower())
    tables = records_of(values)
    groups = find_numbered_groups(paper, tables)
    loops, blocks = find_loops(paper, tables, others)
    blocks += groups
    sisters = find_sisters(paper, loops, values, case.book.lists)
    blocks += [*sisters.values(), *find_empty_tables(paper, values, sisters)]
    find_ticks(paper, values, case.book.lists)
    find_options(paper, values, case.book.lists)
    find_inline(paper, tables)
    find_items(paper, tables)
    find_lengths(paper, loops)
    find_scalars(paper, values)
    find_sums(paper, values)
    find_totals(paper, tables)
    find_counted(paper, values)
    find_counted_lists(paper, values)
    find_separators(paper)
    complete(paper, values)
    find_ruled_days(paper, values)
    find_blanks(paper, values)
    find_blank_days(paper, values)
    client = values.context.get("клиент") or {}
    sex = case.client.sex if case.client else None
    find_gender(paper, sex, sex if client.get("говорит_сам") else client.get("пол_представителя"))
    find_plurals(paper, bool(client.get("есть_представитель")))
    blocks += find_reasons(paper, values)
    blocks += find_represented(paper, bool(client.get("говорит_сам", True)))
    return _Draft(source, paper, values, blocks, loops)


@dataclass(frozen=True)
class Typed:
    """A paper and the file number of its client, where that was given."""

    content: bytes
    name: str
    client: str | None = None

    def source(self, book: Book, today: date) -> Source:
        """The paper with its client, who is found in it where he is not given. Raises `PaperworkError`."""
        client = client_of(book, read_paper(self.content, self.name).text, self.client)
        return Source(self.content, self.name, ClientContext(book, today, client))


def learn_of(
    paper: Typed,
    book: Book,
    today: date,
    title: str = "",
    second: Typed | None = None,
    choices: Mapping[int, str] | None = None,
) -> Learnt:
    """The template out of a paper of a client of the book: see `learn`. Raises `PaperworkError`."""
    own = paper.source(book, today)
    other = second.source(book, today) if second else None
    if other and other.case.client is own.case.client:
        raise PaperworkError("обе бумаги одного клиента: вторая нужна другого")
    return learn(own, title, other, choices)


def compiled_for(source: bytes, name: str, book: Book) -> Template:
    """The template for the columns of a book. Raises `TemplateError`."""
    own = {sheet: dict(columns) for sheet, columns in book.extra.items() if columns}
    return compiled(source, name, json.dumps(own, sort_keys=True, ensure_ascii=False), None)
