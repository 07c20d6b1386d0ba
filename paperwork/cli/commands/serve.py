"""``paperwork serve``: the page in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PASSWORD, PATH, TEMPLATES
from paperwork.cli.shell import command


@command
@click.argument("book", type=PATH, required=False, metavar="[КНИГА]")
@click.option(
    "--port", type=click.IntRange(0, 65535), metavar="ЧИСЛО", help="Порт; без него — первый свободный."
)
@click.option("--no-browser", is_flag=True, help="Не открывать браузер, только показать адрес.")
@click.option("--ends-unused", is_flag=True, help="Закончить, когда страницей два часа не пользуются.")
@TEMPLATES
@PASSWORD
def serve(
    book: Path | None,
    port: int | None,
    no_browser: bool,
    ends_unused: bool,
    templates: Path | None,
    password: str | None,
) -> None:
    """Открыть страницу, где книгу заполняют и печатают без Excel.

    Страница работает только на этом компьютере. Книга живет в памяти, пока программа
    не закончена. Названная КНИГА открывается сразу, и «Сохранить книгу» пишет в ее файл; прежний
    остается рядом копией. Без книги на диск ничего не пишется, пока вы сами не скачаете. Если программа
    закончилась раньше, изменения сохраняются для вас одного до следующего запуска. Свои шаблоны лежат
    в папке «Шаблоны» рядом с книгой или в той, что названа в --templates.
    """
    from paperwork.documents.template_files import BESIDE, template_paths, templates_beside
    from paperwork.web.memory import Memory
    from paperwork.web.server import OwnBook
    from paperwork.web.server import serve as run

    own = OwnBook(book, password) if book else None
    files = template_paths(templates or (templates_beside(book) if book else None))
    memory = Memory(templates=templates or (book.parent / BESIDE if book else None))
    run(port, files, click.echo, not no_browser, memory, ends_unused=ends_unused, own=own)
