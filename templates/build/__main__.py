"""Builds every template: ``python -m templates.build [FOLDER]``, into templates/ unless told otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

from . import help_programme, infrastructure_passport, institution_card, profile, service_plan
from .package import packed

MODULES = (institution_card, infrastructure_passport, profile, service_plan, help_programme)
TEMPLATES = Path(__file__).resolve().parent.parent


def build(folder: Path) -> None:
    """Writes one .docx for each module, named as the module."""
    for module in MODULES:
        name = module.__name__.rpartition(".")[2]
        (folder / f"{name}.docx").write_bytes(packed(module.page()))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES)
