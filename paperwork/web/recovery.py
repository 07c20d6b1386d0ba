"""A book whose changes were not downloaded when the program ended: kept until the next start."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from paperwork.common.atomic_files import write_whole
from paperwork.common.leftovers import sweep
from paperwork.common.packages import OLE_MAGIC
from paperwork.common.records import dataclass
from paperwork.common.rights import OWN, Rights, is_own
from paperwork.common.state_place import RECOVERY, state_place
from paperwork.web.home import Home

MOMENT = "%Y-%m-%d %H-%M-%S"
MOMENT_LENGTH = len("2026-03-05 14-30-00")
LONGEST_NAME = 200  # bytes
OTHER_NAME = "casebook.xlsx"
HOME = ".home.json"  # beside a kept book: the file that it is to be saved into


@dataclass(frozen=True, slots=True)
class KeptBook:
    """A book with its changes, as it was when the program ended; alone in its folder."""

    path: Path
    moment: datetime

    @property
    def key(self) -> str:
        """What the page calls it."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """The name of the book's file."""
        return self.path.name

    @property
    def is_locked(self) -> bool:
        """Whether it has a password, as the book had."""
        with suppress(OSError), self.path.open("rb") as file:
            return file.read(len(OLE_MAGIC)) == OLE_MAGIC
        return False

    def read(self) -> bytes:
        """The file of the book. Raises OSError."""
        return self.path.read_bytes()

    @property
    def home(self) -> Home | None:
        """The file that it was opened from, if that is known and still there."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            found = json.loads(self.path.with_name(HOME).read_bytes())
            path = Path(found["path"])
            return Home(path, str(found["digest"])) if path.is_file() else None
        return None

    def drop(self) -> None:
        """Removes it for good. Raises OSError."""
        self.path.with_name(HOME).unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
        self.path.parent.rmdir()


def keep(name: str, data: bytes, home: Home | None = None) -> KeptBook:
    """Keeps the file of a book and where it lives, which this user alone can read. Raises OSError."""
    place = state_place() / RECOVERY
    place.mkdir(0o700, parents=True, exist_ok=True)
    if not _is_own(place, stat.S_ISDIR):
        raise PermissionError(None, None, str(place))
    moment = datetime.now()
    folder = place / f"{moment:{MOMENT}} {os.getpid():x}"
    folder.mkdir(0o700)
    path = folder / (name if len(name.encode()) <= LONGEST_NAME else OTHER_NAME)
    try:
        if home:
            note = json.dumps({"path": os.path.abspath(home.path), "digest": home.digest})  # noqa: PTH100
            write_whole(folder / HOME, note.encode(), durable=True, rights=Rights(OWN))
        write_whole(path, data, durable=True, rights=Rights(OWN))
    except BaseException:
        (folder / HOME).unlink(missing_ok=True)
        folder.rmdir()
        raise
    return KeptBook(path, moment)


def kept_books() -> list[KeptBook]:
    """The books that earlier runs have kept, the latest first."""
    with suppress(OSError):
        place = state_place() / RECOVERY
        if _is_own(place, stat.S_ISDIR):
            return sorted(_found(place), key=lambda kept: kept.key, reverse=True)
    return []


def _found(place: Path) -> Iterator[KeptBook]:
    for folder in place.iterdir():
        if _is_own(folder, stat.S_ISDIR):
            sweep(folder)
            with suppress(ValueError):
                moment = datetime.strptime(folder.name[:MOMENT_LENGTH], MOMENT)
                yield from (KeptBook(path, moment) for path in folder.iterdir() if _is_book(path))


def _is_book(path: Path) -> bool:
    return not path.name.startswith(".") and _is_own(path, stat.S_ISREG)


def _is_own(path: Path, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is no link, this user's, and closed to all others."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return is_kind(status.st_mode) and is_own(status)
