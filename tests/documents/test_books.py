"""A folder of books: each made on its own, wherever that is done, and left alone while nothing changes."""

from __future__ import annotations

import json
import os
import pickle
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import Field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from book_folders import COUNT, NOTES, fill, make, name, papers, sheets
from desk import IVAN, VERA, Desk
from held import books_held
from killed import killed_once

from paperwork.book.casebook import Book
from paperwork.book.period import Period
from paperwork.common.rights import Rights
from paperwork.documents.books import run as books_run
from paperwork.documents.books.engines import processes
from paperwork.documents.books.handing import Engine, through
from paperwork.documents.books.making import LOCK
from paperwork.documents.books.names import BOOKS, free_names
from paperwork.documents.books.order import BookDone, BookOrder, State
from paperwork.documents.books.report import REPORT
from paperwork.documents.books.wishes import LISTS, PLAIN, Wishes
from paperwork.documents.folder.manifest import RECORD
from paperwork.documents.folder.up_to_date import LAST_RUN
from paperwork.documents.making import reading
from paperwork.documents.making.request import Request
from paperwork.intake.excel.container import Submit
from paperwork.intake.excel.reading.read import read_book


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The books that are opened in this process from now on."""
    found: list[str] = []

    def read(path: Path, password: str | None, today: date | None, submit: Submit | None = None) -> Book:
        found.append(path.name)
        return read_book(path, password, today, submit)

    monkeypatch.setattr(reading, "read_book", read)
    return found


def test_one_process_and_several_make_the_same_files(desk: Desk) -> None:
    fill(desk)
    assert make(desk, "--jobs", "1").status == 0
    done = make(desk, "--jobs", "2", out="two")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[1:3] == ["  сделано: 40", "Сделано в 40\u00a0папках:"]
    made = papers(desk.out)
    assert made == papers(desk.folder / "two")
    assert len(made) == 2 * COUNT
    assert {"Группа/1-0 Соколова Вера/Карта.docx", "группА (2)/2-0 Соколова Вера/Карта.docx"} <= made.keys()


def test_of_twenty_books_only_the_changed_one_is_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk)
    make(desk, "--jobs", "2")
    before = papers(desk.out)
    desk.book(sheets(7, street="Лесная"), f"books/{name(7)}.xlsx")
    os.utime(desk.folder / "books" / f"{name(9)}.xlsx")  # as after a copy: its bytes are the same
    edited = desk.out / name(12) / "12-1 Соколова Вера" / "Карта.docx"
    edited.write_bytes(edited.read_bytes() + b" ")
    found = opened(monkeypatch)
    done = make(desk, "--jobs", "1")
    assert found == [f"{name(7)}.xlsx"]
    assert done.out.splitlines()[1:4] == [
        "  сделано: 2",
        "  не изменилось с прошлого раза: 37",
        "  оставлено с вашими изменениями: 1",
    ]
    after = papers(desk.out)
    changed = {path for path in after if after[path] != before[path]}
    assert {path.partition("/")[0] for path in changed} == {name(7), name(12)}
    assert edited.read_bytes().endswith(b" ")
    make(desk, "--jobs", "1")
    assert len(found) == 1


@pytest.mark.parametrize("spoil", [RECORD, LAST_RUN, REPORT, "1-0 Соколова Вера/Карта.docx"])
def test_a_book_whose_folder_is_not_as_it_was_left_is_made_again(desk: Desk, spoil: str) -> None:
    fill(desk, 1)
    make(desk)
    before = papers(desk.out)
    (desk.out / name(1) / spoil).unlink()
    done = make(desk)
    assert (done.status, papers(desk.out)) == (0, before)
    assert make(desk).out.splitlines()[1:] == ["  не изменилось с прошлого раза: 2"]


def test_other_wishes_are_another_run(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk, 2)
    make(desk)
    found = opened(monkeypatch)
    done = make(desk, "--client", "1-1")
    assert (done.status, len(found)) == (0, 2)
    assert done.out.splitlines()[1:] == ["  не изменилось с прошлого раза: 1"]
    assert make(desk, "--client", "99").err.startswith("клиента с делом «99» нет")
    assert make(desk, "--client", "1-0", "--client", "99").status == 1
    del found[:]
    assert make(desk).status == 0
    assert found == [f"{name(1)}.xlsx"]  # the other had none of the clients: its last run is the first


def test_what_is_wrong_with_a_book_is_told_again_though_it_is_not_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, 3)
    bad = {"Клиенты": [VERA | {"Дата рождения": "32.01.2026"}, IVAN | {"СНИЛС": "112-233-445 90"}]}
    desk.book(bad, f"books/{name(3)}.xlsx")
    first = make(desk)
    found = opened(monkeypatch)
    again = make(desk)
    assert (first.status, again.status, found) == (1, 1, [])
    assert again.err == first.err
    assert "32.01.2026" in again.err
    assert "Предупреждения (1) ничего не задерживают" in again.err
    assert first.out[first.out.index("Не сделано из-за ошибок: 1") :] in again.out


def test_books_with_the_same_clients_are_told_whether_they_are_opened_or_not(desk: Desk) -> None:
    books = fill(desk, 3)
    (books / "другая.xlsx").write_bytes((books / f"{name(3)}.xlsx").read_bytes())
    for _ in range(2):
        run = make(desk)
        assert (run.status, "Предупреждения (1) ничего не задерживают" in run.err) == (0, True)


def test_anonymous_copies_and_their_notes_name_nobody(desk: Desk) -> None:
    fill(desk, 1)
    bad = VERA | {"Дата рождения": "32.01.2026"}
    desk.book({"Клиенты": [bad, IVAN]}, "books/Соколова Вера.xlsx")
    for told in ("  сделано: 3", "  не изменилось с прошлого раза: 3"):
        run = make(desk, "--anonymous")
        assert (run.status, run.out.splitlines()[1]) == (1, told)
        assert "Ошибки (1):\n… и еще 1: проверьте книги" in run.err
    for path in desk.out.rglob("*"):
        assert "Соколов" not in path.name
        assert path.suffix not in (".json", ".jsonl") or "Соколов" not in path.read_text("utf-8")
    assert make(desk).status == 1
    assert "здесь уже лежат документы с именами" in make(desk, "--anonymous").err


def test_one_book_that_cannot_be_read_costs_no_other(desk: Desk) -> None:
    books = fill(desk)
    (books / f"{name(5)}.xlsx").write_bytes(b"no book")
    for jobs in "12":
        done = make(desk, "--jobs", jobs, out=jobs)
        assert done.status == 1
        assert f"{name(5)}.xlsx: это не книга Excel" in done.err
        assert len(papers(desk.folder / jobs)) == 2 * (COUNT - 1)
        assert not (desk.folder / jobs / name(5)).exists()


@pytest.mark.parametrize("wrong", [{"Профессия": " "}, {"Дата рождения": "32.01.2026"}], ids=["few", "many"])
def test_a_book_that_cannot_be_read_is_named_after_any_number_of_problems(
    desk: Desk, wrong: dict[str, str]
) -> None:
    doubtful = [VERA | {"Дело": str(number), "Образование": f"новое {number}"} for number in range(400)]
    desk.book({"Клиенты": [*doubtful, IVAN | {"Дело": "400", "Дата рождения": "32.01.2026"}]}, "books/а.xlsx")
    desk.book({"Клиенты": [VERA | {"Дело": str(number)} | wrong for number in range(400)]}, "books/б.xlsx")
    (desk.folder / "books" / "я.xlsx").write_bytes(b"x")
    run = desk.run("make", desk.folder / "books", "--out", desk.out, "--document", "profile")
    assert run.status == 1
    assert "а.xlsx, лист «Клиенты»" in run.err
    assert "я.xlsx: " in run.err


def test_the_names_of_the_folders_stay(desk: Desk) -> None:
    fill(desk, 2)
    make(desk)
    desk.book(sheets(3), "books/ГРУППА.xlsx")  # comes before both
    (desk.folder / "books" / f"{name(1)}.xlsx").unlink()
    make(desk)
    folders = {path.name for path in desk.out.iterdir() if path.is_dir()}
    assert folders == {"Группа", "группА (2)", "ГРУППА (3)"}
    assert free_names({"а.xlsx": "а"}, ["А.xls", "а.xlsx", "б.xlsx"]) == {
        "а.xlsx": "а", "А.xls": "А (2)", "б.xlsx": "б",
    }  # fmt: skip


def test_a_folder_of_an_earlier_version_goes_on(desk: Desk) -> None:
    """It kept one record of all books, with the book's folder in each path."""
    fill(desk, 3)
    make(desk)
    lines = []
    for number in (1, 2, 3):
        folder = desk.out / {2: "группА (2)"}.get(number, name(number))
        for line in (folder / RECORD).read_text("utf-8").splitlines():
            values = json.loads(line)
            lines.append(values | {key: f"{folder.name}/{values[key]}" for key in ("path", "file")})
        for note in (RECORD, LAST_RUN, REPORT):
            (folder / note).unlink()
    (desk.out / BOOKS).unlink()
    stranger = lines[0] | {"path": "7 Ли Ян/Карта.docx", "file": "7 Ли Ян/Карта.docx"}
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (*lines, stranger))
    (desk.out / RECORD).write_text(text, "utf-8")
    edited = desk.out / name(3) / "3-0 Соколова Вера" / "Карта.docx"
    edited.write_bytes(b"mine")
    desk.book(sheets(3, street="Лесная"), f"books/{name(3)}.xlsx")
    done = make(desk)
    assert done.out.splitlines()[1:5] == [
        "  сделано: 1",
        "  не изменилось с прошлого раза: 4",
        "  записано рядом с теми, что вы меняли: 1",
        "Сделано:",
    ]
    assert edited.read_bytes() == b"mine"
    assert (desk.out / RECORD).read_text("utf-8").count("\n") == 1  # another book's: `make BOOK --out` there
    assert make(desk).out.splitlines()[1:2] == ["  не изменилось с прошлого раза: 6"]


