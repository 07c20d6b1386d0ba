"""``paperwork new``: a blank casebook, or one filled with a sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import PAPER_SETS, PATH
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
    type=PAPER_SETS,
    default="all",
    metavar="НАБОР",
    help="Только листы для бумаг набора: student — студента, centre — учреждения; без этого — все.",
)
@click.option(
    "--for",
    "templates",
    type=PATH,
    multiple=True,
    metavar="ШАБЛОН",
    help="Только листы и столбцы, которые есть в шаблоне; можно повторять.",
)
def new(book: Path, sample: bool, paper_set: str, templates: tuple[Path, ...]) -> None:
    """Создать чистую книгу для заполнения.

    Существующий файл не перезаписывается.
    """
    from paperwork.common.atomic_files import write_new
    from paperwork.common.resources import sample_data
    from paperwork.intake.excel.blank.book import blank_bytes
    from paperwork.sheets import SCHEMAS

    if book.suffix.lower() != ".xlsx":
        raise PaperworkError(f"{book}: имя книги должно оканчиваться на .xlsx")
    answers = sample_data() if sample else None
    schemas: Sequence[Schema] = SCHEMAS
    if templates:
        from paperwork.documents.book_for import book_for
        from paperwork.documents.catalogue import template_path

        if sample or paper_set != "all":
            raise PaperworkError("с --for не бывает ни --sample, ни --set: назовите что-то одно")
        needed = book_for([template_path(template) for template in templates])
        answers, schemas = needed.answers, needed.schemas
    elif paper_set != "all":
        from paperwork.documents.needed_sheets import sheets_of_set

        schemas = sheets_of_set(paper_set)
    write_new(book, blank_bytes(answers, schemas))
    click.echo(f"Создана книга {book}")
    click.echo(f"Дальше: заполните ее и проверьте — paperwork check {quoted(book)}")
