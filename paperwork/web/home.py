"""The file of the disk that the page's book is saved into, with a copy of what it was beside."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.common.sole_writer import replace_with
from paperwork.intake.excel.amending.changing import changing, free_copy
from paperwork.intake.excel.container import read_bytes

Stamp = tuple[int, int]  # the size and the time of the last change


class HomeState(StrEnum):
    """What has become of the file since the page has read or written it."""

    SAME = ""
    CHANGED = "changed"
    GONE = "gone"


class ChangedOutsideError(PaperworkError):
    """Somebody else has changed the file."""


@dataclass(eq=False)
class Home:
    """Where a book lives. ``digest`` is that of its file as the page knows it; one copy of it is kept."""

    path: Path
    digest: str
    is_copied: bool = False
    _stamp: Stamp | None = None

    @property
    def state(self) -> HomeState:
        """Whether the file is still as the page knows it; it is read only where its stamp has changed."""
        try:
            stamp = _stamp_of(self.path)
            if stamp == self._stamp:
                return HomeState.SAME
            if sha256(self.path.read_bytes()).hexdigest() != self.digest:
                return HomeState.CHANGED
        except OSError:
            return HomeState.GONE
        self._stamp = stamp
        return HomeState.SAME

    def write(self, data: bytes, anyway: bool = False) -> Path | None:
        """Replaces the file; returns where the copy of the one before is, None where there is one already.

        Raises `ChangedOutsideError` where the file is not as the page knows it, unless it is to be
        replaced ``anyway``, and `PaperworkError` where it cannot be replaced; it is as it was then.
        """
        with changing(self.path) as place:
            old = read_bytes(place)
            is_other = sha256(old).hexdigest() != self.digest
            if is_other and not anyway:
                raise ChangedOutsideError(f"{self.path.name}: книгу изменили снаружи")
            copy = free_copy(self.path) if is_other or not self.is_copied else None
            try:
                replace_with(place, data, {copy: old} if copy else {})
            except OSError as error:
                raise PaperworkError(f"Не удалось записать {self.path}: {reason(error)}") from None
        self.digest, self.is_copied, self._stamp = sha256(data).hexdigest(), True, None
        return copy


def home_of(path: Path, data: bytes) -> Home:
    """The home of a book whose file holds ``data``."""
    return Home(path, sha256(data).hexdigest())


def _stamp_of(path: Path) -> Stamp:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
