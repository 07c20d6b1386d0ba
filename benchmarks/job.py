"""The whole job, from the workbook to files on disk, against docxtpl, openpyxl and the disk itself."""

from __future__ import annotations

import io
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.measure import Run, drop_caches, paperwork, run
from benchmarks.render import environment
from benchmarks.table import Row, at_least, at_most
from benchmarks.workload import write_casebook
from paperwork.book.casebook import Book
from paperwork.case.context import cases
from paperwork.common.resources import folder
from paperwork.documents.catalogue import TemplateCatalogue
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.template_files import template_files
from paperwork.intake.excel.reading.read import read_book

KINDS = ("profile", "service_plan", "help_programme")
SIZES = (100, 1_000, 5_000, 10_000)
DOCXTPL_SAMPLE = 60  # documents: enough to know the seconds of one
WALK = """
import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True): pass
"""
LEVEL = 6  # zlib's usual level, at which Word and docxtpl write


def measure_job(work: Path) -> Iterator[Row]:
    """The rows of the whole job; needs about 2 GB of disk at ``work``, an empty folder.

    Nothing is deleted on the way: some file systems look at what was deleted lately before they give
    out its place again, and whoever writes next would pay for it.
    """
    runs: dict[int, Run] = {}
    again: dict[int, Run] = {}
    for size in SIZES:
        book, out = work / f"{size}.xlsx", work / f"out{size}"
        write_casebook(book, size)
        drop_caches()
        runs[size] = _make(book, out)
        again[size] = _make(book, out)
        rate = 3 * size / runs[size].seconds
        figure = f"{runs[size].seconds:.1f} s, {rate:,.0f} documents a second, {runs[size].peak:.0f} MB"
        yield Row(f"whole job, {size:,} clients, {3 * size:,} documents", figure)
    last = SIZES[-1]
    rate = 3 * last / runs[last].seconds
    yield at_least("documents a second", rate, 1_500, "")
    yield at_most("time for 10,000 over time for 1,000", runs[last].seconds / runs[1_000].seconds, 10.5)
    yield at_most("peak memory of all processes", runs[last].peak, 400, " MB")
    yield at_most("peak memory over that of 5,000", runs[last].peak / runs[5_000].peak, 1.5)
    yield at_least(
        "nothing changed, second run", runs[last].seconds / again[last].seconds, 5, " times faster"
    )
    yield _official(work, last)
    theirs = _docxtpl_seconds(work / f"{SIZES[0]}.xlsx")
    yield at_least("the whole job against a docxtpl loop", theirs * rate, 70)
    limit = _physical_limit(work / f"out{last}", work / "limit")
    yield at_least("share of the physical limit", 100 * limit / runs[last].seconds, 40, " %")
    yield from _reading(work / f"{last}.xlsx")


def _official(work: Path, clients: int) -> Row:
    """The same documents of a book in which the sheets of the official papers are filled in too."""
    book = work / "official.xlsx"
    write_casebook(book, clients, official=True)
    drop_caches()
    made = _make(book, work / "out-official")
    figure = f"{made.seconds:.1f} s, {made.peak:.0f} MB"
    return Row(f"the same {clients:,} clients with the sheets of the official papers", figure)


def _make(book: Path, out: Path) -> Run:
    options = [word for kind in KINDS for word in ("--document", kind)]
    return paperwork("make", book, "--out", out, *options)


def _reading(book: Path) -> Iterator[Row]:
    """Reading and validating, against openpyxl's bare walk over the cells, each in its own process."""
    theirs = run([sys.executable, "-c", WALK, book]).seconds
    ours = paperwork("check", book).seconds
    yield Row("reading and checking 10,000 clients", f"{ours:.1f} s, openpyxl {theirs:.1f} s")
    yield at_least("reading and checking against openpyxl only reading the cells", theirs / ours, 4)


def _docxtpl_seconds(path: Path) -> float:
    """Seconds a document of the same kinds for the same clients, opened each time, one process."""
    from docxtpl import DocxTemplate

    book = read_book(path)
    kinds = _kinds()
    files = template_files([folder("templates")])
    start = time.perf_counter()
    count = 0
    for case in islice(cases(book, date.today()), DOCXTPL_SAMPLE // len(kinds)):
        for kind in kinds:
            document = DocxTemplate(files[kind.name])
            document.render(case.context(kind.template.tags), environment(), autoescape=True)
            document.save(io.BytesIO())
            count += 1
    return (time.perf_counter() - start) / count


def _kinds() -> list[DocumentKind]:
    catalogue = TemplateCatalogue(
        {name: path for name, path in template_files([folder("templates")]).items() if name in KINDS}
    )
    return catalogue.kinds(Book("", {}, {}))


def _physical_limit(out: Path, place: Path) -> float:
    """Seconds to deflate the parts that differ from document to document and to write the same files.

    In two processes, as the job itself works, into the same folders; the parts are inflated before the
    clock starts.
    """
    folders = sorted(folder for folder in out.iterdir() if folder.is_dir())
    halves = [folders[::2], folders[1::2]]
    place.mkdir()
    with ProcessPoolExecutor(2) as pool:
        return max(pool.map(_deflate_and_write, halves, [place, place]))


def _deflate_and_write(clients: list[Path], place: Path) -> float:
    taken = 0.0
    for client in clients:
        files = {file.name: file.read_bytes() for file in client.glob("*.docx")}
        changed = [_changed(data) for data in files.values()]
        start = time.perf_counter()
        (place / client.name).mkdir()
        for part in changed:
            zlib.compress(part, LEVEL)
        for name, data in files.items():
            (place / client.name / name).write_bytes(data)
        taken += time.perf_counter() - start
    return taken


def _changed(data: bytes) -> bytes:
    """The part of a finished document that differs from those of others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")
