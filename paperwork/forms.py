"""The books and forms that lie ready in forms/ and samples/: written anew by `python -m paperwork.forms`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from paperwork.intake.excel.blank import blank_bytes
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.papers import PAPERS
from paperwork.resources import sample_data
from paperwork.writing import write_whole

READY: dict[str, Callable[[], bytes]] = {
    "forms/casebook.xlsx": blank_bytes,
    **{f"forms/{name}.docx": partial(word_form, paper) for name, paper in PAPERS.items()},
    "samples/casebook.xlsx": lambda: blank_bytes(sample_data()),
}


def write_ready(root: Path) -> list[Path]:
    """Writes every ready file under the checkout ``root``; returns where they are."""
    written = []
    for name, content in READY.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        write_whole(path, content())
        written.append(path)
    return written


if __name__ == "__main__":
    for ready in write_ready(Path(__file__).parent.parent):
        print(ready)
