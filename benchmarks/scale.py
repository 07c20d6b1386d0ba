"""The model of a region in docs/scale.md, worked out anew from what was measured."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "scale.md"
TABLES = re.compile(r"(<!-- measured -->\n).*(<!-- end -->)", re.DOTALL)
BOOKS, CLIENTS, DOCUMENTS, CHANGED = 5_000, 2_000, 3, 0.02
CORES = (2, 16, 64)
STORAGE = (500, 2_000, 10_000)  # new files a second: what servers of files are said to take


@dataclass(frozen=True)
class Figures:
    """What was measured of a folder of books.

    Processor milliseconds a document, per cent that Dask and archives cost more, processor microseconds a
    document of a run that finds nothing changed and of one on another day, KB a document, new files a second
    on this disk, and the coordinator's memory in MB.
    """

    milliseconds: float
    far: float
    zipped: float
    again: float
    day: float
    kilobytes: float
    files: float
    coordinator: float


def write_scale(found: Figures, work: str) -> None:
    """Writes the tables into the page."""
    machine = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    lines = [f"On {date.today():%d.%m.%Y}, {machine}: {work}.", "", *_measured(found), "", *_model(found)]
    text = PAGE.read_text(encoding="utf-8")
    filled = TABLES.sub(lambda part: f"{part.group(1)}{chr(10).join(lines)}\n{part.group(2)}", text)
    PAGE.write_text(filled, encoding="utf-8")


def _measured(found: Figures) -> list[str]:
    return [
        "| measured | |",
        "|---|---|",
        f"| processor time of a document, with reading and checking the book | {found.milliseconds:.2f} ms |",
        f"| the same on Dask, its scheduler included, its workers there before | {found.far:+.1f} % |",
        f"| the same with `--zip` | {found.zipped:+.0f} % |",
        f"| a document of a run that finds nothing changed | {found.again:.0f} µs |",
        f"| a document of a run on another day, which opens all books | {found.day:.0f} µs |",
        f"| a document on the disk | {found.kilobytes:.1f} KB |",
        f"| new files that this disk takes from one process | {found.files:,.0f} a second |",
        f"| memory of the coordinator | {found.coordinator:.0f} MB |",
    ]


def _model(found: Figures) -> list[str]:
    """A region by these figures: nobody has run it."""
    files = BOOKS * CLIENTS * DOCUMENTS
    hours = files * found.milliseconds / 3.6e6
    gigabytes = files * found.kilobytes / 1024**2
    changed = CHANGED * hours
    rows = [
        ("books, clients, documents", f"{BOOKS:,} × {CLIENTS:,} × {DOCUMENTS} = {files:,} files"),
        ("making all of them", f"{hours:,.0f} core-hours"),
        *((f"on {cores} cores, if the storage keeps up", _time(hours / cores)) for cores in CORES),
        *(
            (f"on storage that takes {rate:,} new files a second", _time(files / rate / 3600))
            for rate in STORAGE
        ),
        ("with `--zip`, files", f"{BOOKS:,} archives of {gigabytes * 1024 / BOOKS:,.0f} MB"),
        ("on the storage", f"{gigabytes:,.0f} GB"),
        (
            f"a night in which {CHANGED:.0%} of the books changed, papers as of the same day (`--on`)",
            f"{changed + files * found.again / 3.6e9:.1f} core-hours",
        ),
        ("the same, papers as of today", f"{changed + files * found.day / 3.6e9:.1f} core-hours"),
    ]
    return ["| simulated: a region | |", "|---|---|", *(f"| {what} | {value} |" for what, value in rows)]


def _time(hours: float) -> str:
    return f"{hours:,.1f} h" if hours >= 1 else f"{60 * hours:,.0f} min"
