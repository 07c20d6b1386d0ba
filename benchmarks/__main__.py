"""Measures everything and writes benchmarks/results.md: python -m benchmarks [FOLDER FOR BIG FILES]."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.job import measure_job
from benchmarks.join import measure_joining
from benchmarks.learn import measure_learning
from benchmarks.measure import run
from benchmarks.pdf import measure_pdf
from benchmarks.region import measure_region
from benchmarks.render import measure_rendering
from benchmarks.start import measure_start
from benchmarks.table import Row, at_most, write_results

STARTS = 9


def main(folder: Path) -> None:
    """Shows each row as soon as it is known, then the whole table."""
    rows = []
    for row in _rows(folder):
        print(f"{row.what}: {row.figure} {row.wanted} {row.verdict}", flush=True)
        rows.append(row)
    print(f"\n{write_results(rows)}")


def _rows(folder: Path) -> Iterator[Row]:
    yield from measure_rendering()
    yield _start_up()
    yield from measure_start(folder)
    yield from measure_learning()
    yield from measure_job(folder)
    yield from measure_joining(folder)
    yield from measure_pdf(folder)
    yield from measure_region(folder / "region")


def _start_up() -> Row:
    """`paperwork --help` beside the bare import of the library that it stands on."""
    help_, click = ([sys.executable, "-m", "paperwork", "--help"], [sys.executable, "-c", "import click"])
    pairs = [(run(help_).seconds, run(click).seconds) for _ in range(STARTS)]
    ratio = sorted(ours / theirs for ours, theirs in pairs)[STARTS // 2]
    return at_most("`paperwork --help` over `import click`", ratio, 3)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as name:
            main(Path(name))
