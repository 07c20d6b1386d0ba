"""``paperwork packet``: what a new client is handed, as one PDF to be printed and signed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.shell import (
    BOOK,
    DUPLEX,
    JOBS,
    NO_LIST,
    PASSWORD,
    STRICT,
    TEMPLATES,
    command,
    show_printed,
)


@command
@BOOK
@click.option(
    "--client", "clients", multiple=True, required=True, metavar="ДЕЛО", help="Чей пакет; можно повторять."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="ПАКЕТ.pdf",
    help="Куда записать пакет; без этого — рядом с книгой, каждому клиенту свой.",
)
@DUPLEX
@NO_LIST
@TEMPLATES
@STRICT
@JOBS
@PASSWORD
def packet(
    book: Path,
    clients: Sequence[str],
    out: Path | None,
    duplex: bool,
    no_list: bool,
    templates: Path | None,
    strict: bool,
    jobs: int | None,
    password: str | None,
) -> int:
    """Собрать пакет для нового клиента: перечень услуг, план в двух экземплярах, согласие.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Документ, который сделать
    нельзя, будет назван с причиной, остальные напечатаны. Прежний пакет заменяется новым;
    любой другой файл остается как был. Нужен LibreOffice.
    """
    from paperwork.documents.making.request import Request
    from paperwork.documents.making.workers import default_jobs
    from paperwork.documents.paper.handing import handed

    what = Request(
        book=book,
        out=out or Path(),
        clients=tuple(clients),
        templates=templates,
        strict=strict,
        jobs=jobs or default_jobs(),
        password=password,
    )
    return show_printed(handed(what, out, duplex, not no_list))
