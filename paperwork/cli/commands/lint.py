"""``paperwork lint``: everything that is wrong or doubtful in templates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import JSON, PASSWORD, PATH
from paperwork.cli.shell import ERRORS_FOUND, command
from paperwork.common.errors import PaperworkError

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.linting.findings import Findings


@command
@click.argument("templates", type=PATH, nargs=-1, required=True, metavar="ШАБЛОН…")
@click.option("--book", type=PATH, metavar="КНИГА", help="Книга, чьи собственные столбцы можно называть.")
@click.option(
    "--marked", type=PATH, metavar="КОПИЯ.docx", help="Записать копию с примечанием Word у каждого места."
)
@click.option("--fix", type=PATH, metavar="НОВЫЙ.docx", help="Записать копию, где исправлено все бесспорное.")
@JSON
@PASSWORD
def lint(
    templates: Sequence[Path],
    book: Path | None,
    marked: Path | None,
    fix: Path | None,
    as_json: bool,
    password: str | None,
) -> int:
    """Проверить шаблоны: ошибки в тегах, знаки других программ, пустые места для ручки.

    ШАБЛОН — файл .docx, имя готового (service_plan) или папка с шаблонами.
    """
    from paperwork.documents.linting.files import cured_copy, marked_copy, paths_of

    paths = list(paths_of(templates))
    if (marked or fix) and len(paths) != 1:
        raise PaperworkError("--marked и --fix пишут копию одного шаблона; назовите один")
    columns = _columns(book, password) if book else None
    found = _linted(paths, columns)
    said = [f"Копия с примечаниями: {marked_copy(paths[0], found[0], marked)}"] if marked else []
    if fix:
        count, found = cured_copy(paths[0], fix, columns)
        said.append(f"Записан {fix}: исправлено мест: {count}" + (". Осталось:" if found[0].problems else ""))
    for line in said:
        click.echo(line, err=as_json)
    for line in _as_json(found) if as_json else _lines(found):
        click.echo(line)
    return 0 if all(one.is_usable for one in found) else ERRORS_FOUND


def _columns(book: Path, password: str | None) -> str:
    """The own columns of a book, or of all books of a folder."""
    from paperwork.documents.linting.marks import columns_of
    from paperwork.documents.making.reading import read_books
    from paperwork.intake.excel.reading.books import find_books

    read = [found for found, _ in read_books(find_books(book), password)]
    if not any(read):
        raise PaperworkError(f"{book}: книга не читается; проверьте ее командой paperwork check")
    return columns_of(found.extra for found in read if found)


def _linted(paths: Sequence[Path], columns: str | None) -> list[Findings]:
    from paperwork.documents.linting.findings import lint_file

    return [lint_file(path, columns) for path in paths]


def _as_json(found: Sequence[Findings]) -> Iterator[str]:
    """A line of JSON for each problem, with the file."""
    for one in found:
        for problem in one.problems:
            yield json.dumps({"file": one.name, **problem.as_dict()}, ensure_ascii=False)


def _lines(found: Sequence[Findings]) -> Iterator[str]:
    """The errors, the warnings, and a sentence on each template."""
    from paperwork.word.docx.errors import sentence_of

    for title, wants_errors in (("Ошибки", True), ("Предупреждения", False)):
        lines = [
            sentence_of(one.name, problem)
            for one in found
            for problem in one.problems
            if problem.is_error is wants_errors
        ]
        if lines:
            yield f"{title} ({len(lines)}):"
            yield from lines
    for one in found:
        warnings = sum(not problem.is_error for problem in one.problems)
        if not one.is_usable:
            yield f"{one.name}: пользоваться нельзя, исправьте ошибки"
        elif warnings:
            yield f"{one.name}: пользоваться можно, предупреждений: {warnings}"
        else:
            yield f"{one.name}: все в порядке"
