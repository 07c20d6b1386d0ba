"""``paperwork make``: the documents of a book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from paperwork.cli.options import (
    AS_TYPED,
    BOOK,
    CLIENTS,
    DOCUMENTS,
    JOBS,
    ON,
    PART,
    PASSWORD,
    SET,
    STRICT,
    TEMPLATES,
    WHERE,
    ZIPPED,
    BatchOptions,
    batch_options,
    out_option,
)
from paperwork.cli.period import period_options
from paperwork.cli.shell import command, progress, show_finished

ANONYMOUS = click.option(
    "--anonymous", is_flag=True, help="Для учебных работ: вместо имен коды, без личных данных."
)
PDF = click.option("--pdf", is_flag=True, help="Сделать из каждого документа еще и PDF (нужен LibreOffice).")

DRAFT = click.option(
    "--draft",
    is_flag=True,
    help="Черновики: что не заполнено, названо на желтом; файлы «… (черновик).docx» не печатаются.",
)


@command
@BOOK
@out_option("ПАПКА", "Куда положить; без этого — в папку «КНИГА — документы» рядом с ней.", required=False)
@batch_options(
    CLIENTS,
    WHERE,
    ON,
    DOCUMENTS,
    SET,
    TEMPLATES,
    STRICT,
    ANONYMOUS,
    AS_TYPED,
    JOBS,
    period_options,
    PASSWORD,
    PDF,
    ZIPPED,
    DRAFT,
)
@PART
def make(book: Path, out: Path | None, part: tuple[int, int] | None, options: BatchOptions) -> int:
    """Сделать документы Word по книге.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами. Сделанное раньше
    и не изменившееся пропускается; исправленное вами вручную не перезаписывается.
    Журнал, сверка и сводка делаются за период; если он не назван — за последний полный месяц.
    """
    from paperwork.documents.making.run import documents_beside, run

    request = replace(options.request(book, out or documents_beside(book)), part=part)
    return show_finished(run(request, progress), book)
