"""Printing that cannot be begun or is cut short: one sentence says why, and nothing is left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, command, environment, outside, plain
from dozen import CLIENTS, dozen
from pdf_seen import bookmarks

ONE = ("--jobs", "1")  # one start of LibreOffice less; it takes a second


@pytest.fixture
def office(desk: Desk) -> Desk:
    return dozen(desk)


@pytest.mark.parametrize(
    ("options", "words_"),
    [
        (("--client", "15"), "клиента с делом «15» нет; похоже на"),
        (("--client", "1", "--out", "a.docx"), "a.docx: имя пакета должно оканчиваться на .pdf"),
        (("--client", "1", "--out", "nowhere/a.pdf"), "такой папки нет"),
        (("--client", "1", "--out", "mine.pdf"), "mine.pdf: такой файл уже есть"),
    ],
)
def test_a_packet_that_cannot_be_begun(
    office: Desk, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], words_: str
) -> None:
    monkeypatch.chdir(office.folder)
    (office.folder / "mine.pdf").write_bytes(b"%PDF-1.4 mine")
    run = office.run("packet", "book.xlsx", *options)
    assert (run.status, run.out) == (2, "")
    assert words_ in plain(run.err)
    assert [path.name for path in office.folder.glob("*.pdf")] == ["mine.pdf"]


@pytest.mark.parametrize(
    ("options", "words_"),
    [
        ((), "назовите одно из двух: --out ПАКЕТ.pdf или --per-client ПАПКА"),
        (("--out", "a.pdf", "--per-client", "b"), "назовите одно из двух"),
        (("--out", "a.docx"), "a.docx: имя пакета должно оканчиваться на .pdf"),
        (("--out", "nowhere/a.pdf"), "такой папки нет"),
        (("--out", "a.pdf", "--copies", "card"), "напишите имя документа и число экземпляров"),
        (("--out", "a.pdf", "--copies", "card=0"), "напишите имя документа и число экземпляров"),
        (("--out", "a.pdf", "--copies", "cart=2"), "документа «cart» нет; похоже на «card»"),
        (("--out", "a.pdf", "--by", "день"), "не из этих: 'client', 'document'"),
        (("--out", "mine.pdf"), "mine.pdf: такой файл уже есть"),
    ],
)
def test_wishes_that_cannot_be_met(
    office: Desk, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], words_: str
) -> None:
    monkeypatch.chdir(office.folder)
    (office.folder / "mine.pdf").write_bytes(b"%PDF-1.4 mine")
    run = office.run("print", "book.xlsx", "--templates", "templates", *options)
    assert (run.status, run.out) == (2, "")
    assert words_ in plain(run.err)
    assert not (office.folder / "a.pdf").exists()
    assert (office.folder / "mine.pdf").read_bytes() == b"%PDF-1.4 mine"


def test_without_libreoffice_one_sentence_says_what_to_install(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(office.folder))
    book, packet = office.folder / "book.xlsx", office.folder / "packet.pdf"
    for run in (office.run("print", book, "--out", packet), office.make(book, "--pdf")):
        assert (run.status, run.out) == (2, "")
        assert run.err.startswith(
            "PDF делает LibreOffice, а его здесь нет: установите его, например: sudo apt"
        )
    assert not packet.exists()
    assert not office.out.exists()


def test_nothing_to_print_is_told_and_leaves_no_file(office: Desk) -> None:
    packet = office.folder / "packet.pdf"
    run = office.run("print", office.folder / "book.xlsx", "--out", packet, "--document", "service_plan")
    assert (run.status, run.out.splitlines()[0]) == (1, "Ни одного документа не сделано, печатать нечего")
    assert not packet.exists()


@pytest.fixture
def printing(office: Desk, request: pytest.FixtureRequest) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A print that is under way in another process, with the options of the test, and where it works."""
    work = office.folder / "work"
    work.mkdir()
    process = subprocess.Popen(
        command(*_line(office), *getattr(request, "param", ())),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**environment(), "TMPDIR": str(work)},
    )
    while process.poll() is None and not _offices(work):
        time.sleep(0.005)
    yield process, work
    assert list(work.iterdir()) == []
    until = time.monotonic() + 10  # what is killed is seen until the system has taken it down
    while _offices(work) and time.monotonic() < until:
        time.sleep(0.005)
    assert _offices(work) == []


def _line(desk: Desk) -> list[str | Path]:
    """The command that prints everybody's card."""
    book, packet, own = desk.folder / "book.xlsx", desk.folder / "packet.pdf", desk.folder / "templates"
    return ["print", book, "--out", packet, "--templates", own, "--document", "card", "--no-list"]


def _offices(work: Path) -> list[int]:
    """LibreOffice's own processes that work in the folder."""
    found = []
    for name in filter(str.isdecimal, os.listdir("/proc")):  # noqa: PTH208 (a glob fails when a process ends under it)
        try:
            line = Path(f"/proc/{name}/cmdline").read_bytes()
        except OSError:
            continue
        if b"soffice.bin" in line.split(b"\0")[0] and str(work).encode() in line:
            found.append(int(name))
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_no_packet_no_process_and_no_trace(
    office: Desk, printing: tuple[subprocess.Popen[str], Path], number: signal.Signals
) -> None:
    process, _ = printing
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err == "\nПрервано. Пакет делается целиком: запустите команду еще раз.\n"
    assert not (office.folder / "packet.pdf").exists()


@pytest.mark.parametrize("printing", [ONE], indirect=True, ids=["one"])
def test_an_office_that_is_killed_is_started_again_and_the_packet_has_the_same_bytes(
    office: Desk, printing: tuple[subprocess.Popen[str], Path]
) -> None:
    process, work = printing
    for victim in _offices(work):
        os.kill(victim, signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    packet = office.folder / "packet.pdf"
    assert (process.returncode, err) == (0, "")
    assert f"{CLIENTS} документов" in plain(out)
    assert len(bookmarks(packet)) == CLIENTS
    killed = packet.read_bytes()
    assert office.run(*_line(office), *ONE).status == 0
    assert packet.read_bytes() == killed


def test_a_disk_that_takes_no_more_leaves_the_old_packet(desk: Desk) -> None:
    book, packet = desk.folder / "casebook.xlsx", desk.folder / "packet.pdf"
    desk.run("new", book, "--sample")
    one = ("--client", "12", "--no-list", "--document", "profile")
    more = ("--document", "application", "--document", "consent")
    assert desk.run("print", book, "--out", packet, *one).status == 0
    before = packet.read_bytes()
    most = 90_000  # bytes: each document and its PDF, but not all of them in one file
    done = outside(
        *("print", book, "--out", packet, *one, *more, *ONE),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"Не удалось записать {packet}: файл больше, чем здесь позволено")
    assert packet.read_bytes() == before
    assert {path.name for path in desk.folder.iterdir()} == {"casebook.xlsx", "packet.pdf"}
