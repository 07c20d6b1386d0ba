"""How many processors there are for this program."""

from __future__ import annotations

import os


def processors() -> int:
    """The processors that the system lets this program use, which may be fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
