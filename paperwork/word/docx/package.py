"""The .docx file as a zip: its parts, read with a bound on everything that a header may say wrongly."""

from __future__ import annotations

import zipfile
import zlib

from paperwork.common.errors import Problem
from paperwork.common.packages import OLE_MAGIC, Flaw, Limits, Package, PackageError, inflated
from paperwork.common.reproducible_zip import Packed
from paperwork.word.docx.errors import TemplatePlace

# no paper form comes near these; without them a small file could fill the memory
MAX_FILE = 64 << 20
LIMITS = Limits(parts=4000, part=64 << 20, total=256 << 20)
KNOWN = 8 << 20  # bytes that stay inflated while a package is looked over
RESAVE = "откройте файл в Word и сохраните заново как .docx"
FIXES = {
    Flaw.DAMAGED: RESAVE,
    Flaw.TOO_LARGE: "возьмите шаблон поменьше",
    Flaw.ENCRYPTED: "снимите пароль и сохраните заново",
}


class BadPackageError(Exception):
    """The file is not a package that can be used; carries the problem for the user."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(message, fix, place=TemplatePlace())


class Part(Packed):
    """One file of the package, kept deflated as it was found, and inflated where its content is known."""

    __slots__ = ("_known",)

    def with_content(self, data: bytes) -> Part:
        """The same part, whose content is not inflated again: whoever compiles looks into it often."""
        self._known = data
        return self

    def data(self) -> bytes:
        """The inflated bytes; no more than the header promised, whatever the stream holds."""
        try:
            return self._known
        except AttributeError:
            pass
        try:
            return b"".join(inflated(self))
        except PackageError as error:
            raise BadPackageError(error.message, FIXES[error.flaw]) from error


def part_of(name: str, data: bytes) -> Part:
    """A part with that content."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = stream.compress(data) + stream.flush()
    return Part(name, zipfile.ZIP_DEFLATED, zlib.crc32(data), len(data), raw).with_content(data)


def read_package(blob: bytes) -> dict[str, Part]:
    """The parts by their names, in the order of the file; every one inflates to what its header says."""
    package = _opened(blob)
    known: dict[str, bytes] = {}
    room = KNOWN
    try:
        for name in package.names():
            # inflated once here, so that nothing later meets a part that does not inflate
            data = package.part(name)
            if len(data) <= room:
                known[name] = data
                room -= len(data)
    except PackageError as error:
        raise BadPackageError(error.message, FIXES[error.flaw]) from error
    parts = _parts(package)
    return {name: part.with_content(known[name]) if name in known else part for name, part in parts.items()}


def packed_parts(blob: bytes) -> dict[str, Part]:
    """The same without a look inside, for whoever reads few of them."""
    return _parts(_opened(blob))


def _opened(blob: bytes) -> Package:
    _check_kind(blob)
    try:
        return Package(blob, LIMITS)
    except PackageError as error:
        raise BadPackageError(error.message, FIXES[error.flaw]) from error


def _parts(package: Package) -> dict[str, Part]:
    try:
        parts = {name: package.packed(name) for name in package.names()}
    except PackageError as error:
        raise BadPackageError(error.message, FIXES[error.flaw]) from error
    return {name: Part(name, part.method, part.crc, part.size, part.raw) for name, part in parts.items()}


def _check_kind(blob: bytes) -> None:
    """Says what the file is when it is no zip."""
    if not blob:
        raise BadPackageError("файл пуст", "положите на его место документ Word (.docx)")
    if len(blob) > MAX_FILE:
        raise BadPackageError("файл слишком велик", "уменьшите картинки в шаблоне")
    # a document under a password is an OLE file like a .doc, with the encrypted package inside it
    if blob.startswith(OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in blob:
            raise BadPackageError(
                "файл защищён паролем", "снимите пароль: Файл → Сведения → Защита документа"
            )
        raise BadPackageError("это документ старого формата (.doc)", "сохраните его в Word как .docx")
    if blob[:2] != b"PK":
        raise BadPackageError("это не документ Word", "нужен файл .docx, сохранённый в Word")
