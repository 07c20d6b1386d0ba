"""Templates compiled while the first page is looked at: the list of clients then asks for all of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from paperwork.common.signals import ENDINGS, interrupts_held
from paperwork.documents.catalogue import load_kinds
from paperwork.documents.kinds import has_to_be_compiled
from paperwork.documents.making.workers import at_work, start_process

BEHIND = 10  # by so much the system prefers other work


def compile_ahead(templates: Sequence[Path]) -> BaseProcess | None:
    """Has another process compile the templates for the next runs too, after which it ends.

    Returns None where that has been done, or where compiled templates cannot be kept. The process ends with
    this one. It goes from the last template to the first: who opens a book meanwhile begins with the first.
    """
    if not templates or not _has_to_be_compiled(templates[0]):
        return None
    with interrupts_held(ENDINGS):  # the process has it so too, until it can heed it
        process = get_context("spawn").Process(target=_compile, args=(templates,), daemon=True)
        process.start()
    return process


def _compile(templates: Sequence[Path]) -> None:
    start_process()
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    for template in reversed(templates):
        with at_work():
            _, refused = load_kinds([template], {})
        if not refused and _has_to_be_compiled(template):
            return  # it was not kept: there is no room, or no right to write


def _has_to_be_compiled(template: Path) -> bool:
    try:
        return has_to_be_compiled(template.read_bytes())
    except OSError:
        return False
