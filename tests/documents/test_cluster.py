"""A folder of books on Dask: one scheduler with two workers on this machine for all tests."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from book_folders import COUNT, SECRET, fill, line, make, name, noted, papers, sheets
from desk import VERA, Desk, command, environment

import paperwork
from paperwork.common.errors import PaperworkError
from paperwork.documents.folder.up_to_date import LAST_RUN
from paperwork.documents.making.request import Cluster

pytestmark = [
    pytest.mark.skipif(not find_spec("distributed"), reason="Dask is not installed"),
    pytest.mark.filterwarnings("ignore"),  # Dask's own
]
WAIT = 60.0
PR_SET_PDEATHSIG = 1  # prctl.h


def end_with_the_tests() -> None:
    """Has Linux end this process when the one that has started it is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Machines:
    """The scheduler with its workers, as `paperwork cluster` has started them, and what they have said."""

    def __init__(self, place: Path) -> None:
        self.log = place / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command("cluster", "--workers", "2"),
                stdout=log,
                stderr=log,
                env=environment(),
                preexec_fn=end_with_the_tests,
            )
        until(lambda: self._found)
        self.address = self._found

    @property
    def _found(self) -> str:
        found = re.search(r"tcp://[\d.]+:\d+", self.log.read_text("utf-8"))
        return found.group() if found else ""

    def on_workers(self, function: Callable[..., Any], *arguments: object) -> dict[str, Any]:
        """What the function returns on each worker."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=WAIT)
            found: dict[str, Any] = client.run(function, *arguments)
            return found

    def make(self, desk: Desk, *options: str | Path, out: str = "out") -> Any:
        """The documents of the folder, made by the workers."""
        return make(desk, "--cluster", self.address, *options, out=out)


def until(found: Callable[[], object]) -> None:
    """Waits for something to come true."""
    end = time.monotonic() + WAIT
    while not found():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """They are ended as a person ends them, and leave nothing."""
    place = tmp_path_factory.mktemp("cluster")
    found = Machines(place)
    yield found
    found.process.send_signal(signal.SIGINT)
    assert found.process.wait(timeout=WAIT) == 0
    assert found.log.read_text("utf-8").endswith("Планировщик остановлен\n")


def test_the_workers_make_the_same_files(desk: Desk, machines: Machines) -> None:
    books = fill(desk)
    make(desk, "--jobs", "1", out="here")
    run = machines.make(desk)
    assert (run.status, run.err) == (0, "")
    assert run.out.splitlines()[1] == "  сделано: 40"
    assert papers(desk.out) == papers(desk.folder / "here")
    edited = desk.out / name(7) / "7-0 Соколова Вера" / "Карта.docx"
    edited.write_bytes(b"mine")
    desk.book(sheets(7, street="Лесная"), f"books/{name(7)}.xlsx")
    (books / f"{name(5)}.xlsx").write_bytes(b"no book")
    run = machines.make(desk)
    assert run.status == 1
    assert f"{name(5)}.xlsx: это не книга Excel" in run.err
    assert run.out.splitlines()[1:4] == [
        "  сделано: 1",
        "  не изменилось с прошлого раза: 36",
        "  записано рядом с теми, что вы меняли: 1",
    ]
    assert edited.read_bytes() == b"mine"


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Books that take a while, and what one process has made of them, in «here»."""
    desk = Desk(tmp_path_factory.mktemp("region"))
    fill(desk, clients=10)
    make(desk, "--jobs", "1", out="here")
    return desk


def begun(desk: Desk, out: str, *options: str) -> subprocess.Popen[str]:
    """A run in a process of its own that has made its first book."""
    pipe = subprocess.PIPE
    words = command(*line(desk, *options, out=out))
    process = subprocess.Popen(words, stdout=pipe, stderr=pipe, env=environment(), encoding="utf-8")
    until(lambda: stamped(desk.folder / out) or process.poll() is not None)
    return process


def stamped(out: Path) -> int:
    """How many books are made."""
    return len(list(out.glob(f"*/{LAST_RUN}")))


