"""The arguments and options that several commands have, each declared once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperwork.cli.period import day
from paperwork.common.records import dataclass

if TYPE_CHECKING:  # for their shapes alone: they are heavy
    from datetime import date

    from paperwork.book.period import Period
    from paperwork.documents.making.request import Cluster, Request

Function = Callable[..., Any]


class _FilePath(click.Path):
    """The name of a file or folder; an empty one would mean the folder where the command is given."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Raises `click.BadParameter` for an empty name."""
        if isinstance(value, str) and not value.strip():
            self.fail("имя пустое; назовите файл или папку.", param, ctx)
        return super().convert(value, param, ctx)


PATH = _FilePath(path_type=Path)


def _processes(_context: click.Context, _parameter: click.Parameter, jobs: int | None) -> int | None:
    if jobs is not None and jobs < 1:
        raise click.BadParameter("нужно целое число от 1.")
    return jobs


BOOK = click.argument("book", type=PATH, metavar="КНИГА")
PASSWORD = click.option("--password", metavar="ПАРОЛЬ", help="Пароль, если книга им защищена.")
CLIENTS = click.option(
    "--client", "clients", multiple=True, metavar="ДЕЛО", help="Только этот клиент; можно повторять."
)
DOCUMENTS = click.option(
    "--document", "documents", multiple=True, metavar="ИМЯ", help="Только этот документ; можно повторять."
)
PAPER_SETS = click.Choice(["student", "centre", "all"])
SET = click.option(
    "--set",
    "paper_set",
    type=PAPER_SETS,
    metavar="НАБОР",
    help="student — бумаги студента, centre — учреждения, all — все; с --document и названные.",
)
TEMPLATES = click.option(
    "--templates", type=PATH, metavar="ПАПКА", help="Папка со своими шаблонами .docx в придачу к готовым."
)
STRICT = click.option("--strict", is_flag=True, help="Считать предупреждения ошибками.")
JOBS = click.option(
    "--jobs", type=int, callback=_processes, metavar="ЧИСЛО", help="Сколько процессов запустить."
)
ON = click.option(
    "--on",
    callback=day,
    is_eager=True,  # the options of a period count from it
    metavar="ДАТА",
    help="Бумаги на этот день; без этого — на сегодня.",
)
WHERE = click.option("--where", metavar="УСЛОВИЕ", help="Только клиенты, для кого верно условие из тегов.")
AS_TYPED = click.option(
    "--as-typed",
    is_flag=True,
    help="Печатать все как набрано: без неразрывных пробелов, кавычек «» и тире.",
)
DUPLEX = click.option(
    "--duplex", is_flag=True, help="Для печати с двух сторон: каждый документ с нового листа."
)
NO_LIST = click.option("--no-list", is_flag=True, help="Без контрольного листа впереди.")
JSON = click.option("--json", "as_json", is_flag=True, help="Вывести по одному объекту JSON в строке.")


def _part(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """The number of a part and of all parts, as «3/16»."""
    number, slash, count = (value or "1/1").partition("/")
    if not (slash and number.isdecimal() and count.isdecimal() and int(number) <= int(count) > 0):
        raise click.BadParameter(f"«{value}»: напишите номер части и сколько их, например 3/16.")
    return (int(number), int(count)) if value is not None else None


PART = click.option(
    "--part", callback=_part, metavar="K/N", help="Из папки книг — часть K из N: для машин без связи."
)
ZIPPED = click.option(
    "--zip", "zipped", is_flag=True, help="Документы каждой книги — одним файлом .zip, а не россыпью."
)

CLUSTER = click.option(
    "--cluster", metavar="АДРЕС", help="Делать книги папки на многих машинах: адрес планировщика."
)
ROOT = click.option(
    "--root",
    type=PATH,
    metavar="ПАПКА",
    help="Общая папка машин; ЗДЕСЬ=ТАМ, если там она зовется иначе.",
)
CERTIFICATES = click.option(
    "--certificates",
    type=PATH,
    metavar="ПАПКА",
    help="Папка с сертификатами и ключом для связи.",
)
INSECURE = click.option(
    "--insecure", is_flag=True, help="Разрешить планировщик без шифрования: управлять им сможет любой."
)


def cluster_at(address: str, root: Path | None, certificates: Path | None, insecure: bool) -> Cluster:
    """The cluster that these options name."""
    from paperwork.documents.making.request import Cluster

    here, equals, there = str(root or "").partition("=")
    if root and equals and not root.exists():
        return Cluster(address, Path(here), there, certificates, insecure)
    return Cluster(address, root, "", certificates, insecure)


def out_option(metavar: str, text: str, required: bool = True) -> Callable[[Function], Function]:
    """The option of the file or folder that the command writes."""
    return click.option("--out", type=PATH, required=required, metavar=metavar, help=text)


def book_option(text: str) -> Callable[[Function], Function]:
    """The option of a book that the command can do without."""
    return click.option("--book", type=PATH, metavar="КНИГА", help=text)


@dataclass(frozen=True, kw_only=True)
class BatchOptions:
    """What a person asks of a batch; ``jobs`` is None where the machine decides."""

    clients: Sequence[str] = ()
    documents: Sequence[str] = ()
    paper_set: str | None = None
    templates: Path | None = None
    strict: bool = False
    anonymous: bool = False
    as_typed: bool = False
    jobs: int | None = 1
    period: Period | None = None
    password: str | None = None
    pdf: bool = False
    zipped: bool = False
    draft: bool = False
    on: date | None = None
    where: str | None = None

    def request(self, book: Path, out: Path) -> Request:
        """The same as the documents' makers want it."""
        from paperwork.documents.making.request import Request

        return Request(
            book=book,
            out=out,
            clients=tuple(self.clients),
            documents=tuple(self.documents),
            paper_set=self.paper_set,
            templates=self.templates,
            strict=self.strict,
            jobs=self.jobs,
            password=self.password,
            pdf=self.pdf,
            zipped=self.zipped,
            draft=self.draft,
            period=self.period,
            anonymous=self.anonymous,
            as_typed=self.as_typed,
            on=self.on,
            where=self.where or "",
        )


NAMES = frozenset(item.name for item in fields(BatchOptions))


def batch_options(*options: Callable[[Function], Function]) -> Callable[[Function], Function]:
    """Gives a command these options; the command gets those of a batch as one ``options``."""

    def decorate(function: Function) -> Function:
        @wraps(function)
        def gathering(**given: Any) -> Any:
            own = {name: given.pop(name) for name in NAMES & given.keys()}
            return function(**given, options=BatchOptions(**own))

        decorated: Function = gathering
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate
