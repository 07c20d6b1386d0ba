"""Where the templates, the blanks and the samples are: inside the installed package or beside it."""

from __future__ import annotations

from pathlib import Path

from paperwork.common.data_files import tables
from paperwork.common.errors import PaperworkError

PACKAGE = Path(__file__).parent.parent  # of the package
SAMPLE = "casebook.toml"
EXAMPLES = "examples.json"  # of the tags, made of the sample
SAMPLE_MONTH = "2026-03"  # that the sample holds in full


def folder(name: str) -> Path:
    """The folder «templates», «forms» or «samples»; PaperworkError when the program lacks it."""
    for place in (PACKAGE / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise PaperworkError(f"Папки «{name}» нет среди файлов программы; установите программу заново")


def sample_data() -> dict[str, object]:
    """The answers of the sample casebook, by the title of the sheet: see `blank_bytes`."""
    return tables(folder("samples") / SAMPLE)
