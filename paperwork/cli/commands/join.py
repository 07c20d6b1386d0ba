"""``paperwork join``: the documents of one kind for all clients in one Word file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.period import chosen_period, period_options
from paperwork.cli.shell import BOOK, CLIENTS, PASSWORD, STRICT, TEMPLATES, command, progress, show_finished

if TYPE_CHECKING:
    from paperwork.book.period import Period


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
@period_options
@PASSWORD
def join(
    book: Path,
    document: str,
    out: Path,
    clients: Sequence[str],
    templates: Path | None,
    strict: bool,
    start: date | None,
    end: date | None,
    month: Period | None,
    quarter: Period | None,
    password: str | None,
) -> int:
    """Соединить один документ всех клиентов в одном файле Word.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Документ каждого клиента —
    свой раздел с новой страницы, страницы в нем считаются с первой.
    """
    from paperwork.documents.making.joined import join as join_all
    from paperwork.documents.making.request import Request

    period = chosen_period(start, end, month, quarter)
    request = Request(
        book=book,
        out=out,
        clients=tuple(clients),
        documents=(document,),
        templates=templates,
        strict=strict,
        password=password,
        period=period,
    )
    return show_finished(join_all(request, progress))
