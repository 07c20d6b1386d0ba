"""Empty cells beside a wording, and empty tables under the headers of a list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from lxml import etree

from paperwork.word.docx.xml import W, child, is_element, parent
from paperwork.word.foreign.blanks import SIGNED, Around, words_of
from paperwork.word.foreign.line import write_words
from paperwork.word.foreign.mark import ROW, Mark, Meaning, Vocabulary, in_braces
from paperwork.word.reading.scanner import OPENER
from paperwork.word.reading.story import shown

CELL = "пустая клетка рядом со словами «{}»: программа ее не заполняет"
TABLE = "пустая таблица «{}»: программа ее не заполняет"
NARROW = 400  # twentieths of a point: less is no place for an answer but a gap
HOLDING = ("drawing", "pict", "object", "fldChar", "fldSimple", "sdt", "tbl", "sym")


def cells(root: etree._Element, vocabulary: Vocabulary) -> Iterator[Mark]:
    """The empty cells of a part whose wording names an answer."""
    for table in root.iter(W + "tbl"):
        # what its author has left empty in a table of tags is empty on purpose
        if OPENER.search(words_of(table)):
            continue
        rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
        grid = _grid(rows, vocabulary)
        if grid is not None:
            yield grid
            continue
        for row in rows:
            yield from _of_row(row, vocabulary)


def _of_row(row: etree._Element, vocabulary: Vocabulary) -> Iterator[Mark]:
    own = [cell for cell in row.findall(W + "tc") if not is_empty(cell) or _width(cell) >= NARROW]
    for left, cell in pairwise(own):
        words = words_of(left).strip()
        if not words or not is_empty(cell):
            continue
        paragraph = next(cell.iter(W + "p"), None)
        caption = Around(paragraph).caption if paragraph is not None else None
        if caption and SIGNED.search(caption["words"]):
            continue
        meaning = (vocabulary.worded(caption["words"]) if caption else None) or vocabulary.worded(words)
        if meaning and paragraph is not None:
            write = partial(write_words, paragraph)
            message = CELL.format(shown(words.rstrip(" :")))
            yield Mark(paragraph, "", message, "в этой клетке", meaning, write, is_blank=True)


def _width(cell: etree._Element) -> float:
    """The width of a cell in twentieths of a point; a wide one where it is not said so."""
    width = cell.find(f"{W}tcPr/{W}tcW")
    said = "" if width is None or width.get(W + "type") not in ("dxa", None) else width.get(W + "w") or ""
    return float(said) if said.isdecimal() and int(said) else NARROW


def is_empty(cell: etree._Element) -> bool:
    """Whether a cell holds nothing and is whole: one that goes on from above is not."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    is_rest = merged is not None and merged.get(W + "val") != "restart"
    return (
        not is_rest
        and not words_of(cell).strip()
        and not any(cell.find(f".//{W}{name}") is not None for name in HOLDING)
    )


def _grid(rows: list[etree._Element], vocabulary: Vocabulary) -> Mark | None:
    """An empty table whose headers are those of a list."""
    for number, row in enumerate(rows[:-1]):
        headers = [words_of(cell).strip() for cell in row.findall(W + "tc")]
        following = rows[number + 1].findall(W + "tc")
        if len(headers) < 2 or not all(headers) or len(following) != len(headers):
            continue
        if not all(map(_is_open, following)):
            continue
        empty = [other for other in rows[number + 1 :] if all(map(_is_open, other.findall(W + "tc")))]
        table, fields = vocabulary.table(headers)
        paragraph = next(row.iter(W + "p"), None)
        if table and paragraph is not None:
            write = partial(_write_rows, empty, table, fields)
            message = TABLE.format(shown(" | ".join(headers)))
            mark = Mark(paragraph, "", message, "", Meaning((), True, ((table, ""),)), write)
            mark.loop, mark.fields = table, fields
            return mark
    return None


def _is_open(cell: etree._Element) -> bool:
    """Whether nothing is in a cell but the number of its row."""
    words = words_of(cell).strip(" .)")
    return is_empty(cell) or words.isdecimal()


def _write_rows(empty: list[etree._Element], table: str, fields: list[str], _text: str) -> None:
    """Makes a loop of the empty rows: the first is repeated, the others go."""
    first = empty[0]
    for other in empty[1:]:
        if other.getparent() is first.getparent():
            parent(other).remove(other)
    for cell, name in zip(first.findall(W + "tc"), fields, strict=False):
        paragraph = next(cell.iter(W + "p"), None)
        for leaf in list(cell.iter(W + "t")):
            leaf.text = None
        if paragraph is not None and name:
            write_words(paragraph, in_braces(f"{ROW}.{name}"))
    around_with_loop(first, table)


def around_with_loop(row: etree._Element, table: str) -> None:
    """Puts the row between the rows that begin and end a loop."""
    owner = parent(row)
    place = owner.index(row)
    owner.insert(place + 1, _statement(row, "{%tr endfor %}"))
    owner.insert(place, _statement(row, f"{{%tr for {ROW} in {table} %}}"))


def _statement(row: etree._Element, text: str) -> etree._Element:
    """A row of the same cells with nothing in them but a tag in the first."""
    twin: etree._Element = etree.fromstring(etree.tostring(row))
    for number, cell in enumerate(twin.findall(W + "tc")):
        look = child(cell, "tcPr")
        for node in [node for node in cell if is_element(node) and node is not look]:
            cell.remove(node)
        paragraph = etree.SubElement(cell, W + "p")
        if not number:
            write_words(paragraph, text)
    return twin
