"""The command line: a group of the commands that the modules of `commands` hold."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

from paperwork import __version__
from paperwork.cli import commands
from paperwork.cli.shell import OPTIONS
from paperwork.cli.translations import speak_russian

speak_russian()


@click.group(options_metavar=OPTIONS, subcommand_metavar="КОМАНДА …")
@click.version_option(__version__, message="paperwork %(version)s", help="Показать версию и выйти.")
def cli() -> None:
    """Из таблицы Excel — готовые к подписи документы Word.

    Начните с бланка: paperwork new КНИГА.xlsx. Заполните его, проверьте командой check
    и сделайте документы командой make.
    """


for _module in iter_modules(commands.__path__):
    cli.add_command(getattr(import_module(f"{commands.__name__}.{_module.name}"), _module.name))
