"""``paperwork due``: what is to be done by a day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import BOOK, JSON, PASSWORD, PATH, out_option
from paperwork.cli.period import day
from paperwork.cli.shell import ERRORS_FOUND, command, show
from paperwork.common.errors import PaperworkError

if TYPE_CHECKING:
    from paperwork.book.casebook import Book
    from paperwork.case.statistics.due import Due
    from paperwork.common.rights import Rights

LONGEST = 3660  # days ahead: ten years


def _days(_context: click.Context, _parameter: click.Parameter, number: int) -> int:
    if not 0 <= number <= LONGEST:
        raise click.BadParameter(f"нужно целое число дней от 0 до {LONGEST}.")
    return number


@command
@BOOK
@click.option("--on", callback=day, metavar="ДАТА", help="На какой день; без этого — на сегодня.")
@click.option(
    "--ahead",
    type=int,
    default=7,
    callback=_days,
    metavar="ДНЕЙ",
    help="На сколько дней вперед; без этого — на 7.",
)
@JSON
@click.option(
    "--ics",
    type=PATH,
    metavar="ФАЙЛ.ics",
    help="Записать календарь для телефона: без имен, только номера дел.",
)
@out_option("ФАЙЛ.docx", "Записать список для печати.", required=False)
@PASSWORD
def due(
    book: Path,
    on: date | None,
    ahead: int,
    as_json: bool,
    ics: Path | None,
    out: Path | None,
    password: str | None,
) -> int:
    """Показать, что пора сделать: контакты, пересмотры, обращения, согласия.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами.
    """
    from paperwork.case.statistics.due import due_of
    from paperwork.common.rights import rights_of
    from paperwork.documents.making.reading import read_books
    from paperwork.intake.excel.reading.books import find_books

    _check_files((ics, ".ics"), (out, ".docx"))
    paths = find_books(book)
    read = list(read_books(paths, password))
    books = [replace(item, as_of=on) if on else item for item, _ in read if item]
    on = on or date.today()
    errors = [problem for _, problems in read for problem in problems if problem.is_error]
    items = due_of(books, on, ahead)
    for line in _as_json(items) if as_json else _listed(items, on, ahead):
        click.echo(line)
    show(errors)
    _write(items, books, on, ahead, ics, out, rights_of(paths))
    for path in (ics, out):
        if path:
            click.echo(f"Записано: {path}", err=as_json)
    return ERRORS_FOUND if errors else 0


def _check_files(*files: tuple[Path | None, str]) -> None:
    """Raises `PaperworkError` where a file that is asked for cannot be written."""
    from paperwork.common.atomic_files import check_is_new

    for path, suffix in files:
        if path and path.suffix.lower() != suffix:
            raise PaperworkError(f"{path}: имя файла должно оканчиваться на {suffix}")
        if path:
            check_is_new(path)


def _as_json(items: Sequence[Due]) -> Iterator[str]:
    for item in items:
        yield json.dumps(item.as_dict(), ensure_ascii=False)


def _listed(items: Sequence[Due], on: date, ahead: int) -> Iterator[str]:
    """The list for a person: what is late first, then day by day."""
    from paperwork.case.statistics.due import sentence_of
    from paperwork.russian.dates import short_date

    late = [item for item in items if item.is_late]
    if late:
        yield "Просрочено:"
        yield from (f"  {short_date(item.day)}  {sentence_of(item)}" for item in late)
    if len(items) > len(late):
        yield f"С {short_date(on)}, {ahead} дн. вперед:"
        yield from (f"  {short_date(item.day)}  {sentence_of(item)}" for item in items if not item.is_late)
    yield f"Всего: {len(items)}, просрочено: {len(late)}." if items else "Срочных дел нет."


def _write(
    items: Sequence[Due],
    books: Sequence[Book],
    on: date,
    ahead: int,
    ics: Path | None,
    out: Path | None,
    rights: Rights,
) -> None:
    """Writes the calendar and the printed list, where they are asked for: both or none."""
    from paperwork.common.atomic_files import write_all_new

    files: dict[Path, bytes] = {}
    if ics:
        from paperwork.documents.calendar import calendar_bytes

        files[ics] = calendar_bytes(items, on)
    if out:
        from paperwork.documents.due_list import list_bytes

        files[out] = list_bytes(items, books, on, ahead)
    write_all_new(files, rights)
