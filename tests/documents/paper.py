"""PDF as a person sees it: the words of each page, the bookmarks, the names of the pages."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

import pikepdf


class Bookmark(NamedTuple):
    """A document of a packet: where it hangs, and its first page, counted from 1."""

    chapter: str
    title: str
    page: int


def words(file: Path) -> list[str]:
    """The words of each page, laid out as on it."""
    line = ["pdftotext", "-layout", str(file), "-"]
    text = subprocess.run(line, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def bookmarks(file: Path) -> list[Bookmark]:
    """The bookmarks of documents, in order."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        return [
            Bookmark(above.title, item.title, pdf.pages.index(pikepdf.Page(item.destination[0])) + 1)  # type: ignore[index]
            for above in outline.root
            for item in above.children
        ]


def labels(file: Path) -> list[str]:
    """The names of the pages."""
    with pikepdf.open(file) as pdf:
        return [str(page.label) for page in pdf.pages]
