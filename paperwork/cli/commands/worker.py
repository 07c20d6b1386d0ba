"""``paperwork worker``: a worker that makes books for the scheduler of a cluster."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import CERTIFICATES, INSECURE, JOBS, PATH, cluster_at
from paperwork.cli.shell import command


@command
@click.argument("address", metavar="АДРЕС")
@click.option(
    "--root", type=PATH, metavar="ПАПКА", help="Где на этой машине общая папка с книгами и документами."
)
@JOBS
@CERTIFICATES
@INSECURE
def worker(
    address: str, root: Path | None, jobs: int | None, certificates: Path | None, insecure: bool
) -> int:
    """Делать книги по поручениям планировщика, пока не остановят.

    Процессов столько, сколько процессоров, если не назвать другое в --jobs; в каждом одна книга за раз.
    Что для этого установить и откуда взять АДРЕС — в руководстве, глава «Когда компьютеров много».
    """
    from paperwork.common.processors import processors
    from paperwork.documents.books.dask import work_for

    cluster = cluster_at(address, root, certificates, insecure)
    try:
        work_for(cluster, jobs or processors(), click.echo)
    except KeyboardInterrupt:
        click.echo("Рабочие процессы остановлены", err=True)
    return 0
