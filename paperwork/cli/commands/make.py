"""``paperwork make``: the documents of a book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.shell import BOOK, ERRORS_FOUND, PASSWORD, command, progress, show


def _processes(_context: click.Context, _parameter: click.Parameter, jobs: int | None) -> int | None:
    if jobs is not None and jobs < 1:
        raise click.BadParameter("нужно целое число от 1.")
    return jobs


@command
@BOOK
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="ПАПКА", help="Куда положить документы."
)
@click.option(
    "--client", "clients", multiple=True, metavar="ДЕЛО", help="Только этот клиент; можно повторять."
)
@click.option(
    "--document", "documents", multiple=True, metavar="ИМЯ", help="Только этот документ; можно повторять."
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="ПАПКА",
    help="Папка со своими шаблонами .docx в придачу к готовым.",
)
@click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
@click.option("--anonymous", is_flag=True, help="Для учебных работ: вместо имен коды, без личных данных.")
@click.option("--jobs", type=int, callback=_processes, metavar="ЧИСЛО", help="Сколько процессов запустить.")
@PASSWORD
def make(
    book: Path,
    out: Path,
    clients: Sequence[str],
    documents: Sequence[str],
    templates: Path | None,
    strict: bool,
    anonymous: bool,
    jobs: int | None,
    password: str | None,
) -> int:
    """Сделать документы Word по книге.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Сделанное раньше
    и не изменившееся пропускается; исправленное вами вручную не перезаписывается.
    """
    from paperwork.output.processes import default_jobs
    from paperwork.output.run import Request, run

    wanted = (tuple(clients), tuple(documents))
    request = Request(book, out, *wanted, templates, strict, anonymous, jobs or default_jobs(), password)
    finished = run(request, progress)
    show(finished.problems)
    for sentence in finished.hindrances:
        click.echo(sentence, err=True)
    for line in finished.closing:
        click.echo(line)
    return ERRORS_FOUND if finished.failed else 0
