"""What of a client's rows goes to the process that makes the papers: all that they say, and little more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from paperwork.book.casebook import Book
from paperwork.book.parts import rows_of, tied, without_clients
from paperwork.case.context import ClientContext
from paperwork.common.resources import folder
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.kinds import DocumentKind, looked_at
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.clients import Client

DAY = date(2026, 3, 10)


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book(folder("samples") / "casebook.xlsx")


@pytest.fixture(scope="module")
def kinds(book: Book) -> dict[str, DocumentKind]:
    return {
        kind.name: kind for kind in TemplateCatalogue(template_paths(None)).kinds(book) if kind.per_client
    }


def test_a_paper_says_the_same_of_what_goes_along(book: Book, kinds: dict[str, DocumentKind]) -> None:
    bare = without_clients(book, keep_list=True)
    for kind in kinds.values():
        for client in book.clients:
            part = _part(book, bare, kind, client)
            tags = kind.template.tags
            seen, all_ = (ClientContext(it, DAY, client).context(tags) for it in (part, book))
            assert seen == all_, (kind.name, client.file_number)


def _part(book: Book, bare: Book, kind: DocumentKind, client: Client) -> Book:
    rows = rows_of(book, [client], looked_at([kind], book))
    return replace(bare, records={**bare.records, **rows}, projections={})


@pytest.mark.parametrize(
    ("names", "absent"),
    [
        (["service_plan"], {"Контакты", "Оказано", "Портреты"}),
        (["service_plan", "profile"], {"Контакты", "Оказано"}),
    ],
)
def test_what_no_paper_reads_stays_behind(
    book: Book, kinds: dict[str, DocumentKind], names: list[str], absent: set[str]
) -> None:
    seen = {schema.sheet.title for schema in looked_at([kinds[name] for name in names], book)}
    assert {"Планы", "Цели", "Действия", "Услуги"} <= seen
    assert seen.isdisjoint(absent)


def test_for_what_is_computed_everything_goes_along(book: Book, kinds: dict[str, DocumentKind]) -> None:
    computing = [kind for kind in kinds.values() if not all(table.of_cards for table in kind.computed)]
    assert computing
    assert all(looked_at([kind], book) == tied(book) for kind in computing)
