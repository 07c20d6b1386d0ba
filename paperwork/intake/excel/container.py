"""What kind of file a workbook is, and its bytes without a password, with bounds on its size."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import OLE_MAGIC, Flaw, Limits, Package, PackageError, parsed
from paperwork.common.records import dataclass
from paperwork.common.reproducible_zip import Packed
from paperwork.intake.excel.places import damaged, too_large

if TYPE_CHECKING:  # for its shape alone: most books need no processes
    from concurrent.futures import Future

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
WRONG_PASSWORD = "пароль не подходит; проверьте раскладку и Caps Lock"
LARGEST_FILE = 300 * 2**20  # bytes
SHEETS = ("xl/worksheets/", "content.xml")
# the sheets of a large book are packed to a thirtieth at most
LIMITS = Limits(parts=20_000, part=2**29, total=2**29, apart=SHEETS, times=150)
STRINGS = "sharedstrings.xml"  # the part of the texts that the cells of an .xlsx share
STRING = b"<si", b":si"  # how one begins, with or without a prefix
MOST_STRINGS = 2_000_000
# Parts of which a tree is made: the list of the sheets, the formats, the tables, what leads where.
TREES = re.compile(r".*\.rels|\[content_types\]\.xml|xl/(?:workbook|styles|tables/.*)\.xml", re.IGNORECASE)
MOST_MARKS = 300_000  # elements of one of them, and their ends
MOST_ATTRIBUTES = 800_000  # of one of them
# signs of what costs memory, and how many of them a part may have
MARKS_OF_A_TREE = (((b"<",), MOST_MARKS), ((b"=",), MOST_ATTRIBUTES))
STRINGS_MARKS = ((STRING, MOST_STRINGS),)
PROLOGUE = 4096  # bytes
JSON = ".json"
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods", JSON})
OPEN_TO_ALL = "VelvetSweatshop"  # the password of books that Excel locks and opens without asking


Submit = Callable[..., "Future[Any]"]  # a function and its arguments, all of which can travel


class Format(StrEnum):
    """The formats of workbooks that are read."""

    XLSX = "xlsx"  # .xlsm too
    XLS = "xls"
    ODS = "ods"
    JSON = "json"  # a book of records without cells


@dataclass(frozen=True)
class Container:
    """An opened workbook file: its name for people, its format and its decrypted bytes.

    ``submit`` gives work to other processes, where there are some that have none.
    """

    name: str
    format: Format
    data: bytes
    submit: Submit | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _package(self) -> Package:
        try:
            return Package(self.data, LIMITS)
        except PackageError as error:
            raise _refused(self.name, error) from error

    def names(self) -> list[str]:
        """The names of the parts of an .xlsx or .ods."""
        return self._package.names()

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._package

    def packed_size(self, name: str) -> int:
        """How many bytes a part has as it is packed; 0 when there is none."""
        return self._package.packed_size(name)

    def size(self, name: str) -> int:
        """How many bytes a part has when it is inflated."""
        return self._package.size(name)

    def packed(self, name: str) -> Packed:
        """A part as it is packed. Raises `PaperworkError` when it is damaged."""
        try:
            return self._package.packed(name)
        except PackageError as error:
            raise _refused(self.name, error) from error

    def part(self, name: str) -> bytes:
        """One inflated part of an .xlsx or .ods; empty when there is none."""
        return b"".join(self.pieces(name)) if self.has(name) else b""

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part, inflated piece by piece. Raises `PaperworkError` when it is damaged or too large."""
        try:
            yield from self._package.pieces(name)
        except PackageError as error:
            raise _refused(self.name, error) from error

    def parsed(self, name: str) -> etree._Element:
        """One part as XML."""
        return parsed(self.part(name))


class LockedError(PaperworkError):
    """The workbook has a password, and it was not given or is another one."""


def open_container(path: Path, password: str | None = None) -> Container:
    """The workbook at ``path``. Raises `PaperworkError` with a sentence that says what is wrong."""
    return container_of(path.name, read_bytes(path), password)


def container_of(name: str, data: bytes, password: str | None = None) -> Container:
    """The workbook whose file holds ``data``; raises as `open_container`, `LockedError` for a password."""
    if not data:
        raise PaperworkError(f"{name}: файл пуст; выберите другой файл")
    if data.startswith(OLE_MAGIC):
        return _ole(name, data, password)
    if data.startswith(ZIP_MAGIC):
        return _zipped(name, data)
    if PurePath(name).suffix.lower() == JSON:
        return Container(name, Format.JSON, data)
    raise _no_book(name)


