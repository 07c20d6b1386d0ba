"""The folder that all machines share: its name here, its name there, and places in it."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.making.request import Request


@dataclass(frozen=True, slots=True)
class Shared:
    """The folder as this machine (``root``) and the others (``there``) know it; empty without them."""

    root: str = ""
    there: str = ""

    @classmethod
    def of(cls, request: Request) -> Shared:
        """The folder that is named, else the innermost one with the books and the documents.

        Raises `PaperworkError` where there is none.
        """
        cluster = request.cluster
        if cluster is None:
            return cls()
        if request.password is not None:
            fix = "снимите пароль с книг или сделайте их без --cluster"
            raise PaperworkError(f"--password с --cluster нельзя: пароль прошел бы через планировщик; {fix}")
        root = str(_absolute(cluster.root)) if cluster.root else _common(request)
        return cls(root, cluster.there or root)

    def inside(self, path: Path) -> str:
        """The place as an order names it. Raises `PaperworkError` where other machines cannot see it."""
        if not self.root:
            return str(path)
        place = _absolute(path)
        if not place.is_relative_to(self.root):
            raise PaperworkError(f"{path}: вне общей папки {self.root}; назовите в --root ту, где лежит все")
        return place.relative_to(self.root).as_posix()


def _common(request: Request) -> str:
    named = (request.book, request.out, request.templates)
    try:
        return os.path.commonpath([_absolute(path) for path in named if path])
    except ValueError:  # of Windows: several disks
        message = "книги и документы на разных дисках"
        raise PaperworkError(f"{message}; для --cluster положите их в одну общую папку") from None


def _absolute(path: Path) -> PurePath:
    return PurePath(os.path.abspath(path))  # noqa: PTH100 (links stay: other machines may have others)
