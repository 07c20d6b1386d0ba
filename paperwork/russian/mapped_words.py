"""The words of pymorphy's dictionary where they lie: a run looks at few of their fifteen million bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from typing import Any, BinaryIO, Final, Literal

from dawg_python import wrapper

LENGTH: Final = struct.Struct("=I")


def _units(words: Any, file: BinaryIO) -> None:
    words._units = _mapped(file, "I")


def _pairs(guide: Any, file: BinaryIO) -> None:
    guide._units = _mapped(file, "B", 2)


def _mapped(file: BinaryIO, code: Literal["I", "B"], times: int = 1) -> memoryview[int]:
    """What the file holds from its place on, after the number of its items; the place goes behind it.

    The library would read all of it twice: into bytes, and these into an array.
    """
    (count,) = LENGTH.unpack(file.read(LENGTH.size))
    start = file.tell()
    end = start + count * times * struct.calcsize(code)
    file.seek(end)
    return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))[start:end].cast(code)


@contextmanager
def mapped_words() -> Iterator[None]:
    """Has a dictionary that is opened meanwhile read its words from the disk when they are looked up."""
    dictionary, guide = wrapper.Dictionary.read, wrapper.Guide.read
    wrapper.Dictionary.read, wrapper.Guide.read = _units, _pairs
    try:
        yield
    finally:
        wrapper.Dictionary.read, wrapper.Guide.read = dictionary, guide
