"""``paperwork cluster``: a scheduler with workers on this machine, to try out work on many."""

from __future__ import annotations

import click

from paperwork.cli.shell import command


@command
@click.option(
    "--workers",
    type=click.IntRange(1, 61),
    required=True,
    metavar="ЧИСЛО",
    help="Сколько рабочих процессов запустить.",
)
def cluster(workers: int) -> int:
    """Запустить на этой машине планировщик с рабочими процессами — для пробы.

    Он слушает только эту машину и печатает адрес для make --cluster. Что для этого установить —
    в руководстве, глава «Когда компьютеров много».
    """
    from paperwork.documents.books.dask import try_out

    try:
        try_out(workers, click.echo)
    except KeyboardInterrupt:
        click.echo("Планировщик остановлен", err=True)
    return 0
