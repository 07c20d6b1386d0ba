"""Draws every paper of every input: python tests/papers/draw_papers.py FOLDER [PAPER…] [--input NAME…].

FOLDER/sheets/PAPER-INPUT.png shows the pages of a paper together, of a long one the first eight and the last
four; FOLDER/pages/PAPER-INPUT-NN.png shows each of them; the Word files and the PDF are in FOLDER/files.
PAPER is the name of a template or the beginning of one («service», «consent-usual-baby»), NAME one of usual,
bare, full, blank.
"""

from __future__ import annotations

import argparse
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2
from paper_files import INPUTS, papers
from paper_pdf import convert
from PIL import Image

SHEET, PAGE, POINTS = 62, 90, 72  # dots an inch of a contact sheet and of a single page, and of a PDF
ACROSS = 4
FIRST, LAST = 8, 4  # the pages of a long paper that are drawn: the others repeat what was seen
GAP, GREY = 6, 128


def draw(target: Path, names: tuple[str, ...], inputs: tuple[str, ...]) -> None:
    """Draws the papers whose names begin with one of ``names``, or all."""
    chosen = {
        name: make
        for name, make in papers(inputs).items()
        if not names or any(name.startswith(wanted) for wanted in names)
    }
    for part in ("sheets", "pages", "files"):
        (target / part).mkdir(parents=True, exist_ok=True)
    for name in chosen:
        for old in (target / "pages").glob(f"{name}-[0-9][0-9].png"):
            old.unlink()
    made = convert(chosen, target / "files")
    shutil.rmtree(target / "files" / "profile", ignore_errors=True)
    with ProcessPoolExecutor(2) as pool:
        for name, count in pool.map(_drawn, made.items(), [target] * len(made), chunksize=4):
            print(f"{name}: {count}")


def _drawn(paper: tuple[str, Path], target: Path) -> tuple[str, int]:
    """Draws the pages of a PDF, together and one by one; its name and how many pages it has."""
    name, path = paper
    pdf = pypdfium2.PdfDocument(path)
    count = len(pdf)
    drawn = [number for number in range(count) if number < FIRST or number >= count - LAST]
    small = [_image(pdf[number], SHEET) for number in drawn]
    _save(_together(small), target / "sheets" / f"{name}.png")
    for number in drawn:
        _save(_image(pdf[number], PAGE), target / "pages" / f"{name}-{number + 1:02}.png")
    return name, count


def _image(page: pypdfium2.PdfPage, sharpness: int) -> Image.Image:
    image: Image.Image = page.render(scale=sharpness / POINTS).to_pil()
    return image


def _together(pages: list[Image.Image]) -> Image.Image:
    """The pages side by side, four in a line."""
    width = max(page.width for page in pages) + GAP
    height = max(page.height for page in pages) + GAP
    lines = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (width * min(ACROSS, len(pages)) + GAP, height * lines + GAP), (GREY,) * 3)
    for number, page in enumerate(pages):
        sheet.paste(page, (GAP + number % ACROSS * width, GAP + number // ACROSS * height))
    return sheet


def _save(image: Image.Image, path: Path) -> None:
    image.save(path, compress_level=1)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("papers", nargs="*")
    words.add_argument("--input", nargs="+", choices=INPUTS, default=INPUTS)
    asked = words.parse_args()
    draw(asked.folder, tuple(asked.papers), tuple(asked.input))
