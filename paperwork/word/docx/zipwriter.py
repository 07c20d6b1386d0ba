"""Writing the .docx: what never changes is copied as bytes, what changes is deflated anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperwork.common.reproducible_zip import SMALL, Laid, Packed, packed


class Archive:
    """The fixed parts laid out once, before the parts that each document brings."""

    def __init__(self, fixed: Laid, changing: Sequence[str]) -> None:
        self.fixed, self.names = fixed, tuple(changing)
        self._last: dict[str, tuple[bytes, Packed]] = {}

    def write(self, contents: Iterable[bytes]) -> bytes:
        """The whole file, with the contents of the changing parts in their order."""
        return self.closed(self._packed(*item) for item in zip(self.names, contents, strict=True))

    def closed(self, parts: Iterable[Packed]) -> bytes:
        """The whole file, with the changing parts in their order."""
        return self.fixed.followed_by(parts).zipped()

    def _packed(self, name: str, content: bytes) -> Packed:
        """The content deflated; headers and footers are often the same for the next client."""
        # a body is never the same twice, and comparing it would cost for nothing
        if len(content) > SMALL:
            return packed(name, content)
        last = self._last.get(name)
        if last is None or last[0] != content:
            twins = (part for known, part in self._last.values() if known == content)
            last = self._last[name] = content, _renamed(next(twins, None) or packed(name, content), name)
        return last[1]


def _renamed(part: Packed, name: str) -> Packed:
    return part if part.name == name else Packed(name, part.method, part.crc, part.size, part.raw)
