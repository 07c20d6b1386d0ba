"""Settings of the memory of the C library, where it has them: on Linux."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from functools import cache

M_MMAP_THRESHOLD = -3  # malloc.h
LARGE = 2**20  # bytes
LIBRARY = "libc.so.6"


def keep_large_blocks_apart() -> None:
    """Has each large block go back to the system when it is freed.

    Else the library raises its threshold by and by, and the holes that a sheet leaves stay with us.
    """
    with suppress(OSError, AttributeError):
        _library().mallopt(M_MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Returns what has been used and freed to the system."""
    with suppress(OSError, AttributeError):
        _library().malloc_trim(0)


@cache  # each time it is opened ctypes makes a class anew
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(LIBRARY)
