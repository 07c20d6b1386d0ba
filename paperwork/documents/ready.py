"""The generated files in forms/ and samples/: written anew by `python -m paperwork.documents.ready`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from paperwork.common.atomic_files import write_whole
from paperwork.common.resources import EXAMPLES, folder, sample_data
from paperwork.documents.blank import paper_blank
from paperwork.documents.examples import examples
from paperwork.documents.template_files import template_files
from paperwork.intake.excel.blank.book import blank_bytes
from paperwork.intake.excel.blank.pack import packed
from paperwork.intake.phone.xlsform import xlsform
from paperwork.intake.wordform.blank import word_form
from paperwork.intake.wordform.papers import PAPERS

TEMPLATES = template_files([folder("templates")])
READY: dict[str, Callable[[], bytes]] = {
    "forms/casebook.xlsx": blank_bytes,
    **{f"forms/{name}.docx": partial(word_form, paper) for name, paper in PAPERS.items()},
    "samples/casebook.xlsx": lambda: blank_bytes(sample_data()),
    f"samples/{EXAMPLES}": examples,
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
    for ready in write_ready(Path(__file__).parent.parent.parent):
        print(ready)
