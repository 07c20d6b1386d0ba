"""The way in from the command line."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line; streams that are no terminal speak UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        from paperwork.cli import cli

        cli(prog_name="paperwork")
    except KeyboardInterrupt:  # before a command has begun
        sys.exit(1)


if __name__ == "__main__":
    main()
