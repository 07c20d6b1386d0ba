"""The files of ``paperwork lint``: what is named, and the copies that are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from paperwork.common.atomic_files import check_is_new, write_new
from paperwork.common.errors import PaperworkError
from paperwork.common.rights import rights_of
from paperwork.documents.catalogue import template_path
from paperwork.documents.linting.cured import cured
from paperwork.documents.linting.findings import Findings, lint
from paperwork.documents.template_files import SUFFIX, is_other, template_files
from paperwork.word.docx.package import BadPackageError, read_package
from paperwork.word.foreign.remarks import remarked


def paths_of(names: Iterable[Path]) -> Iterator[Path]:
    """The templates that are named by file, folder or title. Raises `PaperworkError`."""
    for name in names:
        if not name.is_dir():
            yield template_path(name)
            continue
        found = [*template_files([name]).values()]
        found += (
            path
            for path in sorted(name.iterdir())
            if is_other(path) and path.with_suffix(SUFFIX) not in found
        )
        if not found:
            raise PaperworkError(f"{name}: в папке нет шаблонов {SUFFIX}")
        yield from found


def marked_copy(path: Path, found: Findings, copy: Path) -> Path:
    """Writes the copy with a comment at each place. Raises `PaperworkError`."""
    _check(path, found.source, copy)
    try:
        data = remarked(read_package(found.source), found.problems)
    except BadPackageError as error:
        raise PaperworkError(f"{path}: {error.problem.sentence}") from error
    write_new(copy, data, rights_of([path]))
    return copy


def cured_copy(path: Path, copy: Path, columns: str | None) -> tuple[int, list[Findings]]:
    """Writes the copy with what is sure; how much that was, and what is left. Raises `PaperworkError`."""
    source = path.read_bytes() if path.suffix.lower() == SUFFIX else b""
    _check(path, source, copy)
    try:
        done = cured(source, path.name, columns)
    except BadPackageError as error:
        raise PaperworkError(f"{path}: {error.problem.sentence}") from error
    write_new(copy, done.source, rights_of([path]))
    return done.count, [Findings(copy.name, lint(done.source, copy.name, columns), done.source)]


def _check(path: Path, source: bytes, copy: Path) -> None:
    """Raises `PaperworkError` where no such copy can be written."""
    if not source:
        raise PaperworkError(f"{path}: копия пишется только с файла {SUFFIX}")
    if copy.suffix.lower() != SUFFIX:
        raise PaperworkError(f"{copy}: имя файла должно оканчиваться на {SUFFIX}")
    check_is_new(copy)
