"""The tags of pymorphy's dictionary, taken apart when they are asked for: there are five thousand."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pymorphy3 import tagset

FORMAT: Final = "opencorpora-int"


class QuickTag(tagset.OpencorporaTag):  # type: ignore[misc]  # pymorphy3 has no type hints
    """A tag that is no more than its text at first; of the few that a word has the rest is made."""

    __slots__ = ()

    def __init__(self, tag: str) -> None:
        self._str = tag  # type: ignore[misc]  # the slot is its parent's

    def __getattr__(self, name: str) -> Any:
        if name not in tagset.OpencorporaTag.__slots__:
            raise AttributeError(name)
        super().__init__(self._str)
        return getattr(self, name)


@contextmanager
def quick_tags() -> Iterator[None]:
    """Has a dictionary that is opened meanwhile make such tags."""
    usual, tagset.registry[FORMAT] = tagset.registry[FORMAT], QuickTag
    try:
        yield
    finally:
        tagset.registry[FORMAT] = usual
