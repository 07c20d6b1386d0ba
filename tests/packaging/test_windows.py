"""What is built for Windows, as far as it shows without building it: `make windows-check` tries the rest."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from build import furnish
from desk import ROOT
from installer import SCRIPT, facts, list_files, make_archive
from launcher import DIGESTS, BadBuild, Launcher, launchers, stub
from runtime import PINNED, checked, pinned, unpack
from tree import clean, faults, files_of

RUNTIME = "python-3.12.10-embed-amd64.zip"
FOLDERS = ["Папка", "моя папка & 100% (копия)", "%TEMP%^!", "'; $HOME"]
SHOWS = "import sys\n\ndef main():\n    print('of the tree', *sys.argv[1:], sep='|')\n"
DLL = b"MZ" + bytes(58) + (64).to_bytes(4, "little") + b"PE\0\0" + (0x8664).to_bytes(2, "little")
METADATA = "Metadata-Version: 2.1\nName: {}\nVersion: {}\n{}"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small tree that keeps all rules."""
    root = tmp_path / "tree"
    files = {
        "app/paperwork/__init__.py": b"",
        "app/paperwork/part.cp312-win_amd64.pyd": DLL,
        "app/paperwork/templates/$план.docx": b"",
        "app/setuptools/cli-arm64.exe": b"MZ",
    }
    for name, data in files.items():
        put(root, name, data)
    requires = (
        "Requires-Dist: click>=8\n"
        "Requires-Dist: uvloop; sys_platform == 'linux'\n"
        "Requires-Dist: pywin32>=308; extra == 'word' and sys_platform == 'win32'\n"
        "Requires-Dist: babel; extra == 'test'\n"
    )
    package(root, "paperwork", "0.1.0", requires)
    package(root, "click", "8.5.1", "Requires-Dist: Color_Ama; platform_system == 'Windows'\n")
    package(root, "color-ama", "1.0")
    package(root, "pywin32", "312")
    return root


def put(root: Path, name: str, data: bytes = b"") -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def package(root: Path, name: str, version: str, requires: str = "") -> None:
    put(root, f"app/{name}-{version}.dist-info/METADATA", METADATA.format(name, version, requires).encode())


def test_a_launcher_is_the_known_stub_the_line_that_names_python_and_a_program() -> None:
    for has_runtime in (True, False):
        for launcher in launchers("3.12", has_runtime):
            data = launcher.bytes()
            assert data == launcher.bytes()
            known = data[: len(stub(launcher.stub))]
            assert hashlib.sha256(known).hexdigest() == DIGESTS[launcher.stub]
            line, rest = data[len(known) :].split(b"\n", 1)
            assert line == f"#!{launcher.python} -I".encode()
            with zipfile.ZipFile(io.BytesIO(rest)) as archive:
                assert archive.namelist() == ["__main__.py"]


def test_launchers_start_the_python_inside_or_the_users_own() -> None:
    assert [launcher.python for launcher in launchers("3.12", has_runtime=True)] == [
        r"<launcher_dir>\python\pythonw.exe",
        r"<launcher_dir>\..\python\python.exe",
    ]
    assert [launcher.python for launcher in launchers("3.13", has_runtime=False)] == [
        "/usr/bin/env pyw -3.13",
        "/usr/bin/env py -3.13",
    ]


def test_another_stub_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DIGESTS, "w64.exe", "0" * 64)
    with pytest.raises(BadBuild, match=r"w64\.exe"):
        Launcher("x.exe", "w64.exe", "python", "paperwork").bytes()


@pytest.mark.parametrize("folder", FOLDERS)
def test_python_runs_the_program_of_the_tree_and_no_other(tmp_path: Path, folder: str) -> None:
    root = tmp_path / folder
    put(root, "app/paperwork/cli/window.py", SHOWS.encode())
    put(root, "app/paperwork/__init__.py")
    put(root, "app/paperwork/cli/__init__.py")
    put(root, "Paperwork.exe", launchers("3.12", has_runtime=True)[0].bytes())
    book = "моя книга & 5% (1).xlsx"
    line = [sys.executable, "-I", str(root / "Paperwork.exe"), "make", book]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=True, cwd=tmp_path)
    assert done.stdout == f"of the tree|make|{book}\n"


def test_a_sound_tree_has_no_faults(tree: Path) -> None:
    furnish(tree, "3.12", has_runtime=False)
    assert faults(tree, "3.12") == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("app/x/part.so", b"", "not for Windows"),
        ("app/x/libpart.so.1.2", b"", "not for Windows"),
        ("app/x/part.dylib", b"", "not for Windows"),
        ("app/x/program", b"\x7fELF\x02", "not for Windows"),
        ("app/x/part.pyd", DLL.replace(b"\x64\x86", b"\x64\xaa"), "not for 64-bit Windows"),
        ("app/x/part.dll", b"no library", "not for 64-bit Windows"),
        ("app/paperwork/TEMPLATES/other.docx", b"", "one name on Windows"),
        ("app/Paperwork/__init__.py", b"", "one name on Windows"),
        ("app/x/план?.docx", b"", "no name for Windows"),
        ("app/x/aux.py", b"", "no name for Windows"),
        ("app/con/x.py", b"", "no name for Windows"),
        ("app/x/name .", b"", "no name for Windows"),
        ("app/" + "long/" * 40 + "x.py", b"", "too long"),
        ("app/x/__pycache__/x.cpython-312.pyc", b"", "made while it was tried"),
    ],
)
def test_a_fault_of_the_tree_is_named(tree: Path, name: str, data: bytes, words: str) -> None:
    put(tree, name, data)
    found = faults(tree, "3.12")
    assert found
    assert all(words in fault for fault in found)


