"""``paperwork print``: the documents of a book as one PDF, in the order in which they are signed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.options import (
    AS_TYPED,
    BOOK,
    CLIENTS,
    DOCUMENTS,
    DUPLEX,
    JOBS,
    NO_LIST,
    ON,
    PASSWORD,
    PATH,
    SET,
    STRICT,
    TEMPLATES,
    WHERE,
    BatchOptions,
    batch_options,
    out_option,
)
from paperwork.cli.period import period_options
from paperwork.cli.shell import command, show_printed
from paperwork.common.errors import PaperworkError

MOST_COPIES = 99


def _copies(
    _context: click.Context, _parameter: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """The names of documents with their numbers of copies, as «service_plan=2»."""
    found = []
    for value in values:
        name, _, number = value.rpartition("=")
        if not name or not number.isdecimal() or not 1 <= int(number) <= MOST_COPIES:
            raise click.BadParameter(
                f"«{value}»: напишите имя документа и число экземпляров, например service_plan=2."
            )
        found.append((name, int(number)))
    return tuple(found)


BY = click.option(
    "--by",
    type=click.Choice(["client", "document"]),
    default="client",
    metavar="ПОРЯДОК",
    help="client — клиент за клиентом (так и без --by), document — вид за видом.",
)
COPIES = click.option(
    "--copies",
    multiple=True,
    callback=_copies,
    metavar="ИМЯ=ЧИСЛО",
    help="Сколько экземпляров документа нужно; можно повторять.",
)


def _refuse_drafts(book: Path) -> None:
    """Raises `PaperworkError` for a draft, or a folder of drafts and no books, in the place of a book."""
    from paperwork.documents.kinds import DRAFT
    from paperwork.documents.template_files import SUFFIX
    from paperwork.intake.excel.reading.books import is_book

    ending = f"{DRAFT}{SUFFIX}"
    is_draft = book.name.endswith(ending)
    if book.is_dir() and not any(map(is_book, book.iterdir())):
        is_draft = any(path.name.endswith(ending) for path in book.rglob(f"*{SUFFIX}"))
    if is_draft:
        raise PaperworkError(
            f"{book}: это черновик, он не для печати; заполните в книге, чего не хватает, и назовите книгу"
        )


@command
@BOOK
@out_option("ПАКЕТ.pdf", "Куда записать пакет.", required=False)
@click.option(
    "--per-client",
    type=PATH,
    metavar="ПАПКА",
    help="Вместо --out: пакет каждого клиента в эту папку.",
)
@batch_options(
    *(
        CLIENTS,
        WHERE,
        ON,
        DOCUMENTS,
        SET,
        BY,
        DUPLEX,
        COPIES,
        NO_LIST,
        TEMPLATES,
        STRICT,
        AS_TYPED,
        JOBS,
        period_options,
        PASSWORD,
    )
)
def print(  # noqa: A001  a command's function has the command's name
    book: Path,
    out: Path | None,
    per_client: Path | None,
    by: str,
    duplex: bool,
    copies: tuple[tuple[str, int], ...],
    no_list: bool,
    options: BatchOptions,
) -> int:
    """Собрать документы по книге в один PDF для печати.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами. Впереди — контрольный лист.
    Прежний пакет заменяется новым; любой другой файл остается как был. Нужен LibreOffice.
    """
    from paperwork.documents.paper.packet_files import PrintRequest

    _refuse_drafts(book)
    place = per_client or out
    if place is None or (per_client and out):
        raise PaperworkError("назовите одно из двух: --out ПАКЕТ.pdf или --per-client ПАПКА")
    return show_printed(
        PrintRequest(
            what=options.request(book, place),
            by=by,
            per_client=per_client is not None,
            duplex=duplex,
            with_list=not no_list,
            copies=copies,
        )
    )
