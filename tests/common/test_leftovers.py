"""What a killed run has left is found by its name and removed; what belongs to a living one stays."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from crashes import killed_at

from paperwork.common.atomic_files import write_whole
from paperwork.common.leftovers import BUSY, passing_folder, passing_name, sweep, sweep_all

posix = pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")
DAY = 24 * 3600
READ_BY = os.getpid()  # whose number the names below have: it may be forked before the tests run


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def aged(path: Path, days: float) -> Path:
    moment = time.time() - days * DAY
    os.utime(path, (moment, moment))
    return path


def of(pid: int, name: str) -> str:
    """The name as the process would have given it."""
    return re.sub(f"-({READ_BY:x}|{os.getpid():x})-", f"-{pid:x}-", name)


OTHER_RUN = re.sub("-[0-9a-f]{8}-", "-00000000-", passing_name())
NAMES = {
    "this run's": (passing_name(), "own", 0, True),
    "a dead run's": (passing_name(), "dead", 0, False),
    "a dead batch's": (passing_name(BUSY), "dead", 0, False),
    "a living run's": (passing_name(), "parent", 0, True),
    "so old that the number is another's": (passing_name(), "parent", 2, False),
    "a dead run's whose number is this one's": (OTHER_RUN, "own", 0, False),
    "another computer's": (f".~00000000{passing_name()[10:]}", "dead", 0, True),
    "another computer's of old": (f".~00000000{passing_name()[10:]}", "dead", 2, False),
    "another program's": (passing_name().replace(".~", ".~f", 1), "dead", 2, True),
    "an earlier version's": (".~1234abcd1f-0.tmp", "own", 0, True),
    "an earlier version's of old": (".~1234abcd1f-0.tmp", "own", 2, False),
    "an earlier version's folder": ("paperwork-ab12_x9z", "own", 2, False),
    "LibreOffice's": (".~lock.book.xlsx#", "own", 2, True),
    "Excel's": ("~$book.xlsx", "own", 2, True),
    "a person's": ("book.tmp", "own", 2, True),
}


@pytest.mark.parametrize(("name", "pid", "days", "stays"), NAMES.values(), ids=NAMES)
def test_whose_it_is_shows_in_the_name(
    tmp_path: Path, dead: int, name: str, pid: str, days: float, stays: bool
) -> None:
    numbers = {"own": os.getpid(), "dead": dead, "parent": os.getppid()}
    path = tmp_path / of(numbers[pid], name)
    path.write_bytes(b"personal")
    sweep(aged(path, days).parent)
    assert path.exists() is stays


def test_a_folder_goes_with_all_that_is_in_it(tmp_path: Path, dead: int) -> None:
    own = passing_folder(tmp_path)
    other = tmp_path / of(dead, own.name)
    (other / "profile0").mkdir(parents=True)
    (other / "profile0" / "1.docx").write_bytes(b"personal")
    assert sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [own]


@posix
def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path, dead: int) -> None:
    (tmp_path / "dear").mkdir()
    (tmp_path / "dear" / "file").write_bytes(b"1")
    (tmp_path / of(dead, passing_name())).symlink_to(tmp_path / "dear")
    sweep(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["dear", "dear/file"]


@posix
@pytest.mark.parametrize("at", range(4))
def test_what_a_killed_writer_leaves_is_removed(tmp_path: Path, at: int) -> None:
    killed_at(at, lambda: write_whole(tmp_path / "paper", b"1"))
    sweep_all(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] in ([], ["paper"])


def test_folders_below_are_looked_through_only_where_a_run_was_killed(tmp_path: Path, dead: int) -> None:
    (tmp_path / "client").mkdir()
    below = tmp_path / "client" / of(dead, passing_name())
    below.write_bytes(b"personal")
    sweep_all(tmp_path)
    assert below.exists()
    (tmp_path / of(dead, passing_name(BUSY))).write_bytes(b"")
    sweep_all(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["client"]
