"""The tables of a file of answers: one of a .csv, one for each .csv of an archive; bounded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import Flaw, Limits, Package, PackageError
from paperwork.common.records import dataclass
from paperwork.sheets.answers.cells import Cell, is_empty, shown

SUFFIXES = frozenset({".csv", ".tsv", ".zip"})
LARGEST = 100 * 2**20  # bytes of a file, and of all tables of an archive together
MOST_TABLES = 100
LOOKED_AT = 20  # lines from which the delimiter is guessed
LONGEST_CELL = 2**20  # characters
DELIMITERS = ",;\t"
DECLARED = "sep="  # the first line of a .csv that Excel has written
MOST_CELLS = 10_000_000
# pictures and sounds beside the tables are left alone
LIMITS = Limits(parts=100_000, part=LARGEST, total=LARGEST, only=".csv", is_office=False)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of answers: its title, its headers, its rows as (number of the line, cells)."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[Cell]], ...]


def table_of(title: str, rows: Sequence[tuple[int, Sequence[Cell]]]) -> Table | None:
    """The table under its row of headers: the first that is more than a title; rows are numbered from 1."""
    counts = [(sum(not is_empty(cell) for cell in cells), number, cells) for number, cells in rows]
    filled = [(count, number, cells) for count, number, cells in counts if count]
    if not filled:
        return None
    top = next((at for at, (count, _, _) in enumerate(filled) if count > 1), 0)
    below = tuple((number, cells) for _, number, cells in filled[top + 1 :])
    return Table(title, tuple(shown(cell) for cell in filled[top][2]), below)


def text_tables(name: str, data: bytes) -> list[Table]:
    """The tables of a .csv or of a .zip with such files.

    Raises `PaperworkError` where the file is not to be read.
    """
    if len(data) > LARGEST:
        raise _too_large(name)
    files = _unpacked(name, data) if data.startswith(b"PK") else [(name, data)]
    found = [_table(name, part, content) for part, content in files]
    return [table for table in found if table]


def _too_large(name: str) -> PaperworkError:
    return PaperworkError(f"{name}: в файле больше {LARGEST // 2**20} МБ; разделите его на части")


def _unpacked(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """The .csv files of an archive."""
    try:
        package = Package(data, LIMITS)
        tables = package.names()
        if len(tables) > MOST_TABLES:
            raise PaperworkError(f"{name}: в архиве больше {MOST_TABLES} таблиц; выберите другой файл")
        files = [(PurePosixPath(table).name, package.part(table)) for table in tables]
    except PackageError as error:
        raise _refused(name, error) from error
    if not files:
        raise PaperworkError(f"{name}: в архиве нет таблиц .csv; выберите другой файл")
    return files


def _refused(name: str, error: PackageError) -> PaperworkError:
    """The sentence of an archive for what is wrong with its package."""
    if error.flaw is Flaw.TOO_LARGE:
        return _too_large(name)
    if error.flaw is Flaw.ENCRYPTED:
        return PaperworkError(f"{name}: архив защищен паролем; скачайте его без пароля")
    return PaperworkError(f"{name}: архив поврежден; скачайте его еще раз")


def _table(file: str, name: str, data: bytes) -> Table | None:
    text = _decoded(file, data)
    if any(text.count(sign) > MOST_CELLS for sign in (*DELIMITERS, "\n", "\r")):
        raise PaperworkError(f"{file}: в таблице слишком много ячеек; разделите ее на части")
    delimiter = ""
    if text[: len(DECLARED)].lower() == DECLARED:
        first, _, text = text.partition("\n")
        delimiter = first[len(DECLARED) :].strip("\r")[:1]
    try:
        rows = list(_rows(text, delimiter or _delimiter(text)))
    except csv.Error:
        raise PaperworkError(f"{file}: таблица не читается; сохраните ее в Excel как .xlsx") from None
    return table_of(PurePosixPath(name).stem, rows)


def _decoded(file: str, data: bytes) -> str:
    """The text in UTF-8 (with a mark or without), in what Excel calls Unicode, or as old Windows wrote it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise PaperworkError(f"{file}: это не таблица; нужен файл .csv, .xlsx или .zip")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into equally many pieces, and into most."""

    def score(sign: str) -> tuple[bool, int]:
        widths = [len(cells) for cells in islice(_lines(text, sign), LOOKED_AT) if cells]
        return len(set(widths)) == 1 < max(widths, default=0), max(widths[:1], default=0)

    return max(DELIMITERS, key=score)


def _lines(text: str, delimiter: str, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    yield from enumerate(_lines(text, delimiter, strict=True), 1)  # a quote that is never closed is reported
