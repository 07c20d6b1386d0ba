"""Copies of the books of a folder, each with its problems marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from paperwork.common.atomic_files import make_folder
from paperwork.common.errors import Problem
from paperwork.common.rights import rights_of
from paperwork.intake.excel.marking.marked import XLSX, write_marked


def write_marked_folder(
    books: Sequence[tuple[Path, Sequence[Problem]]], folder: Path, password: str | None
) -> None:
    """Writes a copy of each book under its own name into the new folder.

    Books whose names differ in their endings alone keep the ending in the name.
    """
    make_folder(folder, rights_of([path for path, _ in books]))
    stems = [path.stem.casefold() for path, _ in books]
    for path, problems in books:
        name = path.stem if stems.count(path.stem.casefold()) == 1 else path.name
        write_marked(path, problems, folder / f"{name}{XLSX}", password)
