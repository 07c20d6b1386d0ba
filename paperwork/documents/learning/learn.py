"""A template learnt from a paper that somebody has typed for one client of the book."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext
from paperwork.common.records import dataclass
from paperwork.documents.kinds import compiled
from paperwork.documents.learning.blanks import find_blanks, find_empty_tables
from paperwork.documents.learning.comparison import Comparison, compared
from paperwork.documents.learning.gender import find_gender
from paperwork.documents.learning.loops import find_loops
from paperwork.documents.learning.marks import Mark
from paperwork.documents.learning.options import find_options
from paperwork.documents.learning.paper import Paper, read_paper
from paperwork.documents.learning.residue import Residue, residue_of
from paperwork.documents.learning.scalars import find_scalars
from paperwork.documents.learning.speaking import find_representative_rows
from paperwork.documents.learning.values import Scalar, Values, values_of
from paperwork.documents.learning.whose import client_of
from paperwork.documents.learning.writing import Block, template_of
from paperwork.sheets import SCHEMAS
from paperwork.sheets.clients import Client
from paperwork.word import Template


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

    @property
    def doubts(self) -> list[Mark]:
        """The places of which there is more than one reading."""
        return [mark for mark in self.marks if not mark.is_sure]


def learn(source: bytes, name: str, case: ClientContext, title: str = "") -> Learnt:
    """The template out of a paper of the case's client.

    Raises `PaperworkError` where the file is no Word document, or no template can be made of it.
    """
    paper = read_paper(source, name)
    values = values_of(case, paper.text.lower())
    blocks = [*find_loops(paper, values), *find_empty_tables(paper, values)]
    find_options(paper, values, case.book.lists)
    find_scalars(paper, values)
    find_blanks(paper, values)
    client = values.context.get("клиент") or {}
    sex = case.client.sex if case.client else None
    find_gender(paper, sex, sex if client.get("говорит_сам") else client.get("пол_представителя"))
    blocks += find_representative_rows(paper)
    marks = [mark for p in paper.paragraphs if not p.is_gone for mark in p.marks]
    residue = residue_of(paper, values)
    unused = list(_unused(values, marks))
    made = template_of(paper, blocks, title or _title(paper, Path(name).stem))
    template = compiled_for(made, name, case.book)
    again = template.render(case.context(template.tags))
    return Learnt(case, made, marks, blocks, residue, unused, compared(source, again, name))


def learn_of(source: bytes, name: str, book: Book, typed: str | None, today: date, title: str = "") -> Learnt:
    """The template out of a paper of the client who is named, or found in it. Raises `PaperworkError`."""
    client = client_of(book, read_paper(source, name).text, typed)
    return learn(source, name, ClientContext(book, today, client), title)


def compiled_for(source: bytes, name: str, book: Book) -> Template:
    """The template for the columns of a book. Raises `TemplateError`."""
    own = {sheet: dict(columns) for sheet, columns in book.extra.items() if columns}
    return compiled(source, name, json.dumps(own, sort_keys=True, ensure_ascii=False))


def _title(paper: Paper, stem: str) -> str:
    """The heading of the paper, as far as nothing in it is the client's; else the name of the file."""
    for paragraph in paper.paragraphs:
        text = paragraph.text.strip()
        if text and paragraph.cell is None:
            if paragraph.marks or len(text) > 80:
                break
            return text.capitalize() if text.isupper() else text
    return stem


def _unused(values: Values, marks: Sequence[Mark]) -> list[Scalar]:
    """The client's answers that no mark prints: of his own sheet, and of those that the paper uses."""
    printed = {tag for mark in marks for tag in (mark.tag, *mark.tags)}
    if "клиент.фио" in printed:
        printed |= {f"клиент.{part}" for part in ("фамилия", "имя", "отчество")}
    roots = {"клиент", *(tag.partition(".")[0] for tag in printed)}
    columns = {
        f"{schema.sheet.tag}.{item.tag}"
        for schema in SCHEMAS
        if schema.sheet.tag in roots and (schema.sheet.per_client or schema.record is Client)
        for item in schema.fields
        if item is not schema.owner
    }
    return [s for s in values.scalars if s.tag in columns - printed and not s.is_empty]
