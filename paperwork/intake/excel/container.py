"""What kind of file a workbook is, and its bytes without a password, with bounds on its size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import IO

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.places import damaged, too_large

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_FILE = 300 * 2**20  # bytes
LARGEST_INFLATED = 2**29  # bytes of one sheet, and of all other parts together
MOST_PARTS = 20_000
PIECE = 2**20  # bytes
PROLOGUE = 4096  # bytes
SHEETS = ("xl/worksheets/", "content.xml")
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
OPEN_TO_ALL = "VelvetSweatshop"  # the password of books that Excel locks and opens without asking
ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError,
              ValueError)  # fmt: skip


class Format(StrEnum):
    """The formats of workbooks that are read."""

    XLSX = "xlsx"  # .xlsm too
    XLS = "xls"
    ODS = "ods"


@dataclass(frozen=True)
class Container:
    """An opened workbook file: its name for people, its format and its decrypted bytes."""

    name: str
    format: Format
    data: bytes

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    def names(self) -> list[str]:
        """The names of the parts of an .xlsx or .ods."""
        return list(dict.fromkeys(self._archive.namelist()))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._archive.NameToInfo

    def size(self, name: str) -> int:
        """How large a part says it is, packed; 0 when there is none."""
        return self._archive.getinfo(name).compress_size if self.has(name) else 0

    def part(self, name: str) -> bytes:
        """One inflated part of an .xlsx or .ods; empty when there is none."""
        return b"".join(self.pieces(name)) if self.has(name) else b""

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part, inflated piece by piece. Raises `PaperworkError` when it does not end."""
        with self._archive.open(name) as part:
            yield from _bounded(self.name, part, [LARGEST_INFLATED])

    def parsed(self, name: str) -> etree._Element:
        """One part as XML."""
        return etree.fromstring(self.part(name), etree.XMLParser(resolve_entities=False, no_network=True))


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
        return Container(name, _zip_format(name, data), data)
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
    return Container(name, _zip_format(name, data) if is_package else Format.XLS, data)


def _decrypted(name: str, office: object, password: str | None) -> bytes:
    opened = io.BytesIO()
    try:
        office.load_key(password=OPEN_TO_ALL if password is None else password)  # type: ignore[attr-defined]  # msoffcrypto has no types
        office.decrypt(opened)  # type: ignore[attr-defined]  # the same
    except Exception:  # msoffcrypto raises errors of several kinds for a wrong password
        if password is None:
            raise LockedError(f"{name}: книга защищена паролем; добавьте --password ПАРОЛЬ") from None
        raise LockedError(f"{name}: пароль не подходит; проверьте раскладку и Caps Lock") from None
    return opened.getvalue()


def _zip_format(name: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _format_of(name, archive)
            if found:
                _check_bounds(name, archive)
                return found
    except ZIP_FAULTS as error:
        raise damaged(name) from error
    raise _no_book(name)


def _format_of(name: str, archive: zipfile.ZipFile) -> Format | None:
    """The format of a zipped workbook; None when it is another document."""
    names = {part.lower() for part in archive.namelist()}
    if "xl/workbook.bin" in names:
        raise PaperworkError(f"{name}: книги .xlsb не читаются; сохраните таблицу как .xlsx")
    if any(part.startswith("xl/") for part in names):
        return Format.XLSX
    if "mimetype" not in names or b"opendocument.spreadsheet" not in _head(archive, "mimetype"):
        return None
    if b"encryption-data" in _head(archive, "META-INF/manifest.xml"):
        raise PaperworkError(f"{name}: книга защищена паролем; сохраните ее без пароля")
    return Format.ODS


def _head(archive: zipfile.ZipFile, part: str) -> bytes:
    """The first piece of a part."""
    with archive.open(part) as stream:
        return stream.read(PIECE)


def _check_bounds(name: str, archive: zipfile.ZipFile) -> None:
    """Inflates every part but the sheets, whose pieces are counted when they are read."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise too_large(name)
    left = [LARGEST_INFLATED]
    for item in parts:
        if not item.filename.startswith(SHEETS):
            with archive.open(item) as part:
                for _ in _bounded(name, part, left):
                    pass


def _bounded(name: str, part: IO[bytes], left: list[int]) -> Iterator[bytes]:
    """The pieces of a part, counted while they are inflated: the size in its header may be false.

    ``left`` holds one number, the bytes that may still come.
    """
    is_first = True
    while piece := part.read(PIECE):
        if is_first and piece.lstrip()[:1] == b"<" and b"<!DOCTYPE" in piece[:PROLOGUE]:
            raise damaged(name)  # workbooks have none; it could hold entities without end
        is_first = False
        left[0] -= len(piece)
        if left[0] < 0:
            raise too_large(name)
        yield piece
