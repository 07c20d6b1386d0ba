"""How long a command takes and how much memory it holds with all its children."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLING = 0.2  # seconds between two looks at the memory: each takes milliseconds from what is measured


@dataclass(frozen=True, slots=True)
class Run:
    """One finished command: wall seconds, and the peak of the memory of all its processes, in MB.

    Memory is the proportional set size: what processes share is counted once. 0 off Linux.
    """

    seconds: float
    peak: float
    output: str


def run(command: Sequence[str | Path]) -> Run:
    """Runs the command to its end. Raises CalledProcessError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    watch = _Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    watch.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Run(seconds, watch.peak / 1024, output)


def paperwork(*words: str | Path) -> Run:
    """Runs one of the program's own commands."""
    return run([sys.executable, "-m", "paperwork", *words])


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children, again and again."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(SAMPLING):
            self.peak = max(self.peak, sum(_memory(pid) for pid in _family(self._pid)))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _family(pid: int) -> list[int]:
    """The process and all that came of it."""
    try:
        text = "".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children"))
    except OSError:
        return [pid]
    return [pid, *(inner for child in text.split() for inner in _family(int(child)))]


def _memory(pid: int) -> int:
    """The proportional set size in kB."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def drop_caches() -> None:
    """Lets the disk finish what earlier work has left to it, so that it is not counted here."""
    if hasattr(os, "sync"):
        os.sync()
