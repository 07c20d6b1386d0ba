"""The tree of files for 64-bit Windows: its rules, and what is taken out of it."""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = ("", "word")  # of the program itself
AMD64 = 0x8664
LONGEST = 170  # letters below the folder, so that with a long name of a user it is less than 260
FOREIGN = re.compile(r"\.(so|dylib|a)(\.[0-9.]+)?$")
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
ELF, MACH = b"\x7fELF", b"\xcf\xfa\xed\xfe"
OF_THE_MAKER = (
    "direct_url.json",
    "uv_cache.json",
    "uv_build.json",
)  # paths of the computer where it was made


def files_of(tree: Path) -> list[PurePosixPath]:
    """The files, in an order that is the same everywhere."""
    return sorted(
        PurePosixPath(path.relative_to(tree).as_posix()) for path in tree.rglob("*") if path.is_file()
    )


def faults(tree: Path, python: str) -> list[str]:
    """What is wrong with the tree, a sentence each."""
    files = files_of(tree)
    return [
        *(f"{file}: not for Windows" for file in files if _is_foreign(tree / file)),
        *(f"{file}: not for 64-bit Windows" for file in files if _is_of_another_machine(tree / file)),
        *(f"{file}: no name for Windows" for file in files if not all(map(_is_name, file.parts))),
        *(f"{file}: too long" for file in files if len(str(file)) > LONGEST),
        *(f"{file}: made while it was tried" for file in files if "__pycache__" in file.parts),
        *clashes(files),
        *missing(tree / "app", python),
    ]


def _is_foreign(file: Path) -> bool:
    with file.open("rb") as opened:
        return bool(FOREIGN.search(file.name)) or opened.read(4) in (ELF, MACH)


def _is_of_another_machine(file: Path) -> bool:
    """Whether it is a library for another processor; programs that wheels bring for others are never run."""
    if file.suffix.lower() not in (".pyd", ".dll"):
        return False
    data = file.read_bytes()[:4096]
    if data[:2] != b"MZ":
        return True
    (header,) = struct.unpack_from("<I", data, 0x3C)
    return data[header : header + 6] != b"PE\0\0" + struct.pack("<H", AMD64)


def _is_name(name: str) -> bool:
    return not FORBIDDEN.search(name) and not RESERVED.fullmatch(name)


def clashes(files: list[PurePosixPath]) -> Iterator[str]:
    """Names of files and folders that are one name on Windows."""
    spelled = defaultdict(set)
    for file in files:
        for path in (file, *file.parents):
            spelled[str(path).casefold()].add(str(path))
    for names in spelled.values():
        if len(names) > 1:
            yield f"{', '.join(sorted(names))}: one name on Windows"


def missing(app: Path, python: str) -> Iterator[str]:
    """What the packages require on Windows and is not there, or is another version."""
    packages = {}
    for file in sorted(app.glob("*.dist-info/METADATA")):
        head = HeaderParser().parsestr(file.read_text(encoding="utf-8"))
        packages[canonicalize_name(head["Name"])] = head
    if "paperwork" not in packages:
        yield "paperwork: missing"
    for name, head in packages.items():
        extras = EXTRAS if name == "paperwork" else ("",)
        for line in head.get_all("Requires-Dist", []):
            wanted = Requirement(line)
            if not any(_is_wanted(wanted, python, extra) for extra in extras):
                continue
            found = packages.get(canonicalize_name(wanted.name))
            if found is None or not wanted.specifier.contains(found["Version"], prereleases=True):
                yield f"{line}: wanted by {name}, missing"


def _is_wanted(wanted: Requirement, python: str, extra: str) -> bool:
    return wanted.marker is None or wanted.marker.evaluate(environment(python) | {"extra": extra})


def environment(python: str) -> dict[str, str]:
    """What a marker asks of a computer: 64-bit Windows with the version of Python."""
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.19045",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }


def clean(app: Path) -> None:
    """Takes out what the installing of packages leaves: scripts for this computer, its paths, its lock."""
    for file in sorted(app.glob("*.dist-info/RECORD")):
        for name in OF_THE_MAKER:
            file.with_name(name).unlink(missing_ok=True)
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [
            line for line in lines if (app / _recorded(line)).is_file() and not _is_script(_recorded(line))
        ]
        file.write_text("".join(kept), encoding="utf-8")
    for folder in ("bin", "Scripts"):
        for file in sorted((app / folder).glob("*")):
            file.unlink()
        if (app / folder).is_dir():
            (app / folder).rmdir()
    (app / ".lock").unlink(missing_ok=True)


def _recorded(line: str) -> str:
    return line.rsplit(",", 2)[0].strip('"')


def _is_script(name: str) -> bool:
    return name.replace("\\", "/").split("/")[0] in ("bin", "Scripts", "..")
