"""``paperwork fields``: the tags that templates may hold."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PATH
from paperwork.cli.shell import ERRORS_FOUND, command


@command
@click.argument("template", type=PATH, required=False, metavar="[ШАБЛОН]")
def fields(template: Path | None) -> int:
    """Показать все теги и фильтры, которые можно писать в шаблонах.

    С ШАБЛОНОМ (файл .docx или имя готового, например service_plan) — только те, что в нем есть.
    """
    from paperwork.documents.guide import fields_of

    found = fields_of(_path(template) if template else None)
    for line in found.lines:
        click.echo(line)
    for sentence in found.wrong:
        click.echo(f"{template}: {sentence}", err=True)
    for sentence in found.doubtful:
        click.echo(sentence, err=True)
    return ERRORS_FOUND if found.wrong else 0


def _path(template: Path) -> Path:
    from paperwork.documents.catalogue import template_path

    return template_path(template)
