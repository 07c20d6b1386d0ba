"""The program for a person without a terminal: started by an icon or from the menu of a file."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli import cli
from paperwork.cli.options import BOOK
from paperwork.cli.shell import CANNOT_START, ERRORS_FOUND, command
from paperwork.common.records import dataclass

if TYPE_CHECKING:  # for their shapes alone: they are heavy
    from paperwork.documents.making.report import Finished
    from paperwork.web.shown_once import Part

BROKEN = 3  # the exit status of an error of the program itself
READY, PARTLY = "Документы готовы", "Сделано не все"
TITLES = {CANNOT_START: "Не получилось", BROKEN: "Ошибка в программе"}
LOCKED = "книга защищена паролем. Откройте ее на странице программы: запустите значок и выберите книгу."


@dataclass(frozen=True)
class Desktop:
    """What a person sees without a terminal: a page with a title, and a folder."""

    show: Callable[[str, Sequence[Part]], object]
    open_folder: Callable[[Path], object]


def main() -> None:
    """Does what the arguments say; there may be no standard streams."""
    sys.exit(start(sys.argv[1:], Desktop(_show, lambda folder: click.launch(str(folder)))))


def start(words: Sequence[str], desktop: Desktop) -> int:
    """Opens the page where there are no words, makes the documents of a book, or runs a command.

    Returns the exit status; what was said is shown where it is not 0.
    """
    if len(words) == 1 and Path(words[0]).exists():  # a book that was dropped on the icon
        words = ["make", *words]
    if len(words) == 2 and words[0] == "make":
        return _ended(documents, ["--", words[1]], desktop)
    return _ended(cli, words or ["serve", "--ends-unused"], desktop)


@command
@BOOK
@click.pass_obj
def documents(desktop: Desktop, book: Path) -> int:
    """Makes the documents beside a book, opens their folder and shows what there is to be mended."""
    from paperwork.documents.making.request import Request
    from paperwork.documents.making.run import documents_beside, run
    from paperwork.intake.excel.container import LockedError

    out = documents_beside(book)
    try:
        finished = run(Request(book=book, out=out), lambda _count, _label: nullcontext(lambda: None))
    except LockedError:  # its own sentence names an option
        click.echo(f"{book.name}: {LOCKED}")
        return CANNOT_START
    if out.is_dir():
        desktop.open_folder(out)
    if finished.problems or finished.unshown or finished.hindrances or finished.failed or not out.is_dir():
        desktop.show(PARTLY if finished.failed else READY, list(_parts(finished)))
    return ERRORS_FOUND if finished.failed else 0


def _parts(finished: Finished) -> Iterator[Part]:
    from paperwork.common.problem_groups import lines

    yield "Что исправить", list(lines(problem for problem in finished.problems if problem.is_error))
    yield "Что помешало", finished.hindrances
    known = [f"предупреждений, как и в прошлый раз: {count}" for count in finished.unshown.values()]
    yield (
        "Обратите внимание",
        [*lines(problem for problem in finished.problems if not problem.is_error), *known],
    )
    yield "Что сделано", finished.closing


def _ended(command_: click.Command, words: Sequence[str], desktop: Desktop) -> int:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = _status(command_, words, desktop)
    if status and said.getvalue().strip():
        desktop.show(TITLES.get(status, PARTLY), [("", said.getvalue().strip().splitlines())])
    return status


def _status(command_: click.Command, words: Sequence[str], desktop: Desktop) -> int:
    try:
        command_.main(list(words), prog_name="paperwork", obj=desktop)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except Exception:
        traceback.print_exc()
        return BROKEN
    return 0


def _show(title: str, parts: Sequence[Part]) -> None:
    from paperwork.web.shown_once import page_of, show_once

    show_once(page_of(title, parts))
