"""``paperwork join``: the documents of one kind for all clients in one Word file."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import (
    AS_TYPED,
    BOOK,
    CLIENTS,
    ON,
    PASSWORD,
    STRICT,
    TEMPLATES,
    WHERE,
    BatchOptions,
    batch_options,
    out_option,
)
from paperwork.cli.period import period_options
from paperwork.cli.shell import command, progress, show_finished


def _alone(_context: click.Context, _parameter: click.Parameter, name: str) -> tuple[str]:
    return (name,)


DOCUMENT = click.option(
    "--document",
    "documents",
    required=True,
    callback=_alone,
    metavar="ИМЯ",
    help="Какой документ соединить.",
)
OUT = out_option("ФАЙЛ.docx", "Куда записать; файла еще не должно быть.")


@command
@BOOK
@batch_options(DOCUMENT, OUT, CLIENTS, WHERE, ON, TEMPLATES, STRICT, AS_TYPED, period_options, PASSWORD)
def join(book: Path, out: Path, options: BatchOptions) -> int:
    """Соединить один документ всех клиентов в одном файле Word.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами. Документ каждого клиента —
    свой раздел с новой страницы, страницы в нем считаются с первой.
    """
    from paperwork.documents.making.joined import join as join_all

    return show_finished(join_all(options.request(book, out), progress), book)