def _no_book(name: str) -> PaperworkError:
    return PaperworkError(f"{name}: это не книга Excel; откройте таблицу в Excel и сохраните как .xlsx")


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises `PaperworkError` where it is not there, too large, or not to be read."""
    try:
        if path.exists() and not path.is_file():
            raise PaperworkError(f"{path}: это не файл; назовите файл")
        if path.stat().st_size > LARGEST_FILE:
            raise PaperworkError(
                f"{path.name}: файл больше {LARGEST_FILE // 2**20} МБ; разделите его на части"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку") from None
    except PermissionError:
        raise PaperworkError(
            f"{path.name}: нет доступа к файлу; закройте его в Excel или проверьте права"
        ) from None
    except (OSError, ValueError):
        raise PaperworkError(f"{path.name}: файл не читается; проверьте имя и диск") from None


def _ole(name: str, data: bytes, password: str | None) -> Container:
    """An old .xls, or any workbook behind a password."""
    import msoffcrypto
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            is_package = ole.exists("EncryptedPackage")
            is_book = is_package or ole.exists("Workbook") or ole.exists("Book")
        office = msoffcrypto.OfficeFile(io.BytesIO(data)) if is_book else None
        is_locked = office is not None and (is_package or office.is_encrypted())
    except Exception as error:  # the libraries raise errors of many kinds on a damaged file
        raise damaged(name) from error
    if office is None:
        raise _no_book(name)
    data = _decrypted(name, office, password) if is_locked else data
    return _zipped(name, data) if is_package else Container(name, Format.XLS, data)


def _decrypted(name: str, office: object, password: str | None) -> bytes:
    opened = io.BytesIO()
    try:
        office.load_key(password=OPEN_TO_ALL if password is None else password)  # type: ignore[attr-defined]  # msoffcrypto has no types
        office.decrypt(opened)  # type: ignore[attr-defined]  # the same
    except Exception:  # msoffcrypto raises errors of several kinds for a wrong password
        if password is None:
            raise LockedError(f"{name}: книга защищена паролем; добавьте --password ПАРОЛЬ") from None
        raise LockedError(f"{name}: {WRONG_PASSWORD}") from None
    return opened.getvalue()


def _zipped(name: str, data: bytes) -> Container:
    """A workbook that is a package; all of it but the sheets is known to be in bounds."""
    container = Container(name, Format.XLSX, data)
    found = _format_of(container)
    if found is None:
        raise _no_book(name)
    _check_parts(container)
    return container if found is container.format else replace(container, format=found)


def _format_of(container: Container) -> Format | None:
    """The format of a zipped workbook; None when it is another document."""
    names = {part.lower() for part in container.names()}
    if "xl/workbook.bin" in names:
        raise PaperworkError(f"{container.name}: книги .xlsb не читаются; сохраните таблицу как .xlsx")
    if any(part.startswith("xl/") for part in names):
        return Format.XLSX
    if b"opendocument.spreadsheet" not in _head(container, "mimetype"):
        return None
    if b"encryption-data" in _head(container, "META-INF/manifest.xml"):
        raise _locked(container.name)
    return Format.ODS


def _head(container: Container, name: str) -> bytes:
    """The first piece of a part; empty when there is none."""
    return next(container.pieces(name), b"") if container.has(name) else b""


def _check_parts(container: Container) -> None:
    """Inflates every part but the sheets, which are checked when they are read.

    Other libraries read the parts after this, and know no bounds.
    """
    for name in container.names():
        is_tree = TREES.fullmatch(name) is not None
        if name.startswith(SHEETS) and not is_tree:
            continue
        marks = MARKS_OF_A_TREE if is_tree else STRINGS_MARKS if name.lower().endswith(STRINGS) else ()
        found = [0] * len(marks)
        for piece in container.pieces(name):
            for at, (signs, most) in enumerate(marks):
                found[at] += sum(map(piece.count, signs))  # one that a piece cuts in two does not matter
                if found[at] > most:
                    raise too_large(container.name)


def _refused(name: str, error: PackageError) -> PaperworkError:
    """The sentence of a workbook for what is wrong with its package."""
    if error.flaw is Flaw.ENCRYPTED:
        return _locked(name)
    return too_large(name) if error.flaw is Flaw.TOO_LARGE else damaged(name)


def _locked(name: str) -> PaperworkError:
    return PaperworkError(f"{name}: книга защищена паролем; сохраните ее без пароля")
