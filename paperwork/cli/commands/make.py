"""``paperwork make``: the documents of a book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.period import chosen_period, period_options
from paperwork.cli.shell import (
    BOOK,
    CLIENTS,
    DOCUMENTS,
    JOBS,
    PASSWORD,
    STRICT,
    TEMPLATES,
    command,
    progress,
    show_finished,
)

if TYPE_CHECKING:
    from paperwork.book.period import Period


@command
@BOOK
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="ПАПКА", help="Куда положить документы."
)
@CLIENTS
@DOCUMENTS
@TEMPLATES
@STRICT
@click.option("--anonymous", is_flag=True, help="Для учебных работ: вместо имен коды, без личных данных.")
@JOBS
@period_options
@PASSWORD
@click.option("--pdf", is_flag=True, help="Сделать из каждого документа еще и PDF (нужен LibreOffice).")
def make(
    book: Path,
    out: Path,
    clients: Sequence[str],
    documents: Sequence[str],
    templates: Path | None,
    strict: bool,
    anonymous: bool,
    jobs: int | None,
    start: date | None,
    end: date | None,
    month: Period | None,
    quarter: Period | None,
    password: str | None,
    pdf: bool,
) -> int:
    """Сделать документы Word по книге.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Сделанное раньше
    и не изменившееся пропускается; исправленное вами вручную не перезаписывается.
    Журнал, сверка и сводка делаются за период; если он не назван — за последний полный месяц.
    """
    from paperwork.documents.making.request import Request
    from paperwork.documents.making.run import run
    from paperwork.documents.making.workers import default_jobs

    period = chosen_period(start, end, month, quarter)
    request = Request(
        book=book,
        out=out,
        clients=tuple(clients),
        documents=tuple(documents),
        templates=templates,
        strict=strict,
        jobs=jobs or default_jobs(),
        password=password,
        pdf=pdf,
        period=period,
        anonymous=anonymous,
    )
    return show_finished(run(request, progress))
