"""What kind of file a workbook is, and its bytes without a password, with bounds on its size."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from paperwork.errors import PaperworkError

ZIP_MAGIC = b"PK\x03\x04"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_FILE = 300 * 2**20  # bytes
LARGEST_INFLATED = 2**30  # bytes, all parts together
PIECE = 2**20  # bytes
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


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

    def part(self, name: str) -> bytes:
        """One inflated part of an .xlsx or .ods; empty when there is none."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            try:
                return archive.read(name)
            except KeyError:
                return b""


def open_container(path: Path, password: str | None = None) -> Container:
    """The workbook at ``path``. Raises `PaperworkError` with a sentence that says what is wrong."""
    data = _bytes_of(path)
    if data.startswith(OLE_MAGIC):
        return _ole(path.name, data, password)
    if data.startswith(ZIP_MAGIC):
        return Container(path.name, _zip_format(path.name, data), data)
    raise PaperworkError(f"{path.name}: это не книга Excel; сохраните таблицу как .xlsx")


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PaperworkError(f"{path.name}: файл больше {LARGEST_FILE // 2**20} МБ; разделите книгу")
        return path.read_bytes()
    except FileNotFoundError:
        raise PaperworkError(f"{path}: такого файла нет; проверьте имя и папку") from None
    except PermissionError:
        raise PaperworkError(f"{path.name}: файл не открывается; закройте его в Excel") from None
    except OSError as error:
        raise PaperworkError(f"{path.name}: файл не читается ({error.strerror})") from None


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
        raise PaperworkError(f"{name}: файл поврежден; сохраните книгу заново как .xlsx") from error
    if office is None:
        raise PaperworkError(f"{name}: это не книга Excel; сохраните таблицу как .xlsx")
    data = _decrypted(name, office, password) if is_locked else data
    return Container(name, _zip_format(name, data) if is_package else Format.XLS, data)


def _decrypted(name: str, office: object, password: str | None) -> bytes:
    if password is None:
        raise PaperworkError(f"{name}: книга защищена паролем; добавьте --password ПАРОЛЬ")
    opened = io.BytesIO()
    try:
        office.load_key(password=password)  # type: ignore[attr-defined]  # msoffcrypto has no types
        office.decrypt(opened)  # type: ignore[attr-defined]
    except Exception:  # msoffcrypto tells a wrong password by errors of several kinds
        raise PaperworkError(f"{name}: пароль не подходит; проверьте раскладку и Caps Lock") from None
    return opened.getvalue()


def _zip_format(name: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:
                raise PaperworkError(f"{name}: книги .xlsb не читаются; сохраните таблицу как .xlsx")
            if any(part.lower().startswith("xl/") for part in names):
                _check_bounds(name, archive)
                return Format.XLSX
            if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]:
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise PaperworkError(f"{name}: книга защищена паролем; сохраните ее без пароля")
                _check_bounds(name, archive)
                return Format.ODS
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise PaperworkError(f"{name}: файл поврежден; сохраните книгу заново как .xlsx") from error
    raise PaperworkError(f"{name}: это не книга Excel; сохраните таблицу как .xlsx")


def _check_bounds(name: str, archive: zipfile.ZipFile) -> None:
    """Inflates every part piece by piece, since what a header says of its size may be a lie."""
    import zlib

    left = LARGEST_INFLATED
    for item in archive.infolist():
        try:
            with archive.open(item) as part:
                while piece := part.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise PaperworkError(f"{name}: в книге слишком много данных; разделите ее на части")
        except (zlib.error, zipfile.BadZipFile) as error:
            raise PaperworkError(f"{name}: файл поврежден; сохраните книгу заново как .xlsx") from error