def test_an_order_is_small_and_holds_no_value(desk: Desk) -> None:
    order = BookOrder(1, str(desk.folder), "books/x.xlsx", "out", "x", "out/.wishes")
    done = BookDone(1, State.MADE, 100, 3, (True, False), "cause")
    sizes = [len(pickle.dumps(item)) for item in (order, done)]
    assert max(sizes) < 1024


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_the_order_of_a_killed_process_is_given_to_another(tmp_path: Path) -> None:
    orders = [BookOrder(number, str(tmp_path), "", "", "", "") for number in range(1, 7)]
    with processes(2, None) as engine:
        engine = Engine(engine.executor, killed_once, engine.in_flight)
        done = [result for _, result in through(engine, ((order, None) for order in orders))]
    assert done == [BookDone(number, State.MADE) for number in range(1, 7)]


class Broken(Executor):
    """Whose processes are killed at the second book, every time."""

    def submit(self, fn: Any, /, *arguments: Any, **_options: Any) -> Future[Any]:
        """The work, done or not."""
        future: Future[Any] = Future()
        if arguments[0].number == 2:
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(fn(*arguments))
        return future


def test_a_book_that_no_process_survives_costs_no_other() -> None:
    orders = [BookOrder(number, "", "", "", "", "") for number in (1, 2, 3)]
    engine = Engine(Broken(), lambda order: BookDone(order.number, State.MADE), 1)
    states = [done.state for _, done in through(engine, ((order, None) for order in orders))]
    assert states == [State.MADE, State.BROKEN, State.MADE]


