"""A part of a package that inflates to far more than it takes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

PIECE = b" " * 2**20
# of the entry before the part, and of that at the end: its length, and where its method is
LAYOUT = ((30, 8), (46, 10))


def with_bomb(package: bytes, name: str, size: int) -> bytes:
    """The package with such a part of spaces: one MiB is packed, and stands there as often as needed."""
    count = size // len(PIECE)
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = (packer.compress(PIECE) + packer.flush(zlib.Z_FULL_FLUSH)) * count + packer.flush()
    checksum = 0
    for _ in range(count):
        checksum = zlib.crc32(PIECE, checksum)
    file = io.BytesIO(package)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, packed)  # stored, and then called deflated
    data = bytearray(file.getvalue())
    entries = [match.start() for match in re.finditer(re.escape(name.encode()), data)]
    for at, (length, method) in zip(entries, LAYOUT, strict=True):
        struct.pack_into("<H", data, at - length + method, zipfile.ZIP_DEFLATED)
        struct.pack_into("<LLL", data, at - length + method + 6, checksum, len(packed), count * len(PIECE))
    return bytes(data)
