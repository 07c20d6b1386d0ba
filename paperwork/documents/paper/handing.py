"""The packet that a new client is handed: which documents it holds, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from paperwork.documents.making.request import Request
from paperwork.documents.paper.packet_files import PrintRequest
from paperwork.documents.paper.packets import BY_CLIENT
from paperwork.documents.template_files import template_paths

# The documents in their order, with the numbers of copies: the client signs the plan and keeps one.
PACKET: Mapping[str, int] = {"service_list": 1, "service_plan": 2, "consent": 1}
# What else he is handed where he has it: the law gives him a copy of each.
IF_THERE: Mapping[str, int] = {"individual_programme": 2, "service_contract": 2}
TAIL = " – пакет"


def handed(what: Request, out: Path | None, duplex: bool = False, with_list: bool = True) -> PrintRequest:
    """What is to be printed for the new clients whom ``what`` names.

    All of it into ``out``; without that each client's into «12 Соколова Вера – пакет.pdf» beside the book.
    """
    book = what.book
    files = template_paths(what.templates)
    more = {name: count for name, count in IF_THERE.items() if name in files}
    beside = book if book.is_dir() else book.parent
    return PrintRequest(
        what=replace(what, out=out or beside),
        by=BY_CLIENT,
        per_client=out is None,
        duplex=duplex,
        with_list=with_list,
        copies=tuple({**PACKET, **more}.items()),
        whole=tuple(PACKET),
        more=tuple(more),
        tail=TAIL,
    )
