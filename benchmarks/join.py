"""Joining: a thousand plans in one file, and whether LibreOffice finds in it the pages of each."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks.measure import drop_caches, paperwork
from benchmarks.table import Row, at_most
from benchmarks.workload import write_casebook
from paperwork.case.context import cases
from paperwork.common.resources import folder
from paperwork.documents.filters import RUSSIAN
from paperwork.intake.excel.reading.read import read_book
from paperwork.word import Joined, Template

PLANS = 1_000
KIND = "service_plan"
COMPARED = 20  # plans laid out alone too, evenly chosen
# a bookmark stands at the beginning of each document; here each becomes a place in the PDF with a name, as
# does that at the end of a paper
FORMAT = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
PLACE = re.compile(r"^ *(\d+) \[(?!.*PaperEnd)", re.MULTILINE)


def measure_joining(work: Path) -> Iterator[Row]:
    """The rows of joining; LibreOffice needs some minutes for so long a file."""
    book, out = work / "plans.xlsx", work / "plans.docx"
    write_casebook(book, PLANS)
    out.unlink(missing_ok=True)
    drop_caches()
    done = paperwork("join", book, "--document", KIND, "--out", out)
    yield at_most(f"joining {PLANS:,} plans, from the workbook to the file", done.seconds, 3, " s")
    yield Row("its peak memory", f"{done.peak:.0f} MB, the file {out.stat().st_size / 1e6:.1f} MB")
    yield Row(f"the joining of {PLANS:,} plans alone", f"{_alone(book):.2f} s")
    if shutil.which("soffice") and shutil.which("pdfinfo"):
        yield _pages(book, out, work / "plans")


def _alone(book: Path) -> float:
    """Seconds for the file itself, the values being there."""
    template = Template(folder("templates") / f"{KIND}.docx", filters=RUSSIAN)
    contexts = [case.context(template.tags) for case in cases(read_book(book), date.today())]
    start = time.perf_counter()
    joined = Joined(template)
    for number, context in enumerate(contexts):
        joined.add(context, f"p{number}")
    joined.finish()
    return time.perf_counter() - start


def _pages(book: Path, joined: Path, place: Path) -> Row:
    """Whether each plan has as many pages in the long file as it has alone."""
    shutil.rmtree(place, ignore_errors=True)
    chosen = list(range(1, PLANS + 1, PLANS // COMPARED))
    paperwork("make", book, "--out", place, "--document", KIND, *_clients(chosen))
    singles = []
    for number in chosen:
        (found,) = place.glob(f"{number} *")
        singles.append(next(found.glob("*.docx")).rename(place / f"{number}.docx"))
    start = time.perf_counter()
    _lay_out([joined, *singles], place)
    seconds = time.perf_counter() - start
    last = _count(place / f"{joined.stem}.pdf")
    begins = [*map(int, PLACE.findall(_told("-dests", place / f"{joined.stem}.pdf"))), last + 1]
    counts = [after - before for before, after in pairwise(begins)]
    same = all(counts[n - 1] == _count(place / f"{n}.pdf") for n in chosen)
    figure = f"{last:,} pages of {len(counts):,} documents, laid out in {seconds:.0f} s"
    return Row("the same in LibreOffice", figure, "each its own pages", len(counts) == PLANS and same)


def _clients(numbers: Sequence[int]) -> list[str]:
    return [word for number in numbers for word in ("--client", str(number))]


def _lay_out(files: Sequence[Path], place: Path) -> None:
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    line = ["soffice", profile, "--headless", "--convert-to", FORMAT, "--outdir", str(place)]
    subprocess.run([*line, *map(str, files)], capture_output=True, check=True)


def _count(pdf: Path) -> int:
    found = re.search(r"Pages: +(\d+)", _told(pdf))
    return int(found.group(1)) if found else 0


def _told(*words: str | Path) -> str:
    """What pdfinfo says."""
    return subprocess.run(["pdfinfo", *words], capture_output=True, text=True, check=True).stdout
