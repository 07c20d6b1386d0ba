"""The installer and the archive of a finished tree: the same bytes of the same tree and moment."""

from __future__ import annotations

import os
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tree import files_of

SCRIPT = Path(__file__).with_name("paperwork.nsi")


def list_files(tree: Path) -> Iterator[str]:
    """The lines of the script that install each file and take it away again, and nothing else.

    What a person has put beside them stays; what Python keeps beside its modules goes.
    """
    files = files_of(tree)
    folders = sorted({folder for file in files for folder in file.parents if folder != PurePosixPath(".")})
    yield "!macro INSTALL_TREE"
    yield from _installing(tree, files)
    yield "!macroend"
    yield "!macro UNINSTALL_TREE"
    for file in files:
        yield f'  Delete "{_place(file)}"'
    for folder in sorted({file.parent for file in files if file.suffix == ".py"}):
        yield f'  RMDir /r "{_place(folder / "__pycache__")}"'
    for folder in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        yield f'  RMDir "{_place(folder)}"'
    yield "!macroend"


def _installing(tree: Path, files: list[PurePosixPath]) -> Iterator[str]:
    folder = None
    for file in sorted(files, key=lambda path: (path.parent, path.name)):
        if file.parent != folder:
            folder = file.parent
            yield f'  SetOutPath "{_place(folder)}"'
        yield f'  File "{tree / file}"'  # a name of this computer, in which $ means nothing


def _place(path: PurePosixPath) -> str:
    return "$INSTDIR" + "".join(f"\\{part.replace('$', '$$')}" for part in path.parts)


def facts(version: str, tree: Path, python: str, has_runtime: bool) -> dict[str, str]:
    """What the script is given; it says none of it itself."""
    size = sum((tree / file).stat().st_size for file in files_of(tree))
    numbers = [part for part in version.split(".") if part.isdigit()]
    return {
        "VERSION": version,
        "FILE_VERSION": ".".join([*numbers, "0", "0", "0", "0"][:4]),
        "PYTHON": "" if has_runtime else python,
        "SIZE": str(size // 1024),
        "ICON": str((tree / "paperwork.ico").resolve()),
    }


def make_installer(tree: Path, out: Path, given: dict[str, str], moment: int) -> Path:
    """Runs makensis over the tree; returns the installer."""
    listed = out.with_suffix(".nsh")
    listed.write_text("\n".join(list_files(tree.resolve())) + "\n", encoding="utf-8")
    defined = {**given, "FILES": str(listed.resolve()), "OUT": str(out.resolve())}
    words = [f"-D{name}={value}" for name, value in defined.items() if value]
    line = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, str(SCRIPT)]
    subprocess.run(line, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)})
    listed.unlink()
    return out


def make_archive(tree: Path, out: Path, moment: int) -> Path:
    """The tree as a .zip with one folder in it; returns the archive."""
    date = time.gmtime(moment)[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files_of(tree):
            entry = zipfile.ZipInfo(str(PurePosixPath("Paperwork") / file), date)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, (tree / file).read_bytes())
    return out


def set_moment(tree: Path, moment: int) -> None:
    """Gives every file the moment: installers keep it."""
    for file in files_of(tree):
        os.utime(tree / file, (moment, moment))
