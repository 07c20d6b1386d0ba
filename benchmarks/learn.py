"""A template learnt from a paper of some ten pages, beside a book of a thousand clients."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date

import docx

from benchmarks.table import Row, at_most
from paperwork.book.casebook import Book
from paperwork.case.context import ClientContext
from paperwork.common.resources import folder
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.learning.learn import Typed, learn_of
from paperwork.documents.template_files import template_paths
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.clients import Client

DAY = date(2026, 4, 1)
TEACHER, PAPER, TIMES = "27", "service_plan", 4  # the plan has three pages
CLIENTS, ROUNDS = 1000, 3


def measure_learning() -> Iterator[Row]:
    """The row of `learn`: processor seconds, the fastest of a few rounds."""
    book = _large(read_book(folder("samples") / "casebook.xlsx", None, DAY))
    paper = Typed(_paper(book), "paper.docx")
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        learn_of(paper, book, DAY)
        spent.append(time.process_time() - start)
    yield at_most("`learn`, a paper of 12 pages, a book of 1,000 clients", min(spent), 3, " s")


def _large(book: Book) -> Book:
    """The sample with other clients beside its own."""
    own = list(book.clients)
    others = [
        replace(
            own[number % len(own)],
            file_number=f"Б-{number}",
            surname="Яхонтов",
            given_name="Юлий",
            snils=None,
        )
        for number in range(CLIENTS - len(own))
    ]
    return replace(book, records={**book.records, Client.sheet.title: [*own, *others]})


def _paper(book: Book) -> bytes:
    """The plan of the fullest client, several times over."""
    kinds, _ = load_kinds([template_paths(None)[PAPER]], book.extra)
    client = next(client for client in book.clients if client.file_number == TEACHER)
    template = kinds[0].template
    document = docx.Document(
        io.BytesIO(template.render(ClientContext(book, DAY, client).context(template.tags)))
    )
    body = document.element.body
    for element in [deepcopy(child) for _ in range(TIMES - 1) for child in list(body)[:-1]]:
        body.insert(len(body) - 1, element)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
