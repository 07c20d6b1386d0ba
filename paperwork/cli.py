"""The commands: each is one call into the library, with its results and problems shown to a person."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperwork import __version__
from paperwork.errors import Level, PaperworkError, Problem
from paperwork.translations import speak_russian

if TYPE_CHECKING:
    pass

ERRORS_FOUND = 1
CANNOT_START = 2

OPTIONS = "[ПАРАМЕТРЫ]"
BOOK = click.argument("book", type=click.Path(path_type=Path), metavar="КНИГА")
PASSWORD = click.option("--password", metavar="ПАРОЛЬ", help="Пароль, если книга им защищена.")


speak_russian()


@click.group(options_metavar=OPTIONS, subcommand_metavar="КОМАНДА …")
@click.version_option(__version__, message="paperwork %(version)s", help="Показать версию и выйти.")
def cli() -> None:
    """Из таблицы Excel — готовые к подписи документы Word.

    Начните с бланка: paperwork new КНИГА.xlsx. Заполните его, проверьте командой check
    и сделайте документы командой make.
    """


def command(function: Callable[..., int | None]) -> click.Command:
    """A command that ends with the exit status that the function returns, or 2 with a sentence."""

    @wraps(function)
    def run(*args: Any, **options: Any) -> None:
        try:
            status = function(*args, **options)
        except PaperworkError as error:
            click.echo(str(error), err=True)
            status = CANNOT_START
        except BrokenPipeError:
            raise  # whoever reads the results has read enough
        except OSError as error:  # the disk's or the system's fault, wherever it shows
            click.echo(_of_the_system(error), err=True)
            status = CANNOT_START
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
            click.echo("\nПрервано. Что уже сделано, сохранено; запустите команду еще раз.", err=True)
            status = ERRORS_FOUND
        click.get_current_context().exit(status or 0)

    return cli.command(function.__name__, options_metavar=OPTIONS)(run)


def _of_the_system(error: OSError) -> str:
    from paperwork.writing import reason

    return f"{error.filename}: {reason(error)}" if error.filename else reason(error)


def _processes(_context: click.Context, _parameter: click.Parameter, jobs: int | None) -> int | None:
    if jobs is not None and jobs < 1:
        raise click.BadParameter("нужно целое число от 1.")
    return jobs


@command
@click.argument("book", type=click.Path(path_type=Path), metavar="КНИГА.xlsx")
@click.option("--sample", is_flag=True, help="Заполнить бланк примером с вымышленными людьми.")
def new(book: Path, sample: bool) -> None:
    """Создать чистую книгу для заполнения.

    Существующий файл не перезаписывается.
    """
    from paperwork.intake.excel.blank import blank_bytes
    from paperwork.resources import sample_data
    from paperwork.writing import write_new

    if book.suffix.lower() != ".xlsx":
        raise PaperworkError(f"{book}: имя книги должно оканчиваться на .xlsx")
    write_new(book, blank_bytes(sample_data() if sample else None))
    click.echo(f"Создана книга {book}")
    click.echo(f"Дальше: заполните ее и проверьте — paperwork check {quoted(book)}")


def quoted(path: Path) -> str:
    """The path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


@command
@BOOK
@click.option("--json", "as_json", is_flag=True, help="Вывести по одному объекту JSON в строке.")
@click.option(
    "--marked",
    type=click.Path(path_type=Path),
    metavar="КОПИЯ.xlsx",
    help="Записать копию книги, где плохие ячейки закрашены и подписаны.",
)
@PASSWORD
def check(book: Path, as_json: bool, marked: Path | None, password: str | None) -> int:
    """Проверить книгу и показать все, что нужно исправить.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами.
    """
    from paperwork.intake.excel.read import find_books
    from paperwork.output.run import read_books
    from paperwork.writing import check_is_new

    paths = find_books(book)
    if marked:
        check_is_new(marked)
        if len(paths) > 1:
            raise PaperworkError("копию с пометками можно сделать для одной книги; назовите файл, а не папку")
    problems = [problem for _, found in read_books(paths, password) for problem in found]
    if marked:
        from paperwork.intake.excel.marked import write_marked

        write_marked(paths[0], problems, marked, password)
    if as_json:
        for problem in problems:
            click.echo(json.dumps(problem.as_dict(), ensure_ascii=False))
    else:
        _show(problems)
        click.echo(_counted_problems(problems))
    if marked:
        click.echo(f"Копия с пометками: {marked}", err=as_json)
    return ERRORS_FOUND if any(problem.is_error for problem in problems) else 0


