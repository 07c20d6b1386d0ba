"""The computed tables, one file a subject: a new one is a file here and nothing else."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from paperwork.case.computation import ComputedTable


def _declared() -> Iterator[ComputedTable]:
    """The tables that the modules of this package declare, in the order of their names."""
    for item in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        module = import_module(f"{__name__}.{item.name}")
        yield from (value for value in vars(module).values() if isinstance(value, ComputedTable))


COMPUTED_TABLES: tuple[ComputedTable, ...] = tuple(_declared())
COMPUTED_TABLE_BY_TAG: dict[str, ComputedTable] = {item.tag: item for item in COMPUTED_TABLES}
