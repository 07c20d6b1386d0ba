"""Builds every template: ``python -m templates.build [FOLDER]``, into templates/ unless told otherwise."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from .package import packed

TEMPLATES = Path(__file__).resolve().parent.parent


def pages() -> Iterator[ModuleType]:
    """The modules that lay out a page: those of this folder that have ``page()``."""
    for item in iter_modules([str(Path(__file__).parent)]):
        module = None if item.name == "__main__" else import_module(f"templates.build.{item.name}")
        if module and hasattr(module, "page"):
            yield module


def build(folder: Path) -> None:
    """Writes one .docx for each module, named as the module; into its own ``FOLDER`` where it has one."""
    for module in pages():
        name = module.__name__.rpartition(".")[2]
        place = folder / getattr(module, "FOLDER", "")
        place.mkdir(exist_ok=True)
        (place / f"{name}.docx").write_bytes(packed(module.page()))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES)
