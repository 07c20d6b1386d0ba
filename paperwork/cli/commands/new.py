"""``paperwork new``: a blank casebook, or one filled with a sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import PATH
from paperwork.cli.shell import command, quoted
from paperwork.common.errors import PaperworkError

if TYPE_CHECKING:
    from paperwork.sheets.answers.fields import Schema


@command
@click.argument("book", type=PATH, metavar="КНИГА.xlsx")
@click.option("--sample", is_flag=True, help="Заполнить бланк примером с вымышленными людьми.")
@click.option(
    "--set",
    "paper_set",
    type=click.Choice(["student", "centre", "all"]),
    default="all",
    metavar="НАБОР",
    help="Только листы для бумаг набора: student — студента, centre — учреждения; без этого — все.",
)
def new(book: Path, sample: bool, paper_set: str) -> None:
    """Создать чистую книгу для заполнения.

    Существующий файл не перезаписывается.
    """
    from paperwork.common.atomic_files import write_new
    from paperwork.common.resources import sample_data
    from paperwork.intake.excel.blank.book import blank_bytes
    from paperwork.sheets import SCHEMAS

    if book.suffix.lower() != ".xlsx":
        raise PaperworkError(f"{book}: имя книги должно оканчиваться на .xlsx")
    if paper_set == "all":
        schemas: Sequence[Schema] = SCHEMAS
    else:
        from paperwork.documents.needed_sheets import sheets_of_set

        schemas = sheets_of_set(paper_set)
    write_new(book, blank_bytes(sample_data() if sample else None, schemas))
    click.echo(f"Создана книга {book}")
    click.echo(f"Дальше: заполните ее и проверьте — paperwork check {quoted(book)}")