@command
@BOOK
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="ПАПКА", help="Куда положить документы."
)
@click.option(
    "--client", "clients", multiple=True, metavar="ДЕЛО", help="Только этот клиент; можно повторять."
)
@click.option(
    "--document", "documents", multiple=True, metavar="ИМЯ", help="Только этот документ; можно повторять."
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    metavar="ПАПКА",
    help="Папка со своими шаблонами .docx в придачу к готовым.",
)
@click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
@click.option("--jobs", type=int, callback=_processes, metavar="ЧИСЛО", help="Сколько процессов запустить.")
@PASSWORD
def make(
    book: Path,
    out: Path,
    clients: Sequence[str],
    documents: Sequence[str],
    templates: Path | None,
    strict: bool,
    jobs: int | None,
    password: str | None,
) -> int:
    """Сделать документы Word по книге.

    КНИГА — файл .xlsx, .xlsm, .xls, .ods или папка с такими файлами. Сделанное раньше
    и не изменившееся пропускается; исправленное вами вручную не перезаписывается.
    """
    from paperwork.output.processes import default_jobs
    from paperwork.output.run import Request, run

    wanted = (tuple(clients), tuple(documents))
    request = Request(book, out, *wanted, templates, strict, jobs or default_jobs(), password)
    finished = run(request, _progress)
    _show(finished.problems)
    for sentence in finished.hindrances:
        click.echo(sentence, err=True)
    for line in finished.closing:
        click.echo(line)
    return ERRORS_FOUND if finished.failed else 0


@command
@click.argument("template", type=click.Path(path_type=Path), required=False, metavar="[ШАБЛОН]")
def fields(template: Path | None) -> int:
    """Показать все теги, которые можно писать в шаблонах.

    С ШАБЛОНОМ (файл .docx или имя готового, например service_plan) — только те, что в нем есть.
    """
    from paperwork.guide import fields_of
    from paperwork.output.run import template_path

    found = fields_of(template_path(template) if template else None)
    for line in found.lines:
        click.echo(line)
    for sentence in found.wrong:
        click.echo(f"{template}: {sentence}", err=True)
    return ERRORS_FOUND if found.wrong else 0


@command
@click.argument("folder", type=click.Path(path_type=Path), metavar="ПАПКА")
def templates(folder: Path) -> None:
    """Скопировать готовые шаблоны в папку, чтобы изменить их в Word.

    Измененные шаблоны подключаются так: paperwork make КНИГА --out … --templates ПАПКА.
    """
    from paperwork.output.kinds import template_files
    from paperwork.resources import folder as resource
    from paperwork.writing import write_new

    folder.mkdir(parents=True, exist_ok=True)
    ready = template_files([resource("templates")]).values()
    for path in ready:
        if (folder / path.name).exists():
            raise PaperworkError(f"{folder / path.name}: такой файл уже есть; назовите другую папку")
    for path in ready:
        write_new(folder / path.name, path.read_bytes())
        click.echo(folder / path.name)


@contextmanager
def _progress(count: int, label: str) -> Iterator[Callable[[], None]]:
    """A bar on standard error for long work; nothing where nobody watches."""
    if count < 20 or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _show(problems: Sequence[Problem]) -> None:
    """Problems on standard error: the errors, then the warnings, each a line as it stands."""
    for level, title, colour in ((Level.ERROR, "Ошибки", "red"), (Level.WARNING, "Предупреждения", "yellow")):
        found = [problem for problem in problems if problem.level is level]
        if found:
            click.secho(f"{title} ({len(found)}):", fg=colour, bold=True, err=True)
            for problem in found:
                click.echo(str(problem), err=True)


def _counted_problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Все в порядке: ни ошибок, ни предупреждений."
    errors = sum(problem.is_error for problem in problems)
    return f"Ошибок: {errors}, предупреждений: {len(problems) - errors}."
