"""A tag as the author of a template wrote it."""

from __future__ import annotations

from paperwork.common.records import dataclass


@dataclass(slots=True)
class Tag:
    """A tag of the template: its code as Jinja reads it, as the author wrote it, and its place."""

    kind: str  # { prints, % acts, # is a comment, @ is a number of the engine's own
    code: str
    written: str
    place: str
    level: str = ""  # p, tr, tc, r: what it is put in place of
    left: str = ""  # - or +, after the opening bracket
    right: str = ""
    made: bool = False  # by the engine, out of a tag of the author's
    meant: tuple[str, str] | None = (
        None  # the kind and the code that one with a fault most likely should have
    )
