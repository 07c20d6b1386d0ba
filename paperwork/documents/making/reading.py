"""The books of a run, read one by one; a client who is in none of them is refused."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from paperwork.book.casebook import Book
from paperwork.book.named import one_client
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.memory import give_back
from paperwork.common.naming import nearest
from paperwork.documents.making.copies import Clients, clients_of, copies
from paperwork.intake.excel.container import Submit
from paperwork.intake.excel.reading.read import read_book
from paperwork.sheets.clients import Client

if TYPE_CHECKING:  # for their shapes alone: who only reads books waits for no engine
    from paperwork.documents.making.request import Request
    from paperwork.documents.making.together import Together


def read_books(
    paths: Sequence[Path],
    password: str | None,
    today: date | None = None,
    submit: Submit | None = None,
) -> Iterator[tuple[Book | None, list[Problem]]]:
    """Each book with its problems; in a folder one that cannot be opened is a problem of its own.

    After the books of a folder comes what only shows when all are read: that some are copies of others.
    """
    known: list[tuple[str, Clients]] = []
    for path in paths:
        try:
            book = read_book(path, password, today, submit)
        except PaperworkError as error:
            if len(paths) == 1:
                raise
            yield None, [Problem(str(error), "")]
        else:
            if len(paths) > 1:
                known.append((path.name, clients_of(book)))
            yield book, book.problems
    found = list(copies(paths, known))
    if found:
        yield None, found


def books_of(
    paths: Sequence[Path], request: Request, submit: Submit | None = None
) -> tuple[list[Book], list[Problem]]:
    """The books that can be opened, as strict as is asked for, and the problems of all."""
    books: list[Book] = []
    problems: list[Problem] = []
    for book, found in read_books(paths, request.password, request.on, submit):
        if book:
            book = _as_asked(book, request)
            books.append(book)
        problems += book.problems if book else found
    return books, problems


def each_book(
    paths: Sequence[Path], request: Request, together: Together
) -> Iterator[tuple[Book, tuple[str, ...]]]:
    """The books one by one, with the numbers of the clients who are asked for and are there.

    Of several books one that cannot be opened costs no other. A book without any of the clients is passed
    over. Raises `PaperworkError` for an only book, or where one name means several clients.
    """
    is_only = len(paths) == 1
    for path in paths:
        try:
            book = _as_asked(read_book(path, request.password, request.on), request)
        except PaperworkError as error:
            if is_only:
                raise
            together.add_problems([Problem(str(error), "")])
            continue
        found = numbers_of([book], request.clients) if is_only else numbers_there(book, request.clients)
        if is_only:
            gc.freeze()  # the book stays to the end: looking through it for garbage would be in vain
            give_back()
        together.opened += 1
        together.add_problems(book.problems, book.mentions)
        together.find(tuple(map(bool, found)))
        numbers = tuple(number for number in found if number)
        if numbers or not request.clients:
            yield book, numbers
    together.add_problems(list(copies(paths, ())))


def _as_asked(book: Book, request: Request) -> Book:
    """The book as strict as is asked for, as of the day; in an anonymous copy all are codes: no warning."""
    if request.on:
        book = replace(book, as_of=request.on)
    if request.anonymous and book.mentions:
        mentions = set(book.mentions)
        book = replace(book, problems=[problem for problem in book.problems if problem not in mentions])
    return book.strict() if request.strict else book


def numbers_of(books: Iterable[Book], typed: Iterable[str]) -> tuple[str, ...]:
    """The file numbers that are meant by numbers, by parts of them or by names.

    Raises `PaperworkError` for what means no client, with the nearest number, or more than one.
    """
    clients = [client for book in books for client in (*book.clients, *book.blocked)]
    return tuple(_number(clients, text) for text in typed)


def numbers_there(book: Book, typed: Iterable[str]) -> tuple[str, ...]:
    """The same in one book of many: nothing for each who is in no row of this one.

    Raises `PaperworkError` for what means more than one client.
    """
    clients = [*book.clients, *book.blocked]
    return tuple(_known(clients, text) or "" for text in typed)


def _known(clients: Sequence[Client], typed: str) -> str | None:
    found = one_client(clients, typed)
    return (found.file_number or typed) if found else None


def _number(clients: Sequence[Client], typed: str) -> str:
    found = _known(clients, typed)
    if found:
        return found
    names = [] if any(map(str.isdecimal, typed)) else [client.surname for client in clients]
    numbers = [client.file_number for client in clients]
    near = nearest(typed, filter(None, names), closeness=60) or nearest(
        typed, filter(None, numbers), closeness=50
    )
    guess = f"; похоже на «{near}»" if near else "; номера дел — на листе «Клиенты»"
    raise PaperworkError(f"клиента с делом «{typed}» нет{guess}")
