"""People who are in a table more than once, or are in the book already, and numbers that several have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from paperwork.book.casebook import Book
from paperwork.common.errors import CellPlace, Level, Problem
from paperwork.common.naming import fold
from paperwork.intake.foreign.column import BIRTH, CLIENTS, NUMBER, PARTS, SEX
from paperwork.intake.foreign.looks import day
from paperwork.intake.foreign.plan import Fate, RowPlan
from paperwork.sheets.answers.cells import Cell, shown
from paperwork.sheets.answers.codes import same

_Told = tuple[date | None, Mapping[str, str]]


def without_doubles(file: str, book: Book, plans: Sequence[RowPlan]) -> tuple[list[RowPlan], list[Problem]]:
    """The rows, those of people who have come before marked, and the problems.

    The first row of a person gets what it lacks and another has; what differs is told. A person of the book
    gets the number that the book has.
    """
    there = {key: client for client in book.clients if (key := _identity(_of(client)))}
    title = CLIENTS.sheet.title
    seen: dict[tuple[str, ...], dict[int, _Told]] = {}  # by names, then by places among the rows
    found: list[RowPlan] = []
    problems: list[Problem] = []
    for row in plans:
        own = row.answers.get(title, {})
        names, told = _names(own), _told(own)
        alike = seen.setdefault(names, {}) if own else {}
        at = next((at for at, other in alike.items() if _are_one(names, other, told)), None)
        if at is not None:
            problems.append(_again(file, found[at], row))
            found[at] = _with_answers_of(found[at], row)
            alike[at] = _told(found[at].answers[title])
            row = replace(row, fate=Fate.REPEATED, note=_line(found[at]))
        else:
            alike[len(found)] = told
            if (key := _identity(own)) in there:
                row, said = _of_the_book(file, row, there[key].file_number)
                problems += said
        found.append(row)
    return found, problems


def _again(file: str, first: RowPlan, row: RowPlan) -> Problem:
    """What is said of a person who is in the table again, with other answers or without."""
    message = f"этот человек уже есть в таблице: {_line(first)}"
    fix = "второй раз не внесен; если это другой человек, внесите его в книгу сами"
    known = {pair for answers in first.answers.values() for pair in _shown(answers)}
    filled = {header for header, _ in known}
    brought = [pair for answers in row.answers.values() for pair in _shown(answers)]
    other = [
        f"{header}: «{text}»" for header, text in brought if header in filled and (header, text) not in known
    ]
    if other:
        fix = f"второй раз не внесен, и ответы отличаются: {', '.join(other)}; впишите нужное в книгу сами"
    return Problem(message, fix, Level.WARNING, CellPlace(file, row.place.sheet, str(row.place)))


def _line(row: RowPlan) -> str:
    return f"строка {row.place.row}"


def _shown(answers: Mapping[str, Cell]) -> list[tuple[str, str]]:
    """The answers in words, but for those by which a person is known."""
    known = (*PARTS, BIRTH, SEX)
    return [
        (header, text) for header, cell in answers.items() if header not in known and (text := shown(cell))
    ]


def _with_answers_of(first: RowPlan, row: RowPlan) -> RowPlan:
    """The row with the answers that it lacks and another of the same person has."""
    answers = {title: {**own, **first.answers.get(title, {})} for title, own in row.answers.items()}
    return replace(first, answers={**first.answers, **answers})


def _of_the_book(file: str, row: RowPlan, number: str | None) -> tuple[RowPlan, list[Problem]]:
    """The row of a person who is in the book, under the book's number."""
    title = CLIENTS.sheet.title
    typed = shown(row.answers[title].get(NUMBER))
    if number is None or (typed and same(typed) == same(number)):
        return row, []
    answers = {name: {**own, NUMBER: number} for name, own in row.answers.items()}
    if not typed:
        return replace(row, answers=answers), []
    message = f"в книге у этого человека дело {number}"
    fix = "номер из таблицы не внесен; если это другой человек, внесите его в книгу сами"
    place = CellPlace(file, row.place.sheet, str(row.place), NUMBER, typed)
    return replace(row, answers=answers), [Problem(message, fix, Level.WARNING, place)]


def _of(client: object) -> Mapping[str, Cell]:
    names = {item.header: item.name for item in CLIENTS.fields if item.header in (*PARTS, BIRTH)}
    return {header: getattr(client, name) for header, name in names.items()}


def _identity(answers: Mapping[str, Cell]) -> tuple[object, ...] | None:
    """By which a person is known: the name and the day of birth; None where one is not known."""
    born = day(shown(answers.get(BIRTH)))
    return None if born is None else (*_names(answers), born)


def _names(answers: Mapping[str, Cell]) -> tuple[str, ...]:
    return tuple(fold(shown(answers.get(part))) for part in PARTS)


def _told(answers: Mapping[str, Cell]) -> _Told:
    """The day of birth, and the answers in words, but for the names."""
    words = {
        item.header: text
        for item in CLIENTS.fields
        if item.header not in PARTS and (text := shown(answers.get(item.header)))
    }
    return day(words.get(BIRTH, "")), words


def _are_one(names: Sequence[str], one: _Told, two: _Told) -> bool:
    """Whether two rows of one name are of one person: born on one day, or nothing tells them apart."""
    (born, words), (other, others) = one, two
    if born is not None and other is not None:
        return born == other
    if any(len(part) < len("ия") for part in names):  # initials, or no patronymic
        return False
    return all(words.get(header, text) == text for header, text in others.items())


def repeated_numbers(file: str, plans: Sequence[RowPlan]) -> Iterator[Problem]:
    """The file numbers that several people of the table have."""
    title = CLIENTS.sheet.title
    numbers = [(row, shown(row.answers.get(title, {}).get(NUMBER))) for row in plans if row.answers]
    count = Counter(same(number) for row, number in numbers if number and row.fate is not Fate.REPEATED)
    for row, number in numbers:
        if number and count[same(number)] > 1 and row.fate is not Fate.REPEATED:
            place = CellPlace(file, row.place.sheet, str(row.place), NUMBER, number)
            yield Problem("этот номер дела у нескольких людей таблицы", "исправьте номер", Level.ERROR, place)
