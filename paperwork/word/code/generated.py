"""Code made of a part of a template."""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType

from paperwork.common.records import dataclass


@dataclass(frozen=True, slots=True)
class GeneratedCode:
    """Code made of a template, and for lines of it the lines of the template that they came from."""

    code: CodeType
    lines: Mapping[int, int]


def file_of(name: str) -> str:
    """The name of the file in tracebacks through the code of a part."""
    return f"<{name}>"
