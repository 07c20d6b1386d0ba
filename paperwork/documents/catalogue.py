"""The templates of a run: chosen by name, and compiled when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.atomic_files import reason
from paperwork.common.emblem import Emblem
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold, nearest
from paperwork.common.records import dataclass
from paperwork.common.resources import folder
from paperwork.documents.emblem import with_emblem
from paperwork.documents.kinds import DocumentKind, kind_of
from paperwork.documents.names import safe_name
from paperwork.documents.template_files import SUFFIX, template_paths
from paperwork.word import TemplateError
from paperwork.word.docx.errors import sentence_of
from paperwork.word.docx.layout import title_of
from paperwork.word.docx.package import BadPackageError


def load_kinds(
    files: Iterable[Path],
    extra: Mapping[str, Mapping[str, str]],
    emblem: Emblem | None = None,
    is_draft: bool = False,
) -> tuple[list[DocumentKind], dict[str, PaperworkError]]:
    """The kinds whose templates are good, for books with these columns and this emblem; why others are not.

    These by the stem of the file.
    """
    kinds, refused = [], {}
    columns = _columns(extra)
    for path in files:
        try:
            kinds.append(_kind(path.stem, path.read_bytes(), path.name, columns, emblem, is_draft))
        except PaperworkError as error:
            refused[path.stem] = error
        except OSError as error:
            refused[path.stem] = PaperworkError(f"{path.name}: шаблон не читается: {reason(error)}")
    return kinds, refused


@dataclass
class TemplateCatalogue:
    """The templates of a run, compiled when they are asked for; anew where a book has columns of its own."""

    files: Mapping[str, Path]
    is_draft: bool = False
    _kinds: dict[tuple[str, str], DocumentKind] = field(default_factory=dict)  # by what is the book's
    _refused: dict[tuple[str, str], PaperworkError] = field(default_factory=dict)

    def kinds(self, book: Book, stems: Collection[str] | None = None) -> list[DocumentKind]:
        """The kinds of these stems for books with these columns and emblem, without the refused templates.

        None means all. All of them are returned too where two have the same title: the names of their
        files depend on one another.
        """
        columns = _own(book)
        asked = self.files if stems is None else stems
        # who asks for all need not know whether there are namesakes: to look at the titles takes time
        wanted = self.files if self.files.keys() <= set(asked) or self._has_namesakes else asked
        unknown = [
            path
            for stem, path in self.files.items()
            if stem in wanted and (columns, stem) not in self._kinds.keys() | self._refused.keys()
        ]
        kinds, refused = load_kinds(unknown, book.extra, book.emblem, self.is_draft)
        self._kinds |= {(columns, kind.name): kind for kind in kinds}
        self._refused |= {(columns, stem): error for stem, error in refused.items()}
        known = ((columns, stem) for stem in self.files if stem in wanted)
        return [self._kinds[key] for key in known if key in self._kinds]

    def with_file(self, path: Path) -> TemplateCatalogue:
        """The templates with one more, or with another in place of the one of that name."""
        return TemplateCatalogue({**self.files, path.stem: path}, self.is_draft)

    @property
    def variants(self) -> int:
        """For how many kinds of books, by their own columns, templates have been compiled."""
        return len({columns for columns, _ in (*self._kinds, *self._refused)})

    @cached_property
    def titles(self) -> dict[str, str]:
        """Stem → title of every template that can be opened at all."""
        return titles(self.files)

    @cached_property
    def _has_namesakes(self) -> bool:
        names = [safe_name(self.titles.get(stem, stem)).casefold() for stem in self.files]
        return len(set(names)) < len(names)

    def refusals(self, books: Sequence[Book], names: Collection[str]) -> list[str]:
        """What is wrong with the named templates; with the book's name where others can use them."""
        found: dict[str, list[str]] = {}
        for book in books:
            self.kinds(book, names)
            for (columns, stem), error in self._refused.items():
                if stem in names and columns == _own(book):
                    found.setdefault(_explained(error, columns), []).append(book.file)
        return [
            sentence if len(files) == len(books) else f"{file}: {sentence}"
            for sentence, files in found.items()
            for file in (files[:1] if len(files) == len(books) else files)
        ]

    def warnings(self, books: Sequence[Book], names: Collection[str]) -> list[str]:
        """What the authors of the named templates should know, each thing once."""
        kinds = [kind for book in books for kind in self.kinds(book, names) if kind.name in names]
        ready = folder("templates")
        own = [path for stem, path in self.files.items() if stem in names and path.parent != ready]
        if not own:
            found = [(kind.template.name, warning) for kind in kinds for warning in kind.template.warnings]
        else:
            from paperwork.documents.linting.warned import warned  # most runs are of ready templates alone

            found = list(warned(kinds, own, books))
        return list(dict.fromkeys(sentence_of(name, problem) for name, problem in found))

    def chosen(self, names: Sequence[str]) -> list[str]:
        """The stems of the templates that ``names`` mean: see `chosen`."""
        return chosen(list(self.files), self.titles, names) if names else list(self.files)


