"""A paper with its marks written into it: the parts of a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from paperwork.common.records import dataclass
from paperwork.documents.learning.forgetting import forget_answers
from paperwork.documents.learning.marks import Mark, Run
from paperwork.documents.learning.paper import Paper, Paragraph
from paperwork.documents.learning.runs import words_in
from paperwork.documents.learning.section_ends import move_section
from paperwork.word.docx.package import part_of
from paperwork.word.docx.xml import DECLARATION, W, keep_spaces, parent, remove
from paperwork.word.preparing.package import Parts, put

PLACE = "\ue000"  # a letter that no document has
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)


@dataclass(slots=True, eq=False)
class Block:
    """Lines of which some stay, each between tags of its own, and all between two more: rows or paragraphs.

    ``place`` is the line in whose place they come.
    """

    kind: str  # tr or p
    place: etree._Element
    lines: Sequence[tuple[Sequence[str], etree._Element, Sequence[str]]]
    before: Sequence[str]
    after: Sequence[str]
    gone: Sequence[etree._Element] = ()


def apply_marks(paragraph: Paragraph) -> None:
    """Writes the marks of a paragraph, the last first, so that the places of the others stay."""
    for mark in reversed(paragraph.marks):
        _put(paragraph, mark)


def _put(paragraph: Paragraph, mark: Mark) -> None:
    if mark.runs:
        _put_runs(paragraph, mark)
    else:
        _put_text(paragraph, mark, mark.code)


def _put_runs(paragraph: Paragraph, mark: Mark) -> None:
    """Puts whole runs in: the run that is there is cut in two around them."""
    runs = [_made_run(run) for run in mark.runs]
    _put_text(paragraph, mark, PLACE)
    leaf = next(text for text in paragraph.element.iter(W + "t") if PLACE in (text.text or ""))
    before, _, after = (leaf.text or "").partition(PLACE)
    run = parent(leaf)
    rest = etree.Element(W + "r")
    look = run.find(W + "rPr")
    if look is not None:
        rest.append(deepcopy(look))
    text = etree.SubElement(rest, W + "t")
    text.text, leaf.text = after, before
    keep_spaces(text)
    for sibling in list(leaf.itersiblings()):
        rest.append(sibling)
    for made in reversed([*runs, rest]):
        run.addnext(made)


def _made_run(run: Run) -> etree._Element:
    made = etree.Element(W + "r")
    look = run.like.find(W + "rPr") if run.like is not None else None
    if look is not None:
        made.append(deepcopy(look))
    text = etree.SubElement(made, W + "t")
    text.text = run.text
    keep_spaces(text)
    return made


def _put_text(paragraph: Paragraph, mark: Mark, code: str) -> None:
    letters = paragraph.letters(mark.start, mark.end)
    if not letters:
        _append(paragraph.element, code)
        return
    by_leaf: dict[etree._Element, list[int]] = {}
    for leaf, at in letters:
        by_leaf.setdefault(leaf, []).append(at)
    is_put = False
    for leaf, places in by_leaf.items():
        if places[0] < 0:
            if is_put:
                remove(leaf)
            else:
                made = etree.Element(W + "t")
                made.text, is_put = code, True
                parent(leaf).replace(leaf, made)
            continue
        text = leaf.text or ""
        leaf.text = text[: places[0]] + ("" if is_put else code) + text[places[-1] + 1 :]
        keep_spaces(leaf)
        is_put = True


def set_text(paragraph: etree._Element, text: str) -> None:
    """Makes the text all that is in a paragraph."""
    for child in list(paragraph):
        if child.tag != W + "pPr":
            paragraph.remove(child)
    _append(paragraph, text)


def _append(paragraph: etree._Element, code: str) -> None:
    """Puts a text at the end of a paragraph, in the look that its mark of the end has."""
    run = etree.SubElement(paragraph, W + "r")
    look = paragraph.find(f"{W}pPr/{W}rPr")
    if look is not None:
        run.append(deepcopy(look))
    text = etree.SubElement(run, W + "t")
    text.text = code
    keep_spaces(text)


def apply_block(block: Block) -> None:
    """Puts the lines that stay in their place with the tags around them, and takes the others out."""
    like = block.lines[-1][1]
    made = [holder_of(like, code) for code in block.before]
    for before, line, after in block.lines:
        made += [
            *(holder_of(line, code) for code in before),
            line,
            *(holder_of(line, code) for code in after),
        ]
    made += [holder_of(like, code) for code in block.after]
    if block.after:
        move_section([*(line for _, line, _ in block.lines), *block.gone], made[-1])
    anchor = etree.Comment("")
    block.place.addprevious(anchor)
    for element in made:
        anchor.addprevious(element)
    remove(anchor)
    for element in block.gone:
        _remove_line(element)


def _remove_line(element: etree._Element) -> None:
    """Takes a line out; a table that has no rows any more goes with the paragraph before it."""
    table = element.getparent()
    remove(element)
    if table is not None and table.tag == W + "tbl" and table.find(f".//{W}tr") is None:
        before = table.getprevious()
        if before is not None and before.tag == W + "p" and not words_in(before):
            remove(before)
        remove(table)


def holder_of(like: etree._Element, code: str) -> etree._Element:
    """A row or a paragraph of the same look that holds a tag alone."""
    made = deepcopy(like)
    if made.tag == W + "tr":
        for number, cell in enumerate(made.iter(W + "tc")):
            for child in list(cell):
                if child.tag != W + "tcPr":
                    cell.remove(child)
            paragraph = etree.SubElement(cell, W + "p")
            if number == 0:
                _append(paragraph, code)
        return made
    for child in list(made):
        if child.tag != W + "pPr":
            made.remove(child)
    # a paragraph that vanishes with its tag must take neither a number nor a break with it
    for name in ("numPr", "sectPr", "pageBreakBefore"):
        for extra in made.findall(f"{W}pPr/{W}{name}"):
            remove(extra)
    _append(made, code)
    return made


def write_marks(paper: Paper, blocks: Iterable[Block]) -> None:
    """Writes all marks and lines into the trees of the paper, which cannot be written again."""
    for paragraph in paper.paragraphs:
        apply_marks(paragraph)
    for block in blocks:
        apply_block(block)


def template_of(paper: Paper, title: str) -> Parts:
    """The parts of the template out of a paper that is written."""
    parts = dict(paper.parts)
    for story in paper.stories:
        put(parts, story.name, story.root)
    for name in core_parts(parts):
        parts[name] = part_of(name, (DECLARATION + CORE.format(title=_escaped(title))).encode())
    forget_answers(parts)
    return parts


def core_parts(parts: Iterable[str]) -> list[str]:
    """The parts of the document's own properties."""
    return [name for name in parts if name.startswith("docProps/core")]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
