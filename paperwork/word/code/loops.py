"""Loops that ask what turn it is: Jinja's own, quicker over the lists that records are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2.runtime import LoopContext, Undefined
from jinja2.utils import missing


class CountedLoop(LoopContext):
    """What a template sees as ``loop``.

    Jinja's own is called for each item, and asks for the next one to know which is the last. Here the items
    are in a list, which the loop's budget has paid for, and the places in it tell that.
    """

    _items: list[Any] | tuple[Any, ...]

    def __init__(
        self,
        iterable: Iterable[Any],
        undefined: type[Undefined],
        recurse: Callable[..., str] | None = None,
        depth0: int = 0,
    ) -> None:
        """Nothing is begun before the first item is asked for."""
        self._iterable, self._undefined = iterable, undefined
        self._recurse, self.depth0 = recurse, depth0

    def __iter__(self) -> Iterator[tuple[Any, CountedLoop]]:  # type: ignore[override]  # itself there
        """The items, each with the loop that has come to it."""
        given = self._iterable
        self._items = items = given if isinstance(given, (list, tuple)) else list(given)
        self._length = len(items)
        for self.index0, item in enumerate(items):
            yield item, self

    @property
    def last(self) -> bool:
        """Whether it is the last item."""
        return self.index0 + 1 == self._length

    def _peek_next(self) -> Any:
        following = self.index0 + 1
        return self._items[following] if following < len(self._items) else missing

    @property
    def previtem(self) -> Any:
        """The item before; undefined at the first."""
        if self.index0 == 0:
            return self._undefined("there is no previous item")
        return self._items[self.index0 - 1]
