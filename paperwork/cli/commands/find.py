"""``paperwork find``: who is entitled to a service, who fits a condition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from paperwork.cli.options import BOOK, ON, PASSWORD
from paperwork.cli.shell import ERRORS_FOUND, command
from paperwork.common.errors import PaperworkError


@command
@BOOK
@click.option("--service", metavar="УСЛУГА", help="Кому может быть положена услуга и у кого она в плане.")
@click.option("--where", metavar="УСЛОВИЕ", help="Только те, для кого верно условие из тегов шаблонов.")
@ON
@PASSWORD
def find(book: Path, service: str | None, where: str | None, on: date | None, password: str | None) -> int:
    """Найти клиентов: кому положена услуга, кто подходит под условие.

    Условие пишется тегами шаблонов, например: "клиент.возраст >= 60 and план.номер".
    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами.
    """
    from paperwork.documents.find import answer, service_name
    from paperwork.documents.making.reading import read_books
    from paperwork.intake.excel.reading.read import find_books

    if not (service or where):
        raise PaperworkError("скажите, кого искать: --service УСЛУГА или --where УСЛОВИЕ")
    day = on or date.today()
    read = list(read_books(find_books(book), password, day))
    books = [one for one, _ in read if one]
    meant = service_name(books, service) if service else None
    for one in books:
        if len(read) > 1:
            click.echo(f"\n{one.file}")
        for line in answer(one, meant, where, day):
            click.echo(line)
    errors = sum(problem.is_error for _, problems in read for problem in problems)
    if errors:
        click.echo(f"В книге есть ошибки ({errors}), найдены могут быть не все: проверьте ее check", err=True)
    return ERRORS_FOUND if errors else 0
