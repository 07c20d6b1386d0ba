"""Launchers: small Windows programs that start Python with what is appended to them, made byte by byte."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ENTRY = Path(__file__).with_name("entry.py")
WINDOW = 'MODULE = "paperwork.cli.window"'
EARLIEST = (1980, 1, 1, 0, 0, 0)  # that a zip can say
DIGESTS = {  # of distlib's stubs: what others run must be what was looked at
    "w64.exe": "7a319ffaba23a017d7b1e18ba726ba6c54c53d6446db55f92af53c279894f8ad",
    "t64.exe": "81a618f21cb87db9076134e70388b6e9cb7c2106739011b6a51772d22cae06b7",
}


class BadBuild(Exception):  # noqa: N818 (a sentence for whoever builds)
    """The build cannot go on."""


@dataclass(frozen=True)
class Launcher:
    """One launcher: its place in the tree, its stub, the program that is started and the module."""

    name: str
    stub: str
    python: str
    module: str

    def bytes(self) -> bytes:
        """The finished program: the stub, the line that names Python, a zip for Python to run."""
        return stub(self.stub) + f"#!{self.python} -I\n".encode() + _archive(self.module)


def launchers(python: str, has_runtime: bool) -> tuple[Launcher, ...]:
    """The launcher without a black window and the one for a console.

    They start the Python that is in the tree, or the user's own one of the version ``python``.
    """
    if has_runtime:
        quiet, spoken = r"<launcher_dir>\python\pythonw.exe", r"<launcher_dir>\..\python\python.exe"
    else:
        quiet, spoken = (f"/usr/bin/env {name} -{python}" for name in ("pyw", "py"))
    return (
        Launcher("Paperwork.exe", "w64.exe", quiet, "paperwork.cli.window"),
        Launcher("bin/paperwork.exe", "t64.exe", spoken, "paperwork.__main__"),
    )


def stub(name: str) -> bytes:
    """The stub of that name. Raises `BadBuild` where it is not the one that is known."""
    for package in ("distlib", "pip._vendor.distlib"):
        spec = find_spec(package.partition(".")[0]) and find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            file = Path(folder) / name
            if file.is_file() and hashlib.sha256(data := file.read_bytes()).hexdigest() == DIGESTS[name]:
                return data
    raise BadBuild(f"{name}: no stub with the known digest in distlib or pip")


def _archive(module: str) -> bytes:
    text = ENTRY.read_text(encoding="utf-8")
    assert text.count(WINDOW) == 1
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("__main__.py", EARLIEST), text.replace(WINDOW, f'MODULE = "{module}"')
        )
    return data.getvalue()
