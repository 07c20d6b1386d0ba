"""The templates of the person's own that the page makes papers with, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.common.records import dataclass
from paperwork.common.resources import folder
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.linting.findings import Findings, lint
from paperwork.documents.linting.marks import columns_of
from paperwork.documents.template_files import SUFFIX
from paperwork.web.open_book import OpenBook
from paperwork.word.docx.layout import title_of
from paperwork.word.docx.package import BadPackageError


@dataclass(frozen=True, slots=True)
class Laid:
    """A template of one's own: the stem of its name, its title, its findings; whether it is in a file."""

    stem: str
    title: str
    findings: Findings
    is_in_file: bool


def sources_in(catalogue: TemplateCatalogue, opened: OpenBook | None) -> Iterator[tuple[str, bytes, bool]]:
    """The stems and the bytes of one's own templates; whether each is in a file."""
    ready = folder("templates")
    for stem, path in catalogue.files.items():
        if path.parent != ready and path.is_file():
            yield stem, path.read_bytes(), True
    for stem, source in opened.templates.items() if opened else ():
        yield stem, source, False


def laid_in(catalogue: TemplateCatalogue, opened: OpenBook) -> Sequence[Laid]:
    """One's own templates with what is to be said of them."""
    columns = columns_of([opened.book.extra])
    found = []
    for stem, source, is_in_file in sources_in(catalogue, opened):
        findings = Findings(stem, lint(source, f"{stem}{SUFFIX}", columns), source)
        found.append(Laid(stem, _title(source) or stem, findings, is_in_file))
    return found


def _title(source: bytes) -> str:
    try:
        return title_of(source)
    except BadPackageError:
        return ""
