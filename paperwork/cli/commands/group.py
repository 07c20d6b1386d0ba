"""``paperwork group``: a teacher's table of the books of a group."""

from __future__ import annotations

from pathlib import Path

import click

from paperwork.cli.options import PASSWORD, PATH, TEMPLATES, out_option
from paperwork.cli.shell import command
from paperwork.common.errors import PaperworkError


@command
@click.argument("folder", type=PATH, metavar="ПАПКА")
@out_option("ТАБЛИЦА.xlsx", "Куда записать таблицу.")
@TEMPLATES
@PASSWORD
def group(folder: Path, out: Path, templates: Path | None, password: str | None) -> None:
    """Составить таблицу преподавателя: книги студентов рядом.

    В ПАПКЕ и во вложенных папках лежат книги группы. В таблице строка на книгу: кто, какие бумаги готовы,
    чего нет; ошибки по видам; тексты, одинаковые в нескольких книгах.
    """
    from paperwork.common.atomic_files import check_is_new, write_new
    from paperwork.common.naming import fold
    from paperwork.common.rights import rights_of
    from paperwork.documents.catalogue import TemplateCatalogue
    from paperwork.documents.group.survey import books_below, survey
    from paperwork.documents.group.table import table_bytes
    from paperwork.documents.template_files import template_paths

    if out.suffix.lower() != ".xlsx":
        raise PaperworkError(f"{out}: имя файла должно оканчиваться на .xlsx")
    check_is_new(out)
    paths = books_below(folder)
    catalogue = TemplateCatalogue(template_paths(templates))
    works = sorted(survey(paths, folder, catalogue, password), key=lambda work: fold(work.who))
    write_new(out, table_bytes(works, catalogue.titles), rights_of(paths))
    unread = [work for work in works if work.refusal]
    for work in unread:
        click.echo(f"{work.file}: {work.refusal}", err=True)
    wrong = sum(any(problem.is_error for problem in work.problems) for work in works)
    click.echo(f"Книг: {len(works)}, с ошибками: {wrong}, не открылись: {len(unread)}.")
    click.echo(f"Таблица: {out}")
