"""A part deflated while it is being written, so that its text is never in memory as a whole."""

from __future__ import annotations

import zlib

from paperwork.common.reproducible_zip import CODEC, DEFLATED, LEVEL, packed
from paperwork.word.docx.package import Part


class Deflated:
    """What has been fed so far, deflated."""

    def __init__(self) -> None:
        self._stream = CODEC.compressobj(LEVEL, zlib.DEFLATED, -15, 8)
        self._pieces: list[bytes] = []
        self._sum = self._size = 0

    def feed(self, text: str) -> None:
        """Takes in the next piece of the text."""
        content = text.encode()
        # the checksum and the size go into the zip's headers before the content: they are counted on the way
        self._sum = CODEC.crc32(content, self._sum)
        self._size += len(content)
        self._pieces.append(self._stream.compress(content))

    def part(self, name: str) -> Part:
        """The part, when all has been fed."""
        raw = b"".join([*self._pieces, self._stream.flush()])
        self._pieces.clear()
        return Part(name, DEFLATED, self._sum, self._size, raw)


def deflated(name: str, text: str) -> Part:
    """A part with that text."""
    made = packed(name, text.encode())
    return Part(name, made.method, made.crc, made.size, made.raw)