@pytest.mark.parametrize("name", ["color-ama-1.0", "pywin32-312", "click-8.5.1"])
def test_what_is_required_on_windows_alone_is_missed(tree: Path, name: str) -> None:
    (tree / f"app/{name}.dist-info/METADATA").unlink()
    (fault,) = faults(tree, "3.12")
    assert fault.endswith("missing")


def test_a_version_that_does_not_do_is_missed(tree: Path) -> None:
    package(tree, "pywin32", "312", "")
    (tree / "app/pywin32-312.dist-info/METADATA").write_text(
        METADATA.format("pywin32", "300", ""), encoding="utf-8"
    )
    assert len(faults(tree, "3.12")) == 1


def test_what_the_installing_leaves_is_taken_out(tree: Path) -> None:
    before = files_of(tree)
    app = tree / "app"
    record = app / "click-8.5.1.dist-info" / "RECORD"
    record.write_text(
        "bin/click,,\nclick-8.5.1.dist-info/METADATA,,\nclick-8.5.1.dist-info/direct_url.json,,\n", "utf-8"
    )
    for name in ("app/bin/click", "app/.lock", "app/click-8.5.1.dist-info/direct_url.json"):
        put(tree, name)
    clean(app)
    assert record.read_text("utf-8") == "click-8.5.1.dist-info/METADATA,,\n"
    record.unlink()
    assert files_of(tree) == before


@pytest.mark.parametrize(
    ("name", "digest", "words"),
    [
        (RUNTIME, None, "no digest in runtime.sha256"),
        (RUNTIME, "0" * 64, "the digest is"),
        ("python-3.13.1-embed-amd64.zip", None, "is wanted"),
        ("python-3.12.10-embed-arm64.zip", None, "is wanted"),
        ("python-3.12.10-amd64.exe", None, "is wanted"),
    ],
)
def test_a_runtime_that_is_not_the_pinned_one_is_refused(
    tmp_path: Path, name: str, digest: str | None, words: str
) -> None:
    put(tmp_path, name, b"anything")
    with pytest.raises(BadBuild, match=words):
        checked(tmp_path / name, "3.12", {name: digest} if digest else {})


def test_the_pinned_runtime_is_taken_and_must_be_python(tmp_path: Path) -> None:
    runtime = tmp_path / RUNTIME
    with zipfile.ZipFile(runtime, "w") as archive:
        archive.writestr("python.exe", b"MZ")
    digests = pinned(f"# one line\n{hashlib.sha256(runtime.read_bytes()).hexdigest()}  {RUNTIME}\n")
    assert checked(runtime, "3.12", digests) == runtime
    with pytest.raises(BadBuild, match=r"without pythonw\.exe"):
        unpack(runtime, tmp_path / "python")


def test_the_file_of_digests_is_read_and_a_line_that_is_none_is_refused() -> None:
    pinned(PINNED.read_text("utf-8"))
    with pytest.raises(BadBuild, match="is not"):
        pinned(f"abc {RUNTIME}")


def test_the_script_installs_each_file_and_removes_those_and_no_other(tree: Path) -> None:
    lines = list(list_files(tree))
    folder = ""
    installed = []
    for line in lines:
        if line.startswith("  SetOutPath"):
            folder = line.split('"')[1]
        if line.startswith("  File"):
            installed.append(f"{folder}\\{Path(line.split(chr(34))[1]).name.replace('$', '$$')}")
    removed = [line.split('"')[1] for line in lines if line.startswith("  Delete")]
    assert sorted(installed) == sorted(removed)
    assert len(removed) == len(files_of(tree))
    assert r"$INSTDIR\app\paperwork\templates\$$план.docx" in removed
    whole = [line for line in lines if "/r" in line]
    assert whole == [r'  RMDir /r "$INSTDIR\app\paperwork\__pycache__"']
    emptied = [line.split('"')[1] for line in lines if line.startswith('  RMDir "')]
    assert emptied[-1] == r"$INSTDIR\app"
    assert all(
        not inner.startswith(f"{outer}\\") for at, outer in enumerate(emptied) for inner in emptied[at:]
    )


def test_the_script_knows_no_fact_of_its_own_and_asks_for_no_rights(tree: Path) -> None:
    furnish(tree, "3.12", has_runtime=False)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    given = facts(version, tree, "3.12", has_runtime=False)
    assert (given["VERSION"], given["PYTHON"], given["FILE_VERSION"].count(".")) == (version, "3.12", 3)
    assert facts(version, tree, "3.12", has_runtime=True)["PYTHON"] == ""
    script = SCRIPT.read_text("utf-8")
    assert version not in script
    assert "3.1" not in script
    for name in given:
        assert name in script
    assert "RequestExecutionLevel user" in script
    writes = [line.split()[:2] for line in script.splitlines() if "WriteReg" in line or "DeleteReg" in line]
    assert writes
    assert all("HKCU" in line for line in script.splitlines() if "WriteReg" in line or "DeleteReg" in line)
    assert '\'"$INSTDIR\\Paperwork.exe" make "%1"\'' in script


def test_an_archive_is_one_folder_and_the_same_each_time(tree: Path, tmp_path: Path) -> None:
    archives = [make_archive(tree, tmp_path / f"{name}.zip", 1767225600).read_bytes() for name in "ab"]
    assert archives[0] == archives[1]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == [f"Paperwork/{file}" for file in files_of(tree)]
