"""``paperwork erase``: a client's data destroyed in a book, with an act."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import BOOK
from paperwork.cli.shell import command
from paperwork.common.errors import PaperworkError

LISTED = 20  # cells
REMAINDER = """Старый файл заменен, копии программа не оставила. О чем она знать не может, удалите сами:
  готовые документы клиента и файлы .paperwork.* в папках, куда вы их делали;
  копии книги: резервные, в почте, на флешках, с пометками, в корзине."""


@command
@BOOK
@click.option("--client", "number", required=True, metavar="ДЕЛО", help="Чьи данные уничтожить.")
@click.option(
    "--act",
    type=click.Path(path_type=Path),
    metavar="АКТ.docx",
    help="Куда записать акт об уничтожении; без этого — рядом с книгой.",
)
@click.option("--yes", is_flag=True, help="Подтвердить: вернуть данные будет нельзя.")
def erase(book: Path, number: str, act: Path | None, yes: bool) -> None:
    """Уничтожить данные клиента в книге и составить акт.

    Строки клиента удаляются со всех листов, книга записывается на место прежней.
    """
    from datetime import date

    from paperwork.documents.erase import erase as destroy
    from paperwork.documents.erase import erasure
    from paperwork.documents.names import safe_name

    found = erasure(book, number)
    if not yes:
        raise PaperworkError(
            f"{book}: будут навсегда удалены строки дела {found.number}: {found.counted};"
            " если это верно, добавьте --yes"
        )
    act = act or book.with_name(f"{safe_name(f'Акт об уничтожении данных, дело {found.number}')}.docx")
    mentions = destroy(found, act, date.today())
    click.echo(f"{book}: удалены строки дела {found.number}: {found.counted}")
    click.echo(f"Акт, его подписывают и хранят три года: {act}")
    if mentions:
        click.echo("Клиент еще упомянут здесь; прочтите и исправьте сами:")
    for place in mentions[:LISTED]:
        click.echo(f"  {place}")
    if len(mentions) > LISTED:
        click.echo(f"  … и еще {len(mentions) - LISTED}")
    click.echo(REMAINDER)
