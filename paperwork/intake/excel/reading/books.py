"""Which files are books: one that is named, or those of a folder."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.container import JSON, SUFFIXES

HEAD = 4096  # bytes of a file, enough to see its first name
FIRST_NAME = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"([ -~]*?)"\s*:')
LOCK_PREFIX = "~$"  # what Excel puts beside an open book
COPY = re.compile(r".+ \(копия \d{4}-\d\d-\d\d \d\d-\d\d(, \d+)?\)")  # a book before records were added


def find_books(path: Path) -> list[Path]:
    """The workbook itself, or those of a folder in the order of their names.

    Raises `PaperworkError` where there is nothing to read.
    """
    try:
        if not path.exists():
            raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку")
        if path.is_file():
            return [path]
        if not path.is_dir():  # a device may have no end, and a pipe no one who writes to it
            raise PaperworkError(f"{path}: это не файл; назовите файл")
        books = sorted(item for item in path.iterdir() if is_book(item))
    except (OSError, ValueError):  # a name too long, a folder that may not be opened
        raise PaperworkError(f"{path}: не открывается; проверьте имя и права доступа") from None
    if not books:
        raise PaperworkError(_nothing_in(path))
    return books


def _nothing_in(path: Path) -> str:
    inner = inner_folders(path)
    where = f"; есть они в папке «{inner[0]}» внутри: назовите ее" if inner else ""
    return f"{path}: в папке нет книг Excel (.xlsx, .xlsm, .xls, .ods) и книг .json{where}"


def inner_folders(path: Path) -> list[str]:
    """The names of the folders in a folder that hold books themselves, which no run over it takes."""
    found = []
    with suppress(OSError):
        for folder in sorted(item for item in path.iterdir() if item.is_dir()):
            with suppress(OSError):
                if not folder.name.startswith(".") and any(map(is_book, folder.iterdir())):
                    found.append(folder.name)
    return found


def is_book(item: Path) -> bool:
    """Whether a file of a folder is taken for a book, by its name."""
    is_hidden = item.name.startswith((LOCK_PREFIX, ".")) or COPY.fullmatch(item.stem) is not None
    if item.suffix.lower() not in SUFFIXES or is_hidden or not item.is_file():
        return False
    return item.suffix.lower() != JSON or not _is_of_another_program(item)


def _is_of_another_program(item: Path) -> bool:
    """Whether the first name in a .json of a folder is Latin (package.json), as no title of a sheet is.

    Whatever else is in such a file, it is taken for a book, so that a broken one is reported.
    """
    try:
        with item.open("rb") as file:
            found = FIRST_NAME.match(file.read(HEAD))
    except OSError:
        return False  # whoever reads the book says why it cannot be read
    return found is not None and b"\\u04" not in found.group(1)
