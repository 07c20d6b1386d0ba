"""``make pyz``: the program in one file, for the Python that makes it, with the line of a menu beside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tree import clean

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ICON = ROOT / "paperwork" / "web" / "static" / "icon.svg"
PREAMBLE = HERE / "version.py"
UNKNOWN = "MADE_FOR = (3, 0)"


def preamble() -> str:
    """What runs first: it refuses another Python than this one, since packages are for one version."""
    text = PREAMBLE.read_text(encoding="utf-8")
    assert text.count(UNKNOWN) == 1
    return text.replace(UNKNOWN, f"MADE_FOR = {sys.version_info[:2]}")


def main() -> None:
    """Builds, and says what was built."""
    out = ROOT / "dist" / "linux"
    shutil.rmtree(out, ignore_errors=True)
    packages = out / "packages"
    _run("uv", "build", "--quiet", "--wheel", "--out-dir", out / "wheel", ROOT)
    (wheel,) = (out / "wheel").glob("*.whl")
    options = ("--link-mode", "copy", "--constraint", ROOT / "constraints.txt", "--python", sys.executable)
    _run("uv", "pip", "install", "--quiet", "--target", packages, *options, wheel)
    clean(packages)
    first = out / PREAMBLE.name
    first.write_text(preamble(), encoding="utf-8")
    made = out / "paperwork.pyz"
    what = ("--site-packages", packages, "--entry-point", "paperwork.__main__:main", "--preamble", first)
    _run("shiv", *what, "--python", "/usr/bin/env python3", "--reproducible", "--output-file", made)
    shutil.copy(HERE / "paperwork.desktop", out)
    shutil.copy(ICON, out / "paperwork.svg")
    for left in (packages, out / "wheel"):
        shutil.rmtree(left)
    first.unlink()
    print(
        f"{made.stat().st_size / 1e6:6.1f} MB  {made}, for Python {sys.version_info[0]}.{sys.version_info[1]}"
    )


def _run(module: str, *words: str | Path) -> None:
    line = [sys.executable, "-m", "shiv.cli" if module == "shiv" else module, *map(str, words)]
    subprocess.run(line, check=True)


if __name__ == "__main__":
    main()
