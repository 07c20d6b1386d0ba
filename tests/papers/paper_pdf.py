"""Word files as PDF: one call of LibreOffice for all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from paper_files import Make

from paperwork.documents.pdf.office import MEMORY, settle

PATIENCE = 300  # seconds for all of them


def convert(papers: Mapping[str, Make], place: Path) -> dict[str, Path]:
    """Writes every paper into the folder, as Word file and PDF; the PDF by the paper's name."""
    for name, make in papers.items():
        (place / f"{name}.docx").write_bytes(make())
    files = [str(place / f"{name}.docx") for name in papers]
    program = shutil.which("soffice") or "soffice"
    settle(place / "profile", Path(program))
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    line = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), *files]
    subprocess.run(line, capture_output=True, check=True, timeout=PATIENCE, env={**MEMORY, **os.environ})
    return {name: place / f"{name}.pdf" for name in papers}
