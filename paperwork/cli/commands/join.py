"""``paperwork join``: the documents of one kind for all clients in one Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.shell import BOOK, ERRORS_FOUND, PASSWORD, command, progress, show


@command
@BOOK
@click.option("--document", required=True, metavar="ИМЯ", help="Какой документ соединить.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="ФАЙЛ.docx",
    help="Куда записать; файла еще не должно быть.",
)
@click.option(
    "--client", "clients", multiple=True, metavar="ДЕЛО", help="Только этот клиент; можно повторять."
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="ПАПКА",
    help="Папка со своими шаблонами .docx в придачу к готовым.",
)
@click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
@PASSWORD
def join(
    book: Path,
    document: str,
    out: Path,
    clients: Sequence[str],
    templates: Path | None,
    strict: bool,
    password: str | None,
) -> int:
    """Соединить один документ всех клиентов в одном файле Word.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Документ каждого клиента —
    свой раздел с новой страницы, страницы в нем считаются с первой.
    """
    from paperwork.output.joined import join as join_all
    from paperwork.output.run import Request

    request = Request(book, out, tuple(clients), (document,), templates, strict, password=password)
    finished = join_all(request, progress)
    show(finished.problems)
    for sentence in finished.hindrances:
        click.echo(sentence, err=True)
    for line in finished.closing:
        click.echo(line)
    return ERRORS_FOUND if finished.failed else 0
