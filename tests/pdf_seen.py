"""PDF as a person sees it: the words of each page, the bookmarks, the names of the pages."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pikepdf


class Bookmark(NamedTuple):
    """A document of a packet: where it hangs, and its first page, counted from 1."""

    chapter: str
    title: str
    page: int


def words(*files: Path) -> list[str]:
    """The words of each page of the files, laid out as on it; the program runs once for all."""
    return list(_words(tuple(file.read_bytes() for file in files)))


@lru_cache(maxsize=4)  # a packet is looked at from several sides
def _words(files: tuple[bytes, ...]) -> tuple[str, ...]:
    with pikepdf.new() as all_pages:
        for file in files:
            with pikepdf.open(io.BytesIO(file)) as pdf:
                all_pages.pages.extend(pdf.pages)
        content = io.BytesIO()
        all_pages.save(content)
    line = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(line, input=content.getvalue(), capture_output=True, check=True).stdout.decode()
    return tuple(text.split("\f")[:-1])


def words_of_each(files: Iterable[Path]) -> dict[Path, list[str]]:
    """The words of each page of each file."""
    counts = {}
    for file in files:
        with pikepdf.open(file) as pdf:
            counts[file] = len(pdf.pages)
    pages = iter(words(*counts))
    return {file: list(islice(pages, count)) for file, count in counts.items()}


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
