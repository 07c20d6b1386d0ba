"""``paperwork new``: a blank casebook, or one filled with a sample."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PATH
from paperwork.cli.shell import command, quoted
from paperwork.common.errors import PaperworkError


@command
@click.argument("book", type=PATH, metavar="КНИГА.xlsx")
@click.option("--sample", is_flag=True, help="Заполнить бланк примером с вымышленными людьми.")
def new(book: Path, sample: bool) -> None:
    """Создать чистую книгу для заполнения.

    Существующий файл не перезаписывается.
    """
    from paperwork.common.atomic_files import write_new
    from paperwork.common.resources import sample_data
    from paperwork.intake.excel.blank.book import blank_bytes

    if book.suffix.lower() != ".xlsx":
        raise PaperworkError(f"{book}: имя книги должно оканчиваться на .xlsx")
    write_new(book, blank_bytes(sample_data() if sample else None))
    click.echo(f"Создана книга {book}")
    click.echo(f"Дальше: заполните ее и проверьте — paperwork check {quoted(book)}")
