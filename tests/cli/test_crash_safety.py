"""Each command that writes, cut short at every call that changes files: whole files and nothing else."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from crashes import CALLS, content_of, fail, hang_up, interrupt, killed_at, seam, terminate
from desk import IVAN, VERA, Desk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the system calls of POSIX")
RECORD = ".paperwork."
ACTS: tuple[Callable[[], None], ...] = (interrupt, terminate, hang_up, fail)
MOST = 60  # calls that are tried each; of more one here and there, as they repeat
COMMANDS = {
    "new": "new new.xlsx",
    "form": "form client --out form.docx --book book.xlsx",
    "blank": "blank consent --out blank.docx",
    "xlsform": "xlsform --out phone.xlsx",
    "due": "due book.xlsx --ics due.ics --out due.docx",
    "templates": "templates mine",
    "marked": "check book.xlsx --marked marked.xlsx",
    "add": "add book.xlsx form.csv",
    "erase": "erase book.xlsx --client 2 --yes",
    "make": "make book.xlsx --out out --templates own --document paper",
    "books": "make books --out out --templates own --document paper",
    "zip": "make books --out out --templates own --document paper --zip",
    "join": "join book.xlsx --out joined.docx --templates own --document paper",
}


@pytest.fixture
def office(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with something on it; signals are as before afterwards."""
    monkeypatch.chdir(desk.folder)
    desk.fill()
    desk.book({"Клиенты": [VERA]}, "books/a.xlsx")
    desk.book({"Клиенты": [IVAN]}, "books/b.xlsx")
    yield desk
    signal.signal(signal.SIGINT, signal.default_int_handler)


def plain(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files without the minute in the name of a copy, and without what a record says of minutes."""
    return {
        re.sub(r"копия [^)]*", "копия", name): b"" if RECORD in name else data for name, data in files.items()
    }


@pytest.mark.parametrize("line", COMMANDS.values(), ids=COMMANDS)
def test_whole_files_and_nothing_else(
    office: Desk, tmp_path_factory: pytest.TempPathFactory, line: str
) -> None:
    safe = tmp_path_factory.mktemp("safe") / "kept"
    before = plain(content_of(office.folder))
    shutil.copytree(office.folder, safe)
    with seam() as counted:
        done = office.run(*line.split())
    assert done.status == 0, done.err
    after = plain(content_of(office.folder))
    _restore(office.folder, safe)
    for at in range(0, counted.count, 1 + 2 * (counted.count // MOST)):
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a command heeds one alone
        with seam(at, ACTS[at % len(ACTS)], after=bool(at // len(ACTS) % 2)):
            run = office.run(*line.split())
        left = plain(content_of(office.folder))
        assert not [name for name in left if ".~" in name], (at, counted.names[at])
        assert {*left.items()} <= {*before.items(), *after.items()}, (at, counted.names[at])
        assert "Traceback" not in run.err
        if run.status == 0 or left == after:
            _restore(office.folder, safe)
    assert office.run(*line.split()).status == 0
    assert plain(content_of(office.folder)) == after


@pytest.mark.parametrize("words", [COMMANDS[name] for name in ("add", "erase", "make", "books")])
def test_what_kill_leaves_the_next_run_removes(
    office: Desk, tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    line = words.split()
    safe = tmp_path_factory.mktemp("safe") / "kept"
    shutil.copytree(office.folder, safe)
    with seam() as counted:
        assert office.run(*line).status == 0
    after = plain(content_of(office.folder))
    for at in range(0, counted.count, 5):  # a copy of this process takes its time
        _restore(office.folder, safe)
        killed_at(at, lambda: office.run(*line))
        assert office.run(*line).status == 0
        assert plain(content_of(office.folder)) == after, (at, counted.names[at])


def _restore(folder: Path, safe: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(safe, folder, dirs_exist_ok=True)


def test_the_seam_is_in_every_call_by_which_the_program_changes_files() -> None:
    """Else a new way of writing would not be tried."""
    others = {
        "truncate",
        "ftruncate",
        "link",
        "symlink",
        "renames",
        "removedirs",
        "writev",
        "pwrite",
        "sendfile",
    }
    for path in Path("paperwork").resolve().rglob("*.py"):
        used = set(re.findall(r"\bos\.(\w+)\(", path.read_text("utf-8")))
        assert not used & others - set(CALLS), path
