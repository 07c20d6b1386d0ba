"""What lies ready in forms/ and samples/: written anew by `python -m paperwork.forms`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from paperwork.intake.excel.blank import blank_bytes
from paperwork.intake.excel.blank_pack import packed
from paperwork.intake.phone.xlsform import xlsform
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.papers import PAPERS
from paperwork.output.paper import paper_blank
from paperwork.output.shelf import template_files
from paperwork.resources import folder, sample_data
from paperwork.writing import write_whole

TEMPLATES = template_files([folder("templates")])
READY: dict[str, Callable[[], bytes]] = {
    "forms/casebook.xlsx": blank_bytes,
    **{f"forms/{name}.docx": partial(word_form, paper) for name, paper in PAPERS.items()},
    "samples/casebook.xlsx": lambda: blank_bytes(sample_data()),
    "forms/phone.xlsx": lambda: packed(xlsform()),
    **{f"forms/paper/{name}.docx": partial(paper_blank, name, TEMPLATES) for name in TEMPLATES},
}


def write_ready(root: Path) -> list[Path]:
    """Writes every ready file under the checkout ``root``; returns where they are."""
    written = []
    for name, content in READY.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content())
        written.append(path)
    return written


if __name__ == "__main__":
    for ready in write_ready(Path(__file__).parent.parent):
        print(ready)
