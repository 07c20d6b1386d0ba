"""The page with a book of the disk: it is opened from its file and saved into it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from desk import IVAN, VERA, Desk
from locked import locked
from visitor import Answer, Visitor

from paperwork.common.errors import PaperworkError
from paperwork.intake.excel.reading.read import read_book
from paperwork.web.access import Keys
from paperwork.web.app import app_of
from paperwork.web.home import ChangedOutsideError, home_of
from paperwork.web.memory import Memory
from paperwork.web.server import OwnBook, listening, open_own


def started(memory: Memory, path: Path, password: str | None = None) -> None:
    open_own(OwnBook(path, password), memory)


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Memory, str]]:
    """The page in this process, so that a test can give it a book of the disk."""
    memory = Memory()
    with listening(0) as found:
        keys = Keys(found.getsockname()[1])
        config = uvicorn.Config(app_of(keys, {}, memory), log_config=None, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([found],))
        thread.start()
        yield memory, keys.url
        server.should_exit = True
        thread.join()


@pytest.fixture
def memory(served: tuple[Memory, str]) -> Memory:
    """What the page remembers; no book is open."""
    served[0].forget()
    served[0].is_fresh = True
    return served[0]


@pytest.fixture
def visitor(served: tuple[Memory, str], memory: Memory) -> Visitor:  # noqa: ARG001 (nothing is open before)
    """Somebody who has just entered."""
    found = Visitor(served[1])
    found.enter()
    served[0].is_fresh = True
    return found


def surnames(path: Path, password: str | None = None) -> list[str | None]:
    return [client.surname for client in read_book(path, password).clients]


def with_new(visitor: Visitor) -> Answer:
    return visitor.post("client/new", {"n50.surname": "Новый", "do": "save"})


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*копия*"))


@pytest.fixture
def book(desk: Desk) -> Path:
    return desk.book({"Клиенты": [VERA]}, "Книга.xlsx")


def test_the_book_is_open_and_saved_into_its_file_with_one_copy_of_what_it_was(
    memory: Memory, visitor: Visitor, book: Path
) -> None:
    before = book.read_bytes()
    book.chmod(0o640)
    started(memory, book)
    assert "Соколова" in visitor.get("").words
    assert "есть изменения" in with_new(visitor).words
    saved = visitor.post("save", {"back": "due"})
    assert saved.path.endswith("/due")
    assert "Книга сохранена в файл «Книга.xlsx»." in saved.words
    assert "data-unsaved" not in saved.text
    assert surnames(book) == ["Соколова", "Новый"]
    assert [path.read_bytes() for path in copies(book.parent)] == [before]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (book, *copies(book.parent))} == {0o640}
    with_new(visitor)
    assert "сохранена" in visitor.post("save").words
    assert surnames(book) == ["Соколова", "Новый", "Новый"]
    assert len(copies(book.parent)) == 1


def test_a_file_that_was_changed_outside_is_not_overwritten_unasked(
    memory: Memory, visitor: Visitor, desk: Desk, book: Path
) -> None:
    started(memory, book)
    with_new(visitor)
    desk.book({"Клиенты": [VERA, IVAN]}, "Книга.xlsx")
    assert "изменили снаружи" in visitor.get("due").words
    told = visitor.post("save")
    assert told.status == 409
    assert "Скачать свою книгу" in told.words
    assert surnames(book) == ["Соколова", "Петров"]
    assert "сохранена" in visitor.post("save", {"anyway": "1"}).words
    assert surnames(book) == ["Соколова", "Новый"]
    assert [surnames(path) for path in copies(book.parent)] == [["Соколова", "Петров"]]
    desk.book({"Клиенты": [IVAN]}, "Книга.xlsx")
    assert "Петров" in visitor.post("own").words


def test_a_book_with_a_password_keeps_it(memory: Memory, visitor: Visitor, book: Path) -> None:
    book.write_bytes(locked(book.read_bytes(), "тайна"))
    started(memory, book)
    assert "пароль" in visitor.get("").words.lower()
    assert visitor.post("own", {"password": "не та"}).status == 400
    assert "Соколова" in visitor.post("own", {"password": "тайна"}).words
    with_new(visitor)
    visitor.post("save")
    assert surnames(book, "тайна") == ["Соколова", "Новый"]
    with pytest.raises(PaperworkError, match="паролем"):
        surnames(book)


def test_a_book_that_is_only_read_is_offered_as_a_download(
    memory: Memory, visitor: Visitor, tmp_path: Path
) -> None:
    path = tmp_path / "Книга.json"
    path.write_text('{"Клиенты": [{"Дело": "1", "Фамилия": "Соколова", "Имя": "Вера"}]}', "utf-8")
    before = path.read_bytes()
    started(memory, path)
    told = with_new(visitor)
    assert "программа не пишет" in told.words
    assert "Скачать книгу" in told.words
    assert visitor.post("save").status == 404
    assert visitor.get("book").filename == "Книга.xlsx"
    assert path.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$Книга.xlsx", ".~lock.Книга.xlsx#"])
def test_a_book_that_is_open_elsewhere_or_gone_is_told(
    memory: Memory, visitor: Visitor, book: Path, lock: str
) -> None:
    started(memory, book)
    with_new(visitor)
    mark = book.with_name(lock)
    mark.touch()
    assert "открыта в другой программе" in visitor.post("save").words
    mark.unlink()
    book.unlink()
    told = visitor.get("clients").words
    assert "на прежнем месте нет" in told
    assert visitor.post("save").status == 400
    assert visitor.get("book").status == 200
    assert "data-unsaved" not in visitor.get("clients").text


def test_saving_and_closing_are_one_step(memory: Memory, visitor: Visitor, book: Path) -> None:
    started(memory, book)
    with_new(visitor)
    asked = visitor.post("close")
    assert "Сохранить и закрыть" in asked.words
    assert "Ваша книга «Книга.xlsx»" in visitor.post("save", {"close": "1"}).words
    assert surnames(book) == ["Соколова", "Новый"]


def test_a_home_notices_a_change_though_its_time_and_size_are_the_same(book: Path) -> None:
    home = home_of(book, b"another")
    with pytest.raises(ChangedOutsideError):
        home.write(b"new")


def test_a_clients_data_are_destroyed_in_the_file_with_an_act(
    memory: Memory, visitor: Visitor, desk: Desk
) -> None:
    notes = [{"Дело": "2", "Дата": "05.03.2026", "Результат": "был с Верой Соколовой"}]
    book = desk.book({"Клиенты": [VERA, IVAN], "Контакты": [*notes, {"Дело": "1"}]}, "Книга.xlsx")
    started(memory, book)
    card = visitor.get("clients").cards[0]
    with_new(visitor)
    asked = visitor.get(f"{card}/erase")
    assert "Сначала сохраните ее" in asked.words
    assert visitor.post(f"{card}/erase", {"sure": "1"}).status == 400
    visitor.post("save")
    assert "«Контакты» – 1 строка" in visitor.get(f"{card}/erase").words
    assert visitor.post(f"{card}/erase", {"do": "erase"}).status == 400
    assert surnames(book) == ["Соколова", "Петров", "Новый"]
    done = visitor.post(f"{card}/erase", {"sure": "1"})
    assert "Дело 1: удалены строки Клиенты – 1, Контакты – 1" in done.words
    assert "лист «Контакты»" in done.words
    assert copies(desk.folder)[0].name in done.words  # what was saved before is beside it
    assert surnames(book) == ["Петров", "Новый"]
    assert (desk.folder / "Акт об уничтожении данных, дело 1.docx").is_file()
    assert "data-unsaved" not in done.text
    assert visitor.get(card).status == 404
    with_new(visitor)
    visitor.post("save")
    assert surnames(book) == ["Петров", "Новый", "Новый"]


@pytest.mark.parametrize("password", [None, "тайна"])
def test_a_clients_data_are_destroyed_in_a_book_without_a_file(
    visitor: Visitor, desk: Desk, password: str | None
) -> None:
    data = desk.book({"Клиенты": [VERA, IVAN]}).read_bytes()
    if password:
        data = locked(data, password)
    visitor.upload("book.xlsx", data, password=password or "")
    with_new(visitor)
    card = visitor.get("clients").cards[0]
    done = visitor.post(f"{card}/erase", {"sure": "1"})
    assert "Скачайте акт" in done.words
    assert visitor.get("erased/act").filename == "Акт об уничтожении данных, дело 1.docx"
    path = desk.folder / "after.xlsx"
    path.write_bytes(visitor.get("book").body)
    assert surnames(path, password) == ["Петров", "Новый"]
    nameless = visitor.get(f"{visitor.get('clients').cards[1]}/erase")
    assert (nameless.status, "нет номера дела" in nameless.words) == (400, True)


def test_a_file_with_a_password_has_it_still_when_a_client_is_destroyed(
    memory: Memory, visitor: Visitor, desk: Desk
) -> None:
    book = desk.book({"Клиенты": [VERA, IVAN]}, "Книга.xlsx")
    book.write_bytes(locked(book.read_bytes(), "тайна"))
    started(memory, book, "тайна")
    done = visitor.post(f"{visitor.get('clients').cards[0]}/erase", {"sure": "1"})
    assert "Акт лежит рядом с книгой" in done.words
    assert surnames(book, "тайна") == ["Петров"]
    with pytest.raises(PaperworkError, match="паролем"):
        surnames(book)


def test_clients_of_one_number_are_not_destroyed_together(visitor: Visitor, desk: Desk) -> None:
    visitor.upload("book.xlsx", desk.book({"Клиенты": [VERA, IVAN | {"Дело": "1"}]}).read_bytes())
    told = visitor.get(f"{visitor.get('clients').cards[0]}/erase")
    assert (told.status, "не у одного клиента" in told.words) == (400, True)
