"""``paperwork schema``: what a book of JSON must look like."""

from __future__ import annotations

import json

import click

from paperwork.cli.shell import command


@command
@click.argument("sheet", required=False, metavar="[ЛИСТ]")
def schema(sheet: str | None) -> None:
    """Показать схему книги .json, для программистов.

    Файл .json, который ей отвечает, можно назвать вместо книги Excel. С ЛИСТОМ — схема записей
    одного листа.
    """
    from paperwork.intake.jsonbook.schema import book_schema, sheet_schema

    found = sheet_schema(sheet) if sheet else book_schema()
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
