"""``paperwork erase``: a client's data destroyed in a book, with an act."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.options import BOOK, PATH
from paperwork.cli.shell import command
from paperwork.common.errors import PaperworkError

LISTED = 300  # places
HEADINGS = (
    "Клиент еще упомянут здесь; прочтите и исправьте сами:",
    "Это в книге программа прочесть не может; посмотрите сами:",
    "Рядом с книгой; проверьте и удалите сами (в папке «{}»):",
)
INSPECT = (
    "Чего в Excel не видно, находит и убирает Файл → Сведения → Поиск проблем → Инспектор документов;"
    " после этого книгу сохраните."
)
REMAINDER = """Старый файл заменен, копии программа не оставила. О чем она знать не может, удалите сами:
  готовые документы клиента и файлы .paperwork.* в папках, куда вы их делали;
  копии книги: резервные, в почте, на флешках, с пометками, в корзине, автосохранения Excel."""


@command
@BOOK
@click.option("--client", "number", required=True, metavar="ДЕЛО", help="Чьи данные: дело или фамилия.")
@click.option(
    "--act",
    type=PATH,
    metavar="АКТ.docx",
    help="Куда записать акт об уничтожении; без этого — рядом с книгой.",
)
@click.option("--yes", is_flag=True, help="Подтвердить: вернуть данные будет нельзя.")
def erase(book: Path, number: str, act: Path | None, yes: bool) -> None:
    """Уничтожить данные клиента в книге и составить акт.

    Строки клиента удаляются со всех листов, книга записывается на место прежней.
    """
    from datetime import date

    from paperwork.documents.erase import UnknownClientError, erasure, is_erased
    from paperwork.documents.erase import erase as destroy
    from paperwork.documents.names import safe_name

    if act and act.suffix.lower() != ".docx" and not act.exists():
        raise PaperworkError(f"{act}: имя акта должно оканчиваться на .docx")

    def act_of(number: str) -> Path:
        return act or book.with_name(f"{safe_name(f'Акт об уничтожении данных, дело {number}')}.docx")

    try:
        found = erasure(book, number)
    except UnknownClientError:
        if not is_erased(book, act_of(number), number):
            raise
        click.echo(f"{book}: данные дела {number} уже уничтожены; акт: {act_of(number)}")
        click.echo(REMAINDER)
        return
    if not yes:
        raise PaperworkError(
            f"{book}: будут навсегда удалены строки дела {found.number}: {found.counted};"
            " если это верно, добавьте --yes"
        )
    place = act_of(found.number)
    remains = destroy(found, place, date.today())
    click.echo(f"{book}: удалены строки дела {found.number}: {found.counted}")
    click.echo(f"Акт, его подписывают и хранят три года: {place}")
    for heading, places in zip(HEADINGS, (remains.mentions, remains.unread, remains.files), strict=True):
        _list(heading.format(book.parent), places)
        if places is remains.mentions and any("часть книги" in place for place in places):
            click.echo(INSPECT)
    click.echo(REMAINDER)


def _list(heading: str, places: Sequence[str]) -> None:
    """The places under their heading; nothing where there are none."""
    if places:
        click.echo(heading)
    for place in places[:LISTED]:
        click.echo(f"  {place}")
    if len(places) > LISTED:
        click.echo(f"  … и еще {len(places) - LISTED}")
