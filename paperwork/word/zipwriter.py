"""Writing the .docx: what never changes is copied as bytes, what changes is deflated anew."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from paperwork.word.package import Part

SMALL = 4096  # bytes
LEVEL = 1  # level 1 is the fastest that still folds the repetitions of WordprocessingML (see benchmarks)
TIME, DATE = 0, 0x21  # 1 January 1980: the same input gives the same bytes
VERSION, DEFLATED = 20, 8
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


def _codec() -> Any:
    """Intel's library, which deflates three times faster to the same size, where it is installed."""
    try:
        return import_module("isal.isal_zlib")
    except ImportError:
        return zlib


CODEC = _codec()


class Archive:
    """The fixed parts laid out once, before the parts that each document brings."""

    def __init__(self, fixed: Iterable[Part], changing: Sequence[str]) -> None:
        body, self._central = bytearray(), bytearray()
        self._count = len(changing)
        for part in fixed:
            local, central = _headers(part.name, part.method, part.crc, len(part.raw), part.size, len(body))
            body += local + part.raw
            self._central += central
            self._count += 1
        self._body = bytes(body)
        self._names = tuple(changing)
        self._last: dict[str, tuple[bytes, bytes, int]] = {}

    def write(self, contents: Iterable[bytes]) -> bytes:
        """The whole file, with the contents of the changing parts in their order."""
        pieces, central, offset = [self._body], bytearray(self._central), len(self._body)
        for name, content in zip(self._names, contents, strict=True):
            raw, crc = self._packed(name, content)
            local, entry = _headers(name, DEFLATED, crc, len(raw), len(content), offset)
            pieces += [local, raw]
            central += entry
            offset += len(local) + len(raw)
        pieces += [
            bytes(central),
            END.pack(b"PK\x05\x06", 0, 0, self._count, self._count, len(central), offset, 0),
        ]
        return b"".join(pieces)

    def _packed(self, name: str, content: bytes) -> tuple[bytes, int]:
        """The deflated content and its sum; headers and footers are often the same for the next client."""
        if len(content) > SMALL:
            return deflate(content), CODEC.crc32(content)
        last = self._last.get(name)
        if last is None or last[0] != content:
            last = self._last[name] = content, deflate(content), CODEC.crc32(content)
        return last[1], last[2]


def deflate(content: bytes) -> bytes:
    """The content as a raw deflate stream."""
    window, memory = (-12, 5) if len(content) <= SMALL else (-15, 8)
    stream = CODEC.compressobj(LEVEL, zlib.DEFLATED, window, memory)
    packed: bytes = stream.compress(content) + stream.flush()
    return packed


def _headers(name: str, method: int, crc: int, packed: int, size: int, offset: int) -> tuple[bytes, bytes]:
    """The local header and the entry of the central directory."""
    encoded = name.encode()
    flags = 0 if name.isascii() else 0x800
    common = (VERSION, flags, method, TIME, DATE, crc, packed, size, len(encoded), 0)
    local = LOCAL.pack(b"PK\x03\x04", *common) + encoded
    central = CENTRAL.pack(b"PK\x01\x02", VERSION, *common, 0, 0, 0, 0, offset) + encoded
    return local, central
