"""A book is read beside everything else: other pages are answered, and the program may end."""

from __future__ import annotations

import os
from contextlib import suppress
from http.client import HTTPException
from threading import Event, Thread

import pytest
from desk import VERA, Desk
from test_ending import run
from visitor import Visitor

from paperwork.web import server
from paperwork.web.open_book import OpenBook, opened
from paperwork.web.pages import start

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the signals of POSIX")


def held(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """Makes the reading of a book wait: the events that it has begun, and that it may go on."""
    begun, may_go_on = Event(), Event()

    def read(name: str, data: bytes, password: str | None = None) -> OpenBook:
        begun.set()
        may_go_on.wait(20)
        return opened(name, data, password)

    monkeypatch.setattr(start, "opened", read)
    return begun, may_go_on


def sending(visitor: Visitor, data: bytes) -> Thread:
    """A thread that sends the book and waits for the answer."""
    thread = Thread(target=visitor.upload, args=("book.xlsx", data), daemon=True)
    thread.start()
    return thread


def left(visitor: Visitor, data: bytes) -> None:
    """Sends a book to a program that ends before it answers."""
    with suppress(OSError, HTTPException):
        visitor.upload("book.xlsx", data)


def test_other_pages_are_answered_while_a_book_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_go_on = held(monkeypatch)
    data = desk.book({"Клиенты": [VERA]}).read_bytes()

    def visit(visitor: Visitor) -> None:
        thread = sending(visitor, data)
        assert begun.wait(10)
        assert visitor.get("").status == 200
        may_go_on.set()
        thread.join(10)
        assert "Соколова" in visitor.get("clients").words

    run(visit)


def test_the_program_ends_though_a_book_is_being_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_go_on = held(monkeypatch)
    monkeypatch.setattr(server, "PATIENCE", 0)
    data = desk.book({"Клиенты": [VERA]}).read_bytes()

    def visit(visitor: Visitor) -> None:
        Thread(target=left, args=(visitor, data), daemon=True).start()
        assert begun.wait(10)

    run(visit)
    assert not may_go_on.is_set()
    may_go_on.set()
