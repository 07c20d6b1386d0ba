"""``paperwork xlsform``: a client's records as a form for a phone."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import out_option
from paperwork.cli.shell import command
from paperwork.common.errors import PaperworkError


@command
@out_option("ФОРМА.xlsx", "Куда записать форму.")
def xlsform(out: Path) -> None:
    """Сделать форму для телефона (XLSForm) с вопросами о клиенте.

    Загрузите ее в KoboToolbox или ODK. Выгрузку ответов внесет в книгу команда add.
    """
    from paperwork.common.atomic_files import write_new
    from paperwork.intake.excel.blank.pack import packed
    from paperwork.intake.phone.xlsform import xlsform as form

    if out.suffix.lower() != ".xlsx":
        raise PaperworkError(f"{out}: имя формы должно оканчиваться на .xlsx")
    write_new(out, packed(form()))
    click.echo(f"Форма: {out}")
