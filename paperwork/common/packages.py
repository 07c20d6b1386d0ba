"""Zip packages that others have made, read with a bound on everything that they claim about themselves."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from urllib.parse import unquote

from lxml import etree

from paperwork.common.errors import PaperworkError
from paperwork.common.parsers import parser_of
from paperwork.common.prologue import Prologue, prologue_of
from paperwork.common.records import dataclass
from paperwork.common.reproducible_zip import CODEC, DEFLATED, STORED, Packed, raw_of

PIECE = 2**20  # bytes that are inflated at once
REPEATING = 8 * 2**20  # bytes of a part that may repeat itself as often as it likes
CHUNK = 2**16  # packed bytes that are given to the inflater at once
END, END_SIZE, LOCATOR = b"PK\x05\x06", 22, b"PK\x06\x07"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what old office files and those under a password begin with
ENTRY = b"PK\x01\x02"
LONGEST_COMMENT = 2**16
ENCRYPTED = 0x41  # the bits of an entry that is encrypted, and of one encrypted the strong way
FAULTS = (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error)
DAMAGED = "файл повреждён или обрезан"
MUCH = "файл слишком велик в распакованном виде"


class Flaw(Enum):
    """The kinds of what is wrong with a package, each of which has a fix of its own."""

    DAMAGED = auto()
    TOO_LARGE = auto()
    ENCRYPTED = auto()


class PackageError(PaperworkError):
    """The package cannot be used: the kind of the flaw, and the sentence without a fix."""

    def __init__(self, message: str, flaw: Flaw = Flaw.DAMAGED) -> None:
        super().__init__(message)
        self.message = message
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a package is read: its parts, the bytes of one of them and of all together, inflated.

    Parts whose names begin with ``apart`` do not count among all: they are read piece by piece. Parts
    whose names do not end with ``only`` are left alone. ``is_office`` says that names and markup follow
    the rules of office documents. A part of more than `REPEATING` bytes is refused where it is inflated
    to more than ``times`` its bytes as it is packed: it says one thing over and over.
    """

    parts: int
    part: int
    total: int
    apart: tuple[str, ...] = ()
    only: str = ""
    is_office: bool = True
    times: int = 0  # 0: as often as it likes


class Package:
    """A package of parts. Every method that reads one raises `PackageError` where it cannot be read."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """The package whose file holds ``data``; no part is inflated yet. Raises `PackageError`."""
        self._data = data
        self._limits = limits
        self._entries = {info.orig_filename: info for info in _checked(_entries(data, limits), limits)}

    def names(self) -> list[str]:
        """The names of the parts in the order of the file."""
        return list(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def packed_size(self, name: str) -> int:
        """The bytes of a part as it is packed; 0 where there is none."""
        return self._entries[name].compress_size if name in self._entries else 0

    def size(self, name: str) -> int:
        """The bytes of a part by the directory; no more are ever inflated."""
        return self._entries[name].file_size

    def packed(self, name: str) -> Packed:
        """A part as it is packed."""
        info = self._entries[name]
        if info.flag_bits & ENCRYPTED:
            raise PackageError("файл зашифрован", Flaw.ENCRYPTED)
        if info.compress_type not in (STORED, DEFLATED):
            raise PackageError(f"часть {name} сжата неизвестным способом")
        if info.file_size > self._limits.part:
            raise PackageError(f"часть {name} слишком велика", Flaw.TOO_LARGE)
        if self._limits.times and info.file_size > max(REPEATING, self._limits.times * info.compress_size):
            raise PackageError(f"часть {name} раздута", Flaw.TOO_LARGE)
        raw = raw_of(self._data, info)
        if raw is None:
            raise PackageError(DAMAGED)
        return Packed(name, info.compress_type, info.CRC, info.file_size, raw)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part piece by piece, its markup checked; the first of `PIECE` bytes if there are so many."""
        pieces = inflated(self.packed(name))
        first = b""
        for piece in pieces:
            first += piece
            if len(first) >= PIECE:
                break
        if self._limits.is_office:
            _check_markup(name, first, is_whole=len(first) == self.size(name))
        if first:
            yield first
        yield from pieces

    def part(self, name: str) -> bytes:
        """A whole part."""
        return b"".join(self.pieces(name))


