"""What shows of a folder as a whole: books that are copies of one another, and books that are not taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.intake.excel.reading.books import inner_folders
from paperwork.sheets.answers.codes import same

# What Windows, macOS, Yandex Disk, Dropbox and people write to the name of a copy.
MARK = re.compile(
    r"\s*(?:\(\d{1,3}\)|\([^()]*(?:конфликт|копи|conflict|copy)[^()]*\)|[-–—_]\s*(?:копия|copy)|(?:копия|copy))"
    r"(?:\s*\d{1,3})?$",
    re.IGNORECASE,
)
AHEAD = re.compile(r"^(?:копия|copy of)\s+", re.IGNORECASE)
LISTED = 3  # file numbers that are named
FIX = "оставьте в папке одну из них, иначе документы будут сделаны дважды"

Clients = dict[tuple[str, str, str], str]  # file number, surname and name, folded → the number as written


def original(stem: str) -> str:
    """The name that a copy was made of: «книга» for «книга — копия (2)»; the name itself for no copy."""
    name = AHEAD.sub("", stem)
    while (shorter := MARK.sub("", name)) != name and shorter:
        name = shorter
    return name


def clients_of(book: Book) -> Clients:
    """The clients of a book, those without a number or a surname left out."""
    return {
        (same(client.file_number), fold(client.surname), fold(client.given_name or "")): client.file_number
        for client in (*book.clients, *book.blocked)
        if client.file_number and client.surname
    }


def copies(paths: Sequence[Path], known: Sequence[tuple[str, Clients]]) -> Iterator[Problem]:
    """A warning for each book that has the clients of another, or is a copy of it by its name.

    After them one for the folders inside theirs that hold books, where they are several. ``known`` are the
    books that could be read, by their files.
    """
    stems = {fold(path.stem): path.name for path in paths}
    owners: dict[tuple[str, str, str], str] = {}
    # the original comes before its copies, however their names are sorted
    for file, clients in sorted(known, key=lambda book: original(Path(book[0]).stem) != Path(book[0]).stem):
        shared: dict[str, list[str]] = {}
        for client, number in clients.items():
            other = owners.setdefault(client, file)
            if other != file:
                shared.setdefault(other, []).append(number)
        for other, numbers in shared.items():
            yield _problem(file, f"те же клиенты, что в книге «{other}» ({_listed(numbers)})")
        stem = Path(file).stem
        source = stems.get(fold(original(stem))) if original(stem) != stem else None
        if source and not shared:
            yield _problem(file, f"по имени это копия книги «{source}»")
    if len(paths) > 1:
        yield from _left_inside(paths[0].parent)


def _left_inside(folder: Path) -> Iterator[Problem]:
    """What a folder of books keeps in folders of its own: those books are not taken."""
    if names := inner_folders(folder):
        listed = ", ".join(f"«{name}»" for name in names[:LISTED])
        rest = f" и еще {len(names) - LISTED}" if len(names) > LISTED else ""
        message = f"книги во вложенных папках не взяты: {listed}{rest}"
        yield Problem(message, "переложите их в саму папку или назовите вложенную", Level.WARNING)


def _listed(numbers: Sequence[str]) -> str:
    rest = f" и еще {len(numbers) - LISTED}" if len(numbers) > LISTED else ""
    return f"дела {', '.join(numbers[:LISTED])}{rest}" if len(numbers) > 1 else f"дело {numbers[0]}"


def _problem(file: str, message: str) -> Problem:
    return Problem(message, FIX, Level.WARNING, CellPlace(file))
