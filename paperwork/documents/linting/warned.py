"""What a run, the page and ``fields`` say of the user's own templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.errors import Problem
from paperwork.common.resources import folder
from paperwork.documents.kinds import NO_COLUMNS, DocumentKind
from paperwork.documents.linting.beside import others
from paperwork.documents.linting.marks import columns_of, marks_of, warnings
from paperwork.word import TemplatePlace

Warned = tuple[str, Problem[TemplatePlace]]


def warned(kinds: Iterable[DocumentKind], own: Sequence[Path], books: Sequence[Book]) -> Iterator[Warned]:
    """The warnings of the templates, by the names of their files; ``own`` are the user's own."""
    names, good = {path.name for path in own}, set()
    for kind in kinds:
        template = kind.template
        good.add(template.name)
        found: Iterable[Problem[TemplatePlace]] = template.warnings
        if template.name in names and not _is_ready(kind):
            found = warnings(template.source, kind.columns, template.warnings, has_tags=bool(template.tags))
        yield from ((template.name, problem) for problem in found)
    columns = columns_of(book.extra for book in books)
    for path in own:
        if path.name not in good:  # one that is refused may be so for what these say
            yield from ((path.name, problem) for problem in _marks(path, columns))
    yield from others(path.parent for path in own)


def _is_ready(kind: DocumentKind) -> bool:
    """Whether it is a ready template as it was copied: a search finds nothing in these, and takes long.

    Words of a template may be a header of a book's own column: there it is searched.
    """
    if kind.columns != NO_COLUMNS:
        return False
    try:
        return (folder("templates") / kind.template.name).read_bytes() == kind.template.source
    except OSError:
        return False


def _marks(path: Path, columns: str) -> Sequence[Problem[TemplatePlace]]:
    try:
        return marks_of(path.read_bytes(), columns)
    except OSError:
        return ()
