"""The shelf of templates: those of the program and the user's own, found, compiled and chosen by name."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold, nearest
from paperwork.documents.kinds import DocumentKind, kind_of
from paperwork.documents.template_files import SUFFIX, template_paths
from paperwork.word.docx.layout import title_of
from paperwork.word.docx.package import BadPackageError


def load_kinds(
    files: Iterable[Path], extra: Mapping[str, Mapping[str, str]]
) -> tuple[list[DocumentKind], dict[str, PaperworkError]]:
    """The kinds whose templates are good, for books with these columns of their own; why others are not.

    These by the stem of the file.
    """
    kinds, refused = [], {}
    columns = _columns(extra)
    for path in files:
        try:
            kinds.append(kind_of(path.stem, path.read_bytes(), path.name, columns))
        except PaperworkError as error:
            refused[path.stem] = error
        except OSError as error:
            refused[path.stem] = PaperworkError(f"{path.name}: шаблон не читается: {reason(error)}")
    return kinds, refused


@dataclass
class TemplateCatalogue:
    """The templates compiled for the books that are filled: anew where a book has columns of its own."""

    files: Mapping[str, Path]
    _compiled: dict[str, list[DocumentKind]] = field(default_factory=dict)
    _refused: dict[str, dict[str, PaperworkError]] = field(default_factory=dict)

    def kinds(self, extra: Mapping[str, Mapping[str, str]]) -> list[DocumentKind]:
        """The kinds for books with these columns, but for those whose templates are no good."""
        key = _columns(extra)
        if key not in self._compiled:
            self._compiled[key], self._refused[key] = load_kinds(self.files.values(), extra)
        return self._compiled[key]

    def refusals(self, books: Sequence[Book], names: Collection[str]) -> list[str]:
        """What is wrong with the named templates; with the book's name where others can use them."""
        found: dict[str, list[str]] = {}
        for book in books:
            self.kinds(book.extra)
            for stem, error in self._refused[_columns(book.extra)].items():
                if stem in names:
                    found.setdefault(str(error), []).append(book.file)
        return [
            sentence if len(files) == len(books) else f"{file}: {sentence}"
            for sentence, files in found.items()
            for file in (files[:1] if len(files) == len(books) else files)
        ]

    def chosen(self, names: Sequence[str]) -> list[str]:
        """The stems of the templates that ``names`` mean: see `chosen`."""
        compiled = {kind.name: kind.title for kinds in self._compiled.values() for kind in kinds}
        others = {stem: path for stem, path in self.files.items() if stem not in compiled}
        return chosen(list(self.files), compiled | titles(others), names) if names else list(self.files)


def _columns(extra: Mapping[str, Mapping[str, str]]) -> str:
    """What makes two books' own columns the same."""
    own = {sheet: dict(columns) for sheet, columns in extra.items() if columns}
    return json.dumps(own, sort_keys=True, ensure_ascii=False)


def titles(files: Mapping[str, Path]) -> dict[str, str]:
    """Stem → title of every template that can be opened at all; none is compiled."""
    found = {}
    for stem, path in files.items():
        try:
            found[stem] = title_of(path.read_bytes()) or path.stem
        except (BadPackageError, OSError):
            continue
    return found


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
