"""A tag as the author of a template wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tag:
    """A tag of the template: what it says, how the author wrote it and where it stands."""

    kind: str
    code: str
    written: str
    place: str
    level: str = ""
    left: str = ""
    right: str = ""
    made: bool = False
