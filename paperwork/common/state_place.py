"""Where the system keeps what a program must not lose between two runs: the user's own directory for that."""

from __future__ import annotations

from pathlib import Path

from paperwork.common.system_place import system_place

RECOVERY = "recovery"  # the folder there of books whose changes were not downloaded


def state_place() -> Path:
    """The program's folder there, which need not exist. Raises OSError for a user without a home."""
    try:
        return system_place("Application Support", "XDG_STATE_HOME", ".local/state")
    except RuntimeError as error:
        raise FileNotFoundError(str(error)) from None
