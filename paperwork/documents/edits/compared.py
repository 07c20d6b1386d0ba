"""One document that a person has changed beside the one that the book makes, without any folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace
from functools import lru_cache

from paperwork.case.context import ClientContext
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.documents.edits.cells import Proposal, Seen, TracedContext, proposals
from paperwork.documents.edits.comparing import Change, FormChange, ValueChange, changes
from paperwork.documents.edits.paragraphs import paragraphs_of
from paperwork.documents.edits.placed import placed
from paperwork.documents.kinds import DocumentKind
from paperwork.sheets.answers.reading import ReadingContext
from paperwork.word.docx.layout import title_of
from paperwork.word.docx.package import BadPackageError
from paperwork.word.draft_look import DRAFT

DIFFER = "в бумагах у этой ячейки разные значения: решите, какое верно, и впишите сами"
ENOUGH = 0.5  # of the fixed paragraphs of a template, where a document without a title is of it
NAMED_BLANK = re.compile("‹[^‹›]*›")  # what a draft prints where nothing is filled in


@dataclass
class EditedDocument:
    """A document that a person has changed: what is proposed, and which words of the form differ."""

    path: str
    proposals: list[Proposal] = field(default_factory=list)
    form: list[FormChange] = field(default_factory=list)
    trouble: str = ""
    is_of_older_book: bool = False


def compare(found: EditedDocument, kind: DocumentKind, case: ClientContext, edited: bytes) -> None:
    """Finds what differs between the document as the case makes it and as it is now.

    Raises `PaperworkError` where it cannot be made or is no document.
    """
    seen = Seen({})
    traced = TracedContext(
        placed(case.book, case.client), case.today, case.client, case.period, case.as_typed, seen
    )
    try:
        made, origins = kind.template.traced(traced.context(kind.template.tags))
        differences = changes(paragraphs_of(made, origins), paragraphs_of(edited))
    except BadPackageError as error:
        raise PaperworkError(str(error.problem)) from error
    reading = ReadingContext(case.today, case.book.lists)
    for change in differences:
        if _is_of_draft(change):
            continue
        if isinstance(change, ValueChange):
            found.proposals += [
                item for item in proposals(change, seen, case.book, reading) if item not in found.proposals
            ]
        else:
            found.form.append(change)


def _is_of_draft(change: Change) -> bool:
    """Whether it is only what a draft has in place of a blank, or its word above the page."""
    if isinstance(change, FormChange) and change.now == DRAFT and not change.before:
        return True
    return NAMED_BLANK.search(change.now) is not None and not NAMED_BLANK.sub("", change.now).strip()


def mark_disputed(documents: Sequence[EditedDocument]) -> None:
    """Says of cells for which the papers have different values that a person has to choose."""
    values: dict[tuple[str, str], set[str]] = {}
    for document in documents:
        for item in document.proposals:
            values.setdefault((item.sheet, item.cell), set()).add(item.now)
    for document in documents:
        document.proposals = [
            replace(item, why=DIFFER)
            if item.cell and not item.why and len(values[item.sheet, item.cell]) > 1
            else item
            for item in document.proposals
        ]


def kind_of_paper(paper: bytes, kinds: Iterable[DocumentKind]) -> DocumentKind | None:
    """The kind whose title the document has, else the one whose fixed words it has; None where none is.

    Raises `PaperworkError` where it is no document.
    """
    try:
        title, words = fold(title_of(paper)), {one.words for one in paragraphs_of(paper)}
    except BadPackageError as error:
        raise PaperworkError(str(error.problem)) from error
    kinds = list(kinds)
    of_title = [kind for kind in kinds if title and fold(kind.template.title) == title]
    if len(of_title) == 1:
        return of_title[0]
    shares = [(_share(kind, words), kind) for kind in of_title or kinds]
    share, kind = max(shares, key=lambda found: found[0], default=(0.0, None))
    return kind if of_title or share >= ENOUGH else None


def text_of(paper: bytes) -> str:
    """The words of a document, a line a paragraph."""
    return "\n".join(one.words for one in paragraphs_of(paper))


def _share(kind: DocumentKind, words: Collection[str]) -> float:
    """How much of the fixed paragraphs of a kind's template is among the words of a document."""
    fixed = _fixed(kind.template.source)
    return len(fixed & set(words)) / len(fixed) if fixed else 0.0


@lru_cache(maxsize=128)
def _fixed(template: bytes) -> frozenset[str]:
    """The paragraphs of a template that are the same in all of its documents."""
    return frozenset(one.words for one in paragraphs_of(template) if one.words and "{" not in one.words)
