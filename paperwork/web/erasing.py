"""A client's data destroyed in the opened book: in its own file, or in memory where it has none."""

from __future__ import annotations

from dataclasses import field
from functools import partial
from pathlib import Path

from paperwork.common.errors import PaperworkError
from paperwork.common.records import dataclass
from paperwork.documents.erase import Erasure, Remains, erase, erasure_of, without_client
from paperwork.documents.names import safe_name
from paperwork.intake.excel.container import container_of, read_bytes
from paperwork.web.home import HomeState
from paperwork.web.open_book import OpenBook, opened
from paperwork.web.opening import opened_at
from paperwork.web.outcome import changed_book, locked
from paperwork.web.sheet_editor import RowEditor

ACT = "Акт об уничтожении данных, дело {}"
NO_NUMBER = (
    "У клиента нет номера дела, а по нему находят его строки. Впишите номер в личных данных и повторите."
)
NOT_SAVED = "В книге есть несохраненные изменения. Сохраните ее и повторите."
CHANGED = "Файл книги на диске уже не тот, что открыт здесь. Посмотрите, что с ним, и повторите."


@dataclass(frozen=True, slots=True)
class Erased:
    """What was destroyed, where the client may still be found, and the act.

    ``act`` are its bytes where it is in no file yet.
    """

    number: str
    counted: str
    remains: Remains
    act_name: str
    act: bytes | None = field(default=None, repr=False)


def found_of(book: OpenBook, client: RowEditor) -> Erasure:
    """What would be destroyed, of the book as it is in memory. Raises `PaperworkError`."""
    number = book.number(client)
    if not number:
        raise PaperworkError(NO_NUMBER)
    return erasure_of(Path(book.name), book.container, number, book=book.book)


def erased(book: OpenBook, client: RowEditor) -> tuple[OpenBook, Erased]:
    """The book without the client, opened anew, and what became of his data. Raises `PaperworkError`."""
    found = found_of(book, client)
    return _in_file(book, found) if book.can_save else _in_memory(book, found)


def _in_file(book: OpenBook, found: Erasure) -> tuple[OpenBook, Erased]:
    home = book.home
    assert home is not None  # the book can be saved
    if not book.is_saved:
        raise PaperworkError(NOT_SAVED)
    if home.state is not HomeState.SAME:
        raise PaperworkError(CHANGED)
    data = read_bytes(home.path)
    container = container_of(home.path.name, data, book.password)
    there = erasure_of(home.path, container, found.number, data)
    act = home.path.with_name(f"{safe_name(ACT.format(there.number))}.docx")
    remains = erase(there, act, book.context.today, partial(locked, password=book.password))
    return opened_at(home.path, book.password), Erased(there.number, there.counted, remains, act.name)


def _in_memory(book: OpenBook, found: Erasure) -> tuple[OpenBook, Erased]:
    name, data = changed_book(book)
    there = erasure_of(Path(name), container_of(name, data, book.password), found.number)
    content, remains = without_client(there)
    again = opened(name, locked(content, book.password), book.password)
    again.is_saved, again.period = False, book.period
    act = there.act(book.context.today)
    name = f"{safe_name(ACT.format(there.number))}.docx"
    return again, Erased(there.number, there.counted, remains, name, act)