def inflated(part: Packed) -> Iterator[bytes]:
    """The content of a part piece by piece, no more of it than the directory promises.

    Raises `PackageError` where it is not what was promised.
    """
    size, crc = 0, 0
    for piece in (part.raw,) if part.method == STORED else _inflated(part):
        size += len(piece)
        if size > part.size:
            raise _differing(part)
        crc = CODEC.crc32(piece, crc)
        yield piece
    if size != part.size or crc != part.crc:
        raise _differing(part)


def _inflated(part: Packed) -> Iterator[bytes]:
    stream = zlib.decompressobj(-15)
    packed = memoryview(part.raw)
    try:
        for start in range(0, len(packed), CHUNK):
            rest: bytes | memoryview = packed[start : start + CHUNK]
            while rest and not stream.eof:
                piece = stream.decompress(rest, PIECE)
                rest = stream.unconsumed_tail
                if piece:
                    yield piece
            if stream.eof and (stream.unused_data or start + CHUNK < len(packed)):
                raise _differing(part)
        if piece := stream.flush():
            yield piece
    except zlib.error as error:
        raise PackageError(f"файл повреждён: часть {part.name} не распаковывается") from error
    if not stream.eof:
        raise _differing(part)


def _differing(part: Packed) -> PackageError:
    return PackageError(f"файл повреждён: часть {part.name} не сходится с оглавлением")


def _entries(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The entries of the directory that are parts."""
    if _count(data) > limits.parts:
        raise PackageError(MUCH, Flaw.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except FAULTS as error:
        raise PackageError(DAMAGED) from error
    return [info for info in entries if info.orig_filename.lower().endswith(limits.only)]


def _count(data: bytes) -> int:
    """How many entries the directory has; counted, since an object is made of each before all are known."""
    end = len(data) - END_SIZE
    if data[end : end + len(END)] != END:
        end = data.rfind(END, max(0, end - LONGEST_COMMENT))
    if end < 0 or len(data) < end + END_SIZE:
        return 0
    is_long = data[end - 20 : end - 16] == LOCATOR
    (size,) = struct.unpack_from("<L", data, end + 12)
    return data.count(ENTRY, 0 if is_long else max(0, end - size), end)


def _checked(entries: Sequence[zipfile.ZipInfo], limits: Limits) -> Iterator[zipfile.ZipInfo]:
    """The entries without the folders. Raises for names that are wrong, and for too much in all."""
    together = sum(info.file_size for info in entries if not info.orig_filename.startswith(limits.apart))
    if together > limits.total:
        raise PackageError(MUCH, Flaw.TOO_LARGE)
    seen: set[str] = set()
    for info in entries:
        # zipfile has already cut the other name at a NUL and, on Windows, turned its backslashes
        name = info.orig_filename
        if not _is_proper(name, limits.is_office):
            raise PackageError(f"в файле есть часть с недопустимым именем «{_shown(name)}»")
        if name.endswith("/"):
            continue
        if name.lower() in seen:  # regardless of case: two readers might each take another part
            raise PackageError(f"часть {name} записана в файле дважды")
        seen.add(name.lower())
        yield info


def _is_proper(name: str, is_office: bool) -> bool:
    """Whether the name leads to one place inside the package and to no other, for any program."""
    # office documents let a name be percent-encoded, and «..» with it
    path = unquote(name) if is_office else name.replace("\\", "/")
    steps = path.removesuffix("/").split("/")
    is_control = not path.isprintable() and any(ord(sign) < 32 for sign in path)
    if is_control or not {"", ".", ".."}.isdisjoint(steps):
        return False
    return not (is_office and ("\\" in path or ":" in path)) and path[1:2] != ":"


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name[:80])


def _check_markup(name: str, head: bytes, is_whole: bool) -> None:
    """Raises for a declaration of a document type: it could hold entities without end."""
    found = prologue_of(name, head, is_whole)
    if found is Prologue.DECLARED:
        raise PackageError(f"в части {name} есть объявление DOCTYPE")
    if found is Prologue.WRONG:
        raise PackageError(f"часть {name} повреждена")


def parsed(data: bytes, is_huge: bool = False, with_remarks: bool = True) -> etree._Element:
    """The XML of a part; entities stay closed, nothing is fetched, and the depth is bounded by the library.

    ``is_huge`` allows texts of any length, ``with_remarks`` keeps comments and instructions. Raises
    lxml's errors where it is damaged.
    """
    return etree.fromstring(data, parser_of(is_huge, with_remarks))