def test_a_fresh_lock_is_respected_and_a_stale_one_is_taken_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(books_run, "PATIENCE", 0)
    fill(desk, 2)
    lock = desk.out / name(1) / LOCK
    lock.parent.mkdir(parents=True)
    lock.write_text(json.dumps({"host": "node7", "pid": 1, "start": "2026-03-05T10:15:00"}))
    done = make(desk)
    assert done.status == 1
    busy = f"{name(1)}.xlsx: этой книгой занят другой запуск (node7, с 05.03.2026 10:15)"
    assert done.err.startswith(busy)
    assert [path.partition("/")[0] for path in papers(desk.out)].count(name(1)) == 1  # the lock itself
    long_ago = time.time() - 600
    os.utime(lock, (long_ago, long_ago))
    assert make(desk).status == 0
    assert not lock.exists()
    assert len(papers(desk.out)) == 4


def test_all_that_is_asked_for_reaches_whoever_makes_a_book(tmp_path: Path) -> None:
    """But for what concerns the run alone, and for the password."""
    asked = Request(
        book=tmp_path / "books",
        out=tmp_path,
        period=Period(date(2026, 2, 1), date(2026, 2, 28)),
        on=date(2026, 3, 5),
        **{item.name: _other(item) for item in fields(Request) if item.name in (*PLAIN, *LISTS)},
    )
    Wishes.of(asked, Rights(0o600), (), "own").write(tmp_path / "wishes")
    found = Wishes.read(tmp_path / "wishes", asked.book, tmp_path)
    assert replace(found.request, jobs=None, of_many=False) == asked
    assert (found.rights, found.templates) == (Rights(0o600), "own")
    known = {*PLAIN, *LISTS, "period", "on", "templates", "book", "out"}
    assert {item.name for item in fields(Request)} - known == {
        "jobs",
        "password",
        "part",
        "cluster",
        "of_many",
    }


def test_papers_of_the_same_day_are_the_same_run_on_any_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(desk, 2)
    make(desk, "--on", "05.03.2026")
    monkeypatch.setattr("paperwork.documents.making.request.date", None)  # whatever day it is
    found = opened(monkeypatch)
    assert make(desk, "--on", "05.03.2026").status == 0
    assert found == []
    assert make(desk, "--on", "06.03.2026").out.splitlines()[1] == "  не изменилось с прошлого раза: 4"
    assert len(found) == 2


def _other(item: Field[Any]) -> Any:
    """Some value that is not the usual one."""
    return {"bool": True, "tuple[str, ...]": ("x",)}.get(str(item.type), "x")


def test_a_wish_that_names_nothing_is_refused_before_all(desk: Desk) -> None:
    fill(desk, 2)
    done = make(desk, "--document", "нет такого")
    assert (done.status, desk.out.exists()) == (2, False)


def test_one_book_is_in_memory_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk, 6)
    held = books_held(monkeypatch)
    assert make(desk, "--jobs", "1").status == 0
    assert len(held) == 6
    assert max(held) <= 2


def test_nothing_is_left_beside_the_documents(desk: Desk) -> None:
    fill(desk, 2)
    make(desk)
    files = {path.name for path in desk.out.rglob("*") if path.is_file()}
    assert files == {*NOTES, "Карта.docx"}


def test_a_condition_that_is_no_good_is_a_sentence(desk: Desk) -> None:
    fill(desk, 2)
    done = make(desk, "--where", "клиент.нет_такого")
    assert done.status == 1
    assert "нет_такого" in done.err
