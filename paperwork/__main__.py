"""The way in from the command line."""

from __future__ import annotations

import atexit
import codecs
import gc
import os
import sys

SELDOM = 100_000  # new objects: what is loaded and read stays, and a search through it finds nothing
NAME = "nearest"  # of the way in which letters are shown that a console lacks


def main() -> None:
    """Runs the command line; streams that are no terminal speak UTF-8 on every system.

    Whoever names an encoding in Python's own variable is given that one.
    """
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # at the end all goes at once, and a last search through it would be in vain
    codecs.register_error(NAME, _nearest)
    is_named = bool(os.environ.get("PYTHONIOENCODING", "").partition(":")[0])
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if is_named or stream.isatty() else "utf-8", errors=NAME)
    if sys.platform == "win32" and not sys.argv[1:]:
        from paperwork.common.own_console import has_own_console

        if has_own_console():  # started from Explorer: help would vanish with its console
            sys.argv.append("serve")
    try:
        from paperwork.cli import cli

        cli(prog_name="paperwork")
    except KeyboardInterrupt:  # before a command has begun
        sys.exit(1)


def _nearest(error: UnicodeError) -> tuple[str | bytes, int]:
    from paperwork.common.console import nearest  # few consoles lack any

    return nearest(error)


if __name__ == "__main__":
    main()
