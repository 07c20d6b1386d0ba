"""Writing the .docx: what never changes is copied as bytes, what changes is deflated anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperwork.word.package import Part
from paperwork.zipping import CODEC, DEFLATED, SMALL, deflate, ending, headers


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
        self._last: dict[str, tuple[bytes, Part]] = {}

    def write(self, contents: Iterable[bytes]) -> bytes:
        """The whole file, with the contents of the changing parts in their order."""
        return self.closed(self._packed(*item) for item in zip(self._names, contents, strict=True))

    def closed(self, parts: Iterable[Part]) -> bytes:
        """The whole file, with the changing parts in their order."""
        pieces, central, offset = [self._body], bytearray(self._central), len(self._body)
        for part in parts:
            local, entry = headers(part.name, part.method, part.crc, len(part.raw), part.size, offset)
            pieces += [local, part.raw]
            central += entry
            offset += len(local) + len(part.raw)
        return b"".join((*pieces, bytes(central), ending(self._count, len(central), offset)))

    def _packed(self, name: str, content: bytes) -> Part:
        """The content deflated; headers and footers are often the same for the next client."""
        if len(content) > SMALL:
            return Part(name, DEFLATED, CODEC.crc32(content), len(content), deflate(content))
        last = self._last.get(name)
        if last is None or last[0] != content:
            part = Part(name, DEFLATED, CODEC.crc32(content), len(content), deflate(content))
            last = self._last[name] = content, part
        return last[1]
