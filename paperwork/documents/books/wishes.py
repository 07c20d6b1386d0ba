"""What a run over a folder of books asks of each of them: written down once, read by whoever makes a book."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import paperwork
from paperwork.book.period import Period
from paperwork.common.atomic_files import write_whole
from paperwork.common.records import dataclass
from paperwork.common.rights import Rights
from paperwork.documents.making.request import Request

PLAIN = ("paper_set", "strict", "pdf", "anonymous", "as_typed", "where", "zipped", "draft")
LISTS = ("clients", "documents")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of each book.

    ``stamp`` changes with all of it and with the templates; ``rights`` are those of every new file;
    ``version`` and ``python`` are the coordinator's; ``templates`` is the folder of one's own, as orders name
    places.
    """

    request: Request
    rights: Rights
    stamp: str
    version: str
    python: str
    templates: str | None = None

    @classmethod
    def of(cls, request: Request, rights: Rights, files: Iterable[Path], templates: str | None) -> Wishes:
        """The wishes of this run. Raises OSError where a template cannot be read."""
        settled = replace(request, on=request.day)  # of the coordinator's day, whatever a worker's clock says
        stamp = sha256(f"{paperwork.__version__}\n{settled.choice!r}\n".encode())
        for path in files:
            stamp.update(f"{path.name}\n{sha256(path.read_bytes()).hexdigest()}\n".encode())
        program = paperwork.__version__, platform.python_version()
        return cls(settled, rights, stamp.hexdigest(), *program, templates)

    def write(self, path: Path) -> None:
        """Writes them down; raises OSError.

        The password is left out: whoever needs it is given it otherwise.
        """
        request = self.request
        period = request.period and [request.period.start.isoformat(), request.period.end.isoformat()]
        values = {
            **{name: getattr(request, name) for name in (*PLAIN, *LISTS)},
            "on": request.day.isoformat(),
            "period": period,
            "templates": self.templates,
            "rights": [self.rights.mode, self.rights.group],
            "stamp": self.stamp,
            "version": self.version,
            "python": self.python,
        }
        write_whole(path, json.dumps(values, ensure_ascii=False).encode(), rights=self.rights)

    @classmethod
    def read(cls, path: Path, book: Path, out: Path) -> Wishes:
        """The wishes that were written down. Raises OSError or ValueError."""
        values: Mapping[str, Any] = json.loads(path.read_bytes())
        period = values["period"] and Period(*map(date.fromisoformat, values["period"]))
        asked: dict[str, Any] = {name: values[name] for name in PLAIN}
        asked |= {name: tuple(values[name]) for name in LISTS}
        day = date.fromisoformat(values["on"])
        request = Request(book=book, out=out, period=period, on=day, jobs=1, of_many=True, **asked)
        rest = (values[name] for name in ("stamp", "version", "python", "templates"))
        return cls(request, Rights(*values["rights"]), *rest)

    @property
    def is_of_this_program(self) -> bool:
        """Whether the coordinator is the same version of the program and of Python as this process."""
        return (self.version, self.python) == (paperwork.__version__, platform.python_version())
