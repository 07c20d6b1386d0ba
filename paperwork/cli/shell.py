"""What the commands have in common: how they end, and how results and problems are shown to a person."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperwork.common.errors import Level, PaperworkError, Problem

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.documents.making.report import Finished
    from paperwork.documents.paper.printing import PrintRequest

ERRORS_FOUND = 1
CANNOT_START = 2

LATIN_ONLY = (
    "Система настроена так, что в именах файлов не бывает некоторых букв. "
    "Запустите ту же команду с PYTHONUTF8=1 впереди: PYTHONUTF8=1 paperwork …"
)

OPTIONS = "[ПАРАМЕТРЫ]"


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

    return click.command(function.__name__, options_metavar=OPTIONS)(run)


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


def show(problems: Sequence[Problem]) -> None:
    """Problems on standard error: the errors, then the warnings, each on a line of its own."""
    for level, title, colour in ((Level.ERROR, "Ошибки", "red"), (Level.WARNING, "Предупреждения", "yellow")):
        found = [problem for problem in problems if problem.level is level]
        if found:
            click.secho(f"{title} ({len(found)}):", fg=colour, bold=True, err=True)
            for problem in found:
                click.echo(str(problem), err=True)


def show_finished(finished: Finished) -> int:
    """Says what a run has to say; returns the exit status."""
    show(finished.problems)
    for sentence in finished.hindrances:
        click.echo(sentence, err=True)
    for line in finished.closing:
        click.echo(line)
    return ERRORS_FOUND if finished.failed else 0


def show_printed(request: PrintRequest) -> int:
    """Prints packets and says so; returns the exit status."""
    from paperwork.documents.paper.printing import print_packets

    try:
        return show_finished(print_packets(request, progress))
    except KeyboardInterrupt:
        click.echo("\nПрервано. Пакет делается целиком: запустите команду еще раз.", err=True)
        return ERRORS_FOUND
