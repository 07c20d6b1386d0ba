"""Where the system keeps what a program must not lose between two runs: the user's own directory for that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "paperwork"
RECOVERY = "recovery"  # the folder there of books whose changes were not downloaded


def state_place() -> Path:
    """The program's folder there, which need not exist. Raises OSError for a user without a home."""
    try:
        return _of_system() / NAME
    except RuntimeError as error:
        raise FileNotFoundError(str(error)) from None


def _of_system() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "state"