def kinds_in_memory(sources: Mapping[str, bytes], book: Book) -> list[DocumentKind]:
    """The kinds of templates that are in no file, by their stems, for a book. Raises `PaperworkError`."""
    columns = _columns(book.extra)
    return [_kind(stem, source, f"{stem}{SUFFIX}", columns, book.emblem) for stem, source in sources.items()]


def _kind(
    stem: str, bare: bytes, name: str, columns: str, emblem: Emblem | None, is_draft: bool = False
) -> DocumentKind:
    source = with_emblem(bare, emblem)
    return kind_of(stem, source, name, columns, is_draft, None if source is bare else bare)


def _columns(extra: Mapping[str, Mapping[str, str]]) -> str:
    """What makes two books' own columns the same."""
    own = {sheet: dict(columns) for sheet, columns in extra.items() if columns}
    return json.dumps(own, sort_keys=True, ensure_ascii=False)


def _own(book: Book) -> str:
    """What templates depend on of a book."""
    return f"{_columns(book.extra)} {sha256(book.emblem.data).hexdigest() if book.emblem else ''}"


def titles(files: Mapping[str, Path]) -> dict[str, str]:
    """Stem → title of every template that can be opened at all; none is compiled."""
    found = {}
    for stem, path in files.items():
        try:
            found[stem] = _title(path.read_bytes()) or path.stem
        except (BadPackageError, OSError):
            continue
    return found


@lru_cache(maxsize=100)
def _title(template: bytes) -> str:
    """The title that the template has; remembered, since each book of a folder asks for those of all."""
    return title_of(template)


def chosen(stems: Sequence[str], titles: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """The stems of the templates that ``names`` mean, by file name or by title.

    Raises `PaperworkError` for a name that is not there, with the nearest one.
    """
    return list(dict.fromkeys(stem for name in names for stem in _meant(name, stems, titles)))


def _meant(name: str, stems: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    wanted = fold(name[: -len(SUFFIX)] if name.lower().endswith(SUFFIX) else name)
    found = [stem for stem in stems if wanted in (fold(stem), fold(titles.get(stem, stem)))]
    if not found:
        names = [*titles.values(), *stems]
        near = nearest(name, names, closeness=50) or next((n for n in names if wanted in fold(n)), None)
        guess = f"; похоже на «{near}»" if near else ""
        there = ", ".join(f"«{titles.get(stem, stem)}» ({stem})" for stem in stems)
        raise PaperworkError(f"документа «{name}» нет{guess}; есть: {there}")
    return found


def template_path(name: Path) -> Path:
    """A template by its path, or a ready one by its name or title."""
    if name.is_file():
        return name
    if name.parent != Path():
        raise PaperworkError(f"{name}: такого файла нет; проверьте имя и папку")
    files = template_paths(None)
    return files[chosen(list(files), titles(files), [str(name)])[0]]


def _explained(error: PaperworkError, columns: str) -> str:
    """The sentences of a refusal; a name that people use for an answer with the tags that it means."""
    if not isinstance(error, TemplateError):
        return str(error)
    from paperwork.documents.linting.findings import with_candidates  # few templates are refused

    problems = [with_candidates(problem, columns) for problem in error.problems]
    return str(TemplateError(error.name, problems))
