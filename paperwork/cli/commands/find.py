"""``paperwork find``: who is entitled to a service, who fits a condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import BOOK, ON, PASSWORD, out_option
from paperwork.cli.shell import ERRORS_FOUND, command
from paperwork.common.errors import PaperworkError

if TYPE_CHECKING:  # for their shapes alone: they are heavy
    from paperwork.common.rights import Rights
    from paperwork.documents.found_list import Answers


@command
@BOOK
@click.option("--service", metavar="УСЛУГА", help="Кому может быть положена услуга и у кого она в плане.")
@click.option("--where", metavar="УСЛОВИЕ", help="Только те, для кого верно условие из тегов шаблонов.")
@out_option("СПИСОК.docx", "Записать список для печати (.docx) или таблицу (.xlsx).", required=False)
@ON
@PASSWORD
def find(
    book: Path,
    service: str | None,
    where: str | None,
    out: Path | None,
    on: date | None,
    password: str | None,
) -> int:
    """Найти клиентов: кому положена услуга, кто подходит под условие.

    Условие пишется тегами шаблонов, например: "клиент.возраст >= 60 and план.номер".
    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами.
    """
    from paperwork.common.rights import rights_of
    from paperwork.documents.find import answer, service_name
    from paperwork.documents.making.reading import read_books
    from paperwork.intake.excel.reading.books import find_books

    day = on or date.today()
    _check(service, where, out)
    paths = find_books(book)
    read = list(read_books(paths, password, day))
    books = [replace(one, as_of=on) if on else one for one, _ in read if one]
    meant = service_name(books, service) if service else None
    answers = [(one, answer(one, meant, where, day)) for one in books]
    if out:
        _write(answers, out, day, rights_of(paths))
    for one, findings in answers:
        if len(read) > 1:
            click.echo(f"\n{one.file}")
        for line in findings.lines():
            click.echo(line)
    if out:
        click.echo(f"Записано: {out}")
    return _ended(book, sum(problem.is_error for _, problems in read for problem in problems))


def _ended(book: Path, errors: int) -> int:
    """The exit status; says how errors of the books are seen, since people may be missing for them."""
    if errors:
        told = f"В книге есть ошибки ({errors}), найдены могут быть не все"
        click.echo(f"{told}; покажет их paperwork check {book}", err=True)
    return ERRORS_FOUND if errors else 0


def _check(service: str | None, where: str | None, out: Path | None) -> None:
    """Raises `PaperworkError` where nobody is asked for, or the list cannot be written."""
    from paperwork.common.atomic_files import check_is_new

    if not (service or where):
        raise PaperworkError("скажите, кого искать: --service УСЛУГА или --where УСЛОВИЕ")
    if out is None:
        return
    if out.suffix.lower() not in (".docx", ".xlsx"):
        raise PaperworkError(f"{out}: имя списка должно оканчиваться на .docx или .xlsx")
    check_is_new(out)


def _write(answers: Answers, out: Path, day: date, rights: Rights) -> None:
    from paperwork.common.atomic_files import write_new
    from paperwork.documents.found_list import list_bytes, table_bytes

    is_paper = out.suffix.lower() == ".docx"
    write_new(out, list_bytes(answers, day) if is_paper else table_bytes(answers), rights)
