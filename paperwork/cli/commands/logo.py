"""``paperwork logo``: the organisation's picture put into the book, for the letterheads of its papers."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import BOOK, PATH
from paperwork.cli.shell import command


@command
@BOOK
@click.argument("picture", type=PATH, metavar="РИСУНОК")
def logo(book: Path, picture: Path) -> None:
    """Положить в книгу эмблему организации: ее напечатает каждая бумага с шапкой.

    РИСУНОК — файл .png, .jpg или .svg. Он уменьшается так, чтобы войти в квадрат 25 × 25 мм,
    и хранится на листе «Учреждение»; новый заменяет прежний. Прежняя книга остается рядом копией.
    """
    from paperwork.common.emblem import emblem_from
    from paperwork.intake.excel.amending.emblem import put_emblem
    from paperwork.intake.excel.container import read_bytes

    emblem = emblem_from(read_bytes(picture), picture.name)
    copy = put_emblem(book, emblem)
    width, height = (f"{side:.0f}" for side in emblem.millimetres())
    click.echo(
        f"{book}: эмблема {width} × {height} мм — в шапке каждой бумаги; какой была книга — {copy.name}"
    )
