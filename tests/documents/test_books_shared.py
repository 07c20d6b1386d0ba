"""A folder of books on storage that machines share: parts, several runs at once, what dead ones have left."""

from __future__ import annotations

import io
import os
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from book_folders import COUNT, fill, line, make, name, noted, papers, sheets
from desk import VERA, Desk, command, environment

from paperwork.common.held_lock import HeldLock, Holder, LockHeldError

OLD_LEFTOVER = ".~0badbeef-1f-00000000-0.tmp"  # of another machine


@pytest.mark.parametrize("first", [0, 1])
def test_parts_make_each_book_once(desk: Desk, first: int) -> None:
    """Whether they are counted from 0, as by most job arrays, or from 1."""
    fill(desk, 7)
    said = [make(desk, "--part", f"{first + part}/3") for part in range(3)]
    assert [run.status for run in said] == [0, 0, 0]
    assert sum(int(run.out.split("сделано: ")[1].split()[0]) for run in said) == 14
    assert len(noted(desk.out)) == len(set(noted(desk.out))) == 14
    make(desk, out="whole")
    assert papers(desk.out) == papers(desk.folder / "whole")


def test_the_third_part_of_three_has_the_third_book(desk: Desk) -> None:
    fill(desk, 7)
    make(desk, "--part", "3/3")
    stems = sorted(path.stem for path in (desk.folder / "books").iterdir())
    assert {path.partition("/")[0] for path in papers(desk.out)} == {stems[2], stems[5]}


@pytest.mark.parametrize("part", ["4/3", "0/0", "3", "a/b", "-1/3"])
def test_what_is_no_part_is_refused(desk: Desk, part: str) -> None:
    run = desk.run("make", desk.folder, "--part", part)
    assert (run.status, "например 3/16" in run.err) == (2, True)


def test_an_only_book_has_no_parts(desk: Desk) -> None:
    run = desk.make(desk.book({"Клиенты": [VERA]}), "--part", "1/2")
    assert (run.status, "для папки с книгами" in run.err) == (2, True)


def test_two_runs_at_once_make_each_document_once(desk: Desk) -> None:
    fill(desk)
    make(desk, out="whole")
    begun = [
        subprocess.Popen(
            command(*line(desk, "--jobs", "1")), stdout=subprocess.PIPE, env=environment(), encoding="utf-8"
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0] for process in begun]
    assert [process.returncode for process in begun] == [0, 0]
    assert papers(desk.out) == papers(desk.folder / "whole")
    assert sorted(noted(desk.out)) == sorted(set(noted(desk.out)))
    made = [int(text.split("  сделано: ")[1].split()[0]) if "  сделано: " in text else 0 for text in said]
    assert sum(made) == 2 * COUNT


def aged(path: Path, seconds: float) -> Path:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))
    return path


def test_what_dead_machines_have_left_is_removed_with_their_book(desk: Desk) -> None:
    fill(desk, 2)
    make(desk)
    own = desk.out / name(1) / "1-0 Соколова Вера"
    (own / OLD_LEFTOVER).write_text("half")
    aged(own / OLD_LEFTOVER, 2 * 24 * 3600)
    (own / OLD_LEFTOVER.replace("-0.", "-1.")).write_text("of a machine that may be alive")
    make(desk)
    assert (own / OLD_LEFTOVER).exists()  # the book was not made
    desk.book(sheets(1, street="Лесная"), f"books/{name(1)}.xlsx")
    make(desk)
    assert [path.name for path in own.glob(".*")] == [OLD_LEFTOVER.replace("-0.", "-1.")]


def test_a_rename_that_is_reported_missing_was_made(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk, 2)
    real = os.replace

    def lost(*arguments: Any, **options: Any) -> None:
        real(*arguments, **options)
        raise FileNotFoundError(2, "No such file or directory", str(arguments[0]))

    monkeypatch.setattr(os, "replace", lost)
    assert make(desk).status == 0
    assert len(papers(desk.out)) == 4
    assert make(desk).out.splitlines()[1:] == ["  не изменилось с прошлого раза: 4"]

    def failed(*arguments: Any, **options: Any) -> None:
        if str(arguments[1]).endswith(".docx"):
            raise FileNotFoundError(2, "No such file or directory", str(arguments[0]))
        real(*arguments, **options)

    monkeypatch.setattr(os, "replace", failed)
    desk.book(sheets(1, street="Лесная"), f"books/{name(1)}.xlsx")
    run = make(desk)
    assert (run.status, "Не сделано из-за ошибок: 2" in run.out) == (1, True)
    monkeypatch.undo()
    assert make(desk).out.splitlines()[1] == "  сделано: 2"  # it is not taken for settled


