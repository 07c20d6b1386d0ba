"""The pieces of a form that an order has set: its corner, answers on rules with captions, its signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .form import GAP, WIDTH, blank_lines
from .ooxml import NO_BREAK, ROW, cell, paragraph, row, run, table, tag_paragraph
from .package import Page
from .signatures import SPACE
from .styles import Style

CORNER = 95.0  # from the left margin to the corner block
LEFT, RIGHT = 30, 10  # the margins of the page
STOP = 3.0  # the place of a full stop behind a rule
STYLES = (
    Style("Header Note", "HeaderNote", size=9, right=True),
    Style("Corner", "Corner", size=11),
    Style("Wording", "Wording", before=6),
    Style("Whole Answer", "WholeAnswer", before=3, ruled=True, whole=True),
    Style("Table Name", "TableName", bold=True, before=8, after=3, keep=True),
    Style("Remark", "Remark", size=10, before=2, hyphens=True),
)
WHOLE = 30  # signs of a choice that no line parts
END = ".!?…"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: ``words``, or the runs of an answer on a rule with its ``caption``.

    What has neither answer nor caption nor words is a gap.
    """

    width: float
    words: str = ""
    answer: str | None = None
    caption: str = ""
    centred: bool = False

    @property
    def is_ruled(self) -> bool:
        """Whether it is written on a rule."""
        return self.answer is not None

    def cell(self, keep: bool) -> str:
        """Its cell."""
        content = self.answer or "" if self.is_ruled else run(self.words) if self.words else ""
        style = "SignatureName" if self.centred else "Fact"
        return cell(
            paragraph(content, style=style, keep=keep), self.width, ruled=self.is_ruled, align="bottom"
        )


def official_page(title: str, body: Sequence[str], *, foot: str, styles: tuple[Style, ...] = ()) -> Page:
    """An upright page of such a form, on which a student's copy says that it is one."""
    return Page(title, tuple(body), LEFT, RIGHT, styles=(*STYLES, *styles), foot=foot, official=True)


def corner(*lines: str) -> str:
    """«Приложение № 2 к приказу …» in the upper right corner, with its lines beginning one under another."""
    words = "".join(paragraph(run(line), style="Corner") for line in lines)
    block = table((CORNER, WIDTH - CORNER), row(cell("", CORNER), cell(words, WIDTH - CORNER)))
    # LibreOffice has no first page of its own where a document begins with a table
    return paragraph(style="Seam") + block + paragraph(style="Seam")


def line(*parts: Part, keep: bool = False, height: float = ROW) -> str:
    """Words and ruled answers beside one another, the captions under the rules."""
    captions = any(part.caption for part in parts)
    rows = [row(*(part.cell(keep or captions) for part in parts), height=height)]
    if captions:
        under = (
            cell(paragraph(run(part.caption) if part.caption else "", style="Caption", keep=keep), part.width)
            for part in parts
        )
        rows.append(row(*under))
    return table((part.width for part in parts), *rows) + paragraph(style="Seam")


def fact(words: str, answer: str, width: float, *, caption: str = "", keep: bool = False) -> str:
    """The words, so wide, and their answer on the rest of the line."""
    return line(Part(width, words), Part(WIDTH - width, answer=answer, caption=caption), keep=keep)


def ruled(answer: str, caption: str, *, width: float = WIDTH) -> str:
    """An answer in the middle of a rule, with its caption."""
    return line(Part(width, answer=answer, caption=caption, centred=True))


def choices(*runs: str) -> str:
    """Words of which what is right is underlined: they are not held to what follows."""
    return paragraph(*runs, style="Wording")


def wording(*runs: str) -> str:
    """Words that what follows answers, on one page with it."""
    return paragraph(*runs, style="Statement")


