"""A walk through a large part of a workbook, element by element, in little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from paperwork.intake.excel.places import too_large

MOST_KEPT = 600_000  # elements, their ends and attributes before one is freed: formats, the cells of a row


def walk(
    pieces: Iterable[bytes], tags: Sequence[str], is_begun: bool = True
) -> Iterator[tuple[bool, etree._Element]]:
    """Each element of the tags when it begins (True) and when it is whole (False).

    Without ``is_begun`` those that begin are left out. Entities stay closed, and nothing is fetched.
    Raises lxml's errors where the XML is damaged.
    """
    parser = etree.XMLPullParser(
        ("start", "end") if is_begun else ("end",), tag=tags, resolve_entities=False, no_network=True
    )
    for piece in pieces:
        parser.feed(piece)
        yield from _events(parser)
    parser.close()
    yield from _events(parser)


def _events(parser: etree.XMLPullParser) -> Iterator[tuple[bool, etree._Element]]:
    for event, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield event == "start", element


def bounded(pieces: Iterable[bytes], freed: Sequence[bytes], file: str) -> Iterator[bytes]:
    """The pieces as they are. Raises `PaperworkError` for too much that none of the ``freed`` ends.

    All of that is kept in the tree, wanted or not.
    """
    kept = 0
    for piece in pieces:
        last = max(map(piece.rfind, freed)) + 1
        kept = (0 if last else kept) + sum(piece.count(sign, last) for sign in (b"<", b"="))
        if kept > MOST_KEPT:
            raise too_large(file)
        yield piece


def forget(element: etree._Element) -> None:
    """Frees the memory of an element that was read, and of those before it."""
    element.clear()
    previous, parent = element.getprevious(), element.getparent()
    while previous is not None and parent is not None:
        parent.remove(previous)
        previous = element.getprevious()


def local_name(element: etree._Element | None) -> str:
    """The name of the element without its namespace; «» for none."""
    return "" if element is None else str(element.tag).rpartition("}")[2]