def archived(path: Path) -> dict[str, bytes]:
    """What an archive holds."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def test_the_documents_of_a_book_in_one_archive(desk: Desk) -> None:
    fill(desk, 3)
    make(desk, out="plain")
    for jobs in "12":
        run = make(desk, "--zip", "--jobs", jobs, out=jobs)
        assert (run.status, run.err) == (0, "")
        assert "  сделано: 6" in run.out
        files = papers(desk.folder / jobs)
        assert len(files) == 3
        inside = {
            f"{path.partition('/')[0]}/{document}": content
            for path in files
            for document, content in archived(desk.folder / jobs / path).items()
        }
        assert inside == papers(desk.folder / "plain")
    assert papers(desk.folder / "1") == papers(desk.folder / "2")
    assert make(desk, "--zip", out="1").out.splitlines()[1:] == ["  не изменилось с прошлого раза: 6"]
    mine = desk.folder / "1" / name(3) / f"{name(3)}.zip"
    mine.write_bytes(b"mine")
    desk.book(sheets(3, street="Лесная"), f"books/{name(3)}.xlsx")
    run = make(desk, "--zip", out="1")
    assert f"  {name(3)}/{name(3)} (обновлено).zip" in run.out
    assert mine.read_bytes() == b"mine"


@pytest.mark.parametrize(("options", "stem"), [((), "book"), (("--anonymous",), "Документы")])
def test_the_archive_of_an_only_book(desk: Desk, options: tuple[str, ...], stem: str) -> None:
    book = desk.book({"Клиенты": [VERA]})
    desk.template("Карта", "{{ клиент.дело }}")
    for words in ("  сделано: 1", "  не изменилось с прошлого раза: 1"):
        run = desk.make(book, "--zip", "--document", "Карта", *options)
        assert (run.status, run.out.splitlines()[1]) == (0, words)
    assert [path.name for path in desk.out.iterdir() if not path.name.startswith(".")] == [f"{stem}.zip"]
    assert len(archived(desk.out / f"{stem}.zip")) == 1


def test_a_lock_is_renewed_and_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperwork.common.held_lock.RENEWED", 0.01)
    lock = tmp_path / "lock"
    with HeldLock(lock):
        aged(lock, 60)
        end = time.monotonic() + 10
        while time.time() - lock.stat().st_mtime > 30 and time.monotonic() < end:
            time.sleep(0.005)
        assert time.time() - lock.stat().st_mtime < 30
        with pytest.raises(LockHeldError) as held, HeldLock(lock):
            pass
        assert held.value.holder.pid == os.getpid()
    assert list(tmp_path.iterdir()) == []


def dead(lock: Path) -> None:
    """The lock of a process of this machine that is no more."""
    with subprocess.Popen([os.fsdecode(b"true")]) as process:
        pass
    lock.write_text(lock.read_text().replace(f'"pid": {os.getpid()}', f'"pid": {process.pid}'))


STALE: dict[str, Callable[[Path], object]] = {
    "of a process that is no more": dead,
    "not renewed for long": lambda lock: aged(lock, 600),
    "of this process's number in an earlier run": lambda lock: lock.write_text(
        lock.read_text().replace('"run": "', '"run": "0')
    ),
    "of another program, long ago": lambda lock: (lock.write_bytes(b"\xff\x00"), aged(lock, 600)),
}


@pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")
@pytest.mark.parametrize("spoil", STALE.values(), ids=STALE)
def test_a_stale_lock_is_taken_over(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    lock = tmp_path / "lock"
    with HeldLock(lock):
        content = lock.read_bytes()
    lock.write_bytes(content)
    spoil(lock)
    with HeldLock(lock):
        assert lock.read_bytes() not in (b"", content)
    assert list(tmp_path.iterdir()) == []


def test_where_files_have_one_name_a_lock_is_created(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    lock = tmp_path / "lock"
    with HeldLock(lock), pytest.raises(LockHeldError), HeldLock(lock):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"host": "node7", "pid": 5, "start": "2026-03-05T10:15:00"}', "node7, с 05.03.2026 10:15"),
        (b"node7 5", "node7, с "),
        (b"", "?, с "),
    ],
)
def test_who_holds_a_lock_is_said_as_far_as_it_is_known(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "lock").write_bytes(content)
    with pytest.raises(LockHeldError, match=words.replace("?", r"\?")), HeldLock(tmp_path / "lock"):
        pass
    assert Holder("node7", start="x").words == "node7"