def answer(path: str, *, lines: int = 2, caption: str = "", stop: bool = False, keep: bool = False) -> str:
    """An answer as long as it may be, a rule under its last paragraph; without it ``lines`` to write on.

    ``stop`` ends it with a full stop, as a sentence of the form; ``keep`` holds its end to what follows.
    """
    tags = (f"{{%p for абзац in {path}|абзацы %}}", "{%p if loop.last %}", "{%p else %}", "{%p endif %}")
    keep_answer = keep or bool(caption)  # a caption alone on the next page would explain nothing
    loop, last, otherwise, end = map(tag_paragraph, tags)
    ended = f'{{% if абзац[-1:] not in "{END}" %}}.{{% endif %}}' if stop else ""
    known = (
        last,
        paragraph(run(f"{{{{ абзац }}}}{ended}"), style="WholeAnswer", keep=keep_answer),
        otherwise,
        paragraph(run("{{ абзац }}"), style="FramedAnswer"),
        end,
    )
    lines_ = _lines(lines, stop, keep_answer) + paragraph(style="Seam")
    written = (tag_paragraph("{%p else %}"), lines_, tag_paragraph("{%p endfor %}"))
    under = paragraph(run(caption), style="Caption", keep=keep) if caption else ""
    return "".join((loop, *known, *written, under))


def _lines(count: int, stop: bool, keep: bool) -> str:
    """Ruled rows to write on, the last with the full stop of the sentence."""
    if not stop:
        return blank_lines(count, indent=0, keep=keep)
    widths = (WIDTH - STOP, STOP)
    rows = [
        row(
            cell(paragraph(style="Cell", keep=keep or not is_last), widths[0], ruled=True),
            cell(paragraph(run(".") if is_last else "", style="Cell"), widths[1], align="bottom"),
            height=ROW,
        )
        for is_last in (*[False] * (count - 1), True)
    ]
    return table(widths, *rows)


def underlined(path: str, *values: tuple[str, str], between: str = ", ", lines: bool = False) -> str:
    """«впервые, повторно»: the words of each value, underlined where the answer is that value.

    Of an answer of several ``lines`` each is one that is underlined.
    """
    runs = []
    for value, words in values:
        runs += [run(between)] if runs else []
        condition = f'"{value}" in {path}|абзацы' if lines else f'{path} == "{value}"'
        tags = (f"{{%r if {condition} %}}", "{%r else %}", "{%r endif %}")
        chosen, otherwise, end = map(run, tags)
        # a broken line under it would look like two choices; what is longer than a line is broken anyway
        whole = words.replace(" ", NO_BREAK) if len(words) <= WHOLE else words
        runs += [chosen, run(whole, underlined=True), otherwise, run(whole), end]
    return "".join(runs)


def signed(
    words: str,
    *rules: tuple[str, str],
    width: float = 70.0,
    rule: float = 44.0,
    below: tuple[str, str] = ("", ""),
    under: tuple[str, str] | None = None,
    keep: bool = False,
) -> str:
    """The words and the two rules beside them, of each the run of what is known and the caption.

    The first rule is so wide as ``rule``. ``below`` stand the words under the words, in the row of the
    captions, with their style; ``under`` all that a row of two runs: the day, the seal.
    """
    widths = (width, GAP, rule, GAP, WIDTH - width - rule - 2 * GAP)
    (first, first_caption), (second, second_caption) = rules
    texts = ((run(words), "SignatureLine"), (first, "SignatureLine"), (second, "SignatureName"))
    captions = (
        below,
        (first_caption, "Caption"),
        (second_caption, "Caption"),
    )
    rows = [
        _spaced(widths, [paragraph(text, style=style, keep=True) for text, style in texts], ruled=True),
        _spaced(
            widths,
            [
                paragraph(run(text) if text else "", style=style or "Caption", keep=keep or bool(under))
                for text, style in captions
            ],
        ),
    ]
    if under:
        left, right = (paragraph(text, style="SignatureLine", keep=keep) for text in under)
        rows.append(row(cell(left, sum(widths[:2]), span=2), cell(right, sum(widths[2:]), span=3)))
    return SPACE + table(widths, *rows)


def _spaced(widths: tuple[float, ...], contents: Sequence[str], *, ruled: bool = False) -> str:
    """A row of three cells with a gap between each two; ``ruled`` under the second and the third."""
    cells = []
    for place, content in enumerate(contents):
        cells.append(cell(content, widths[2 * place], ruled=ruled and place > 0, align="bottom" * ruled))
        if place < len(contents) - 1:
            cells.append(cell(paragraph(style="Seam"), widths[2 * place + 1]))
    return row(*cells)
