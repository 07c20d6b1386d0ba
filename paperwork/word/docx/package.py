"""The .docx file as a zip: its parts, read with a bound on everything that a header may say wrongly."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from paperwork.common.errors import Problem
from paperwork.common.reproducible_zip import Packed, raw_of
from paperwork.word.docx.errors import TemplatePlace

# no paper form comes near these; without them a small file could fill the memory
MAX_FILE = 64 << 20
MAX_PART = 64 << 20
MAX_TOTAL = 256 << 20
MAX_PARTS = 4000
RESAVE = "откройте файл в Word и сохраните заново как .docx"


class BadPackageError(Exception):
    """The file is not a package that can be used; carries the problem for the user."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(message, fix, place=TemplatePlace())


class Part(Packed):
    """One file of the package, kept deflated as it was found."""

    __slots__ = ()

    def data(self) -> bytes:
        """The inflated bytes; no more than the header promised, whatever the stream holds."""
        # a header that says 1,000 bytes may have 400 MB behind it, and zipfile.read() would inflate them all
        data = self.raw if self.method == zipfile.ZIP_STORED else _inflate(self)
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise BadPackageError(f"файл повреждён: часть {self.name} не сходится с оглавлением", RESAVE)
        return data


def read_package(blob: bytes) -> dict[str, Part]:
    """The parts by their names, in the order of the file; every one inflates to what its header says."""
    _check_kind(blob)
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise BadPackageError("файл повреждён или обрезан", RESAVE) from error
    if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise BadPackageError("файл слишком велик в распакованном виде", "возьмите шаблон поменьше")
    return {part.name: part for part in _parts(blob, infos)}


def _check_kind(blob: bytes) -> None:
    """Says what the file is when it is no zip."""
    if not blob:
        raise BadPackageError("файл пуст", "положите на его место документ Word (.docx)")
    if len(blob) > MAX_FILE:
        raise BadPackageError("файл слишком велик", "уменьшите картинки в шаблоне")
    # a document under a password is an OLE file like a .doc, with the encrypted package inside it
    if blob[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in blob:
            raise BadPackageError(
                "файл защищён паролем", "снимите пароль: Файл → Сведения → Защита документа"
            )
        raise BadPackageError("это документ старого формата (.doc)", "сохраните его в Word как .docx")
    if blob[:2] != b"PK":
        raise BadPackageError("это не документ Word", "нужен файл .docx, сохранённый в Word")


def _parts(blob: bytes, infos: list[zipfile.ZipInfo]) -> Iterator[Part]:
    seen: set[str] = set()
    for info in infos:
        # zipfile has already cut the other name at a NUL and, on Windows, turned its backslashes
        name = info.orig_filename
        _check_name(name)
        if name.endswith("/"):
            continue
        # names of parts are compared without regard to case: two readers might each take another part
        if name.lower() in seen:
            raise BadPackageError(f"часть {name} записана в файле дважды", RESAVE)
        seen.add(name.lower())
        part = Part(name, info.compress_type, info.CRC, info.file_size, _raw(blob, info))
        # inflated once here, so that nothing later meets a part that does not inflate
        part.data()
        yield part


def _check_name(name: str) -> None:
    # the format lets a name be percent-encoded, and «..» with it
    decoded = unquote(name)
    steps = decoded.removesuffix("/").split("/")
    if (
        decoded.startswith("/")
        or "\\" in decoded
        or ":" in decoded
        or any(s in ("", ".", "..") for s in steps)
    ):
        raise BadPackageError(f"в файле есть часть с недопустимым именем «{_shown(name)}»", RESAVE)
    if any(ord(char) < 32 for char in decoded):
        raise BadPackageError(f"в файле есть часть с недопустимым именем «{_shown(name)}»", RESAVE)


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name[:80])


def _raw(blob: bytes, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a part as they are in the file."""
    # 0x1 says that it is encrypted, 0x40 that it is strongly encrypted
    if info.flag_bits & 0x41:
        raise BadPackageError("файл зашифрован", "снимите пароль и сохраните заново")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadPackageError(f"часть {info.filename} сжата неизвестным способом", RESAVE)
    if info.file_size > MAX_PART:
        raise BadPackageError(f"часть {info.filename} слишком велика", "возьмите шаблон поменьше")
    raw = raw_of(blob, info)
    if raw is None:
        raise BadPackageError("файл повреждён или обрезан", RESAVE)
    return raw


def _inflate(part: Part) -> bytes:
    stream = zlib.decompressobj(-15)
    try:
        # one byte more than was promised is enough to know that the header is wrong
        data = stream.decompress(part.raw, part.size + 1)
    except zlib.error as error:
        raise BadPackageError(f"файл повреждён: часть {part.name} не распаковывается", RESAVE) from error
    if len(data) > part.size or not stream.eof or stream.unused_data:
        raise BadPackageError(f"файл повреждён: часть {part.name} не сходится с оглавлением", RESAVE)
    return data
