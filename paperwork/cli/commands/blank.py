"""``paperwork blank``: a document to be filled in with a pen."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PASSWORD, TEMPLATES, book_option, out_option
from paperwork.cli.shell import command, show
from paperwork.common.errors import PaperworkError


@command
@click.argument("name", metavar="ИМЯ")
@out_option("ФАЙЛ.docx", "Куда записать бланк.")
@book_option("Книга, из которой напечатать сведения об учреждении.")
@TEMPLATES
@PASSWORD
def blank(name: str, out: Path, book: Path | None, templates: Path | None, password: str | None) -> None:
    """Сделать пустой документ, чтобы заполнить его ручкой.

    ИМЯ — имя или название документа, как в make --document: service_plan.
    """
    from paperwork.common.atomic_files import check_is_new, write_new
    from paperwork.common.rights import rights_of
    from paperwork.documents.blank import paper_blank
    from paperwork.documents.template_files import template_paths
    from paperwork.intake.excel.reading.read import read_book
    from paperwork.sheets.institution import Institution

    if out.suffix.lower() != ".docx":
        raise PaperworkError(f"{out}: имя бланка должно оканчиваться на .docx")
    check_is_new(out)
    found = read_book(book, password) if book else None
    made = paper_blank(name, template_paths(templates), found)
    problems = found.problems if found else []
    show([problem for problem in problems if problem.place.sheet == Institution.sheet.title])
    write_new(out, made, rights_of([book] if book else []))
    click.echo(f"Бланк: {out}")
