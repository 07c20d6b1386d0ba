"""A small book's papers at once: processor time of whole commands, over that of importing two libraries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.table import Row, at_most
from paperwork.common.cache_place import VARIABLE
from paperwork.common.resources import folder

ROUNDS = 5  # each measures the import and ours one after the other: others may be at work
LIBRARIES = [sys.executable, "-c", "import docxtpl, openpyxl"]
CLIENT = ("--client", "12")
# what is measured: the words of the command after the book, and the most that it may take
MAKING: Mapping[str, tuple[Sequence[str], float]] = {
    "one paper of one client": ((*CLIENT, "--document", "service_plan"), 1.5),
    "all papers of one client": (CLIENT, 2.0),
    "all papers of the sample": ((), 3.0),
}
OTHERS: Mapping[str, Sequence[str]] = {
    "due": ("due", "BOOK"),
    "check": ("check", "BOOK"),
    "find": ("find", "BOOK", "--where", "клиент.возраст >= 60"),
    "fields": ("fields",),
}
MOST = 1.5  # of the other commands


def measure_start(work: Path) -> Iterator[Row]:
    """The rows of small commands; nothing where the system does not tell the time of children.

    Each paper is made into a folder that is not there yet. The templates of the program are compiled when
    they are first used and kept in the user's cache directory: that is the usual case. Once, after the
    program was installed or changed, that directory is empty: these rows stand apart.
    """
    if not hasattr(os, "wait4"):
        return
    book = folder("samples") / "casebook.xlsx"
    out, kept = work / "start", work / "cache"
    for what, (options, most) in MAKING.items():
        line = ["make", book, "--out", out, *options]
        yield at_most(f"`make`, {what}, templates kept", _ratio(line, out, kept, is_kept=True), most)
        ratio = _ratio(line, out, kept, is_kept=False)
        yield Row(f"`make`, {what}, the cache empty", f"{ratio:.2f}")
    for name, words in OTHERS.items():
        line = [book if word == "BOOK" else word for word in words]
        yield at_most(f"`{name}` of the sample book", _ratio(line, out, kept, is_kept=True), MOST)


def _ratio(line: Sequence[str | Path], out: Path, kept: Path, is_kept: bool) -> float:
    """Our processor time over that of the libraries' import, the median."""
    command = [sys.executable, "-m", "paperwork", *map(str, line)]
    ratios = []
    for number in range(ROUNDS + 1):
        shutil.rmtree(out, ignore_errors=True)
        if not is_kept:
            shutil.rmtree(kept, ignore_errors=True)
        theirs, ours = _seconds(LIBRARIES, kept), _seconds(command, kept)
        if number:  # the first round writes bytecode, as the installation of a package does
            ratios.append(ours / theirs)
    return median(ratios)


def _seconds(command: Sequence[str], kept: Path) -> float:
    """Seconds of processor time, the system's included, of the command with all its children."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, env=environment | {VARIABLE: str(kept)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime
