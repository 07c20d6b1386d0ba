"""A folder of books: processes and Dask side by side, memory, the second run, a region by these figures."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import psutil

from benchmarks.measure import drop_caches
from benchmarks.scale import Figures, write_scale
from benchmarks.table import Row, at_most
from benchmarks.workload import write_casebook

KINDS = ("profile", "service_plan", "help_programme")
CLIENTS = 100  # a book
FEW, MANY = 20, 200  # books
JOBS = 2
TURNS = 3
SAMPLE = 3_000  # files, to know how many the disk takes in a second
PEAK = """
import sys
from paperwork.__main__ import main
try: main()
finally:
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM:"): print("peak", line.split()[1], file=sys.stderr)
"""


@dataclass(frozen=True)
class Made:
    """One finished run: wall and processor seconds of all its processes, the coordinator's peak in MB."""

    wall: float
    cpu: float
    peak: float


def measure_region(work: Path) -> Iterator[Row]:
    """The rows of many books, which also go into docs/scale.md; needs about 4 GB of disk at ``work``.

    Processes are started by each run, and that is counted; Dask's workers are there before, and warm.
    """
    few, many = _books(work / "few", FEW), _books(work / "many", MANY)
    documents = MANY * CLIENTS * len(KINDS)
    small, zipped = _make(few, work / "small"), _make(few, work / "zipped", "--zip")
    day = _make(few, work / "small", "--on", f"{date.today() + timedelta(1):%d.%m.%Y}")
    local = _make(many, work / "local")
    again = _make(many, work / "local")
    size = sum(path.stat().st_size for path in (work / "small").rglob("*.docx")) * MANY / FEW / documents
    found = Figures(
        milliseconds=1000 * local.cpu / documents,
        far=_far_over_local(few, work),
        zipped=100 * (zipped.cpu / small.cpu - 1),
        again=1e6 * again.cpu / documents,
        day=1e6 * day.cpu * MANY / FEW / documents,
        kilobytes=size / 1024,
        files=_files_a_second(work / "disk", size),
        coordinator=local.peak,
    )
    write_scale(found, f"{MANY} books of {CLIENTS} clients, {documents:,} documents, {JOBS} processes")
    yield from _rows(found, documents, 100 * (local.peak / small.peak - 1), 100 * again.wall / local.wall)


def _rows(found: Figures, documents: int, memory: float, second: float) -> Iterator[Row]:
    words = f"{MANY} books of {CLIENTS} clients, {documents:,} documents, {JOBS} processes"
    yield Row(words, f"{found.milliseconds:.2f} ms of processors a document")
    yield at_most(f"{FEW} such books on Dask, processor time over processes", found.far, 5, " %")
    yield at_most(f"memory of the coordinator over that for {FEW} books", memory, 10, " %")
    yield at_most("nothing changed, the second run over the first", second, 2, " %")
    yield Row("the second run, a document", f"{found.again:.0f} µs of processors")
    yield Row("a run on another day, which opens all books, a document", f"{found.day:.0f} µs of processors")
    yield Row("documents of a book in a .zip, processor time over files", f"{found.zipped:+.0f} %")
    yield Row("new files that this disk takes, one process", f"{found.files:,.0f} a second")


def _far_over_local(books: Path, work: Path) -> float:
    """Per cent that Dask costs more than processes, by turns, since what else a machine does changes."""
    local = far = 0.0
    with _cluster() as (address, processes):
        _make(books, work / "warm", "--cluster", address)  # the workers load what they need
        for turn in range(TURNS):
            local += _make(books, work / f"local{turn}").cpu
            before = _cpu(processes)
            far += _make(books, work / f"far{turn}", "--cluster", address).cpu
            far += _cpu(processes) - before
    return 100 * (far / local - 1)


def _cpu(processes: list[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def _books(folder: Path, count: int) -> Path:
    """So many books with the same clients, each of whom has all three documents."""
    folder.mkdir(parents=True)
    first = folder / "Книга 001.xlsx"
    write_casebook(first, CLIENTS)
    for number in range(2, count + 1):
        shutil.copyfile(first, folder / f"Книга {number:03}.xlsx")
    return folder


def _make(books: Path, out: Path, *options: str) -> Made:
    """Runs the command; its workers on this machine are in its processor time, those of a cluster are not."""
    kinds = [word for kind in KINDS for word in ("--document", kind)]
    way = options if "--cluster" in options else ("--jobs", str(JOBS), *options)
    drop_caches()
    start, before = time.perf_counter(), _children()
    done = subprocess.run(
        [sys.executable, "-c", PEAK, "make", books, "--out", out, *kinds, *way],
        check=True,
        capture_output=True,
        text=True,
    )
    wall, cpu = time.perf_counter() - start, _children() - before
    peak = re.search(r"peak (\d+)", done.stderr)
    return Made(wall, cpu, int(peak.group(1)) / 1024 if peak else 0)


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


@contextmanager
def _cluster() -> Iterator[tuple[str, list[psutil.Process]]]:
    """A scheduler with two workers: its address, and all of its processes."""
    command = [sys.executable, "-m", "paperwork", "cluster", "--workers", str(JOBS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline() if process.stdout else ""
        found = psutil.Process(process.pid)
        try:
            yield re.findall(r"tcp://[\d.:]+", line)[0].rstrip(","), [found, *found.children(recursive=True)]
        finally:
            process.terminate()


def _files_a_second(folder: Path, size: float) -> float:
    """As the program writes them: under another name first, a few to a folder."""
    content = os.urandom(int(size))
    start = time.perf_counter()
    for number in range(SAMPLE):
        place = folder / str(number // len(KINDS))
        place.mkdir(parents=True, exist_ok=True)
        (place / ".part").write_bytes(content)
        (place / ".part").replace(place / f"{number}.docx")
    return SAMPLE / (time.perf_counter() - start)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for row in measure_region(Path(name)):
            print(f"{row.what}: {row.figure} {row.wanted} {row.verdict}", flush=True)
