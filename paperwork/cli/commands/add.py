"""``paperwork add``: records from filled forms and exports, into a book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from paperwork.cli.options import BOOK, PASSWORD, PATH
from paperwork.cli.shell import ERRORS_FOUND, command, show


def _headers(_context: click.Context, _parameter: click.Parameter, pairs: Sequence[str]) -> dict[str, str]:
    found = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(key.strip() and value.strip() for key, value in found.items()):
        raise click.BadParameter('пишите так: --map "Вопрос=Заголовок".')
    return {key.strip(): value.strip() for key, value in found.items()}


@command
@BOOK
@click.argument("files", type=PATH, nargs=-1, required=True, metavar="ФАЙЛЫ…")
@click.option("--replace", is_flag=True, help="Заменить в книге ответы, которые отличаются.")
@click.option(
    "--map",
    "headers",
    multiple=True,
    callback=_headers,
    metavar="ВОПРОС=ЗАГОЛОВОК",
    help="Что значит незнакомый вопрос; можно повторять.",
)
@click.option("--sheet", default="", metavar="ЛИСТ", help="Чья это таблица, если она подходит двум листам.")
@click.option(
    "--dates",
    type=click.Choice(["день", "месяц"]),
    metavar="день|месяц",
    help="Что впереди в датах, если по таблице этого не понять.",
)
@PASSWORD
def add(
    book: Path,
    files: Sequence[Path],
    replace: bool,
    headers: dict[str, str],
    sheet: str,
    dates: str | None,
    password: str | None,
) -> int:
    """Внести в книгу записи из заполненных форм и выгрузок.

    Новые записи добавляются, пустые ответы дополняются; ответы, которые отличаются от книги,
    показываются и без --replace не заменяются. Прежняя книга остается рядом копией.
    """
    from paperwork.intake.adding.adding import add as add_files

    done = add_files(book, files, replace, headers, password, sheet, dates or "")
    show(done.problems)
    for sentence in done.unread:
        click.echo(sentence, err=True)
    for line in done.lines:
        click.echo(line)
    return ERRORS_FOUND if done.failed else 0
