"""The end of the program behind the page: what was not downloaded is offered again, all else is gone."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import openpyxl
import pytest
from crashes import fail
from desk import VERA, Desk
from locked import locked
from visitor import Answer, Visitor

from paperwork.common.leftovers import passing_folder
from paperwork.web import shelter as shelters
from paperwork.web.memory import Memory
from paperwork.web.open_book import opened
from paperwork.web.recovery import kept_books
from paperwork.web.server import UNSAVED, serve
from paperwork.web.shelter import shelter

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of POSIX")
BOOK = {"Клиенты": [VERA]}
Visit = Callable[[Visitor], object]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where books are kept."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state/paperwork/recovery"


def run(visit: Visit, number: signal.Signals = signal.SIGTERM, memory: Memory | None = None) -> list[str]:
    """The program, in this process, until the visit is over and the signal comes; what it has said."""
    said: list[str] = []
    failures: list[BaseException] = []
    asked = Event()

    def visiting(url: str) -> None:
        try:
            visitor = Visitor(url)
            visitor.enter()
            visit(visitor)
        except BaseException as error:
            failures.append(error)
        finally:
            os.kill(os.getpid(), number)
            if number == signal.SIGINT and asked.wait(10):
                os.kill(os.getpid(), number)

    def say(text: str) -> None:
        said.append(text)
        if text == UNSAVED:
            asked.set()
        if found := re.search(r"http://\S+", text):
            Thread(target=visiting, args=(found.group(),), daemon=True).start()

    serve(0, {}, say, opens_browser=False, memory=memory)
    if failures:
        raise failures[0]
    return said


def changing(desk: Desk, name: str = "Соколова.xlsx") -> Visit:
    """Opens a book, and writes a new client into it."""

    def visit(visitor: Visitor) -> None:
        visitor.upload(name, desk.book(BOOK).read_bytes())
        visitor.post("client/new", {"n50.surname": "Новый", "do": "save"})

    return visit


def surnames(data: bytes) -> list[object]:
    rows = openpyxl.load_workbook(io.BytesIO(data))["Клиенты"].iter_rows(values_only=True)
    table = list(rows)
    column = table[0].index("Фамилия")
    return [row[column] for row in table[1:]]


def recover(visitor: Visitor, **fields: str) -> Answer:
    form = next(form for form in visitor.get("").page.forms if form.action.endswith("/recover"))
    return visitor.post("recover", {"kept": str(form.fields["kept"]), **fields})


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_was_not_downloaded_is_kept_for_the_user_alone_and_offered(
    desk: Desk, place: Path, capfd: pytest.CaptureFixture[str], number: signal.Signals
) -> None:
    run(changing(desk), number)
    kept = [path for path in place.rglob("*") if path.is_file()]
    assert [path.name for path in kept] == ["Соколова.xlsx"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (place, kept[0].parent)} == {0o700}
    assert surnames(kept[0].read_bytes()) == ["Соколова", "Новый"]
    books = []

    def visit(visitor: Visitor) -> None:
        assert "Соколова.xlsx" in visitor.get("").words
        assert "Новый" in recover(visitor).words
        assert list(place.iterdir()) == []
        books.append(visitor.get("book").body)

    run(visit)
    assert surnames(books[0]) == ["Соколова", "Новый"]
    assert list(place.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_what_was_opened_again_and_not_downloaded_is_kept_again(desk: Desk, place: Path) -> None:
    run(changing(desk))
    run(recover)
    assert [book.name for book in kept_books()] == ["Соколова.xlsx"]
    run(lambda visitor: recover(visitor, drop="1"))
    assert list(place.iterdir()) == []


def test_a_book_behind_a_password_is_kept_behind_it(desk: Desk) -> None:
    def visit(visitor: Visitor) -> None:
        visitor.upload("book.xlsx", locked(desk.book(BOOK).read_bytes(), "гроза"), password="гроза")
        visitor.post("client/new", {"n50.surname": "Новый", "do": "save"})

    run(visit)
    kept = kept_books()[0]
    assert kept.is_locked
    assert b"PK\x03\x04" not in kept.read()

    def again(visitor: Visitor) -> None:
        assert "впишите ее пароль" in recover(visitor).words
        assert "пароль не подходит" in recover(visitor, password="роза").words
        assert "Новый" in recover(visitor, password="гроза").words

    run(again)


def test_nothing_is_kept_of_a_book_that_was_downloaded_or_not_changed(desk: Desk, place: Path) -> None:
    def downloading(visitor: Visitor) -> None:
        changing(desk)(visitor)
        visitor.get("book")

    run(downloading)
    run(lambda visitor: visitor.upload("book.xlsx", desk.book(BOOK).read_bytes()))
    assert not place.exists()


def test_a_book_that_cannot_be_kept_is_told(desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "mkdir", lambda *_arguments, **_options: fail())
    said = run(changing(desk))
    assert "сохранить их не удалось: на диске нет места" in said[-1]
    assert not place.exists()


def test_a_folder_that_others_can_open_holds_nothing_and_is_not_believed(desk: Desk, place: Path) -> None:
    place.mkdir(parents=True)
    place.chmod(0o755)
    assert "сохранить их не удалось" in run(changing(desk))[-1]
    assert list(place.iterdir()) == []


def test_no_other_file_is_opened_or_removed(desk: Desk) -> None:
    run(changing(desk))

    def visit(visitor: Visitor) -> None:
        for key in ("..", "../../x", "", "2026-03-05 14-30-00 1"):
            for fields in ({"kept": key}, {"kept": key, "drop": "1"}):
                assert "больше нет" in visitor.post("recover", fields).words

    run(visit)
    assert len(kept_books()) == 1


def test_previews_end_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed program has left goes when the next one starts; what is in memory goes at the end."""
    monkeypatch.setattr(shelters, "IN_MEMORY", tmp_path / "memory")
    (tmp_path / "memory").mkdir()
    monkeypatch.setattr("paperwork.common.leftovers.IN_MEMORY", tmp_path / "memory")
    with shelter() as work:
        assert work.parent == tmp_path / "memory"
    child = os.fork()
    if not child:
        (passing_folder(tmp_path / "memory") / "document.docx").write_bytes(b"personal")
        os._exit(9)
    os.waitpid(child, 0)
    memory = Memory()

    def visit(_visitor: Visitor) -> None:
        assert list((tmp_path / "memory").iterdir()) == []
        memory.previews["digest"] = [b"page"]

    run(visit, memory=memory)
    assert not memory.previews
    assert memory.ending.is_set()


