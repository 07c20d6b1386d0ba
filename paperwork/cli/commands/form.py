"""``paperwork form``: a Word form, blank or filled from a book."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PASSWORD, book_option, out_option
from paperwork.cli.shell import command, quoted, show
from paperwork.common.errors import PaperworkError


@command
@click.argument("name", metavar="ИМЯ")
@out_option("ФОРМА.docx", "Куда записать форму.")
@book_option("Взять из книги списки и записи.")
@click.option("--client", metavar="ДЕЛО", help="Чьи записи внести в форму.")
@PASSWORD
def form(name: str, out: Path, book: Path | None, client: str | None, password: str | None) -> None:
    """Сделать форму Word, которую можно разослать и заполнить.

    ИМЯ — какая форма: client (анкета), plan (план), institution (учреждение) и другие;
    остальные — в руководстве. Заполненные формы вносит в книгу команда add.
    """
    from paperwork.common.atomic_files import check_is_new, write_new
    from paperwork.common.rights import rights_of
    from paperwork.intake.excel.reading.read import read_book
    from paperwork.intake.wordform.blank import word_form
    from paperwork.intake.wordform.filling import filling_of
    from paperwork.intake.wordform.hints import Offer
    from paperwork.intake.wordform.papers import paper_of
    from paperwork.sheets.answers.codes import same

    paper = paper_of(name)
    if out.suffix.lower() != ".docx":
        raise PaperworkError(f"{out}: имя формы должно оканчиваться на .docx")
    if client is not None and book is None:
        raise PaperworkError("Чтобы заполнить форму записями клиента, назовите и книгу: --book КНИГА")
    check_is_new(out)
    source = read_book(book, password) if book else None
    offer = Offer(source.lists, source) if source else None
    made = word_form(paper, offer, filling_of(paper, source, client) if source else None)
    mentions = source.mentions if source and client is not None else ()
    show([problem for problem in mentions if same(problem.place.client) == same(client)])
    write_new(out, made, rights_of([book] if book else []))
    click.echo(f"Создана форма {out}")
    click.echo(f"Когда ее заполнят: paperwork add {quoted(book) if book else 'КНИГА'} {quoted(out)}")
