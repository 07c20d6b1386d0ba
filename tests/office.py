"""LibreOffice as the tests call it: one call for many files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from paperwork.documents.pdf.office import MEMORY, settle

PATIENCE = 300  # seconds for all files
ENVIRONMENT = {**MEMORY, **os.environ}


def command(files: Iterable[Path], target: str, out: Path, profile: str = "profile") -> list[str]:
    """The command that saves the files in another format into a folder, with settings of its own there."""
    program = shutil.which("soffice") or "soffice"
    settle(out / profile, Path(program))
    settings = f"-env:UserInstallation={(out / profile).as_uri()}"
    return [program, settings, "--headless", "--convert-to", target, "--outdir", str(out), *map(str, files)]


def convert(files: Iterable[Path], target: str, out: Path) -> None:
    """Saves the files in another format into a folder."""
    line = command(files, target, out)
    subprocess.run(line, capture_output=True, check=True, timeout=PATIENCE, env=ENVIRONMENT)
