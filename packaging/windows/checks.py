"""``make windows-check``: what takes minutes, a network, makensis or wine."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from build import MOMENT, PLATFORM, ROOT, build, furnish
from installer import facts, list_files, make_archive, make_installer, set_moment
from runtime import checked, unpack
from tree import faults, files_of

WINE = next(
    (path for path in ("/usr/lib/wine/wine64", shutil.which("wine64")) if path and Path(path).exists()), ""
)
VERB = r"HKCU\Software\Classes\SystemFileAssociations\.xlsx\shell\Paperwork\command"
PATIENCE = 30  # seconds for an uninstaller
LARGEST = 60e6  # bytes of an installer
STAND_IN = r"""
Unicode true
Target amd64-unicode
Name "Stand-in"
OutFile "{out}"
RequestExecutionLevel user
SilentInstall silent
Section
  FileOpen $0 "$EXEDIR\said.txt" w
  FileWriteUTF16LE $0 $CMDLINE
  FileClose $0
SectionEnd
"""
FOLDERS = ("Новая папка & 100% (копия)", "%TEMP%^!")
BOOKS = ("моя книга.xlsx", "отчет & 5%TEMP% (1)^!.xlsx", "'план; дом'.xlsx")


@pytest.mark.parametrize("python", ["3.12", "3.13"])
def test_every_requirement_has_a_wheel_for_windows(python: str) -> None:
    line = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--python-platform", PLATFORM]
    options = ["--python-version", python, "--only-binary", ":all:", "--constraint", "constraints.txt"]
    done = subprocess.run(
        [*line, *options, "--extra", "word", "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "pywin32" in done.stdout  # wanted on Windows alone


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The tree of the program and what is handed out of it."""
    out = tmp_path_factory.mktemp("whole")
    return out / "tree", build(out, "3.12", None)


def test_the_whole_tree_keeps_the_rules_and_the_installer_is_small(whole: tuple[Path, list[Path]]) -> None:
    tree, made = whole
    assert faults(tree, "3.12") == []
    assert len([file for file in files_of(tree) if file.suffix == ".pyd"]) > 20
    assert list((tree / "app/paperwork/templates").rglob("*.docx"))
    assert [file.suffix for file in made] == [".exe", ".zip"]
    assert all(file.stat().st_size < LARGEST for file in made)


@dataclass(frozen=True)
class Small:
    """A small tree with a stand-in for Python, which writes down how it was started."""

    folder: Path
    tree: Path

    def installer(self, name: str = "setup.exe") -> Path:
        """The installer of the tree."""
        given = facts("1.2.3", self.tree, "3.12", has_runtime=True)
        return make_installer(self.tree, self.folder / name, given, MOMENT)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Small:
    """The small tree, made as the whole one is, around a runtime with a digest of its own."""
    folder = tmp_path_factory.mktemp("small")
    script, program = folder / "stand-in.nsi", folder / "stand-in.exe"
    script.write_text(STAND_IN.format(out=program), encoding="utf-8")
    subprocess.run(["makensis", "-V1", script], check=True)
    runtime = folder / "python-3.12.0-embed-amd64.zip"
    with zipfile.ZipFile(runtime, "w") as archive:
        for name in ("python.exe", "pythonw.exe"):
            archive.write(program, name)
    tree = folder / "tree"
    (tree / "app" / "$кладовая").mkdir(parents=True)
    (tree / "app" / "$кладовая" / "модуль.py").write_text("pass", encoding="utf-8")
    digest = hashlib.sha256(runtime.read_bytes()).hexdigest()
    unpack(checked(runtime, "3.12", {runtime.name: digest}), tree / "python")
    furnish(tree, "3.12", has_runtime=True)
    set_moment(tree, MOMENT)
    return Small(folder, tree)


def test_the_same_tree_gives_the_same_installer_and_archive(small: Small) -> None:
    first, second = small.installer("first.exe"), small.installer("second.exe")
    assert first.read_bytes() == second.read_bytes()
    archives = [make_archive(small.tree, small.folder / f"{name}.zip", MOMENT) for name in "ab"]
    assert archives[0].read_bytes() == archives[1].read_bytes()


