"""The last word of a paper in a frame."""

from __future__ import annotations

from .form import BLANK, DASHED, WIDTH
from .ooxml import ROW, cell, paragraph, row, rows_if, run, table, tag_row
from .styles import GUTTER, Style

INNER = WIDTH - GUTTER
LISTED = Style("Framed Listed", "FramedListed", before=1.5, after=1.5, left=5, hanging=5)


def framed(mark: str, wording: str, path: str, *, lines: int = 3, more: int = 0, when: str = BLANK) -> str:
    """A wording with its answer in a frame under it, kept with what follows; it concludes a paper.

    The frame is as wide as the rules of other answers. Without an answer it has ``lines`` to write on, on a
    blank (or ``when`` something else holds) so many ``more``. Several paragraphs are a list with dashes, as a
    listed `answer` is; `LISTED` is their style.
    """
    asked = paragraph(run(f"{mark}\t{wording}"), style="Item")
    # LibreOffice keeps a table with what follows if its first row is kept, which that of a loop is not.
    first = row(cell(paragraph(style="Seam", keep=True), INNER))
    said, dashed = (
        row(cell(paragraph(run(f"{mark}{{{{ абзац }}}}"), style=style, keep=True), INNER))
        for mark, style in (("", "FramedAnswer"), ("–\t", LISTED.identifier))
    )
    each = (_tag(f"if {DASHED}"), dashed, _tag("else"), said, _tag("endif"))
    empty = row(cell(paragraph(style="Cell", keep=True), INNER, ruled=True), height=ROW)
    last = row(cell(paragraph(style="Cell", keep=True), INNER), height=ROW)
    answer = (first, _tag(f"for абзац in {path}|абзацы"), *each, _tag("endfor"))
    on_blank = rows_if(when, *[empty] * more, span=1, width=INNER) if more else ()
    written = (*on_blank, *[empty] * (lines - 1), last)
    rows = (_tag(f"if {path}|абзацы"), *answer, _tag("else"), *written, _tag("endif"))
    return asked + paragraph(style="Spacer", keep=True) + table((INNER,), *rows, style="Frame", indent=GUTTER)


def _tag(words: str) -> str:
    return tag_row(f"{{%tr {words} %}}", 1, INNER)
