"""The figures as a table, with what each has to reach."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, what came out, what is wanted, and whether it was reached."""

    what: str
    figure: str
    wanted: str = ""
    reached: bool | None = None  # None: nothing is wanted of it

    @property
    def verdict(self) -> str:
        """«yes», «no», or nothing."""
        return {True: "yes", False: "**no**", None: ""}[self.reached]


def at_least(what: str, value: float, wanted: float, unit: str = " times") -> Row:
    """A figure that must not be smaller."""
    return Row(what, f"{value:,.1f}{unit}", f"at least {wanted:,g}{unit}", value >= wanted)


def at_most(what: str, value: float, wanted: float, unit: str = "") -> Row:
    """A figure that must not be larger."""
    return Row(what, f"{value:,.2f}{unit}", f"at most {wanted:,g}{unit}", value <= wanted)


def write_results(rows: Iterable[Row]) -> str:
    """Writes ``results.md`` and returns its text."""
    lines = [
        "# Results",
        "",
        f"Measured in one run on {date.today():%d.%m.%Y}: {os.cpu_count()} processors, "
        f"{platform.system()}, Python {platform.python_version()}. "
        "Ratios compare the same work in the same run; `make bench` measures anew.",
        "",
        "| what | figure | wanted | reached |",
        "|---|---|---|---|",
        *(f"| {row.what} | {row.figure} | {row.wanted} | {row.verdict} |" for row in rows),
    ]
    text = "\n".join(lines) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    return text
