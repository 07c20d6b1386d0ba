"""A changed workbook is the same whatever was loaded before, and no prefix in it is invented."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import changes
import openpyxl
from desk import SAMPLE_BOOK, environment
from test_amend import book

EMBLEM = SAMPLE_BOOK.with_name("Эмблема.svg")
WITHOUT = ("sample rows", "bare rows", "sample lists", "bare lists", "sample emblem")
INVENTED = re.compile(rb"\bns\d+\b")  # the prefix that lxml gives a name that nobody has given one


def test_a_fresh_program_writes_the_same(tmp_path: Path) -> None:
    sources = [tmp_path / "sample.xlsx", tmp_path / "bare.xlsx"]
    for source, data in zip(sources, (SAMPLE_BOOK.read_bytes(), book()), strict=True):
        source.write_bytes(data)
    line = [sys.executable, changes.__file__, str(EMBLEM), *map(str, sources)]
    done = subprocess.run(line, env=environment(), capture_output=True, text=True, check=True)
    # a sheet that the book lacks is copied from the blank book, which openpyxl writes
    assert done.stdout.splitlines() == [*WITHOUT]
    assert openpyxl.__name__ in sys.modules
    for name, change in changes.changes(EMBLEM.read_bytes()).items():
        for source in sources:
            alone = source.with_suffix(f".{name}")
            assert alone.read_bytes() == change(source.read_bytes()), alone.name
            assert not has_invented(alone), alone.name


def has_invented(path: Path) -> bool:
    """Whether a part of the file has a prefix that nobody has chosen."""
    with zipfile.ZipFile(path) as file:
        return any(INVENTED.search(file.read(part)) for part in file.namelist() if part.endswith(".xml"))
