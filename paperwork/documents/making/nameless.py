"""The plan of an anonymous copy: codes in place of people, in a folder apart from papers with names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from paperwork.book.anonymous.book import Anonymous, anonymous
from paperwork.common.errors import PaperworkError
from paperwork.documents.folder.manifest import Manifest
from paperwork.documents.making.plan import Plan
from paperwork.documents.making.report import Report
from paperwork.documents.names import Names, safe_name

NAMED = "{name}: в самом шаблоне или в его свойствах стоит имя из книги; уберите его, бумаг по нему нет"


def _check_is_apart(manifest: Manifest, done: Anonymous, beside: Iterable[str]) -> None:
    """An anonymous copy beside the papers with names would hide nothing."""
    if any(done.is_of_people(path) for path in (*manifest.entries, *beside)):
        raise PaperworkError(
            f"{manifest.folder}: здесь уже лежат документы с именами; назовите для обезличенных другую папку"
        )


def nameless(
    plan: Plan, names: Names, manifest: Manifest, report: Report, trouble: list[str], beside: Iterable[str]
) -> Plan:
    """The same plan of a book of codes; templates that name somebody themselves are left out and reported.

    ``beside`` are the documents of other books. Raises `PaperworkError` beside papers with names.
    """
    done = anonymous(plan.book, plan.today)
    _check_is_apart(manifest, done, beside)
    named = [
        kind for kind in plan.kinds if done.is_named_in(kind.template.source, f"{kind.name}\n{kind.title}")
    ]
    trouble += [NAMED.format(name=kind.template.name) for kind in named]
    report.replaced += done.lines
    folder = plan.folder
    if folder != plan.root:  # of one book of many
        folder = names.free(plan.root, safe_name(done.anonymised(folder.name)))
    kinds = [kind for kind in plan.kinds if kind not in named]
    return replace(
        plan, book=done.book, kinds=kinds, folder=folder, choice=plan.choice.renumbered(done.number)
    )
