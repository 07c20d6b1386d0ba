"""One run of the office program: started in a group of its own, watched, ended with all its children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from paperwork.common.atomic_files import reason
from paperwork.common.errors import PaperworkError
from paperwork.common.signals import ENDINGS, interrupts_held
from paperwork.documents.pdf.office import MEMORY, Office, settle
from paperwork.documents.pdf.pages import page_count

TEMPORARY = ("TMPDIR", "TMP", "TEMP")  # what systems call the variable of the temporary folder
GRACE = 10.0  # seconds for a process that was ended to be gone


class Call:
    """A run over some documents of one folder, in their order; a PDF is put beside each.

    ``patience``: seconds to wait for the next PDF; a run that is silent for longer is ended.
    ``missed``: the documents that it is through with, or was ended at, without a whole PDF.
    """

    def __init__(
        self, office: Office, files: Sequence[Path], profile: Path, starts: bool, patience: float
    ) -> None:
        self.missed: list[Path] = []
        self._left = list(files)
        self._patience = patience
        self._heard = time.monotonic()
        if office.program:
            settle(profile, office.program)
        command = office.command([file.name for file in files], profile, starts)
        try:
            with interrupts_held(ENDINGS):  # a process that is not noted yet could not be ended
                self._process = _started(command, files[0].parent)
        except OSError as error:
            raise PaperworkError(f"{office.name} не запускается: {reason(error)}") from None

    @property
    def is_over(self) -> bool:
        """Whether the program has ended."""
        return self._process.poll() is not None

    @property
    def has_died(self) -> bool:
        """Whether the program ended before its time: by an error, or because it hung."""
        return self.is_over and self._process.returncode != 0

    def made(self) -> Iterator[Path]:
        """The documents whose PDF has come to be since the last look; ends a run that hangs."""
        is_over = self.is_over
        while self._left and (is_over or self._has_gone_on()):
            file = self._left.pop(0)
            self._heard = time.monotonic()
            if page_count(pdf_of(file)):
                yield file
            else:
                self.missed.append(file)
        if not is_over and time.monotonic() - self._heard > self._patience:
            self.end()

    def _has_gone_on(self) -> bool:
        """Whether there is the PDF of a later document: of many documents one look at their folder tells."""
        with os.scandir(self._left[0].parent) as entries:
            there = {entry.name for entry in entries}
        return any(f"{file.stem}.pdf" in there for file in self._left[1:])

    def end(self) -> None:
        """Ends the program and all that it has started."""
        _kill(self._process)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(GRACE)


def pdf_of(file: Path) -> Path:
    """Where the PDF of a document is put."""
    return file.with_suffix(".pdf")


def _started(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """The process, in a group that Ctrl-C in the terminal does not reach: `Call.end` ends it.

    What it keeps for itself meanwhile it keeps in the folder, which is removed whatever happens to it.
    """
    nothing = subprocess.DEVNULL
    group = 0
    if sys.platform == "win32":
        group = subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**MEMORY, **os.environ, **dict.fromkeys(TEMPORARY, str(folder))},
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        start_new_session=True,
        creationflags=group,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        line = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return
    with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a group that is gone
        os.killpg(process.pid, signal.SIGKILL)
