"""Tracked changes of a part, accepted: insertions are taken, deletions dropped."""

from __future__ import annotations

import re

from lxml import etree

from paperwork.word.docx.xml import W, child, is_element, parent, remove

TRACKED = re.compile(
    rb"<w:(?:ins|del|moveFrom|moveTo|moveFromRange\w+|moveToRange\w+|cell(?:Ins|Del|Merge)|\w+Change"
    rb"|customXml(?:Ins|Del|MoveFrom|MoveTo)Range\w+)[\s/>]"
)
MATH_RUN = "{http://schemas.openxmlformats.org/officeDocument/2006/math}r"
TAKEN = {W + "ins", W + "moveTo"}
DROPPED = {W + "del", W + "moveFrom"}
# inside properties an insertion or a deletion is a sign upon what has the properties
PROPERTIES = {W + name for name in ("rPr", "trPr", "tcPr", "numPr", "ctrlPr")}
SIGNS = re.compile(
    r"cell(?:Ins|Del|Merge)|\w+Change|(?:moveFrom|moveTo)Range\w+"
    r"|customXml(?:Ins|Del|MoveFrom|MoveTo)Range\w+"
)


def accept(root: etree._Element) -> bool:
    """Accepts every tracked change of a part."""
    # what was before a change of looks could itself hold insertions: it goes first
    for old in [node for node in _all(root) if _local(node).endswith("Change")]:
        remove(old)
    _drop_rows(root)
    _drop_cells(root)
    # a piece of a formula has its sign within itself
    for piece in [piece for piece in root.iter(MATH_RUN) if _is_deleted_piece(piece)]:
        remove(piece)
    for node in _all(root):
        if node.tag in DROPPED and not _is_sign(node):
            remove(node)
    for node in _all(root):
        if node.tag in TAKEN and not _is_sign(node):
            unwrap(node)
    _merge_paragraphs(root)
    for node in _all(root):
        is_sign = node.tag in TAKEN | DROPPED and _is_sign(node)
        if is_sign or (str(node.tag).startswith(W) and SIGNS.fullmatch(_local(node))):
            remove(node)
    return True


def unwrap(node: etree._Element) -> None:
    """Puts what an element holds in its place."""
    owner = parent(node)
    place = owner.index(node)
    owner[place : place + 1] = list(node)


def _all(root: etree._Element) -> list[etree._Element]:
    return [node for node in root.iter() if is_element(node)]


def _local(node: etree._Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _is_sign(node: etree._Element) -> bool:
    owner = node.getparent()
    return owner is not None and (owner.tag in PROPERTIES or _local(owner) == "ctrlPr")


def _is_deleted_piece(piece: etree._Element) -> bool:
    return any(piece.find(path) is not None for sign in DROPPED for path in (sign, f"{W}rPr/{sign}"))


def _drop_rows(root: etree._Element) -> None:
    for sign in [sign for sign in root.iter(W + "del") if parent(sign).tag == W + "trPr"]:
        row = parent(parent(sign))
        table = next(row.iterancestors(W + "tbl"), None)
        remove(row)
        # a table without rows is none
        if table is not None and table.find(f".//{W}tr") is None:
            remove(table)


def _drop_cells(root: etree._Element) -> None:
    for sign in list(root.iter(W + "cellDel")):
        cell = next(sign.iterancestors(W + "tc"), None)
        row = next(sign.iterancestors(W + "tr"), None)
        if cell is not None and row is not None and len(list(row.iter(W + "tc"))) > 1:
            remove(cell)


def _merge_paragraphs(root: etree._Element) -> None:
    """Joins each paragraph whose end was deleted with the next, which keeps its own looks."""
    for paragraph in reversed(list(root.iter(W + "p"))):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        if marks is None or not any(sign.tag in DROPPED for sign in marks):
            continue
        following = paragraph.getnext()
        content = [node for node in paragraph if node.tag != W + "pPr"]
        if following is not None and following.tag == W + "p":
            start = 0 if child(following, "pPr") is None else 1
            following[start:start] = content
            remove(paragraph)
        # the last paragraph of a cell has to stay
        elif not content and following is not None:
            remove(paragraph)
