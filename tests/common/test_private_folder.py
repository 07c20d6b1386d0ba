"""A folder that is this user's alone: what others could have written there is not read."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from paperwork.common.cache_place import cache_place
from paperwork.common.private_folder import PrivateFolder
from paperwork.common.state_place import state_place

posix = pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")


def folder(path: Path, most_files: int = 10, most_bytes: int = 1000) -> PrivateFolder:
    return PrivateFolder(path / "own", most_files, most_bytes)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    folder(tmp_path / "not" / "there").write("one", b"1")
    assert folder(tmp_path / "not" / "there").read("one") == b"1"


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert folder(tmp_path).read("one") is None


@posix
def test_no_one_else_can_read_it(tmp_path: Path) -> None:
    folder(tmp_path).write("one", b"1")
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "own" / "one").stat().st_mode) == 0o600


def _open_folder(own: Path) -> None:
    own.chmod(0o755)


def _open_file(own: Path) -> None:
    (own / "one").chmod(0o644)


def _linked_folder(own: Path) -> None:
    own.rename(own.with_name("other"))
    own.symlink_to(own.with_name("other"))


def _linked_file(own: Path) -> None:
    (own / "one").rename(own / "other")
    (own / "one").symlink_to(own / "other")


def _folder_for_file(own: Path) -> None:
    (own / "one").unlink()
    (own / "one").mkdir()


def _pipe_for_file(own: Path) -> None:
    (own / "one").unlink()
    os.mkfifo(own / "one", 0o600)


@posix
@pytest.mark.parametrize(
    "spoil", [_open_folder, _open_file, _linked_folder, _linked_file, _folder_for_file, _pipe_for_file]
)
def test_what_others_may_have_written_is_not_read(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    folder(tmp_path).write("one", b"1")
    spoil(tmp_path / "own")
    assert folder(tmp_path).read("one") is None


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("name", ["", "one"])
def test_what_belongs_to_another_user_is_not_read(tmp_path: Path, name: str) -> None:
    folder(tmp_path).write("one", b"1")
    os.chown(tmp_path / "own" / name, 12345, 12345)
    assert folder(tmp_path).read("one") is None


@posix
def test_nothing_is_written_where_others_can_write(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own").chmod(0o777)
    folder(tmp_path).write("one", b"1")
    assert list((tmp_path / "own").iterdir()) == []


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file", encoding="utf-8")
    folder(tmp_path).write("one", b"1")
    assert folder(tmp_path).read("one") is None


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    for content in (b"1", b"22"):
        folder(tmp_path).write("one", content)
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["one"]
    assert folder(tmp_path).read("one") == b"22"


@pytest.mark.parametrize(("most_files", "most_bytes"), [(2, 1000), (10, 20)])
def test_the_files_used_long_ago_go_first(tmp_path: Path, most_files: int, most_bytes: int) -> None:
    own = folder(tmp_path, most_files, most_bytes)
    now = time.time()
    for age, name in ((300, "old"), (200, "middle")):
        own.write(name, b"0123456789")
        os.utime(tmp_path / "own" / name, (now - age, now - age))
    own.write("new", b"0123456789")
    assert {path.name for path in (tmp_path / "own").iterdir()} == {"middle", "new"}


def test_a_file_that_is_used_is_no_longer_old(tmp_path: Path) -> None:
    folder(tmp_path).write("one", b"1")
    os.utime(tmp_path / "own" / "one", (0, 0))
    folder(tmp_path).read("one")
    assert (tmp_path / "own" / "one").stat().st_mtime > 0


@pytest.mark.parametrize(
    ("system", "variables", "place"),
    [
        ("linux", {"XDG_CACHE_HOME": "/var/x"}, "/var/x/paperwork"),
        ("linux", {"HOME": "/home/v"}, "/home/v/.cache/paperwork"),
        ("linux", {"HOME": "/home/v", "XDG_CACHE_HOME": "relative"}, "/home/v/.cache/paperwork"),
        ("darwin", {"HOME": "/Users/v"}, "/Users/v/Library/Caches/paperwork"),
        ("win32", {"LOCALAPPDATA": "/Local"}, "/Local/paperwork"),
        ("linux", {"HOME": "/home/v", "PAPERWORK_CACHE": "/elsewhere"}, "/elsewhere"),
        ("linux", {"HOME": "/home/v", "PAPERWORK_CACHE": "OFF"}, None),
    ],
)
@posix
def test_the_place_is_the_one_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], place: str | None
) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA", "PAPERWORK_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    assert cache_place() == (Path(place) if place else None)


@pytest.mark.parametrize(
    ("system", "variables", "place"),
    [
        ("linux", {"XDG_STATE_HOME": "/var/x"}, "/var/x/paperwork"),
        ("linux", {"HOME": "/home/v", "XDG_STATE_HOME": "relative"}, "/home/v/.local/state/paperwork"),
        ("darwin", {"HOME": "/Users/v"}, "/Users/v/Library/Application Support/paperwork"),
        ("win32", {"LOCALAPPDATA": "/Local"}, "/Local/paperwork"),
    ],
)
@posix
def test_so_is_the_place_of_what_must_not_be_lost(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], place: str
) -> None:
    for name in ("XDG_STATE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", system)
    assert state_place() == Path(place)
