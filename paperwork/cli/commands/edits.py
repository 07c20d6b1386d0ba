"""``paperwork edits``: what was corrected by hand in finished papers, and its way back into the book."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import (
    AS_TYPED,
    BOOK,
    ON,
    PASSWORD,
    TEMPLATES,
    BatchOptions,
    batch_options,
    out_option,
)
from paperwork.cli.period import period_options
from paperwork.cli.shell import command


@command
@BOOK
@out_option("ПАПКА", "Папка с бумагами, которые сделала программа.")
@click.option("--accept", "accepting", is_flag=True, help="Записать в книгу то, что исправлено в бумагах.")
@batch_options(TEMPLATES, ON, AS_TYPED, period_options, PASSWORD)
def edits(book: Path, out: Path, accepting: bool, options: BatchOptions) -> None:
    """Показать, что исправлено в бумагах от руки, и в каких ячейках книги это живет.

    Исправленные слова самой бумаги показываются отдельно: их место в шаблоне. С --accept исправленные
    значения записываются в книгу; прежняя остается рядом копией, а бумаги — как есть.
    """
    from paperwork.documents.edits.edits import accept, edits_in, lines_of

    request = options.request(book, out)
    found = edits_in(request)
    if not found.documents:
        click.echo("Ни одна бумага не исправлена от руки")
        return
    for line in lines_of(found):
        click.echo(line)
    if not accepting:
        if found.count:
            click.echo(f"В книгу можно записать: {found.count}; для этого добавьте --accept")
        return
    copy = accept(request, found)
    if copy is None:
        click.echo("В книгу записывать нечего")
    else:
        click.echo(f"{book}: записано: {found.count}; какой книга была — {copy.name}")
