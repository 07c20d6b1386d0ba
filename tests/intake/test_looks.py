"""The sheets of a large book are looked through by other processes: the book is the same as without them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bare_books import SHEET, parts, sheet, text
from books import TODAY
from zipped import zipped

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.container import container_of
from paperwork.intake.excel.reading import xlsx_looks
from paperwork.intake.excel.reading.read import read_book
from paperwork.intake.excel.reading.xlsx_looks import Looks, look

PLAIN = text("E2", "ул. Мира")
SHEETS = {
    "plain": (PLAIN, True),
    "an error": (PLAIN + '<c r="F2" t="e"><v>#REF!</v></c>', False),
    "a formula": (PLAIN + '<c r="F2"><f>1+1</f></c>', False),
    "far away": (PLAIN + '<c r="XFD2"><v>1</v></c>', False),
}


def done(function: Callable[..., object], *arguments: object) -> Future[Any]:
    """The work, done at once."""
    future: Future[Any] = Future()
    future.set_result(function(*arguments))
    return future


def broken(_function: Callable[..., object], *_arguments: object) -> Future[Any]:
    """What comes of work where the process has ended."""
    future: Future[Any] = Future()
    future.set_exception(RuntimeError())
    return future


def not_begun(_function: Callable[..., object], *_arguments: object) -> Future[Any]:
    """Work that nobody comes to."""
    return Future()


@pytest.mark.parametrize("submit", [done, broken, not_begun])
def test_a_sheet_is_as_plain_as_without_other_processes(
    monkeypatch: pytest.MonkeyPatch, submit: Callable[..., Future[Any]]
) -> None:
    monkeypatch.setattr(xlsx_looks, "WORTH", 0)
    for name, (cells, is_plain) in SHEETS.items():
        container = replace(container_of("book.xlsx", zipped(parts(sheet(cells)))), submit=submit)
        looks = Looks(container)
        looks.begin([SHEET])
        assert looks.is_plain(SHEET) is is_plain, name


def test_a_book_is_the_same_when_others_look_through_its_sheets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(xlsx_looks, "WORTH", 0)
    monkeypatch.setattr("paperwork.intake.excel.reading.xlsx.THREADS", 0)
    for name, (cells, _) in SHEETS.items():
        path = tmp_path / "book.xlsx"
        path.write_bytes(zipped(parts(sheet(cells))))
        alone, together = read_book(path, today=TODAY), read_book(path, today=TODAY, submit=done)
        assert (together.records, together.problems) == (alone.records, alone.problems), name
        assert [client.address for client in together.clients] == ["ул. Мира"], name


def test_a_look_travels_to_another_process() -> None:
    packed = container_of("book.xlsx", zipped(parts(sheet(PLAIN)))).packed(SHEET)
    with ProcessPoolExecutor(1) as pool:
        assert pool.submit(look, packed).result() is True


def test_what_is_damaged_is_told_by_its_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(xlsx_looks, "WORTH", 0)
    monkeypatch.setattr("paperwork.intake.excel.reading.xlsx.THREADS", 0)
    path = tmp_path / "book.xlsx"
    data = zipped(parts(sheet(PLAIN)))
    whole = container_of("book.xlsx", data).packed(SHEET).raw
    path.write_bytes(data.replace(whole, bytes(len(whole))))
    with pytest.raises(PaperworkError, match="файл поврежден"):
        read_book(path, today=TODAY, submit=done)
