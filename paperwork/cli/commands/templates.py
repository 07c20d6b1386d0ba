"""``paperwork templates``: copies of the ready templates, to be changed."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PATH
from paperwork.cli.shell import command
from paperwork.common.errors import PaperworkError

MORE = "more"  # the folder of templates that are not made by default


@command
@click.argument("folder", type=PATH, metavar="ПАПКА")
@click.option("--more", is_flag=True, help="Образцы региональных форм, которые сами не печатаются.")
def templates(folder: Path, more: bool) -> None:
    """Скопировать готовые шаблоны в папку, чтобы изменить их в Word.

    Измененные шаблоны подключаются так: paperwork make КНИГА --out … --templates ПАПКА.

    С --more копируются образцы региональных форм: сверьте их с формами своего региона.
    """
    from paperwork.common.atomic_files import write_all_new
    from paperwork.common.resources import folder as resource
    from paperwork.documents.template_files import template_files

    folder.mkdir(parents=True, exist_ok=True)
    ready = template_files([resource("templates") / MORE if more else resource("templates")]).values()
    for path in ready:
        if (folder / path.name).exists():
            raise PaperworkError(f"{folder / path.name}: такой файл уже есть; назовите другую папку")
    write_all_new({folder / path.name: path.read_bytes() for path in ready})
    for path in ready:
        click.echo(folder / path.name)
