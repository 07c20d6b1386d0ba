"""Where the system keeps what a program may lose: the user's cache directory."""

from __future__ import annotations

import os
from pathlib import Path

from paperwork.common.system_place import system_place

VARIABLE = "PAPERWORK_CACHE"  # a folder to be used instead, or OFF
OFF = "off"


def cache_place() -> Path | None:
    """The program's folder there, which need not exist; None where it is switched off or has no place."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return None if named.casefold() == OFF else Path(named).absolute()
    try:
        return system_place("Caches", "XDG_CACHE_HOME", ".cache")
    except RuntimeError:  # a user without a home
        return None
