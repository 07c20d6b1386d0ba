"""Parsers of the XML of others: nothing is fetched, and entities stay closed."""

from __future__ import annotations

import threading

from lxml import etree


class _Parsers(threading.local):
    """Those of a thread: to make one takes longer than to read a small part, and one waits for the other."""

    def __init__(self) -> None:
        self.made: dict[tuple[bool, bool], etree.XMLParser] = {}


PARSERS = _Parsers()


def parser_of(is_huge: bool, with_remarks: bool) -> etree.XMLParser:
    """The parser of this thread: see `packages.parsed`."""
    found = PARSERS.made.get((is_huge, with_remarks))
    if found is None:
        found = PARSERS.made[is_huge, with_remarks] = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=is_huge,
            remove_comments=not with_remarks,
            remove_pis=not with_remarks,
        )
    return found
