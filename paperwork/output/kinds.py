"""The kinds of documents: each is a Word file in a folder of templates and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from paperwork.case import Case, Schema
from paperwork.casebook import Book, same
from paperwork.errors import PaperworkError, Problem
from paperwork.fields import Form, Layout, form_of
from paperwork.naming import fold, nearest
from paperwork.records import FORMS
from paperwork.records.clients import Client
from paperwork.records.institution import Institution
from paperwork.records.specialists import Specialist
from paperwork.word import Template

LOCK_PREFIX = "~$"  # what Word puts beside an open document
OWNERS = (Institution, Specialist)  # whose errors hold back the institution's own documents only


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document: the stem of its file and its compiled template."""

    name: str
    template: Template
    digest: str  # of the template's bytes

    @property
    def title(self) -> str:
        """The title, which is the name of the file made."""
        return self.template.title

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The sheets that the template reads."""
        words = {word.removesuffix("[]") for tag in self.template.tags for word in tag.split(".")[:-1]}
        roots = {tag.split(".")[0].removesuffix("[]") for tag in self.template.tags}
        nested = {form.sheet.rows_tag for form in FORMS if form.sheet.per_plan} & words
        return tuple(form for form in FORMS if set(form.sheet.tags) & (roots | nested))

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(tag.split(".")[0].removesuffix("[]") for tag in self.template.tags)

    @cached_property
    def _singles(self) -> tuple[Form, ...]:
        """The sheets of which a client has one record that the template reads."""
        return tuple(form for form in self.forms if form.sheet.per_client and form.sheet.tag in self._roots)

    @cached_property
    def _rows(self) -> tuple[Form, ...]:
        """The sheets whose rows of a client the template reads."""
        return tuple(
            form for form in self.forms if form.sheet.per_client and form.sheet.rows_tag in self._roots
        )

    @cached_property
    def per_client(self) -> bool:
        """Whether the document is made for each client and not once."""
        own = {form_of(Client).sheet.tag, form_of(Specialist).sheet.tag} & self._roots
        return bool(own or self._singles or self._rows)

    def lacks(self, case: Case) -> str | None:
        """Why the document is not made for the case, or None when it is; the case has no error."""
        if not self.per_client:
            return self._lacks_cards(case.book)
        number = case.client.file_number if case.client else None
        for form in self._singles:
            if not case.book.of_client(form, number):
                return f"нет строки на листе «{form.sheet.title}»"
        is_bound = self._rows and not self._singles
        if is_bound and not any(case.book.of_client(form, number) for form in self._rows):
            return "нет строк на листе " + ", ".join(f"«{form.sheet.title}»" for form in self._rows)
        return None

    def _lacks_cards(self, book: Book) -> str | None:
        """A document made once needs the card that it is about; the institution's heads every paper."""
        cards = [form for form in self.forms if form.sheet.layout is Layout.CARD]
        about = [form for form in cards if form.record is not Institution] or cards
        if about and all(book.card(form.record) is None for form in about):
            return "не заполнен лист " + ", ".join(f"«{form.sheet.title}»" for form in about)
        return None

    def held_by(self, case: Case) -> list[Problem]:
        """The errors that hold the document back."""
        errors = case.book.errors
        client = same(case.client.file_number) if case.client and self.per_client else None
        found: list[Problem] = []
        for form in self._held_forms:
            on_sheet = errors.get(fold(form.sheet.title), {})
            is_tied = client is not None and (form.sheet.per_client or form.record is Client)
            for number, problems in on_sheet.items():
                found += [p for p in problems if not is_tied or not p.cell or number == client]
        return found

    @cached_property
    def _held_forms(self) -> tuple[Form, ...]:
        if self.per_client:
            used = tuple(form for form in self.forms if form.record not in OWNERS)
            return used if form_of(Client) in used else (form_of(Client), *used)
        return tuple(form for form in FORMS if form in self.forms or form.record in OWNERS)


def template_files(folders: Iterable[Path]) -> dict[str, Path]:
    """The templates of the folders by the stem of their names; a later folder's win."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.docx")):
            if not path.name.startswith((LOCK_PREFIX, ".")):
                found[path.stem] = path
    return found


def load_kinds(files: Iterable[Path], schema: Schema) -> tuple[list[DocumentKind], list[PaperworkError]]:
    """The kinds whose templates are good, and what is wrong with the others."""
    kinds, refused = [], []
    for path in files:
        try:
            source = path.read_bytes()
            template = Template(source, schema=schema, name=path.name)
            kinds.append(DocumentKind(path.stem, template, sha256(source).hexdigest()))
        except PaperworkError as error:
            refused.append(error)
        except OSError as error:
            refused.append(PaperworkError(f"{path.name}: шаблон не читается ({error.strerror})"))
    return kinds, refused


def titles(files: Mapping[str, Path]) -> dict[str, str]:
    """Stem → title of every template that can be opened at all."""
    found = {}
    for stem, path in files.items():
        try:
            found[stem] = Template(path).title
        except (PaperworkError, OSError):
            continue
    return found


def chosen(files: dict[str, Path], titles: dict[str, str], names: Sequence[str]) -> dict[str, Path]:
    """The templates that ``--document`` names, by file stem or title; all without a name.

    Raises `PaperworkError` for a name that is not there, with the nearest one.
    """
    if not names:
        return files
    by_name = {fold(stem): stem for stem in files} | {fold(title): stem for stem, title in titles.items()}
    picked = {}
    for name in names:
        stem = by_name.get(fold(name.removesuffix(".docx")))
        if stem is None:
            near = nearest(name, [*files, *titles.values()], closeness=50)
            guess = f"; похоже на «{near}»" if near else ""
            raise PaperworkError(f"документа «{name}» нет{guess}; есть: {', '.join(files)}")
        picked[stem] = files[stem]
    return picked
