"""The quick dataclass is the standard one in everything that the program uses."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

from each import each
from pydantic import TypeAdapter

from paperwork.common import records

OPTIONS: list[dict[str, bool]] = [
    {},
    {"slots": True},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"eq": False},
    {"frozen": True, "eq": False, "repr": False},
]


class Base:
    """What both are made of."""

    name: str
    cell: int = dataclasses.field(default=0, compare=False, repr=False)
    rows: tuple[int, ...] = dataclasses.field(default_factory=tuple)


def both(options: dict[str, bool], **methods: object) -> list[Any]:
    """The standard class and ours, with the same fields and name."""
    given = {name: value for name, value in vars(Base).items() if name not in ("__dict__", "__weakref__")}
    makers: list[Any] = [dataclasses.dataclass, records.dataclass]
    return [make(**options)(type("Record", (), given | methods)) for make in makers]


def behaviour(cls: Any) -> dict[str, object]:
    """What instances do: how they look, what equals what, whether they have a hash."""
    one, same, other = cls(name="Анна", rows=(1,)), cls(name="Анна", rows=(1,), cell=5), cls(name="Вера")
    return {
        "repr": repr(one) if "object at" not in repr(one) else "object's",
        "equal": (one == same, one == other, one != same, one == "Анна"),
        "hash": isinstance(hash(one), int) and hash(one) == hash(same) if cls.__hash__ else None,
        "values": dataclasses.asdict(one),
        "changed": dataclasses.asdict(dataclasses.replace(one, name="Вера")),
        "slots": hasattr(one, "__dict__"),
        "positional": cls.__match_args__,
        "fields": [(item.name, item.type, item.kw_only) for item in dataclasses.fields(cls)],
        "doc": cls.__doc__,
        "read": dataclasses.asdict(TypeAdapter(cls).validate_python({"name": "Анна", "rows": [1]})),
    }


@each("options", OPTIONS, ids=str)
def test_it_does_what_the_standard_decorator_does(options: dict[str, bool]) -> None:
    theirs, ours = both(options)
    assert behaviour(ours) == behaviour(theirs)


@each("options", OPTIONS, ids=str)
@each("names", [("__repr__",), ("__eq__",), ("__hash__",), ("__eq__", "__hash__")], ids=str)
def test_methods_of_the_class_stay(options: dict[str, bool], names: tuple[str, ...]) -> None:
    own = {"__repr__": lambda _: "свой", "__eq__": lambda _, other: bool(other), "__hash__": lambda _: 7}
    theirs, ours = both(options, **{name: own[name] for name in names})
    assert behaviour(ours) == behaviour(theirs)
    assert all(vars(ours)[name] is own[name] for name in names)


@records.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    name: str
    rows: tuple[int, ...] = ()


@records.dataclass(frozen=True, slots=True)
class Heir(Sent):
    """A record that has another's fields before its own."""

    more: int = 0


def test_instances_travel_and_classes_have_heirs() -> None:
    assert pickle.loads(pickle.dumps(Heir("Анна", (1,), 2))) == Heir("Анна", (1,), 2)
    assert Heir("Анна") != Sent("Анна")
    assert len({Heir("Анна"), Heir("Анна"), Heir("Анна", more=1)}) == 2


def test_a_class_without_fields_to_compare() -> None:
    @records.dataclass(frozen=True)
    class Nothing:
        """No field at all."""

    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    assert repr(Nothing()).endswith("Nothing()")
