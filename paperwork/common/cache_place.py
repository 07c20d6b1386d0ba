"""Where the system keeps what a program may lose: the user's cache directory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "PAPERWORK_CACHE"  # a folder to be used instead, or OFF
OFF = "off"
NAME = "paperwork"


def cache_place() -> Path | None:
    """The program's folder there, which need not exist; None where it is switched off or has no place."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return None if named.casefold() == OFF else Path(named).absolute()
    try:
        return _of_system() / NAME
    except RuntimeError:  # a user without a home
        return None


def _of_system() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".cache"
