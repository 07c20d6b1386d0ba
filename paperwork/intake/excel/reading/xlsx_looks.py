"""Whether sheets are in the plain layout: other processes look through them, where some have no work yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from paperwork.common.errors import PaperworkError
from paperwork.common.packages import inflated
from paperwork.common.records import dataclass
from paperwork.common.reproducible_zip import Packed
from paperwork.intake.excel.container import Container
from paperwork.intake.excel.reading.xlsx_plain import is_plain

if TYPE_CHECKING:  # for its shape alone: most books need no processes
    from concurrent.futures import Future

WORTH = 2**20  # bytes of a sheet; a smaller one is looked through sooner than sent


class Looks:
    """The looks at the sheets of one workbook."""

    def __init__(self, container: Container) -> None:
        """No sheet is looked at yet."""
        self._container = container
        self._begun: dict[str, Future[bool | None]] = {}

    def begin(self, parts: Iterable[str]) -> None:
        """Has these sheets looked through by others, where there are any."""
        submit = self._container.submit
        for part in parts if submit else ():
            if submit and self._container.has(part) and self._container.size(part) > WORTH:
                with suppress(PaperworkError):  # whoever reads the sheet will say so
                    next(self._container.pieces(part))  # the markup, which is not looked at elsewhere
                    self._begun[part] = submit(look, self._container.packed(part))

    def is_plain(self, part: str) -> bool:
        """Whether the sheet is plain. Raises `PaperworkError` where it is damaged or has too many cells."""
        begun = self._begun.pop(part, None)
        found = None
        if begun and not begun.cancel():  # what nobody has come to yet is done here
            with suppress(Exception):  # a process that has ended says nothing
                found = begun.result()
        return is_plain(self._container, part) if found is None else found


@dataclass(frozen=True, slots=True)
class LonePart:
    """One part of a workbook as it has come to another process."""

    packed: Packed
    name: str = ""

    def size(self, _name: str, /) -> int:
        """Its bytes when it is inflated."""
        return self.packed.size

    def pieces(self, _name: str, /) -> Iterator[bytes]:
        """The part, inflated piece by piece; its markup has been looked at."""
        return inflated(self.packed)


def look(packed: Packed) -> bool | None:
    """Whether the sheet is plain; None where something is wrong with it, of which its reader will tell."""
    try:
        return is_plain(LonePart(packed), packed.name)
    except PaperworkError:
        return None
