"""PDF: a batch and a packet of it, against LibreOffice called by hand on the same files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks.job import KINDS
from benchmarks.measure import drop_caches, paperwork, run
from benchmarks.table import Row, at_most
from benchmarks.workload import write_casebook

CLIENTS = 67  # 201 documents
ROUNDS = 3  # each measures the bare call and ours one after the other: others may be at work
SAMPLED = 8  # documents converted by a call of their own


def measure_pdf(work: Path) -> Iterator[Row]:
    """The rows of PDF; nothing where LibreOffice is not there."""
    if not shutil.which("soffice"):
        return
    book, out = work / "pdf.xlsx", work / "pdf"
    write_casebook(book, CLIENTS)
    rounds = [_round(book, out) for _ in range(ROUNDS)]
    count = len(list(out.rglob("*.docx")))
    bare, beside, packet = (median(times) for times in zip(*rounds, strict=True))
    alone = _bare(sorted(out.rglob("*.docx"))[:: count // SAMPLED], out, together=False)
    ratios = [ours / theirs for theirs, _, ours in rounds]
    yield Row(f"PDF of {count} documents in one bare call", f"{bare / count:.3f} s a document")
    yield Row(f"PDF of {count} documents by a call each", f"{alone:.3f} s a document, {SAMPLED} sampled")
    yield Row(f"`make --pdf`, {count} documents made and printed", f"{beside / count:.3f} s a document")
    yield Row("the same against a call each", f"{alone * count / beside:.1f} times")
    yield Row("the same over one bare call", f"{beside / bare:.2f}")
    yield Row(f"`print`, a packet of {count} documents", f"{packet:.1f} s, one bare call {bare:.1f} s")
    yield at_most("the packet over one bare call, the median of three", median(ratios), 0.6)


def _round(book: Path, out: Path) -> tuple[float, float, float]:
    """Seconds of one bare call, of `make --pdf` and of `print` for the same documents."""
    options = [word for kind in KINDS for word in ("--document", kind)]
    shutil.rmtree(out, ignore_errors=True)
    drop_caches()
    beside = paperwork("make", book, "--out", out, "--pdf", *options).seconds
    bare = _bare(sorted(out.rglob("*.docx")), out, together=True)
    packet = paperwork("print", book, "--out", out / "packet.pdf", *options).seconds
    return bare, beside, packet


def _bare(documents: Sequence[Path], out: Path, together: bool) -> float:
    """Seconds of ``soffice --convert-to pdf``: of one call of all, or of a call each (their mean)."""
    folder = out.parent / "bare"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = [folder / f"{number}.docx" for number in range(len(documents))]
    for document, file in zip(documents, files, strict=True):
        shutil.copyfile(document, file)
    profile = f"-env:UserInstallation={(out.parent / 'profile').as_uri()}"
    line = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
    calls = [files] if together else [[file] for file in files]
    seconds = sum(run([*line, *call]).seconds for call in calls)
    assert len(list(folder.glob("*.pdf"))) == len(files)
    return seconds / len(calls)
