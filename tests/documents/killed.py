"""Work that a process does not survive; each of the processes loads this and nothing else of the tests."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from paperwork.documents.books.order import BookDone, BookOrder, State


def killed_once(order: BookOrder) -> BookDone:
    """Work whose process is killed the first time that it is tried for the third book."""
    mark = Path(order.root, "killed")
    if order.number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return BookDone(order.number, State.MADE)
