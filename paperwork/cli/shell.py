"""What the commands have in common: how they end, and how results and problems are shown to a person."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import wraps
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperwork.common.errors import Level, PaperworkError, Problem

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.making.report import Finished
    from paperwork.documents.paper.packet_files import PrintRequest

ERRORS_FOUND = 1
CANNOT_START = 2

LATIN_ONLY = (
    "Система настроена так, что в именах файлов не бывает некоторых букв. "
    "Запустите ту же команду с PYTHONUTF8=1 впереди: PYTHONUTF8=1 paperwork …"
)

OPTIONS = "[ПАРАМЕТРЫ]"
TWICE = {"--where": "соедините условия: (первое) and (второе)"}  # the option given twice → what to do


class CarefulCommand(click.Command):
    """A command that says how a name with spaces is typed, where one has become several arguments.

    Nor does it drop a value without a word where an option that takes one is given twice.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments. Raises `click.UsageError`."""
        typed = list(args)
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            name = _spaced(typed) if type(error) is click.UsageError else ""  # an argument too many
            if not name:
                raise
            fix = f'Если это одно имя с пробелами, возьмите его в кавычки: "{name}"'
            raise click.UsageError(f"{error.message}\n{fix}", error.ctx) from None
        _check_once(self, ctx, typed)
        return rest


def _check_once(command: click.Command, ctx: click.Context, typed: Sequence[str]) -> None:
    """Raises `click.UsageError` for an option with one value that is given others too."""
    parser = command.make_parser(ctx)
    options = [item for item in command.get_params(ctx) if isinstance(item, click.Option)]
    single = [option for option in options if not (option.multiple or option.is_flag)]
    for option in single:
        gathering = copy(option)
        gathering.multiple = True
        gathering.add_to_parser(parser, ctx)
    given = parser.parse_args(list(typed))[0]
    for option in single:
        if len(set(given.get(str(option.name), ()))) > 1:
            name = option.opts[0]
            fix = TWICE.get(name, "дайте для каждого значения отдельную команду")
            raise click.UsageError(f"{name} назван не один раз, а значение у него одно; {fix}", ctx)


def _spaced(typed: Sequence[str]) -> str:
    """The words that may be one name: the first neighbours that are no options, the last alone with a dot."""
    for is_option, words in groupby(typed, key=lambda word: word.startswith("-")):
        run = list(words)
        if not is_option and len(run) > 1 and not any(Path(word).suffix for word in run[:-1]):
            return " ".join(run)
    return ""


def command(function: Callable[..., int | None]) -> click.Command:
    """A command that ends with the exit status that the function returns, or 2 with a sentence."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> None:
        from paperwork.common.signals import endings_interrupt

        try:
            with endings_interrupt():
                status = function(*args, **options)
        except PaperworkError as error:
            click.echo(str(error), err=True)
            status = CANNOT_START
        except BrokenPipeError:
            raise  # the reader of the results has read enough
        except UnicodeEncodeError:
            if sys.getfilesystemencoding() == "utf-8":
                raise  # no name of a file
            click.echo(LATIN_ONLY, err=True)
            status = CANNOT_START
        except OSError as error:  # of the disk or of the system, wherever it is raised
            click.echo(_of_the_system(error), err=True)
            status = CANNOT_START
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
            click.echo("\nПрервано. Что уже сделано, сохранено; запустите команду еще раз.", err=True)
            status = ERRORS_FOUND
        click.get_current_context().exit(status or 0)

    return click.command(function.__name__, cls=CarefulCommand, options_metavar=OPTIONS)(run)


def _of_the_system(error: OSError) -> str:
    from paperwork.common.atomic_files import reason

    return f"{error.filename}: {reason(error)}" if error.filename else reason(error)


def quoted(path: Path) -> str:
    """The path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


@contextmanager
def progress(count: int, label: str) -> Iterator[Callable[[], None]]:
    """A bar on standard error for long work; nothing where standard error is no terminal."""
    if count < 20 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def show(
    problems: Sequence[Problem], *, as_result: bool = False, unshown: Mapping[Level, int] | None = None
) -> None:
    """Problems on standard error (the result of a command on standard output): errors, then warnings.

    Equal ones of one column are one line with their cells; of those that are ``unshown`` the number is given.
    """
    from paperwork.common.problem_groups import lines

    for level, title, colour in ((Level.ERROR, "Ошибки", "red"), (Level.WARNING, "Предупреждения", "yellow")):
        found = [problem for problem in problems if problem.level is level]
        more = (unshown or {}).get(level, 0)
        if found or more:
            click.secho(f"{title} ({len(found) + more}):", fg=colour, bold=True, err=not as_result)
            for line in lines(found):
                click.echo(line, err=not as_result)
        if more:
            click.echo(f"… и еще {more}: проверьте книги командой paperwork check", err=not as_result)


def show_errors(
    problems: Sequence[Problem],
    book: Path,
    told: Sequence[Problem] = (),
    unshown: Mapping[Level, int] | None = None,
) -> None:
    """The errors on standard error; of warnings, which hold nothing back, how many and how to see them.

    Those that are to be ``told``, since they change what is printed, are shown.
    """
    changing = set(told)
    more = dict(unshown or {})
    count = more.pop(Level.WARNING, 0)
    show([problem for problem in problems if problem.is_error or problem in changing], unshown=more)
    count += sum(not (problem.is_error or problem in changing) for problem in problems)
    if count:
        title = click.style(f"Предупреждения ({count})", fg="yellow", bold=True)
        click.echo(f"{title} ничего не задерживают; покажет их paperwork check {quoted(book)}", err=True)


def show_finished(finished: Finished, book: Path) -> int:
    """Says what a run over a book has to say; returns the exit status."""
    show_errors(finished.problems, book, finished.mentions, finished.unshown)
    for sentence in finished.hindrances:
        click.echo(sentence, err=True)
    for line in finished.closing:
        click.echo(line)
    return ERRORS_FOUND if finished.failed else 0


def show_printed(request: PrintRequest) -> int:
    """Prints packets and says so; returns the exit status."""
    from paperwork.documents.paper.printing import print_packets

    try:
        return show_finished(print_packets(request, progress), request.what.book)
    except KeyboardInterrupt:
        click.echo("\nПрервано. Пакет делается целиком: запустите команду еще раз.", err=True)
        return ERRORS_FOUND