def test_a_killed_worker_costs_nothing(region: Desk, machines: Machines) -> None:
    victim = min(machines.on_workers(os.getpid).values())
    process = begun(region, "out", "--cluster", machines.address)
    os.kill(victim, signal.SIGKILL)
    out, err = process.communicate(timeout=WAIT)
    assert (process.returncode, err) == (0, "")
    assert "обновлено" not in out
    assert papers(region.out) == papers(region.folder / "here")
    assert sorted(noted(region.out)) == sorted(set(noted(region.out)))


@pytest.mark.parametrize("far", [True, False])
def test_after_a_killed_run_the_next_repeats_at_most_the_books_in_flight(
    region: Desk, machines: Machines, far: bool
) -> None:
    options = ["--cluster", machines.address] if far else ["--jobs", "2"]
    out = f"killed {far}"
    process = begun(region, out, *options)
    process.kill()
    process.communicate()
    made = stamped(region.folder / out)
    assert len([path for path in (region.folder / out).iterdir() if path.is_dir()]) - made <= 8
    run = make(region, *options, out=out)
    assert run.status == 0
    again = int(run.out.split("  сделано: ")[1].split()[0]) if "  сделано: " in run.out else 0
    assert again <= 10 * (COUNT - made)
    assert papers(region.folder / out) == papers(region.folder / "here")


def test_a_worker_of_another_version_is_refused_before_any_book_is_opened(
    desk: Desk, machines: Machines
) -> None:
    fill(desk, 2)
    ours = paperwork.__version__
    machines.on_workers(setattr, paperwork, "__version__", "0.0.9")
    try:
        run = machines.make(desk)
    finally:
        machines.on_workers(setattr, paperwork, "__version__", ours)
    assert (run.status, run.out) == (2, "")
    assert re.fullmatch(
        rf"рабочий процесс tcp://\S+: версия программы 0\.0\.9, а здесь {ours}; установите везде одну\n",
        run.err,
    )
    assert not any(path.is_dir() for path in desk.out.iterdir())
    assert not [path.name for path in desk.out.iterdir() if path.name.startswith(".~")]


def test_the_shared_folder_may_be_called_otherwise(desk: Desk, machines: Machines, tmp_path: Path) -> None:
    fill(desk, 2)
    there = tmp_path / "there"
    there.symlink_to(desk.folder)
    run = machines.make(desk, "--root", f"{desk.folder}={there}")
    assert (run.status, len(papers(desk.out))) == (0, 4)
    run = machines.make(desk, "--root", f"{desk.folder}=/nowhere")
    assert (run.status, "не видит папку с книгами; назовите общую папку в --root" in run.err) == (2, True)
    run = machines.make(desk, "--root", desk.folder / "books")
    assert (run.status, "вне общей папки" in run.err) == (2, True)


