"""Opening a book of the disk, which is saved into its file then."""

from __future__ import annotations

from pathlib import Path

from paperwork.intake.excel.container import read_bytes
from paperwork.web.home import home_of
from paperwork.web.open_book import OpenBook, opened


def opened_at(path: Path, password: str | None = None) -> OpenBook:
    """The casebook of a file, which is its home. Raises `PaperworkError` as `opened` does."""
    data = read_bytes(path)
    book = opened(path.name, data, password)
    book.home = home_of(path, data)
    return book
