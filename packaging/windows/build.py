"""``make windows``: the tree, the installer and the archive for 64-bit Windows, made on any system."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from icon import draw_icon
from installer import facts, make_archive, make_installer, set_moment
from launcher import BadBuild, launchers
from runtime import PINNED, checked, pinned, unpack
from tree import clean, faults

ROOT = Path(__file__).parents[2]
PLATFORM = "x86_64-pc-windows-msvc"
PYTHON = "3.12"
MOMENT = 1767225600  # 2026-01-01, where the environment says no other
README = """Paperwork – документы по книге

Распакуйте папку Paperwork целиком туда, где программам можно работать, и запустите Paperwork.exe:
в браузере откроется страница программы. Чтобы сделать документы, перетащите книгу на Paperwork.exe:
они лягут рядом с ней. Удалить программу – удалить папку.
"""
NEEDS = "\nПрограмме нужен Python {} (64-разрядный) с python.org, установленный вместе с «py launcher».\n"


def make_tree(tree: Path, python: str, runtime: Path | None) -> None:
    """Makes the tree anew. Raises `BadBuild` where it breaks a rule."""
    shutil.rmtree(tree, ignore_errors=True)
    app = tree / "app"
    app.mkdir(parents=True)
    install(app, python)
    clean(app)
    if runtime:
        unpack(runtime, tree / "python")
    furnish(tree, python, runtime is not None)
    found = faults(tree, python)
    if found:
        raise BadBuild("\n".join(found))


def furnish(tree: Path, python: str, has_runtime: bool) -> None:
    """Puts in what is ours beside the packages: launchers, icon, the words for whoever unpacks an archive."""
    for launcher in launchers(python, has_runtime):
        file = tree / launcher.name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(launcher.bytes())
    draw_icon(tree / "paperwork.ico")
    text = README if has_runtime else README + NEEDS.format(python)
    (tree / "README.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")


def install(app: Path, python: str) -> None:
    """Puts the program and all that it requires into the folder, from wheels for Windows alone."""
    wheels = app.parent.parent / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    _uv("build", "--quiet", "--wheel", "--out-dir", str(wheels), str(ROOT))
    (wheel,) = wheels.glob("*.whl")
    target = ("--target", str(app), "--python-platform", PLATFORM, "--python-version", python)
    options = ("--only-binary", ":all:", "--link-mode", "copy", "--constraint", str(ROOT / "constraints.txt"))
    _uv("pip", "install", "--quiet", *target, *options, f"{wheel}[word]")


def _uv(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "uv", *words], check=True)


def build(out: Path, python: str, runtime: Path | None) -> list[Path]:
    """Makes everything; returns the files that are handed out. Raises `BadBuild`."""
    if runtime:
        checked(runtime, python, pinned(PINNED.read_text(encoding="utf-8")))
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", MOMENT))
    tree = out / "tree"
    make_tree(tree, python, runtime)
    set_moment(tree, moment)
    name = f"paperwork-{version}-windows" + ("" if runtime else f"-without-python{python}")
    given = facts(version, tree, python, runtime is not None)
    installer = make_installer(tree, out / f"{name}.exe", given, moment)
    return [installer, make_archive(tree, out / f"{name}.zip", moment)]


def main(words: Sequence[str] | None = None) -> int:
    """Builds and says what was built; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "windows")
    parser.add_argument("--python", default=PYTHON, help="the version that the wheels are for")
    parser.add_argument("--runtime", type=Path, help="python-3.12.N-embed-amd64.zip, to be put inside")
    given = parser.parse_args(words)
    try:
        made = build(given.out, given.python, given.runtime)
    except BadBuild as error:
        print(error, file=sys.stderr)
        return 1
    for file in made:
        print(f"{file.stat().st_size / 1e6:6.1f} MB  {file}")
    if not given.runtime:
        print(f"Python is not inside: they look for the user's own {given.python}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