def test_nothing_that_goes_through_the_scheduler_holds_a_value_of_a_book(
    desk: Desk, machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever becomes of the books: made, unchanged, refused, with errors, with a mistake of the program."""
    from distributed.comm import tcp

    seen: list[bytes] = []
    sent, came = tcp.to_frames, tcp.from_frames

    async def to_frames(*arguments: Any, **options: Any) -> Any:
        frames = await sent(*arguments, **options)
        seen.extend(bytes(frame) for frame in frames)
        return frames

    async def from_frames(frames: Any, *arguments: Any, **options: Any) -> Any:
        seen.extend(bytes(frame) for frame in frames)
        return await came(frames, *arguments, **options)

    monkeypatch.setattr(tcp, "to_frames", to_frames)
    monkeypatch.setattr(tcp, "from_frames", from_frames)
    fill(desk, 4)
    bad = VERA | {"Дело": "ЛД-77", "Адрес": SECRET, "Дата рождения": "32.01.2026"}
    desk.book({"Клиенты": [bad]}, f"books/{name(3)}.xlsx")
    (desk.folder / "books" / f"{name(4)}.xlsx").write_bytes(b"no book")
    for options in ((), (), ("--client", "ЛД-77"), ("--where", f"клиент.адрес == '{SECRET}'"), ("--strict",)):
        machines.make(desk, *options)
    through = b"".join(seen)
    assert name(3).encode() in through  # the names of files do
    for value in (SECRET, VERA["Фамилия"], "32.01.2026", "ЛД-77"):
        assert value.encode() not in through, value
    for value in (SECRET, VERA["Фамилия"]):
        assert value not in machines.log.read_text("utf-8")
    assert not list(machines.log.parent.glob("**/storage/*"))  # what has been spilled


ADDRESSES = {
    "tcp://127.0.0.1:8786": "",
    "127.0.0.1:8786": "",
    "localhost:8786": "",
    "tcp://[::1]:8786": "",
    "tls://10.0.0.5:8786": "",
    "tcp://10.0.0.5:8786": "без TLS",
    "10.0.0.5:8786": "без TLS",
    "tcp://0.0.0.0:8786": "без TLS",
    "tcp://localhost.example:8786": "без TLS",
    "tcp://127.0.0.1.example:8786": "без TLS",
    "ws://127.0.0.1:8786": "не адрес",
    "inproc://127.0.0.1:8786": "не адрес",
    "tcp://127.0.0.1": "не адрес",
    "tcp://127.0.0.1:x": "не адрес",
    "": "не адрес",
}


@pytest.mark.parametrize(("address", "words"), ADDRESSES.items())
def test_only_a_scheduler_that_nobody_else_reaches_needs_no_tls(address: str, words: str) -> None:
    from paperwork.documents.books.dask import guarded

    if not words:
        assert guarded(Cluster(address)).endswith(address)
        return
    with pytest.raises(PaperworkError, match=words):
        guarded(Cluster(address))
    if words == "без TLS":
        assert guarded(Cluster(address, insecure=True)).endswith(address)


@pytest.mark.parametrize("words", [("make", "books", "--cluster"), ("worker",)], ids=["make", "worker"])
def test_the_commands_refuse_it(desk: Desk, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.chdir(fill(desk, 1).parent)
    run = desk.run(*words, "tcp://10.0.0.5:8786")
    assert (run.status, "запустит на машинах свою программу" in run.err) == (2, True)
    run = desk.run(*words, "tls://127.0.0.1:9")
    assert (run.status, "для tls:// нужна папка" in run.err) == (2, True)
    monkeypatch.setattr("paperwork.documents.books.dask.ANSWER", 0.5)
    run = desk.run(*words, "tcp://127.0.0.1:9")
    assert (run.status, "планировщик не отвечает" in run.err) == (2, True)


def test_a_password_does_not_go_through_a_scheduler(desk: Desk, machines: Machines) -> None:
    fill(desk, 1)
    run = machines.make(desk, "--password", "гроза")
    assert (run.status, "пароль прошел бы через планировщик" in run.err) == (2, True)


def certificates(folder: Path) -> Path:
    """An authority of one's own, and the certificate that it has given."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "paperwork")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(1))
        .not_valid_after(now + timedelta(1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    folder.mkdir()
    for file in ("ca.pem", "cert.pem"):
        (folder / file).write_bytes(built.public_bytes(pem))
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(secret)
    return folder


def test_a_scheduler_with_tls_and_a_worker_that_knows_the_folder_otherwise(
    desk: Desk, tmp_path: Path
) -> None:
    from distributed import LocalCluster

    from paperwork.documents.books.dask import security_of

    fill(desk, 2)
    keys = certificates(tmp_path / "keys")
    security = security_of(Cluster("tls://", certificates=keys))
    options = {"dashboard_address": None, "protocol": "tls://", "security": security}
    with LocalCluster(n_workers=0, processes=False, host="127.0.0.1", **options) as found:
        address = found.scheduler_address
        there = tmp_path / "there"
        there.symlink_to(desk.folder)
        words = ("worker", address, "--jobs", "1", "--certificates", keys, "--root", there)
        pipe = subprocess.PIPE
        worker = subprocess.Popen(command(*words), stderr=pipe, env=environment(), encoding="utf-8")
        refused = desk.run("make", desk.folder / "books", "--out", desk.out, "--cluster", address)
        assert (refused.status, "проверьте адрес и сертификаты" in refused.err) == (2, True)
        run = make(desk, "--cluster", address, "--certificates", keys)
        worker.send_signal(signal.SIGTERM)
        assert (run.status, run.err) == (0, "")
        assert len(papers(desk.out)) == 4
        assert worker.communicate(timeout=WAIT)[1] == "Рабочие процессы остановлены\n"
    (keys / "key.pem").unlink()
    run = make(desk, "--cluster", address, "--certificates", keys)
    assert (run.status, "key.pem: такого файла нет" in run.err) == (2, True)
