"""A file that cannot be made again is changed by one run at a time, and with its new files or not at all."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from crashes import content_of, fail, hang_up, interrupt, killed_at, seam, terminate

from paperwork.common.errors import PaperworkError
from paperwork.common.signals import endings_interrupt
from paperwork.common.sole_writer import replace_with, sole_writer

posix = pytest.mark.skipif(os.name != "posix", reason="the system calls of POSIX")
OLD, NEW = {"book": b"old"}, {"book": b"new", "act": b"act"}
TRACES = (".lock", ".undo")


def begun(folder: Path) -> Path:
    folder.mkdir()
    (folder / "book").write_bytes(b"old")
    return folder / "book"


def change(book: Path) -> None:
    with sole_writer(book) as place:
        replace_with(place, b"new", {book.with_name("act"): b"act"})


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> range:
    """The numbers of the calls that a change makes."""
    book = begun(tmp_path_factory.mktemp("calls") / "folder")
    with seam() as counted:
        change(book)
    assert {"open", "write", "fsync", "replace", "unlink"} <= set(counted.names)
    return range(counted.count)


def test_the_file_and_the_new_one_are_there_and_nothing_else(tmp_path: Path) -> None:
    book = begun(tmp_path / "one")
    change(book)
    assert content_of(book.parent) == NEW


@posix
@pytest.mark.parametrize("act", [interrupt, terminate, hang_up])
@pytest.mark.parametrize("after", [False, True])
def test_a_signal_leaves_all_or_nothing(
    tmp_path: Path, calls: range, act: Callable[[], None], after: bool
) -> None:
    for at in calls:
        book = begun(tmp_path / str(at))
        with pytest.raises(KeyboardInterrupt), endings_interrupt(), seam(at, act, after):
            change(book)
        assert content_of(book.parent) in (OLD, NEW), at


@posix
@pytest.mark.parametrize("after", [False, True])
def test_a_full_disk_leaves_all_or_nothing(tmp_path: Path, calls: range, after: bool) -> None:
    for at in calls:
        book = begun(tmp_path / str(at))
        try:
            with seam(at, fail, after):
                change(book)
        except (OSError, PaperworkError):
            pass
        left = {name: data for name, data in content_of(book.parent).items() if not name.endswith(TRACES)}
        assert left in (OLD, NEW), at


@posix
@pytest.mark.parametrize("after", [False, True])
def test_what_a_killed_run_has_left_is_taken_back(tmp_path: Path, calls: range, after: bool) -> None:
    for at in calls:
        book = begun(tmp_path / str(at))
        killed_at(at, lambda: change(book), after)  # noqa: B023 (done before the next one)
        with sole_writer(book):
            pass
        assert content_of(book.parent) in (OLD, NEW), at


def test_a_second_writer_is_refused_and_a_later_one_is_not(tmp_path: Path) -> None:
    book = begun(tmp_path / "one")
    with sole_writer(book), pytest.raises(PaperworkError, match="сейчас меняет другая команда paperwork"):
        change(book)
    change(book)
    assert content_of(book.parent) == NEW


def test_of_many_writers_at_once_each_is_heard_or_refused(tmp_path: Path) -> None:
    book = begun(tmp_path / "one")
    book.write_bytes(b"")
    done: list[int] = []
    together = Barrier(8)

    def add(number: int) -> None:
        together.wait()
        for turn in range(20):
            try:
                with sole_writer(book) as place:
                    replace_with(place, place.read_bytes() + b"x", {})
                    done.append(number * 100 + turn)
            except PaperworkError:
                pass

    threads = [Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert book.read_bytes() == b"x" * len(done)
    assert list(content_of(book.parent)) == ["book"]


def test_a_new_file_in_whose_place_there_is_one_stops_the_change(tmp_path: Path) -> None:
    book = begun(tmp_path / "one")
    book.with_name("act").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        change(book)
    assert content_of(book.parent) == {"book": b"old", "act": b"mine"}


@posix
def test_a_link_is_followed(tmp_path: Path) -> None:
    book = begun(tmp_path / "one")
    link = tmp_path / "link"
    link.symlink_to(book)
    change(link)
    assert link.is_symlink()
    assert (book.read_bytes(), (tmp_path / "act").read_bytes()) == (b"new", b"act")


def _gone(book: Path) -> None:
    book.unlink()


def _read_only(book: Path) -> None:
    book.chmod(0o444)


def _no_file(book: Path) -> None:
    book.unlink()
    book.symlink_to("/")


def _circle(book: Path) -> None:
    book.unlink()
    book.symlink_to(book)


@posix
@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_gone, "такого файла нет"),
        (_read_only, "доступен только для чтения"),
        (_circle, "по кругу"),
        (_no_file, "не файл"),
    ],
)
def test_what_cannot_be_changed_is_refused(tmp_path: Path, spoil: Callable[[Path], None], words: str) -> None:
    book = begun(tmp_path / "one")
    spoil(book)
    with pytest.raises(PaperworkError, match=words):
        change(book)
    assert [path.name for path in book.parent.iterdir() if path != book] == []


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o660, 0o604])
def test_the_new_file_is_for_no_more_people(tmp_path: Path, mode: int) -> None:
    book = begun(tmp_path / "one")
    book.chmod(mode)
    change(book)
    assert book.stat().st_mode & 0o777 == mode
    assert not book.with_name("act").stat().st_mode & 0o444 & ~mode


@posix
def test_a_forged_note_removes_nothing(tmp_path: Path) -> None:
    book = begun(tmp_path / "one")
    victim = tmp_path / "victim"
    victim.write_bytes(b"dear")
    with sole_writer(book):
        lock = next(path for path in book.parent.iterdir() if path.name.endswith(".lock"))
        note = lock.with_suffix(".undo")
    note.write_text(f'{{"temporary": "book", "new": [["{victim}", "{victim}", "0"]]}}', "utf-8")
    with sole_writer(book):
        pass
    assert victim.read_bytes() == b"dear"
    assert content_of(book.parent) == OLD


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """The handlers of signals are as they were, whatever a test does."""
    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if os.name == "posix" else [])]
    before = [signal.getsignal(number) for number in numbers]
    yield
    assert [signal.getsignal(number) for number in numbers] == before