@pytest.mark.parametrize(
    "request_",
    [
        b"HELLO\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n\r\n",
        b"\xff\xfe\r\n\r\n",
    ],
)
def test_what_is_no_request_is_answered_in_russian(
    address: str, request_: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    host, port = Visitor(address).host.split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(request_)
        answer = b"".join(iter(lambda: line.recv(4096), b"")).decode()
    assert "Запрос не читается" in answer
    assert "Invalid" not in answer
    assert capfd.readouterr() == ("", "")


def test_a_way_that_is_not_ours_is_answered_in_russian(visitor: Visitor) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        answer = visitor.send(method, f"{visitor.room}/clients", headers={"Origin": f"http://{visitor.host}"})
        assert answer.status == 405
        assert "Method" not in answer.text
        assert "Страница" in answer.text or "страниц" in answer.text


def test_the_page_ends_the_program_and_what_was_not_downloaded_is_kept(desk: Desk) -> None:
    answers: list[Answer] = []

    def visiting(url: str) -> None:
        visitor = Visitor(url)
        visitor.enter()
        changing(desk)(visitor)
        (form,) = [form for form in visitor.get("").page.forms if form.action.endswith("/end")]
        answers.append(visitor.post(form.action))

    def say(text: str) -> None:
        if found := re.search(r"http://\S+", text):
            Thread(target=visiting, args=(found.group(),), daemon=True).start()

    serve(0, {}, say, opens_browser=False)
    assert "Программа закончила работу" in answers[0].words
    assert "при следующем запуске страница предложит их открыть" in answers[0].words
    assert [book.name for book in kept_books()] == ["Соколова.xlsx"]


def test_a_program_without_a_window_ends_when_its_page_is_not_used(desk: Desk) -> None:
    memory = Memory(idle=0.01)
    memory.keep(opened("Соколова.xlsx", desk.book(BOOK).read_bytes()))
    memory.opened.is_saved = False  # type: ignore[union-attr]  # it was just kept
    serve(0, {}, lambda _text: None, opens_browser=False, memory=memory, ends_unused=True)
    assert [book.name for book in kept_books()] == ["Соколова.xlsx"]
