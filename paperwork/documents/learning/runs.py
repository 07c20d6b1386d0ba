"""The runs of a paper: their words, and those that look alike joined: where Word cuts them says nothing."""

from __future__ import annotations

from lxml import etree

from paperwork.word.docx.xml import W, keep_spaces, parent, remove

R, T = W + "r", W + "t"
PLAIN = frozenset(W + name for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen"))
SILENT = (W + "proofErr", W + "lastRenderedPageBreak")


def words_in(element: etree._Element) -> str:
    """The words of an element, without the spaces around them."""
    return "".join(leaf.text or "" for leaf in element.iter(T)).strip()


def join_runs(root: etree._Element) -> None:
    """Makes one run of neighbours that look alike."""
    for mark in list(root.iter(*SILENT)):
        remove(mark)
    for run in list(root.iter(R)):
        before = run.getprevious()
        if before is None or before.tag != R or not (_is_plain(before) and _is_plain(run)):
            continue
        if _look(before) != _look(run):
            continue
        for child in list(run):
            if child.tag == W + "rPr":
                continue
            last = before[-1] if len(before) else None
            if child.tag == T and last is not None and last.tag == T:
                last.text = (last.text or "") + (child.text or "")
                keep_spaces(last)
            else:
                before.append(child)
        # the run before takes this one's place, so that the next is compared with the whole
        remove(before)
        parent(run).replace(run, before)


def _look(run: etree._Element) -> bytes:
    found = run.find(W + "rPr")
    return etree.tostring(found) if found is not None and len(found) else b""


def _is_plain(run: etree._Element) -> bool:
    """Whether there is but text in a run: no field, no picture, no note."""
    return all(child.tag in PLAIN for child in run)
