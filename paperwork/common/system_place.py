"""Where the system has a program keep its own files: the user's own directories for that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "paperwork"


def system_place(mac: str, variable: str, usual: str) -> Path:
    """The program's folder of one sort of files, which need not exist.

    Windows has one place for all sorts, macOS the folder ``mac`` of the library; elsewhere the variable
    names it, and where that does not it is ``usual`` in the home. Raises RuntimeError for a user without one.
    """
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / NAME
    given = Path(os.environ.get(variable, ""))
    return (given if given.is_absolute() else Path.home() / usual) / NAME