@dataclass(frozen=True)
class Wine:
    """A Windows to try things in."""

    prefix: Path

    def run(self, *words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
        """A program for Windows, run to its end."""
        own = {"HOME": str(self.prefix), "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "DISPLAY": ""}
        own["WINEDLLOVERRIDES"] = "winemenubuilder.exe=d"  # which writes the menus of this computer
        line = [WINE, *map(str, words)]
        return subprocess.run(
            line, cwd=cwd, env=os.environ | own, capture_output=True, check=False, timeout=300
        )

    @property
    def user(self) -> Path:
        """The user's own folder."""
        return next(path for path in (self.prefix / "drive_c/users").iterdir() if path.name != "Public")

    @property
    def installed(self) -> Path:
        """Where the program is put."""
        return self.user / "AppData/Local/Programs/Paperwork"

    def verb(self) -> str:
        """What the registry has the Explorer do with a book."""
        found = self.run("reg", "query", VERB, "/ve")
        return "" if found.returncode else found.stdout.decode("utf-8", "replace")

    def files(self) -> set[Path]:
        """The files that are not of Windows itself; the user's desktop is the home, which is the prefix."""
        windows = self.prefix / "drive_c/windows"
        found = (
            path for path in self.prefix.rglob("*") if path.suffix != ".reg" and windows not in path.parents
        )
        return {path for path in found if path.is_file()}


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A new Windows; the test is skipped where wine is not there."""
    if not WINE:
        pytest.skip("wine64 is not installed")
    wine = Wine(tmp_path_factory.mktemp("wine"))
    wine.run("wineboot", "--init")
    yield wine
    wine.run("wineboot", "--kill")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("launcher", "python"), [("Paperwork.exe", "pythonw"), ("bin/paperwork.exe", "python")]
)
def test_a_launcher_hands_every_name_on_as_it_is(
    small: Small, wine: Wine, folder: str, launcher: str, python: str
) -> None:
    tree = small.folder / folder
    if not tree.exists():
        shutil.copytree(small.tree, tree)
    for book in BOOKS:
        said = tree / "python" / "said.txt"
        said.unlink(missing_ok=True)
        wine.run(tree / launcher, "make", f"Z:\\дом\\{book}")
        line = said.read_text(encoding="utf-16-le")
        program, rest = line[1:].split('"', 1)
        assert program.endswith(f"\\{folder}\\python\\{python}.exe")
        own = str(tree / launcher).replace("/", "\\")
        assert (
            rest == f' -I "Z:{own}" make "Z:\\дом\\{book}"' or rest == f' -I "Z:{own}" make Z:\\дом\\{book}'
        )


def test_it_installs_updates_and_removes_itself_and_nothing_else(small: Small, wine: Wine) -> None:
    before = wine.files()
    installer = small.installer()
    assert wine.run(installer, "/S").returncode == 0
    there = {
        file.relative_to(wine.installed).as_posix() for file in wine.files() if wine.installed in file.parents
    }
    assert there == {*map(str, files_of(small.tree)), "uninstall.exe"}
    assert 'Paperwork.exe" make "%1"' in wine.verb()
    assert [path.name for path in wine.files() if path.suffix == ".lnk"] == [
        "Paperwork – документы по книге.lnk"
    ] * 2

    own = [
        wine.installed / "app" / "моя книга.xlsx",
        wine.user / "AppData/Local/paperwork/recovery/книга.xlsx",
    ]
    gone = [
        wine.installed / "app/$кладовая/__pycache__/модуль.cpython-312.pyc",
        wine.user / "AppData/Local/paperwork/templates/kept",
    ]
    for file in (*own, *gone):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"kept")
    assert wine.run(installer, "/S").returncode == 0  # over the one that is there
    assert all(file.exists() for file in own)
    wine.run(wine.installed / "uninstall.exe", "/S")  # a copy of it goes on, which can remove it
    for _ in range(PATIENCE):
        if not (wine.installed / "uninstall.exe").exists() and not wine.verb():
            break
        time.sleep(1)
    assert wine.files() - before == set(own)
    assert wine.verb() == ""
    assert wine.run("reg", "query", VERB.partition(r"\shell")[0]).returncode != 0


def test_the_lists_of_the_whole_tree_are_complete(whole: tuple[Path, list[Path]]) -> None:
    lines = list(list_files(whole[0]))
    count = len(files_of(whole[0]))
    assert sum(line.startswith("  File ") for line in lines) == count
    assert sum(line.startswith("  Delete ") for line in lines) == count
