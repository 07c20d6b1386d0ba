"""``paperwork packet``: what a new client is handed, as one PDF to be printed and signed."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import (
    AS_TYPED,
    BOOK,
    DUPLEX,
    JOBS,
    NO_LIST,
    PASSWORD,
    STRICT,
    TEMPLATES,
    BatchOptions,
    batch_options,
    out_option,
)
from paperwork.cli.shell import command, show_printed

CLIENTS = click.option(
    "--client", "clients", multiple=True, required=True, metavar="ДЕЛО", help="Чей пакет; можно повторять."
)
OUT = out_option(
    "ПАКЕТ.pdf", "Куда записать пакет; без этого — рядом с книгой, каждому клиенту свой.", required=False
)


@command
@BOOK
@batch_options(CLIENTS, OUT, DUPLEX, NO_LIST, TEMPLATES, STRICT, AS_TYPED, JOBS, PASSWORD)
def packet(book: Path, out: Path | None, duplex: bool, no_list: bool, options: BatchOptions) -> int:
    """Собрать пакет для нового клиента: перечень услуг, план в двух экземплярах, согласие, ИППСУ.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами. Документ, который сделать
    нельзя, будет назван с причиной, остальные напечатаны. Прежний пакет заменяется новым;
    любой другой файл остается как был. Нужен LibreOffice.
    """
    from paperwork.documents.paper.handing import handed

    return show_printed(handed(options.request(book, out or Path()), out, duplex, not no_list))
