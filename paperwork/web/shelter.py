"""The one place where documents are files: LibreOffice reads nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from paperwork.common.leftovers import IN_MEMORY
from paperwork.documents.pdf.workplace import passing_workplace

_one_at_a_time = Lock()  # LibreOffice takes a lot of memory


@contextmanager
def shelter() -> Iterator[Path]:
    """A folder that no one else may open, in memory where the system has such a place; gone afterwards."""
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    with _one_at_a_time, passing_workplace(place) as folder:
        yield folder
