"""WordprocessingML as text: the few elements that the pages are made of.

Every width and height is in millimetres; every function returns the XML of its element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

NO_BREAK = "\u00a0"
TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
# A line never ends after these, nor between initials, in the words of the papers themselves.
TIED = re.compile(
    r"(№(?! п/п)|(?<!\w)(?:г|ул|д|кв|корп|п|ст|ч)\.|(?<!\w)от(?= (?:\d|$))|(?<![А-ЯЁа-яё])[А-ЯЁ]\."
    r"|(?<!\w)т\.(?= [дпч]\.)) "
)
# Nor after a short preposition, between a number and what it counts, nor between a section and its number.
SHORT = re.compile(
    r"((?<!\w)(?:[ВИКОСУАвикосуа]|[Дд]о|[Зз]а|[Нн]а|[Пп]о)|(?<!\w)(?:раздел|пункт|част)\w*(?= \d)"
    r"|(?<![\w.,])\d+(?= [А-ЯЁа-яё])) "
)
FRAME = ("top", "left", "bottom", "right")
INSIDE = 1.5  # millimetres between a frame and its text
ROW = 8.0  # the least height of a row that is filled in by hand


def twips(millimetres: float) -> int:
    """Twentieths of a point, the unit of Word's lengths."""
    return round(millimetres * 1440 / 25.4)


LETTERS = (2.1, 1.75)  # millimetres of a letter of a name at 12 and at 10 points, capitals and all


def run(
    text: str,
    *,
    style: str = "",
    underlined: bool = False,
    bold: bool = False,
    hint: bool = False,
    bar: str = "",
    narrow: bool = False,
    points: float = 0,
) -> str:
    """A piece of text in one formatting; a tab character becomes a tab.

    A ``hint`` is small, never bold and on one line; ``points`` is a size of its own. ``bar`` is the colour
    behind the text, which makes a line of a chart of as many spaces, of 8 points. In a ``narrow`` place a
    line may end after a word of one letter: with the next it may be longer than the line.
    """
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    line = '<w:u w:val="single"/>' if underlined else ""
    weight = "<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>' if hint else ""
    frame = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    filled = f'{frame}<w:shd w:val="clear" w:color="auto" w:fill="{bar}"/>' if bar else ""
    size = int(points * 2) or (16 if bar else 18)  # half-points
    small = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if bar or hint or points else ""
    inner = f"{named}{weight}{small}{line}{filled}"
    properties = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    words = f" {text.strip().replace(' ', NO_BREAK)}" if hint else tied(text, narrow=narrow)
    pieces = (
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in words.split("\t")
    )
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def fitted(name: str, width: float) -> str:
    """The runs of a name in a rule so wide, in millimetres: the longer it is, the smaller, and never cut.

    ``name`` is an expression. What has no room for its initials and a part of a double surname at 8 points
    is no name.
    """
    value, (whole, less) = run(f"{{{{ {name} }}}}"), (int(width / share) for share in LETTERS)
    tags = (f'{{%r if (({name}) or "")|length <= {letters} %}}' for letters in (whole, less))
    first, second = map(run, tags)
    otherwise, end = run("{%r else %}"), run("{%r endif %}")
    sizes = [run(f"{{{{ {name} }}}}", points=points) for points in (10, 8)]
    return "".join((first, value, otherwise, second, sizes[0], otherwise, sizes[1], end, end))


def tied(text: str, *, narrow: bool = False) -> str:
    """The words with no-break spaces where no secretary ends a line; what is in tags stays as it is."""
    pieces = TAG.split(text)
    for pattern in (TIED,) if narrow else (TIED, SHORT):
        pieces[::2] = [pattern.sub(rf"\1{NO_BREAK}", piece) for piece in pieces[::2]]
    return "".join(pieces)


def paragraph(*runs: str, style: str = "", keep: bool = False, new_page: bool = False) -> str:
    """A paragraph of runs; ``keep`` holds it on the page of what follows, a ``new_page`` begins with it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    kept = "<w:keepNext/>" if keep else ""
    begun = "<w:pageBreakBefore/>" if new_page else ""
    properties = f"<w:pPr>{named}{kept}{begun}</w:pPr>" if named or kept or begun else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def cell(
    content: str,
    width: float,
    *,
    ruled: bool = False,
    axis: bool = False,
    framed: str = "",
    span: int = 1,
    align: str = "",
    below: float = 0,
    aside: float = 0,
    merged: str = "",
    tight: bool = False,
) -> str:
    """A cell of paragraphs; ``align`` is «center» or «bottom».

    ``ruled`` draws the line under it, ``axis`` that at its left from which a chart's lines begin, ``framed``
    all four, «single» or «dashed», the text at a distance from them. ``below`` is the least distance of the
    text from the cell's lower edge, ``aside`` that from its right one. ``merged`` with those under it is a
    cell that has «restart», they have «continue». A ``tight`` one has no room beside its text.
    """
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    sides = FRAME if framed else ("left",) if axis else ("bottom",) if ruled else ()
    line = framed or "single"
    lines = "".join(f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    drawn = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    room = {"left": INSIDE * bool(framed), "bottom": below, "right": INSIDE * bool(framed) + aside}
    room = {"left": 0, "right": 0} if tight else {side: far for side, far in room.items() if far}
    apart = "".join(f'<w:{side} w:w="{twips(far)}" w:type="dxa"/>' for side, far in room.items())
    joined = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    margins = f"<w:tcMar>{apart}</w:tcMar>" if apart else ""
    aligned = f'<w:vAlign w:val="{align}"/>' if align else ""
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{joined}{drawn}{margins}{aligned}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or paragraph()}</w:tc>"


def row(*cells: str, height: float = 0, header: bool = False, breaks: bool = False) -> str:
    """A row that no page breaks unless it ``breaks``; a ``header`` row is repeated on every page."""
    tall = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if header else ""
    whole = '<w:cantSplit w:val="0"/>' if breaks else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{tall}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    widths: Iterable[float], *rows: str, style: str = "Layout", indent: float = 0, centred: bool = False
) -> str:
    """A table of fixed columns."""
    columns = [twips(width) for width in widths]
    place = '<w:jc w:val="center"/>' if centred else ""
    moved = f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/>' if indent else ""
    properties = (
        f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>{place}{moved}'
        '<w:tblLayout w:type="fixed"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tag_row(tag: str, span: int, width: float) -> str:
    """A row that only carries a tag of the dialect and is gone from the finished document."""
    return row(cell(paragraph(run(tag)), width, span=span))


def tag_paragraph(tag: str) -> str:
    """A paragraph that only carries a tag of the dialect and is gone from the finished document."""
    return paragraph(run(tag))


def rows_if(condition: str, *rows: str, span: int, width: float) -> tuple[str, ...]:
    """The rows of a table that are there only under the condition."""
    opening, end = (tag_row(f"{{%tr {words} %}}", span, width) for words in (f"if {condition}", "endif"))
    return opening, *rows, end


def blocks_if(condition: str, *blocks: str) -> str:
    """The paragraphs and tables that are there only under the condition."""
    return "".join((tag_paragraph(f"{{%p if {condition} %}}"), *blocks, tag_paragraph("{%p endif %}")))
