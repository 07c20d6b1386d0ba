"""``paperwork check``: every problem of a book."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import BOOK, JSON, PASSWORD, PATH
from paperwork.cli.shell import ERRORS_FOUND, command, show
from paperwork.common.errors import PaperworkError, Problem

if TYPE_CHECKING:
    from paperwork.book.casebook import Book


@command
@BOOK
@JSON
@click.option(
    "--marked",
    type=PATH,
    metavar="КОПИЯ.xlsx",
    help="Записать копию, где плохие ячейки закрашены и подписаны; для папки книг — папку копий.",
)
@PASSWORD
def check(book: Path, as_json: bool, marked: Path | None, password: str | None) -> int:
    """Проверить книгу и показать все, что нужно исправить.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами.
    """
    from paperwork.common.atomic_files import check_is_new
    from paperwork.documents.making.reading import read_books
    from paperwork.intake.excel.reading.books import find_books

    paths = find_books(book)
    if marked:
        check_is_new(marked)
        _check_marked(marked, is_folder=book.is_dir())
    read = list(read_books(paths, password))
    problems = [problem for _, found in read for problem in found]
    if marked and book.is_dir():
        from paperwork.intake.excel.marking.marked_folder import write_marked_folder

        write_marked_folder(
            [(path, of) for path, (one, of) in zip(paths, read, strict=False) if one], marked, password
        )
    elif marked:
        from paperwork.intake.excel.marking.marked import write_marked

        write_marked(paths[0], problems, marked, password)
    if as_json:
        for problem in problems:
            click.echo(json.dumps(problem.as_dict(), ensure_ascii=False))
    else:
        show(problems, as_result=True)
        click.echo(_counted_problems(problems))
    for line in _blocked([book for book, _ in read if book]):
        click.echo(line, err=as_json)
    if marked:
        click.echo(f"{'Копии' if book.is_dir() else 'Копия'} с пометками: {marked}", err=as_json)
    return ERRORS_FOUND if any(problem.is_error for problem in problems) else 0


def _check_marked(marked: Path, *, is_folder: bool) -> None:
    """Raises `PaperworkError` where a folder of books was to be marked in one file."""
    if is_folder and marked.suffix.lower() in (".xlsx", ".xlsm"):
        raise PaperworkError(f"{marked}: книг много; назовите в --marked папку, в нее лягут копии всех")


def _blocked(books: Sequence[Book]) -> Iterator[str]:
    """The clients who are on no other list: their data may not be used."""
    for book in books:
        for client in book.blocked:
            names = (client.file_number, client.surname, client.given_name, client.patronymic)
            who = " ".join(filter(None, names))
            yield f"{book.file}: обработка данных не разрешена: {who} ({client.processing or 'не прочитано'})"


def _counted_problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Все в порядке: ни ошибок, ни предупреждений."
    errors = sum(problem.is_error for problem in problems)
    return f"Ошибок: {errors}, предупреждений: {len(problems) - errors}."
