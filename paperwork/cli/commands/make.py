"""``paperwork make``: the documents of a book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

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


@command
@BOOK
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="ПАПКА", help="Куда положить документы."
)
@CLIENTS
@DOCUMENTS
@TEMPLATES
@STRICT
@JOBS
@PASSWORD
@click.option("--pdf", is_flag=True, help="Сделать из каждого документа еще и PDF (нужен LibreOffice).")
def make(
    book: Path,
    out: Path,
    clients: Sequence[str],
    documents: Sequence[str],
    templates: Path | None,
    strict: bool,
    jobs: int | None,
    password: str | None,
    pdf: bool,
) -> int:
    """Сделать документы Word по книге.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Сделанное раньше
    и не изменившееся пропускается; исправленное вами вручную не перезаписывается.
    """
    from paperwork.output.processes import default_jobs
    from paperwork.output.run import Request, run

    wanted = (tuple(clients), tuple(documents))
    request = Request(book, out, *wanted, templates, strict, jobs or default_jobs(), password, pdf)
    return show_finished(run(request, progress))
