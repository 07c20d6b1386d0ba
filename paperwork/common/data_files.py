"""Files of data that people may edit, read into the classes that declare them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from paperwork.common.errors import PaperworkError

if TYPE_CHECKING:  # it is heavy
    from pydantic_core import ErrorDetails

T = TypeVar("T")
EXACTLY = {"extra": "forbid"}  # the `__pydantic_config__` of a class that takes no other keys


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _names(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _pair(value: object) -> bool:
    return isinstance(value, list) and [type(item) for item in value] == [int, int]


# what a value must be for an annotation, known without pydantic, which takes a third of a second to load
FITS: Mapping[str, Callable[[object], bool]] = {
    "bool": lambda value: type(value) is bool,
    "int": lambda value: type(value) is int,
    "str": lambda value: type(value) is str,
    "str | None": lambda value: type(value) is str,
    "tuple[str, ...]": _texts,
    "Mapping[str, str]": _names,
    "tuple[int, int] | None": _pair,
    "tuple[dict[str, object], ...]": _tables,
}
WANTED = {
    "bool_type": "true или false",
    "string_type": "текст в кавычках",
    "tuple_type": "список в квадратных скобках",
    "int_type": "целое число",
}


def tables(path: Path) -> dict[str, Any]:
    """The content of a TOML file of the program. Raises `PaperworkError` where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        line = re.search(r"line (\d+)", str(error)) if isinstance(error, tomllib.TOMLDecodeError) else None
        where = f", ошибка в строке {line.group(1)}" if line else ""
        raise PaperworkError(
            f"{path}: файл программы не читается{where}; исправьте его или верните прежний"
        ) from None


def made(shape: type[T], values: object, path: Path, name: str) -> T:
    """The record that a table of the file declares, an instance of the dataclass ``shape``.

    ``name`` is the table's. Raises `PaperworkError` that says everything wrong in it.
    """
    found = quick(shape, values)
    if found is None:
        raise PaperworkError(f"{path}, «{name}»: {'; '.join(_wrong(shape, values))}")
    return found


def quick(shape: type[T], values: object) -> T | None:
    """The record, where every key and every value is as it is declared; else None."""
    if not isinstance(values, dict):
        return None
    declared = _declared(shape)
    needed = {
        name for name, item in declared.items() if item.default is MISSING and item.default_factory is MISSING
    }
    if not needed <= values.keys() <= declared.keys():
        return None
    if not all(FITS[str(declared[name].type)](value) for name, value in values.items()):
        return None
    return shape(**{k: tuple(value) if isinstance(value, list) else value for k, value in values.items()})


def _declared(shape: type[object]) -> dict[str, Field[Any]]:
    return {item.name: item for item in fields(shape)}  # type: ignore[arg-type]  # a dataclass


def _wrong(shape: type[T], values: object) -> list[str]:
    """What pydantic finds wrong in the values, each with its cure."""
    from pydantic import TypeAdapter, ValidationError

    try:
        TypeAdapter(shape).validate_json(json.dumps(values, default=str), strict=True)
    except ValidationError as error:
        return [_sentence(item, list(_declared(shape))) for item in error.errors()]
    return ["значения записаны не так; сверьте с другими в этом файле"]


def _sentence(error: ErrorDetails, known: list[str]) -> str:
    key = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "unexpected_keyword_argument":
        return f"лишний ключ «{key}», бывают: {', '.join(known)}"
    if error["type"] == "missing":
        return f"нет ключа «{key}», впишите его"
    wanted = WANTED.get(error["type"])
    return f"«{key}» записано неверно, нужно: {wanted}" if key and wanted else f"«{key}» записано неверно"
