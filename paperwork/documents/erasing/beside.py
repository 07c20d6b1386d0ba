"""The files beside a book that may hold an erased client: folders, scans, copies, temporary files, papers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from paperwork.common.records import dataclass
from paperwork.common.state_place import RECOVERY, state_place
from paperwork.documents.erasing.package_words import PDF, words_of_part
from paperwork.documents.erasing.trail import Trail
from paperwork.intake.excel.container import SUFFIXES
from paperwork.sheets.answers.codes import same

DEEPEST = 5  # folders below that of the book
MOST_ENTRIES = 50_000
MOST_READ, MOST_BYTES = 400, 2**28  # files that are opened, and their bytes together
LARGEST = 2**25  # bytes of one
BACKUPS = frozenset({".xlk", ".bak", ".old", ".orig", ".tmp", ".xlsb", ".csv", ".zip", ".7z", ".rar", ".pdf"})
SEARCHED = SUFFIXES | {
    ".docx", ".docm", ".odt", ".rtf", ".doc", ".pptx", ".pdf", ".csv", ".tsv", ".txt", ".html", ".htm",
    ".xml", ".jsonl", ".ics", ".eml", ".msg", ".zip", ".md", ".dotx", ".xlsb", ".xlk", ".bak", ".tmp",
}  # fmt: skip
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".webp", ".djvu"})
PASSING = re.compile(
    r"~\$.*|\.~.*|~wr\w*\.tmp|[0-9a-f]{8}(?:\.tmp)?|.*\.(?:tmp|bak|asd|xar|wbk|xlk|old|orig|swp|swo|crdownload|part)"
    r"|.*~|\.#.*|.*(?:автовосстанов|восстановлен|autorecover|autosave|recovered|unsaved|черновик).*",
    re.IGNORECASE,
)
COPY, TEMPORARY = "копия книги", "временный или восстановленный файл"
KEPT = "книга, которую страница сохранила при закрытии; откройте страницу и удалите эту книгу"
NAMED, INSIDE = "назван именем или номером дела", "внутри есть данные клиента"
SCANS = "картинки и сканы, которых программа не читает: {}; посмотрите, нет ли среди них его документов"
REST = "файлы, которые программа не открывала (их много или они велики): {}; найдите в них клиента поиском"


@dataclass
class Surroundings:
    """What is beside the book, searched once."""

    book: Path
    trail: Trail
    spared: frozenset[Path]  # the book itself and the act
    _read: int = 0
    _bytes: int = 0
    _unread: int = 0
    _seen: int = 0
    _scans: set[str] = field(default_factory=set)  # files of pages without a text
    _home: str = field(init=False)

    def __post_init__(self) -> None:
        self._home = os.path.abspath(self.book.parent)  # noqa: PTH100 (links in it stay)

    def found(self) -> Iterator[str]:
        """A line for each folder and file, as «12 Соколова Вера: папка …»."""
        yield from self._of_folder(self._home, 0)
        yield from self._kept()
        if self._unread:
            yield REST.format(self._unread)

    def _of_folder(self, folder: str, depth: int) -> Iterator[str]:
        pictures = 0
        for entry in _entries(folder):
            self._seen += 1
            if self._seen > MOST_ENTRIES:
                self._unread += 1
            elif entry.is_dir(follow_symlinks=False):
                yield from self._folder(entry, depth)
            elif Path(entry.path) not in self.spared:
                if why := self._why(entry, depth):
                    yield f"{self._shown(entry.path)}: {why}"
                elif Path(entry.name).suffix.lower() in PICTURES or entry.path in self._scans:
                    pictures += 1
        if pictures:
            yield f"{self._shown(folder)}: {SCANS.format(pictures)}"

    def _kept(self) -> Iterator[str]:
        """The books that the page has kept when it was ended, wherever they were from."""
        with suppress(OSError):
            for folder in _entries(str(state_place() / RECOVERY)):
                for entry in _entries(folder.path):
                    if self._is_told_inside(entry) or entry.name == self.book.name:
                        yield f"{entry.path}: {KEPT}"

    def _folder(self, entry: os.DirEntry[str], depth: int) -> Iterator[str]:
        if self._is_named(entry.name) or same(entry.name) == same(self.trail.number):
            count = sum(len(files) for _, _, files in os.walk(entry.path))
            yield f"{self._shown(entry.path)}: папка клиента (файлов: {count})"
        elif depth < DEEPEST:
            yield from self._of_folder(entry.path, depth + 1)
        else:
            self._unread += 1

    def _why(self, entry: os.DirEntry[str], depth: int) -> str:
        """Why the file may hold the client; empty where nothing says so."""
        if self._is_copy(entry.name):
            return COPY
        if self._is_named(entry.name):
            return NAMED
        if self._is_told_inside(entry):
            return INSIDE
        return TEMPORARY if depth == 0 and PASSING.fullmatch(entry.name) else ""

    def _is_copy(self, name: str) -> bool:
        """Whether the name is the book's with something before or after it: « (1)», «~$», «.bak»."""
        stem = self.book.stem.casefold()
        rest = name.casefold()
        suffixes = {Path(rest).suffix, Path(rest.rstrip("~#")).suffix}
        is_of_kind = bool(suffixes & (SUFFIXES | BACKUPS)) or rest.endswith(("~", "#"))
        return is_of_kind and re.search(rf"(?<![^\W_]){re.escape(stem)}(?![^\W_])", rest) is not None

    def _is_named(self, name: str) -> bool:
        """Whether the name of a file or folder is of the client: by his name, or «12 …» by his number."""
        number = re.escape(self.trail.number)
        if number and re.match(rf"{number}[ _-]+[^\W\d_]{{2}}", name, re.IGNORECASE):
            return True
        return self.trail.tells(name) or self.trail.tells(Path(name).stem)

    def _is_told_inside(self, entry: os.DirEntry[str]) -> bool:
        if Path(entry.name).suffix.lower() not in SEARCHED:
            return False
        try:
            if not entry.is_file():  # raises for links that lead in a circle
                return False
            size = entry.stat(follow_symlinks=False).st_size
            if size > LARGEST or self._read >= MOST_READ or self._bytes + size > MOST_BYTES:
                self._unread += 1
                return False
            self._read += 1
            self._bytes += size
            data = Path(entry.path).read_bytes()
        except OSError:
            self._unread += 1
            return False
        words = words_of_part("", data)
        if data.startswith(PDF) and not words.strip():
            self._scans.add(entry.path)
        return self.trail.tells(words)

    def _shown(self, path: str) -> str:
        return os.path.relpath(path, self._home)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:  # a folder that may not be opened
        return []
