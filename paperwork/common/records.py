"""Dataclasses that are quick to declare: the standard ones spent a quarter of a small command's time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the standard decorator to a type checker, which alone refuses to change what is frozen
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls: type | None = None,
        /,
        *,
        frozen: bool = False,
        slots: bool = False,
        kw_only: bool = False,
        eq: bool = True,
        repr: bool = True,  # noqa: A002 (the standard parameter's name)
    ) -> type | Callable[[type], type]:
        """The standard decorator, but of its methods only ``__init__`` is generated code.

        Python 3.11 compiles five methods more for each frozen class, one by one. Here classes share them.
        Instances are not guarded when the program runs: ``frozen`` gives a hash, and mypy its errors.
        """

        def made(cls: type) -> type:
            own = {name for name, value in vars(cls).items() if value is not None}
            cls = dataclasses.dataclass(cls, slots=slots, kw_only=kw_only, eq=False, repr=False)
            if repr and "__repr__" not in own:
                cls.__repr__ = _said
            values = _compared(cls)
            if eq and "__eq__" not in own:
                cls.__eq__ = _equality(values)
            if eq and "__hash__" not in own:  # Python writes None where a class has only the other
                cls.__hash__ = _hash(values) if frozen else None
            return cls

        return made if cls is None else made(cls)


def _said(self: Any) -> str:
    shown = (f"{item.name}={getattr(self, item.name)!r}" for item in dataclasses.fields(self) if item.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _compared(cls: Any) -> Callable[[object], Hashable]:
    names = [item.name for item in dataclasses.fields(cls) if item.compare]
    return attrgetter(*names) if names else type


def _equality(values: Callable[[object], Hashable]) -> Callable[[object, object], bool]:
    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return equal


def _hash(values: Callable[[object], Hashable]) -> Callable[[object], int]:
    return lambda self: hash(values(self))
