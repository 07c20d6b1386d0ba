"""A run of several processes says what a run of one says, and no test is lost with its process."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sharing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
CONFTEST = """
import sys
sys.path.insert(0, {tests!r})
from sharing import Sharing

def pytest_configure(config):
    config.pluginmanager.register(Sharing(2))
"""
ALL_ENDS = """
import os, warnings, pytest

@pytest.fixture(scope="session", autouse=True)
def whole():
    yield
    open(f"cleared-{os.getpid()}", "w").close()

def test_passes(tmp_path):
    (tmp_path / "file").write_text("x")

def test_fails():
    print("what it printed")
    assert 1 == 2

def test_skipped():
    pytest.skip("no reason")

@pytest.mark.xfail
def test_fails_as_is_known():
    raise ValueError

def test_warns():
    warnings.warn("take care")

def test_reads_what_it_prints(capfd):
    os.write(1, b"own")
    assert capfd.readouterr().out == "own"
"""
DEATH = """
import os

def test_before():
    pass

def test_dies():
    os._exit(3)

def test_after():
    pass
"""


def run(folder: Path, *options: str) -> str:
    """What pytest says of the tests there."""
    (folder / "conftest.py").write_text(CONFTEST.format(tests=str(Path(sharing.__file__).parent)), "utf-8")
    plain = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-c", "empty.ini", "--rootdir", ".")
    (folder / "empty.ini").write_text("[pytest]\n", "utf-8")
    line = [sys.executable, "-m", "pytest", *plain, "--basetemp", "temporary", *options]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=folder).stdout


def test_what_two_processes_say(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / f"test_{name}.py").write_text(ALL_ENDS, "utf-8")
    (tmp_path / "test_third.py").write_text(DEATH, "utf-8")
    said = run(tmp_path)
    last = said.splitlines()[-1]
    assert re.match(r"4 failed, 7 passed, 2 skipped, 2 xfailed, 2 warnings in ", last), said
    assert said.count("Captured stdout call") == 2
    assert said.count("UserWarning: take care") == 2
    assert said.count(sharing.LOST.format("test_third.py::test_dies")) >= 2
    assert "FAILED test_third.py::test_after" in said
    assert 1 <= len([*tmp_path.glob("cleared-*")]) <= 2
    stopped = run(tmp_path, "--maxfail", "1")
    assert "stopping after 1 failures" in stopped
    assert "1 failed" in stopped.splitlines()[-1]
