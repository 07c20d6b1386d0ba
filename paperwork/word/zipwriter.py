"""Writing the .docx: what never changes is copied as bytes, what changes is deflated anew."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from paperwork.word.package import Part
from paperwork.zipping import DEFLATED, SMALL, deflate, ending, headers


class Archive:
    """The fixed parts laid out once, before the parts that each document brings."""

    def __init__(self, fixed: Iterable[Part], changing: Sequence[str]) -> None:
        body, self._central = bytearray(), bytearray()
        self._count = len(changing)
        for part in fixed:
            local, central = headers(part.name, part.method, part.crc, len(part.raw), part.size, len(body))
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
            local, entry = headers(name, DEFLATED, crc, len(raw), len(content), offset)
            pieces += [local, raw]
            central += entry
            offset += len(local) + len(raw)
        return b"".join((*pieces, bytes(central), ending(self._count, len(central), offset)))

    def _packed(self, name: str, content: bytes) -> tuple[bytes, int]:
        """The deflated content and its sum; headers and footers are often the same for the next client."""
        if len(content) > SMALL:
            return deflate(content), zlib.crc32(content)
        last = self._last.get(name)
        if last is None or last[0] != content:
            last = self._last[name] = content, deflate(content), zlib.crc32(content)
        return last[1], last[2]
