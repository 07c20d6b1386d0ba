"""An erasure that is interrupted: the act and the book are both there or neither, and the rerun works."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from crashes import Seam, content_of, killed_at, seam, terminate
from desk import IVAN, VERA, Desk

from paperwork.common.signals import endings_interrupt
from paperwork.documents.erase import erase, erasure
from paperwork.intake.excel.reading.read import read_whole_book

posix = pytest.mark.skipif(os.name != "posix", reason="the system calls of POSIX")
DAY = date(2026, 3, 5)


@pytest.fixture
def begun(desk: Desk) -> tuple[Path, Path, bytes]:
    book = desk.book({"Клиенты": [VERA, IVAN]})
    return book, desk.folder / "act.docx", book.read_bytes()


def is_whole(book: Path, act: Path, before: bytes) -> bool:
    """Whether the act and the new book are both there, or neither, and nothing else."""
    here = content_of(book.parent)
    if book.read_bytes() == before:
        return set(here) == {book.name}
    return set(here) == {book.name, act.name} and len(read_whole_book(book).clients) == 1


def _telling(counted: Seam) -> Iterator[int]:
    """The numbers of the calls that write, flush, rename and remove."""
    calls = {"write", "fsync", "replace", "unlink"}
    return (at for at, name in enumerate(counted.names) if name in calls)


@posix
def test_an_interruption_leaves_both_or_neither(begun: tuple[Path, Path, bytes]) -> None:
    book, act, before = begun
    found = erasure(book, "1")
    with seam() as counted:
        erase(found, act, DAY)
    for at in _telling(counted):
        act.unlink(missing_ok=True)
        book.write_bytes(before)
        with seam(at, terminate), suppress(KeyboardInterrupt), endings_interrupt():
            erase(found, act, DAY)
        assert is_whole(book, act, before), (at, counted.names[at])


@posix
def test_after_a_killed_run_the_same_command_works(begun: tuple[Path, Path, bytes], desk: Desk) -> None:
    book, act, before = begun
    found = erasure(book, "1")
    with seam() as counted:
        erase(found, act, DAY)
    for at in _telling(counted):
        act.unlink()
        book.write_bytes(before)
        killed_at(at, lambda: erase(found, act, DAY))
        run = desk.run("erase", book, "--client", "1", "--act", act, "--yes")
        assert (run.status, run.err) == (0, "")
        assert is_whole(book, act, before), at
        assert act.exists()
