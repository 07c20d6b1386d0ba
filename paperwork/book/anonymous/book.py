"""The book with codes in place of people: every record is replaced before anything is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from paperwork.book.anonymous.cast import Cast, cast_of, code_of
from paperwork.book.anonymous.papers import words_of
from paperwork.book.anonymous.pen import Pen
from paperwork.book.anonymous.replacements import replacement_lines
from paperwork.book.casebook import Book
from paperwork.book.named import is_meant
from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.sheets.clients import Client


@dataclass
class Anonymous:
    """The anonymous book, and what was replaced: client's position (None: of no client) → kind → times."""

    book: Book
    cast: Cast
    counts: Mapping[int | None, Counter[str]]
    doubts: Mapping[str, Counter[str]]  # what could not be judged: the cell → what of → times

    @property
    def lines(self) -> Iterator[str]:
        """What was replaced and what a person has to read, line by line."""
        clients = [
            f"{code_of(place)} (лист «{Client.sheet.title}», строка {client.row})"
            for place, client in enumerate(self.cast.clients)
        ]
        return replacement_lines(clients, self.counts, self.doubts)

    def number(self, typed: str) -> str:
        """The code of the client whose file number, or name where there is no number, a person has typed."""
        unnumbered = (client for client in self.cast.clients if not client.file_number)
        is_unnumbered = any(is_meant(client, typed) for client in unnumbered)
        return self.cast.code(typed) or (is_unnumbered and self.cast.code(None)) or f"?{typed}"

    def is_named_in(self, source: bytes, title: str = "") -> bool:
        """Whether a template itself, its title and properties included, leads to a person of the book."""
        words = f"{title}\n{words_of(source)}"
        return any(self.cast.finder.found(words, personal=False)) or self.cast.traces.tells(words)

    def is_of_people(self, path: str) -> bool:
        """Whether a name of a file or a folder names a person."""
        return any(self.cast.finder.found(path, personal=False))

    def anonymised(self, name: str) -> str:
        """A name of a file or a folder without the names and the file numbers of people."""
        bare = self.cast.traces.without_files(self.cast.traces.without_long(name))
        return self.cast.finder.replaced(bare, personal=False)[0]


def anonymous(book: Book, today: date) -> Anonymous:
    """The book without any person's name, telephone, address, documents and day of birth; ages stay.

    What people have written in free text is searched for the same in all cases of Russian. The list of
    declensions keeps its words: no paper prints them.
    """
    cast = cast_of(book)
    pen = Pen(book, cast, today)
    records = {title: [pen.record(row) for row in rows] for title, rows in book.records.items()}
    blocked = [pen.record(client) for client in book.blocked]
    problems = [_of_code(problem, cast) for problem in book.problems]
    found = replace(book, records=records, blocked=blocked, problems=problems, projections={})
    return Anonymous(found, cast, pen.counts, pen.doubts)


def _of_code(problem: Problem, cast: Cast) -> Problem:
    """The problem tied to the client's code, so that it holds his papers back as before."""
    place = problem.place
    return problem.at(replace(place, client=cast.code(place.client) or place.client))
