"""The tables of a file of answers: one of a .csv, one for each .csv of an archive; bounded."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import Flaw, Limits, Package, PackageError
from paperwork.common.records import dataclass
from paperwork.intake.phone.encodings import most_russian
from paperwork.sheets.answers.cells import Cell, is_empty, shown

SUFFIXES = frozenset({".csv", ".tsv", ".zip"})
LARGEST = 100 * 2**20  # bytes of an archive, and of all its tables together
LARGEST_TABLE = 30 * 2**20  # bytes of one table: its cells need several times as many
MOST_TABLES = 100
LOOKED_AT = 20  # lines from which the delimiter is guessed
LONGEST_CELL = 2**20  # characters
DELIMITERS = ",;\t"
DECLARED = "sep="  # the first line of a .csv that Excel has written
MOST_CELLS = 5_000_000
MOST_COLUMNS = 16_384  # as a workbook has
MOST_FILLED = 1_000_000  # cells that hold anything
GUESSED = 2**16  # characters from which the delimiter is guessed
SURELY_WIDE = 4  # zeros on one side of the letters: UTF-16, and not a damaged text
WRAPPED = re.compile(r'="((?:[^"]|"")*)"')  # ="003": so that Excel takes it for a text
# what is put before a sign so that Excel sees no formula, and before a number so that it keeps its zeros
FORMULA = re.compile(r"'(?=[-+=@\t\r]|\d[^']*$)")
# pictures and sounds beside the tables are left alone
LIMITS = Limits(parts=100_000, part=LARGEST, total=LARGEST, only=".csv", is_office=False)


TextRows = list[tuple[int, Sequence[Cell]]]  # the numbers of the lines and their cells


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of answers: its title, its headers, its rows as (number of the line, cells).

    ``from_1904`` says that serial numbers of days are counted from 1904.
    """

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[Cell]], ...]
    from_1904: bool = False


def table_of(title: str, rows: Sequence[tuple[int, Sequence[Cell]]], from_1904: bool = False) -> Table | None:
    """The table under its row of headers: the first that is more than a title; rows are numbered from 1."""
    counts = [(sum(not is_empty(cell) for cell in cells), number, cells) for number, cells in rows]
    filled = [(count, number, cells) for count, number, cells in counts if count]
    if not filled:
        return None
    top = next((at for at, (count, _, _) in enumerate(filled) if count > 1), 0)
    below = tuple((number, cells) for _, number, cells in filled[top + 1 :])
    return Table(title, tuple(shown(cell) for cell in filled[top][2]), below, from_1904)


def text_tables(name: str, data: bytes) -> list[Table]:
    """The tables of a .csv or of a .zip with such files, as `text_rows` reads them."""
    found = [table_of(title, rows) for title, rows in text_rows(name, data)]
    return [table for table in found if table]


def text_rows(name: str, data: bytes) -> list[tuple[str, TextRows]]:
    """The rows of a .csv or of each in a .zip with such files, by their titles.

    Raises `PaperworkError` where the file is not to be read.
    """
    if len(data) > LARGEST:
        raise _too_large(name)
    files = _unpacked(name, data) if data.startswith(b"PK") else [(name, data)]
    if any(len(content) > LARGEST_TABLE for _, content in files):
        raise PaperworkError(f"{name}: в таблице больше {LARGEST_TABLE // 2**20} МБ; разделите ее на части")
    return [(PurePosixPath(part).stem, _read(name, content)) for part, content in files]


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


def _read(file: str, data: bytes) -> TextRows:
    encoding = _encoding(file, data)
    if any(data.count(sign.encode()) > MOST_CELLS for sign in (*DELIMITERS, "\n", "\r")):
        raise _too_many(file)
    head = _opened(data, encoding).read(GUESSED)
    skipped = 0
    delimiter = ""
    if head[: len(DECLARED)].lower() == DECLARED:
        first, _, head = head.partition("\n")
        skipped = 1
        delimiter = first[len(DECLARED) :].strip("\r")[:1]
    lines = islice(_opened(data, encoding), skipped, None)
    try:
        return list(_rows(file, lines, delimiter or _delimiter(head)))
    except csv.Error:
        raise PaperworkError(f"{file}: таблица не читается; сохраните ее в Excel как .xlsx") from None


def _too_many(file: str) -> PaperworkError:
    return PaperworkError(f"{file}: в таблице слишком много ячеек; разделите ее на части")


def _opened(data: bytes, encoding: str) -> io.TextIOWrapper:
    """The text, decoded as it is read: the whole of it would need four times its bytes."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")


def _encoding(file: str, data: bytes) -> str:
    """UTF-8 (with a mark or without), what Excel calls Unicode, or what old systems wrote."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\x00" in data:
        zeros = [data[at:GUESSED:2].count(0) for at in (0, 1)]
        if min(zeros) == 0 and max(zeros) > SURELY_WIDE:  # without the mark: signs have a zero beside them
            return "utf-16-be" if zeros[0] else "utf-16-le"
        raise PaperworkError(f"{file}: это не таблица; нужен файл .csv, .xlsx или .zip")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return most_russian(data[:GUESSED])
    return "utf-8-sig"


def _delimiter(head: str) -> str:
    """The sign that cuts most of the first lines into equally many pieces, and into most; titles vary."""

    def score(sign: str) -> tuple[bool, float, int]:
        lines = _cut(io.StringIO(head, newline=""), sign)
        widths = [len(cells) for cells in islice(lines, LOOKED_AT) if cells]
        usual, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
        return usual > 1, count / max(1, len(widths)), usual

    return max(DELIMITERS, key=score)


def _cut(lines: Iterable[str], delimiter: str, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def _rows(file: str, lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows with their numbers; equal texts are one text. Raises `PaperworkError` for too many cells."""
    once: dict[str, str] = {}
    filled = cells = 0
    for number, row in enumerate(_cut(lines, delimiter, strict=True), 1):  # an open quote is reported
        texts = [once.setdefault(text, text) for text in map(unwrapped, row)]
        filled += sum(map(bool, texts))
        cells += len(texts)
        if filled > MOST_FILLED or cells > MOST_CELLS or len(texts) > MOST_COLUMNS:
            raise _too_many(file)
        yield number, texts


def unwrapped(text: str) -> str:
    """The text without what was written around it for the sake of Excel."""
    if text[:1] == "'":
        return FORMULA.sub("", text, count=1)
    found = WRAPPED.fullmatch(text.strip()) if "=" in text[:3] else None
    return found.group(1).replace('""', '"') if found else text
