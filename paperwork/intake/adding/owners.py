"""Whose the records are that come: which client of the book each belongs to, and new file numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from paperwork.book.casebook import Book
from paperwork.common.errors import Level, Problem
from paperwork.common.naming import fold, nearest
from paperwork.common.records import dataclass
from paperwork.intake.adding.arrivals import Arrival, text_of
from paperwork.intake.adding.likeness import partners
from paperwork.intake.incoming import RowPlace
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import OWNER, Record, field_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.people import NAME_PARTS

CLIENTS = schema_of(Client)
FIRST = "1"
NAMED_BY = NAME_PARTS[:2]  # a patronymic may be lacking
BIRTH = field_of(Client, lambda it: it.birth_date).name
TOLD_BY = (*NAME_PARTS, BIRTH)


@dataclass
class Owned:
    """The records that come, each with its client's number; who got a new one; what had no owner."""

    arrivals: list[Arrival] = field(default_factory=list)
    numbered: list[tuple[Arrival, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def owned(book: Book, files: Sequence[Sequence[Arrival]]) -> Owned:
    """Gives each record of each file the number of its client; one that has no client is held back."""
    found = Owned()
    known = {same(client.file_number): client.file_number for client in book.clients if client.file_number}
    clients = [_Clients(book, known, found).of_file(file) for file in files]
    for file, own in zip(files, clients, strict=True):
        for arrival in file:
            if arrival.schema is not CLIENTS:
                found.arrivals += _tied(arrival, own, known, found)
    return found


@dataclass
class Own:
    """The clients of one file: those that go in, and the numbers (None: without one) of those that do not."""

    given: list[Arrival] = field(default_factory=list)
    refused: set[str | None] = field(default_factory=set)
    places: dict[RowPlace, str] = field(default_factory=dict)  # the row of one that goes in → his number


@dataclass
class _Clients:
    """Gives the clients of a file their numbers: their own, that of the same person, or a new one."""

    book: Book
    known: dict[str, str]
    found: Owned
    typed: set[str] = field(default_factory=set)  # numbers that the file gives to others
    namesakes: dict[str, list[Record]] = field(default_factory=dict)  # folded surname → those who are there
    holders: dict[str, Record] = field(default_factory=dict)  # normalised number → whose it is so far

    def of_file(self, file: Sequence[Arrival]) -> Own:
        """The clients of the file; those that go in are among the records found."""
        own = Own()
        coming = [arrival for arrival in file if arrival.schema is CLIENTS]
        self.typed = {number for arrival in coming if (number := number_of(arrival.record))}
        there = [*self.book.clients, *(a.record for a in self.found.arrivals)]
        self.namesakes, self.holders = {}, {}
        for record in there:
            self.namesakes.setdefault(fold(_surname(record)), []).append(record)
            self.holders.setdefault(same(number_of(record)), record)
        matched = partners(CLIENTS, there, [arrival.record for arrival in coming], self.book.lists)
        for arrival, position in zip(coming, matched, strict=True):
            number = self._number(arrival, None if position is None else there[position])
            if number is None:
                own.refused.add(same(number_of(arrival.record)) or None)
                continue
            self.known.setdefault(same(number), number)
            self.holders.setdefault(same(number), arrival.record)
            own.given.append(arrival.with_answers(file_number=number))
            own.places[arrival.place] = number
        self.found.arrivals += own.given
        return own

    def _number(self, arrival: Arrival, other: Record | None) -> str | None:
        """The number that the client gets; None, with a problem, when he cannot go in."""
        typed = number_of(arrival.record)
        if other is not None and _is_another(arrival.record, other):
            self.found.problems.append(_taken(arrival, other))
            return None
        if typed is None:
            return number_of(other) if other is not None else self._new(arrival)
        if other is None and same(typed) in self.holders:  # another row of the file has come to be his
            self.found.problems.append(_taken(arrival, self.holders[same(typed)]))
            return None
        if other is None:
            self.found.problems += self._doubles(arrival, "исправьте номер дела")
        return typed

    def _new(self, arrival: Arrival) -> str | None:
        number = free_number({*self.known.values(), *self.typed})
        if number is None:
            fix = "номера в книге не по порядку: впишите номер дела в форму; запись не внесена"
            self.found.problems.append(arrival.problem(OWNER, "у нового клиента нет номера", fix))
        else:
            self.found.numbered.append((arrival, number))
            fix = "впишите в файл этот номер, а новую запись, если она уже внесена, удалите"
            self.found.problems += self._doubles(arrival, fix)
        return number

    def _doubles(self, arrival: Arrival, fix: str) -> Iterator[Problem]:
        """A new number for a person with the name of another who is there."""
        there = self.namesakes.get(fold(_surname(arrival.record)), ())
        other = next((other for other in there if _may_be(arrival.record, other)), None)
        if other is not None:
            message = f"человек с таким именем в книге уже есть: дело {number_of(other)}"
            typed = number_of(arrival.record) or ""
            yield arrival.problem(OWNER, message, f"если это он же, {fix}", Level.WARNING, typed)


def number_of(record: Record) -> str | None:
    """The file number of a client, or of a row that is tied to one."""
    return record.file_number


def free_number(known: Iterable[str]) -> str | None:
    """The number after the largest of the known ones; None where they are no plain numbers."""
    numbers = list(known)
    plain = [number for number in numbers if number.isdecimal()]
    if not plain:
        return None if numbers else FIRST
    last = max(plain, key=int)
    return str(int(last) + 1).zfill(len(last))


def _is_another(record: Record, other: Record) -> bool:
    """Whether the same number belongs to two people: more than one answer that tells people apart differs."""
    pairs = ((getattr(record, name), getattr(other, name)) for name in TOLD_BY)
    return sum(bool(one and two) and not _is_same(one, two) for one, two in pairs) > 1


def _is_same(one: object, two: object) -> bool:
    """Whether two days, or two parts of a name, may be the same: «О.» is «Ольга», too."""
    if not isinstance(one, str) or not isinstance(two, str):
        return one == two
    shorter, longer = sorted((fold(one), fold(two)), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def _taken(arrival: Arrival, other: Record) -> Problem:
    is_told = any(getattr(arrival.record, name) != getattr(other, name) for name in NAMED_BY)
    answers = [(name, getattr(other, name)) for name in (NAMED_BY if is_told else TOLD_BY)]
    if not _is_another(arrival.record, other) and _may_be(arrival.record, other):
        fix = "оставьте одну строку; эта не внесена"
        return arrival.problem(
            OWNER, "этот человек в файле не один раз", fix, value=number_of(arrival.record) or ""
        )
    who = " ".join(text_of(CLIENTS.by_name[name], answer) for name, answer in answers if answer)
    where = "в файле" if other.source.file == arrival.record.source.file else "в книге"
    message = f"под этим номером {where} другой человек: {who}"
    fix = (
        "проверьте номер дела, а если это он же, исправьте имя и день рождения в книге;"
        " его записи из этого файла не внесены"
    )
    return arrival.problem(OWNER, message, fix, value=number_of(arrival.record) or "")


def _surname(record: Record) -> str:
    return getattr(record, NAMED_BY[0]) or ""


def _may_be(record: Record, other: Record) -> bool:
    """Whether two clients have one name, be it with initials or without a patronymic.

    Those of one whole name may be the same even if their days of birth differ: one may be a slip of the pen.
    """
    names = [(getattr(record, name), getattr(other, name)) for name in NAME_PARTS]
    born = [getattr(person, BIRTH) for person in (record, other)]
    is_whole = all(fold(one or "") == fold(two or "") for one, two in names)
    is_born_then = None in born or born[0] == born[1]
    return is_whole or (is_born_then and all(not (one and two) or _is_same(one, two) for one, two in names))


def _tied(arrival: Arrival, own: Own, known: Mapping[str, str], found: Owned) -> Iterator[Arrival]:
    """The record with its client's number; nothing, and a problem, where it has none."""
    number = number_of(arrival.record)
    if not arrival.schema.sheet.per_client:
        yield arrival
        return
    is_beside = bool(arrival.place.row) and arrival.place in own.places  # the row of one who goes in
    if (same(number) or None) in own.refused and not is_beside:
        return  # the client's problem has been reported
    if number is None and is_beside:
        number = own.places[arrival.place]
    elif number is None and len(own.given) == 1:
        number = number_of(own.given[0].record)
    elif number is None and len(known) == 1:
        number = next(iter(known.values()))
    if number is None:
        header = arrival.schema.by_name[OWNER].header
        fix = f"впишите «{header}» в форму; запись не внесена"
        found.problems.append(arrival.problem(OWNER, "не сказано, чья это запись", fix))
    elif same(number) not in known:
        near = nearest(number, known.values())
        guess = f"похоже на «{near}»; исправьте" if near else "исправьте"
        fix = f"{guess} номер или добавьте сначала клиента; запись не внесена"
        message = "клиента с таким делом в книге нет"
        found.problems.append(arrival.problem(OWNER, message, fix, value=number))
    else:
        yield arrival.with_answers(file_number=number)
