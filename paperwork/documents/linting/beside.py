"""Files in a folder of templates that are no templates, though a person may think so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from paperwork.common.errors import Level, Problem
from paperwork.documents.template_files import RESAVE, SUFFIX, is_other
from paperwork.word import TemplatePlace


def other_kind(level: Level = Level.ERROR) -> Problem[TemplatePlace]:
    """What is to be said of such a file, or of any that is no .docx."""
    return Problem(
        f"это не документ Word {SUFFIX}, а шаблоном может быть только он", RESAVE, level, TemplatePlace()
    )


def others(folders: Iterable[Path]) -> Iterator[tuple[str, Problem[TemplatePlace]]]:
    """The names of such files in the folders, and what is to be said; not of one saved anew already."""
    for folder in dict.fromkeys(folders):
        for path in sorted(folder.iterdir()):
            if is_other(path) and not path.with_suffix(SUFFIX).exists():
                yield path.name, other_kind(Level.WARNING)
