"""``paperwork learn``: a template out of a paper that somebody has typed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import ON, PASSWORD, PATH, out_option
from paperwork.cli.shell import CANNOT_START, command
from paperwork.common.errors import PaperworkError

if TYPE_CHECKING:  # for its shape alone: it is heavy
    from paperwork.book.casebook import Book

LEFT = "в нем остались бы слова клиента ({count}). Уберите их из бумаги или повторите с --keep-rest"


@command
@click.argument("paper", type=PATH, metavar="БУМАГА.docx")
@click.option("--book", type=PATH, required=True, metavar="КНИГА", help="Книга, в которой есть этот клиент.")
@click.option("--client", metavar="ДЕЛО", help="Чья это бумага; без этого клиент ищется по бумаге.")
@out_option("ШАБЛОН.docx", "Куда записать шаблон; файла с таким именем еще не должно быть.")
@click.option(
    "--second", type=PATH, metavar="БУМАГА2.docx", help="Такая же бумага другого клиента: что меняется."
)
@click.option("--client2", metavar="ДЕЛО2", help="Чья вторая бумага; без этого клиент ищется по ней.")
@click.option("--title", metavar="НАЗВАНИЕ", help="Название документа; без этого — заголовок бумаги.")
@click.option("--keep-rest", is_flag=True, help="Записать шаблон, хотя в нем остались слова клиента.")
@ON
@PASSWORD
def learn(
    paper: Path,
    book: Path,
    client: str | None,
    out: Path,
    second: Path | None,
    client2: str | None,
    title: str | None,
    keep_rest: bool,
    on: date | None,
    password: str | None,
) -> int:
    """Сделать шаблон из бумаги, которую набрали в Word для одного клиента книги.

    Слова клиента заменяются тегами; рассказывается, что заменено, что в сомнении и чего в бумаге нет.
    Сама бумага не меняется.
    """
    from paperwork.common.atomic_files import check_is_new, write_new
    from paperwork.common.rights import rights_of
    from paperwork.documents.learning.learn import Typed, learn_of
    from paperwork.documents.learning.report import lines_of

    if out.suffix.lower() != ".docx":
        raise PaperworkError(f"{out}: имя шаблона должно оканчиваться на .docx")
    if out.parent.exists():  # else it is made for the template
        check_is_new(out)
    if client2 and not second:
        raise PaperworkError("--client2 говорит, чья вторая бумага: назовите и ее, --second БУМАГА2.docx")
    own = Typed(_read(paper), paper.name, client)
    other = Typed(_read(second), second.name, client2) if second else None
    learnt = learn_of(own, _book(book, password, on), on or date.today(), title or "", other)
    click.echo("\n".join(lines_of(learnt)))
    if learnt.residue and not keep_rest:
        click.echo(f"\nШаблон не записан: {LEFT.format(count=len(learnt.residue))}", err=True)
        return CANNOT_START
    _make_folder(out)
    write_new(out, learnt.template, rights_of([book]))
    click.echo(f"\nЗаписано: {out}")
    return 0


def _make_folder(out: Path) -> None:
    """Makes the folder of the template; why it cannot be made is said when the file is written."""
    with suppress(OSError):
        out.parent.mkdir(parents=True, exist_ok=True)


def _book(path: Path, password: str | None, on: date | None) -> Book:
    """The one book that is meant. Raises `PaperworkError`."""
    from paperwork.intake.excel.reading.books import find_books
    from paperwork.intake.excel.reading.read import read_book

    paths = find_books(path)
    if len(paths) != 1:
        raise PaperworkError(f"{path}: нужна одна книга, а здесь их {len(paths)}; назовите файл")
    return read_book(paths[0], password, on)


def _read(paper: Path) -> bytes:
    from paperwork.common.atomic_files import reason

    try:
        return paper.read_bytes()
    except OSError as error:
        raise PaperworkError(f"{paper}: файл не открыть: {reason(error)}") from None
