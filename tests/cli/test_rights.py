"""What is made of a book is for no more people than the book, from its first byte on."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import INSTITUTION, VERA, Desk

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
COMMANDS = {
    "form": "form client --out form.docx --book book.xlsx --client 1",
    "blank": "blank consent --out blank.docx --book book.xlsx",
    "due": "due book.xlsx --ics due.ics --out due.docx",
    "marked": "check book.xlsx --marked marked.xlsx",
    "add": "add book.xlsx form.csv",
    "erase": "erase book.xlsx --client 2 --yes",
    "make": "make book.xlsx --out new/out --templates own --document paper",
    "anonymous": "make book.xlsx --out new/out --templates own --document paper --anonymous",
    "join": "join book.xlsx --out joined.docx --templates own --document paper",
}
READ = 0o444


@pytest.fixture
def office(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with something on it, where new files are for everybody to read and write."""
    monkeypatch.chdir(desk.folder)
    desk.fill()
    before = os.umask(0)
    yield desk
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mode & 0o777
        for path in folder.rglob("*")
        if path.exists()
    }


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o604, 0o400 | 0o200])
@pytest.mark.parametrize("line", COMMANDS.values(), ids=COMMANDS)
def test_no_one_more_may_read_it(office: Desk, monkeypatch: pytest.MonkeyPatch, line: str, mode: int) -> None:
    (office.folder / "book.xlsx").chmod(mode)
    before = modes(office.folder)
    write, written = os.write, set[int]()

    def watched(descriptor: int, data: bytes) -> int:
        written.add(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", watched)
    run = office.run(*line.split())
    assert run.status == 0, run.err
    made = {name: found for name, found in modes(office.folder).items() if name not in before}
    assert made
    for found in (*made.values(), *written):
        assert not found & READ & ~mode
    assert (office.folder / "book.xlsx").stat().st_mode & 0o777 == mode


def test_of_a_book_for_everybody_the_papers_are_too(office: Desk) -> None:
    (office.folder / "book.xlsx").chmod(0o644)
    assert office.run(*COMMANDS["make"].split()).status == 0
    made = modes(office.folder / "new")
    assert {made[name] for name in made if name.endswith(".docx")} == {0o666}
    assert made["out"] == 0o777


def test_papers_and_records_made_before_are_narrowed_when_they_are_written_anew(office: Desk) -> None:
    book = office.folder / "book.xlsx"
    assert office.run(*COMMANDS["make"].split()).status == 0
    office.template("Бумага", "другая {{ клиент.фамилия }}", name="paper", folder="own")
    book.chmod(0o600)
    assert office.run(*COMMANDS["make"].split()).status == 0
    made = modes(office.folder / "new")
    files = {name: mode for name, mode in made.items() if name.endswith((".docx", ".jsonl", ".json"))}
    assert len(files) == 4
    assert set(files.values()) == {0o600}


def test_of_several_books_the_narrowest_decides(office: Desk) -> None:
    (office.folder / "books").mkdir()
    for name, mode in (("a.xlsx", 0o644), ("b.xlsx", 0o600)):
        office.book({"Учреждение": INSTITUTION, "Клиенты": [VERA]}, f"books/{name}").chmod(mode)
    run = office.run(*["make", "books", "--out", "out", "--templates", "own", "--document", "paper"])
    assert run.status == 0, run.err
    assert not [name for name, mode in modes(office.folder / "out").items() if mode & 0o077]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_book_keeps_its_owner_and_its_copy_is_not_for_another_group(office: Desk) -> None:
    book = office.folder / "book.xlsx"
    os.chown(book, 12345, 12346)
    book.chmod(0o640)
    assert office.run(*COMMANDS["add"].split()).status == 0
    status = book.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (12345, 12346, 0o640)
    copy = next(office.folder.glob("*копия*"))
    assert copy.stat().st_mode & 0o777 == 0o600


LINKED = {
    "erase": ("erase link.xlsx --client 2 --yes", "far/book.xlsx"),
    "add": ("add link.xlsx form.csv", "far/book.xlsx"),
}


@pytest.mark.parametrize(("line", "target"), LINKED.values(), ids=LINKED)
def test_a_linked_book_is_changed_where_it_is(office: Desk, line: str, target: str) -> None:
    (office.folder / "far").mkdir()
    book = office.folder / target
    (office.folder / "book.xlsx").rename(book)
    link = office.folder / "link.xlsx"
    link.symlink_to(book)
    before = book.read_bytes()
    run = office.run(*line.split())
    assert run.status == 0, run.err
    assert link.is_symlink()
    assert book.read_bytes() != before


def test_linked_records_and_papers_are_written_where_they_are(office: Desk) -> None:
    line = COMMANDS["make"].split()
    assert office.run(*line).status == 0
    out, far = office.folder / "new/out", office.folder / "far"
    far.mkdir()
    links = sorted(path for path in out.rglob("*") if path.is_file())
    for number, path in enumerate(links):
        path.rename(far / str(number))
        path.symlink_to(far / str(number))
    office.template("Бумага", "другая {{ клиент.фамилия }}", name="paper", folder="own")
    run = office.run(*line)
    assert run.status == 0, run.err
    assert sorted(path for path in out.rglob("*") if path.is_file()) == links
    assert all(path.is_symlink() for path in links)
    assert "сделано: 2" in run.out


@pytest.mark.parametrize(
    "line", ["new link.xlsx", "check book.xlsx --marked link.xlsx", "xlsform --out link.xlsx"]
)
def test_a_link_that_leads_nowhere_is_refused(office: Desk, line: str) -> None:
    (office.folder / "link.xlsx").symlink_to(office.folder / "gone.xlsx")
    run = office.run(*line.split())
    assert run.status == 2
    assert "link.xlsx: это ссылка на файл, которого нет" in run.err
    assert not (office.folder / "gone.xlsx").exists()


@pytest.mark.parametrize("line", ["add book.xlsx form.csv", "erase book.xlsx --client 2 --yes"])
def test_a_read_only_book_is_not_replaced(office: Desk, line: str) -> None:
    book = office.folder / "book.xlsx"
    book.chmod(0o444)
    before = book.read_bytes()
    run = office.run(*line.split())
    assert run.status == 2
    assert "только для чтения" in run.err
    assert book.read_bytes() == before
    assert sorted(path.name for path in office.folder.glob("*.*")) == ["book.xlsx", "form.csv"]


def test_the_record_of_the_last_run_says_nothing_of_the_password(office: Desk) -> None:
    """Neither as it is nor as a digest of something that is known but for the password."""
    line = COMMANDS["make"].split()
    records = []
    for options in ([], ["--password", "гроза"]):
        assert office.run(*line, *options).status == 0
        records.append(
            {path.name: path.read_bytes() for path in (office.folder / "new/out").glob(".paperwork*")}
        )
    assert ".paperwork.run.json" in records[0]
    assert records[1] == {name: data for name, data in records[0].items() if name == ".paperwork.jsonl"}
