"""The office program that turns Word documents into PDF: where it is, and what to install where it is not."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.pdf import msword

NAMES = ("soffice", "libreoffice")
ON_LINUX = ("/opt/libreoffice*/program/soffice",)  # where the downloaded packages put it
ON_MACOS = ("Applications/LibreOffice.app/Contents/MacOS/soffice",)
ON_WINDOWS = ("LibreOffice/program/soffice.com",)  # .com waits for the work to end, .exe does not
STARTS = {"ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"}}
# glibc gives the memory of what is large, as pictures, back at once, and the system has to clear it anew for
# the next one. With these it is kept. And LibreOffice makes and drops small pieces by the million: with ten
# thousand of a size at hand, not seven, a page takes a sixth less.
MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": str(128 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=10000",
}
# At the first start of a version LibreOffice draws large pictures to try out how drawing works. With settings
# of its own each start is the first one, and this is nearly half of it: so these say that a later version has
# been there.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Product">
<prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop>
</item>
</oor:items>
"""
# Where LibreOffice says which build it is, from its own place: on Linux, on Windows, on macOS. A start that
# finds no note of this build among its settings takes itself for the first of another one: it clears the
# extensions of the user, of which there are none, and begins anew, which is a third of its work.
BUILDS = ("versionrc", "version.ini", "../Resources/versionrc")
BUILD = re.compile(r"^buildid=(.+)$", re.MULTILINE)
FIXES = {
    "win32": "скачайте его с ru.libreoffice.org и установите, или выполните: winget install "
    "TheDocumentFoundation.LibreOffice",
    "darwin": "скачайте его с ru.libreoffice.org и установите, или выполните: brew install "
    "--cask libreoffice",
    "linux": "установите его, например: sudo apt install libreoffice-writer (в Fedora: sudo dnf install "
    "libreoffice-writer)",
}


@dataclass(frozen=True, slots=True)
class Office:
    """A program that makes PDF: Word itself, or LibreOffice at its place."""

    program: Path | None  # None: Word

    @property
    def name(self) -> str:
        """What people call it."""
        return "LibreOffice" if self.program else "Word"

    @property
    def most_at_once(self) -> int:
        """How many runs may go on at once: of Word there is only one."""
        return 4 if self.program else 1

    @property
    def tells_starts(self) -> bool:
        """Whether its PDF names the pages of bookmarks."""
        return self.program is not None

    def command(self, files: Sequence[str], profile: Path, starts: bool = False) -> list[str]:
        """The command that makes a PDF beside each of the files of the current folder.

        ``profile`` is a folder for the settings of this run alone: a window that a person has open
        would else do the work or refuse it. ``starts`` makes the pages of bookmarks known in the PDF.
        """
        if self.program is None:
            return [sys.executable, "-m", msword.__name__, *files]
        target = f"pdf:writer_pdf_Export:{json.dumps(STARTS)}" if starts else "pdf:writer_pdf_Export"
        settings = f"-env:UserInstallation={profile.as_uri()}"
        quiet = ("--headless", "--invisible", "--nologo", "--norestore", "--nodefault", "--nolockcheck")
        return [str(self.program), settings, *quiet, "--convert-to", target, "--outdir", ".", *files]


def settle(profile: Path, program: Path) -> None:
    """Puts the settings with which LibreOffice starts soonest into the folder of a run, if it has none."""
    file = profile / "user" / "registrymodifications.xcu"
    if not file.exists():
        extensions = profile / "user" / "extensions"
        extensions.mkdir(parents=True, exist_ok=True)
        file.write_text(SETTINGS, encoding="utf-8")
        if build := _build(program):
            (extensions / "buildid").write_text(build, encoding="utf-8")


def _build(program: Path) -> str:
    """Which build the program is; nothing where it does not say so."""
    for name in BUILDS:
        with suppress(OSError):
            if found := BUILD.search((program.resolve().parent / name).read_text("utf-8", "replace")):
                return found[1].strip()
    return ""


def find_office() -> Office:
    """Word where it is installed and asked for, else LibreOffice.

    Raises `PaperworkError`, which says what to install on this system.
    """
    if msword.is_there():
        return Office(None)
    for path in _places():
        if path.is_file():
            return Office(path)
    fix = FIXES.get(sys.platform, FIXES["linux"])
    raise PaperworkError(f"PDF делает LibreOffice, а его здесь нет: {fix}; потом повторите")


def _places() -> Iterator[Path]:
    """Where LibreOffice may be on this system, the likeliest first."""
    found = [shutil.which(name) for name in NAMES if sys.platform != "win32"]
    yield from (Path(path) for path in found if path)
    if sys.platform == "win32":
        folders = [os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")]
        yield from (Path(folder, place) for folder in folders if folder for place in ON_WINDOWS)
    elif sys.platform == "darwin":
        yield from (root / place for root in (Path("/"), Path.home()) for place in ON_MACOS)
    else:
        yield from (path for place in ON_LINUX for path in sorted(Path("/").glob(place[1:]), reverse=True))
