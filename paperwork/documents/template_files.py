"""Where templates are: the folder of the program, and a folder of the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.resources import folder
from paperwork.documents.order import place_of

SUFFIX = ".docx"
# documents that are no templates, though a person may think so
OTHERS = frozenset({
    ".doc", ".docm", ".dot", ".dotx", ".dotm", ".odt", ".ott", ".fodt", ".rtf", ".wps", ".pages",
})  # fmt: skip
RESAVE = "откройте его в Word и сохраните: Файл → Сохранить как → Документ Word (.docx)"
BESIDE = "Шаблоны"  # the folder beside a book where the page keeps the templates of the person's own
LOCK_PREFIX = "~$"  # what Word puts beside an open document


def template_files(folders: Iterable[Path]) -> dict[str, Path]:
    """The templates of the folders by the stem of their names, in the order of papers.

    A later folder's win, in any case.
    """
    found: dict[str, Path] = {}
    for place in folders:
        for path in sorted(place.iterdir()):
            is_template = path.suffix.lower() == SUFFIX and path.is_file()
            if is_template and not path.name.startswith((LOCK_PREFIX, ".")):
                found[path.stem.casefold()] = path
    return {path.stem: path for path in sorted(found.values(), key=lambda path: place_of(path.stem))}


def is_other(path: Path) -> bool:
    """Whether the file is a document of a kind that no template can be."""
    return path.suffix.lower() in OTHERS and not path.name.startswith((LOCK_PREFIX, "."))


def templates_beside(book: Path) -> Path | None:
    """The folder of one's own templates beside a book; None where there is none with a template in it."""
    place = book.parent / BESIDE
    return place if place.is_dir() and template_files([place]) else None


def template_paths(own: Path | None) -> dict[str, Path]:
    """The ready templates and the user's own by their stems."""
    if own and not own.is_dir():
        raise PaperworkError(f"{own}: такой папки с шаблонами нет; проверьте --templates")
    if own and not template_files([own]):
        others = ", ".join(f"«{path.name}»" for path in sorted(own.iterdir()) if is_other(path))
        if others:
            raise PaperworkError(f"{own}: в папке нет шаблонов {SUFFIX}, есть {others}; {RESAVE}")
        raise PaperworkError(f"{own}: в папке нет шаблонов .docx; проверьте --templates")
    return template_files([folder("templates"), *([own] if own else [])])
