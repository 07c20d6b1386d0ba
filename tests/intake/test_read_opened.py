"""A workbook that several threads read: each has it open, and none a copy of its bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from desk import IVAN, VERA, Desk

from paperwork.intake.excel.reading.opened import opened


@pytest.fixture
def book(desk: Desk) -> Path:
    return desk.book({"Клиенты": [VERA, IVAN]})


@pytest.mark.parametrize("has_memory_files", [True, False])
@pytest.mark.parametrize("times", [1, 2])
def test_each_reads_the_same(
    book: Path, times: int, has_memory_files: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_memory_files:
        monkeypatch.delattr(os, "memfd_create", raising=False)
    workbooks = opened(book.read_bytes(), times)
    found = [it.get_sheet_by_name("Клиенты").to_python() for it in workbooks]
    assert len(found) == times
    assert all(rows == found[0] and rows[1][0] == "1" for rows in found)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not tell of open files")
def test_nothing_stays_open(book: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 (descriptors come and go)
    workbooks = opened(book.read_bytes(), 2)
    del workbooks
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_what_is_damaged_is_told_of_as_ever(book: Path) -> None:
    damaged = book.read_bytes()[:-100]
    errors = []
    for times in (1, 2):
        with pytest.raises(Exception) as found:  # noqa: PT011 (the library's own)
            opened(damaged, times)
        errors.append((type(found.value), str(found.value)))
    assert errors[0] == errors[1]
