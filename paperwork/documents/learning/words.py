"""The lists of words by which a place of a paper is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from paperwork.common.data_files import tables

SOURCE = Path(__file__).with_name("words.toml")


@cache
def table(name: str) -> Mapping[str, list[str]]:
    """A table of the file."""
    found: Mapping[str, list[str]] = tables(SOURCE)[name]
    return found


@cache
def listed(name: str, key: str) -> tuple[str, ...]:
    """A list of the file; an empty one where there is none."""
    return tuple(table(name).get(key, ()))
