"""The command line: a group of the commands that the modules of `commands` hold."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from pkgutil import iter_modules

import click

from paperwork import __version__
from paperwork.cli import commands
from paperwork.cli.shell import OPTIONS
from paperwork.cli.translations import speak_russian

speak_russian()


class Commands(MutableMapping[str, click.Command]):
    """The commands by the names of their modules; each is loaded when it is asked for."""

    def __init__(self) -> None:
        self._names = sorted(module.name for module in iter_modules(commands.__path__))
        self._others: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._names:
            return self._others[name]
        command: click.Command = getattr(import_module(f"{commands.__name__}.{name}"), name)
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._others[name] = command

    def __delitem__(self, name: str) -> None:
        del self._others[name]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._names, *self._others))

    def __len__(self) -> int:
        return len(self._names) + len(self._others)


@click.group(commands=Commands(), options_metavar=OPTIONS, subcommand_metavar="КОМАНДА …")
@click.version_option(__version__, message="paperwork %(version)s", help="Показать версию и выйти.")
def cli() -> None:
    """Из таблицы Excel — готовые к подписи документы Word.

    Начните с бланка: paperwork new КНИГА.xlsx. Заполните его, проверьте командой check
    и сделайте документы командой make.
    """
