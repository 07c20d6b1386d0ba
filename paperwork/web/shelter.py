"""The one place where documents are files: LibreOffice reads nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

IN_MEMORY = Path("/dev/shm")  # a folder that Linux keeps in memory
_one_at_a_time = Lock()  # LibreOffice takes a lot of memory


@contextmanager
def shelter() -> Iterator[Path]:
    """A folder that no one else may open, in memory where the system has such a place; gone afterwards."""
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    with _one_at_a_time, tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()
