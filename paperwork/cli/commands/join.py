"""``paperwork join``: the documents of one kind for all clients in one Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.shell import BOOK, CLIENTS, PASSWORD, STRICT, TEMPLATES, command, progress, show_finished


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
@CLIENTS
@TEMPLATES
@STRICT
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
    return show_finished(join_all(request, progress))
