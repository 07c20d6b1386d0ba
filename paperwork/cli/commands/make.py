"""``paperwork make``: the documents of a book."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from paperwork.cli.options import (
    AS_TYPED,
    BOOK,
    CERTIFICATES,
    CLIENTS,
    CLUSTER,
    DOCUMENTS,
    INSECURE,
    JOBS,
    ON,
    PART,
    PASSWORD,
    ROOT,
    SET,
    STRICT,
    TEMPLATES,
    WHERE,
    ZIPPED,
    BatchOptions,
    batch_options,
    cluster_at,
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
@CLUSTER
@ROOT
@CERTIFICATES
@INSECURE
def make(
    book: Path,
    out: Path | None,
    part: tuple[int, int] | None,
    cluster: str | None,
    root: Path | None,
    certificates: Path | None,
    insecure: bool,
    options: BatchOptions,
) -> int:
    """Сделать документы Word по книге.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods, .json или папка с такими файлами. Сделанное раньше
    и не изменившееся пропускается; исправленное вами вручную не перезаписывается.
    Журнал, сверка и сводка делаются за период; если он не назван — за последний полный месяц.
    """
    from paperwork.documents.making.run import documents_beside, run

    far = cluster_at(cluster, root, certificates, insecure) if cluster is not None else None
    request = replace(options.request(book, out or documents_beside(book)), part=part, cluster=far)
    return show_finished(run(request, progress), book)
