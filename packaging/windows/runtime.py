"""The Python that is shipped inside: a file that a person downloads, taken only under a pinned digest."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from launcher import BadBuild

PINNED = Path(__file__).with_name("runtime.sha256")
NAME = re.compile(r"python-(?P<version>3\.\d+)\.\d+-embed-amd64\.zip")
LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>\S+)")
NEEDED = {"python.exe", "pythonw.exe"}


def pinned(text: str) -> dict[str, str]:
    """The digests by the names of files. Raises `BadBuild` for a line that is none."""
    digests = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            found = LINE.fullmatch(line.strip())
            if not found:
                raise BadBuild(f"{PINNED.name}: «{line}» is not «DIGEST  NAME»")
            digests[found["name"]] = found["digest"]
    return digests


def checked(runtime: Path, python: str, digests: Mapping[str, str]) -> Path:
    """The file, when it is the pinned one of the version. Raises `BadBuild`."""
    named = NAME.fullmatch(runtime.name)
    if not named or named["version"] != python:
        raise BadBuild(f"{runtime.name}: python-{python}.N-embed-amd64.zip is wanted")
    if not runtime.is_file():
        raise BadBuild(f"{runtime}: no such file")
    if runtime.name not in digests:
        raise BadBuild(
            f"{runtime.name}: no digest in {PINNED.name}; compare it with the publisher's, add it there"
        )
    found = hashlib.sha256(runtime.read_bytes()).hexdigest()
    if found != digests[runtime.name]:
        raise BadBuild(f"{runtime.name}: the digest is {found}, {PINNED.name} has {digests[runtime.name]}")
    return runtime


def unpack(runtime: Path, folder: Path) -> None:
    """Unpacks it. Raises `BadBuild` for what is not Python for Windows."""
    with zipfile.ZipFile(runtime) as archive:
        missing = NEEDED - set(archive.namelist())
        if missing:
            raise BadBuild(f"{runtime.name}: without {', '.join(sorted(missing))}")
        archive.extractall(folder)
