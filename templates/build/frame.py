"""The last word of a paper in a frame."""

from __future__ import annotations

from .form import WIDTH
from .ooxml import ROW, cell, paragraph, row, run, table, tag_row


def framed(mark: str, wording: str, path: str, *, lines: int = 3) -> str:
    """A wording with its answer in a frame, the last row kept with what follows; it concludes a paper."""
    asked = cell(paragraph(run(f"{mark}\t{wording}"), style="Item", keep=True), WIDTH)
    said = row(cell(paragraph(run("{{ абзац }}"), style="FramedAnswer", keep=True), WIDTH))
    empty = row(cell(paragraph(style="Cell", keep=True), WIDTH, ruled=True), height=ROW)
    tags = (
        tag_row(f"{{%tr {words} %}}", 1, WIDTH) for words in (f"for абзац in {path}|абзацы", "else", "endfor")
    )
    opening, otherwise, closing = tags
    last = row(cell(paragraph(style="Cell", keep=True), WIDTH), height=ROW)
    rows = (row(asked), opening, said, otherwise, *[empty] * (lines - 1), last, closing)
    return paragraph(style="Spacer", keep=True) + table((WIDTH,), *rows, style="Frame")
