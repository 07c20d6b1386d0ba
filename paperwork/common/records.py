"""Dataclasses that are quick to declare: the standard ones spent a quarter of a small command's time."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

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
        """The standard decorator, but no method is generated before it is used.

        Python 3.11 compiles six methods for each frozen class, one by one. Here classes share five of them,
        and ``__init__`` is compiled when the first instance is made: a command makes records of few classes.
        Instances are not guarded when the program runs: ``frozen`` gives a hash, and mypy its errors.
        """

        def made(cls: type) -> type:
            own = {name for name, value in vars(cls).items() if value is not None}
            cls.__doc__ = cls.__doc__ or cls.__name__  # else the signature is made for it, slowly
            written = vars(cls).get("__annotations__", {})
            cls.__annotations__ = {name: _meant(text) for name, text in written.items()}
            cls = dataclasses.dataclass(cls, init=False, slots=slots, kw_only=kw_only, eq=False, repr=False)
            cls.__annotations__ = written
            for name in written.keys() & cls.__dataclass_fields__.keys():
                cls.__dataclass_fields__[name].type = written[name]
            if "__init__" not in own:
                cls.__init__ = _first_init(cls)
            if repr and "__repr__" not in own:
                cls.__repr__ = _said
            values = _compared(cls)
            if eq and "__eq__" not in own:
                cls.__eq__ = _equality(values)
            if eq and "__hash__" not in own:  # Python writes None where a class has only the other
                cls.__hash__ = _hash(values) if frozen else None
            return cls

        return made if cls is None else made(cls)


def _meant(annotation: object) -> object:
    """What the standard decorator has to know of an annotation; in a text it would search three times."""
    if not isinstance(annotation, str):
        return annotation
    return ClassVar if annotation.startswith(("ClassVar", "typing.ClassVar")) else object


def _first_init(cls: Any) -> Callable[..., None]:
    """What makes the first instance, and the method that makes the others."""

    def first(self: object, *values: object, **named: object) -> None:
        if cls.__init__ is first:
            cls.__init__ = _init(cls)
        cls.__init__(self, *values, **named)

    return first


def _init(cls: Any) -> Callable[..., None]:
    """The method that puts the arguments into the fields, as the standard decorator writes it.

    def __init__(self, tag, *, header=default_header, own=default_own):
        self.tag = tag
        self.header = header
        self.own = default_own() if own is default_own else own

    A default that is made anew for each instance is its maker until then.
    """
    defaults: dict[str, Any] = {}
    parameters: dict[bool, list[str]] = {False: ["self"], True: ["*"]}  # by whether they go by name alone
    body = ["pass"]
    for item in dataclasses.fields(cls):
        name, default, value = item.name, f"default_{item.name}", item.name
        if item.default_factory is not dataclasses.MISSING:
            defaults[default] = item.default_factory
            value = f"{default}() if {name} is {default} else {name}" if item.init else f"{default}()"
        elif item.default is not dataclasses.MISSING:
            defaults[default] = item.default
        if item.init:
            parameters[bool(item.kw_only)].append(f"{name}={default}" if default in defaults else name)
        if item.init or value != name:
            body.append(f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    some = [*parameters[False], *(parameters[True] if parameters[True][1:] else ())]
    exec(f"def __init__({', '.join(some)}):\n " + "\n ".join(body), defaults)
    made: Callable[..., None] = defaults["__init__"]
    return made


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
