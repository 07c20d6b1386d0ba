"""``paperwork add``: records from filled forms, exports and people's own tables, into a book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperwork.cli.options import BOOK, PASSWORD, PATH
from paperwork.cli.questions import answer_to, is_confirmed
from paperwork.cli.shell import CANNOT_START, ERRORS_FOUND, command, show

if TYPE_CHECKING:  # for their shapes alone: they are heavy
    from paperwork.intake.adding.adding import Added, Preview

NOTHING_NEW = "Нового нет: книга осталась как была."
ONLY_LOOKED = "Ничего не записано: с --dry-run программа только показывает."
MEND = 'если столбец понят неверно, поправьте: --map "Столбец=Заголовок"; не нужен – --map "Столбец=-".'
NOT_CONFIRMED = f"Ничего не записано: подтвердить некому. Если все верно, повторите команду с --yes; {MEND}"
REFUSED = f"Ничего не записано; {MEND}"


def _headers(_context: click.Context, _parameter: click.Parameter, pairs: Sequence[str]) -> dict[str, str]:
    found = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(key.strip() and value.strip() for key, value in found.items()):
        raise click.BadParameter('пишите так: --map "Вопрос=Заголовок".')
    return {key.strip(): value.strip() for key, value in found.items()}


@command
@BOOK
@click.argument("files", type=PATH, nargs=-1, required=True, metavar="ФАЙЛЫ…")
@click.option("--replace", is_flag=True, help="Заменить в книге ответы, которые отличаются.")
@click.option(
    "--map",
    "headers",
    multiple=True,
    callback=_headers,
    metavar="ВОПРОС=ЗАГОЛОВОК",
    help="Что значит незнакомый столбец; можно повторять. «-» вместо заголовка: столбец не нужен.",
)
@click.option(
    "--sheet", default="", metavar="ЛИСТ", help="Какой лист таблицы читать или на какой лист книги вносить."
)
@click.option(
    "--dates",
    type=click.Choice(["день", "месяц"]),
    metavar="день|месяц",
    help="Что впереди в датах, если по таблице этого не понять.",
)
@click.option("--dry-run", "looking", is_flag=True, help="Только показать, что было бы записано.")
@click.option("--yes", is_flag=True, help="Не спрашивать: записать то, что программа поняла.")
@PASSWORD
def add(
    book: Path,
    files: Sequence[Path],
    replace: bool,
    headers: dict[str, str],
    sheet: str,
    dates: str | None,
    looking: bool,
    yes: bool,
    password: str | None,
) -> int:
    """Внести в книгу записи из заполненных форм, выгрузок и своих таблиц.

    Новые записи добавляются, пустые ответы дополняются; ответы, которые отличаются от книги,
    показываются и без --replace не заменяются. Прежняя книга остается рядом копией.
    Свою таблицу программа сначала показывает так, как поняла, и спрашивает, записывать ли.
    """
    from paperwork.intake.adding.adding import begin, write
    from paperwork.intake.incoming import Sent

    preview = begin(book, files, replace, Sent("", b"", headers, password, sheet, dates or ""), looking)
    if preview.done:
        return _finish(preview.done)
    _show_preview(preview)
    if looking:
        click.echo(ONLY_LOOKED)
        return ERRORS_FOUND if preview.failed else 0
    if not preview.found.edits:
        click.echo(NOTHING_NEW)
        return ERRORS_FOUND if preview.failed else 0
    confirmed = yes or is_confirmed("Записать в книгу?")
    if not confirmed:
        click.echo(NOT_CONFIRMED if confirmed is None else REFUSED, err=True)
        return CANNOT_START if confirmed is None else 0
    done = write(preview if yes else _with_answers(preview))
    for line in done.lines:
        click.echo(line)
    return ERRORS_FOUND if done.failed else 0


def _finish(done: Added) -> int:
    show(done.problems)
    for sentence in done.unread:
        click.echo(sentence, err=True)
    for line in done.lines:
        click.echo(line)
    return ERRORS_FOUND if done.failed else 0


def _show_preview(preview: Preview) -> None:
    for line in preview.lines:
        click.echo(line)
    show(preview.problems)
    for sentence in preview.unread:
        click.echo(sentence, err=True)


def _with_answers(preview: Preview) -> Preview:
    """The preview with what a person answers to its questions; each may be left open."""
    from paperwork.intake.foreign.report import MOST_ASKED
    from paperwork.russian.gender import normal_sex

    questions = [question for plan in preview.plans for question in plan.questions[:MOST_ASKED]]
    answers = {}
    for question in questions:
        answer = answer_to(f"{question.place}: пол? (м/ж, Enter – оставить пустым)", normal_sex)
        if answer is None:
            break
        if answer:
            answers[question.place] = answer
    return preview.answered(answers) if answers else preview
