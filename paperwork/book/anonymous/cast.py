"""Who is in a book and what becomes of the names: clients are codes, who works with them are initials."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count

from paperwork.book.anonymous.finder import Finder
from paperwork.book.anonymous.found import NamedPerson
from paperwork.book.anonymous.numbers import Traces
from paperwork.book.anonymous.shapes import TELEPHONE
from paperwork.book.casebook import Book
from paperwork.book.own_people import name_in, own_rows_of, person_in, withheld_in
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.cases import Case, Overrides
from paperwork.russian.gender import KINSHIP_WORDS
from paperwork.russian.names import PersonName, full_name, parse_name
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.children import Child
from paperwork.sheets.clients import Client
from paperwork.sheets.commission import members_of
from paperwork.sheets.family import FamilyMember, name_of_member
from paperwork.sheets.individual_programmes import IndividualProgramme
from paperwork.sheets.institution import Institution
from paperwork.sheets.people import name_of
from paperwork.sheets.practice import Practice
from paperwork.sheets.requests import Request
from paperwork.sheets.specialists import Specialist
from paperwork.sheets.surveys import Survey

CLIENT, REPRESENTATIVE, RELATIVE = "К", "П", "Р"
KIN = frozenset({
    "мать", "отец", "мама", "папа", "бабушка", "дедушка", "бабка", "дед", "тетя", "тётя", "дядя", "дочь",
    "сын",
    "сестра", "брат", "внук", "внучка", "опекун", "попечитель", "муж", "жена", "супруг", "супруга",
    "представитель", "мачеха", "отчим", "племянник", "племянница",
})  # fmt: skip
NAME_WORDS = re.compile(r"[А-ЯЁ][\w'’-]*\.?(?:\s+(?:[А-ЯЁ][\w'’-]*\.?|оглы|кызы|гызы|оглу))*")


@dataclass(frozen=True)
class Cast:
    """Everybody in the book: clients in the order of their rows, then the others who are looked for."""

    clients: Sequence[Client]
    finder: Finder
    traces: Traces
    relatives: Mapping[str, str]  # the codes of the families, by the folded name

    def relative(self, name: str) -> str | None:
        """The code of who is called so on the sheet «Семья» or on a sheet of the user's own."""
        return self.relatives.get(fold(name))

    def code(self, number: str | None) -> str | None:
        """The code of the client with this file number."""
        owner = self.owner(number)
        return None if owner is None else code_of(owner)

    def owner(self, number: str | None) -> int | None:
        """The place of the client with this file number."""
        return self._places.get(same(number))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {same(client.file_number): place for place, client in reversed(list(enumerate(self.clients)))}


def code_of(place: int) -> str:
    """«К-1» for the client at place 0."""
    return f"{CLIENT}-{place + 1}"


def cast_of(book: Book) -> Cast:
    """Everybody whom the book names."""
    clients = sorted([*book.clients, *book.blocked], key=lambda client: client.row)
    people = [NamedPerson(name_of(client), code_of(place)) for place, client in enumerate(clients)]
    people += _representatives(clients)
    relatives = _relatives(book, clients, people)
    people += (
        NamedPerson(name, relatives[fold(name)])
        for member in book.all(FamilyMember)
        if isinstance(name := name_of_member(member), PersonName)
    )
    people += (
        NamedPerson(name, relatives[fold(name_in(row))])
        for row in own_rows_of(book)
        if (name := person_in(row))
    )
    people += _staff(book)
    finder = Finder(people, overrides_of(book))
    return Cast(clients, finder, _all_traces(book, clients), relatives)


def _relatives(book: Book, clients: Sequence[Client], people: Sequence[NamedPerson]) -> Mapping[str, str]:
    """The codes of the families: a relative who is a client, or represents one, has his code already."""
    owners = {same(client.file_number): place for place, client in reversed(list(enumerate(clients)))}
    members = [(member.full_name or "", member.file_number) for member in book.all(FamilyMember)]
    members += [(name, row.file_number) for row in own_rows_of(book) if (name := name_in(row))]
    finder = Finder(people, overrides_of(book)) if members else None
    counts: Counter[int] = Counter()
    codes: dict[str, str] = {}
    for name, number in members:
        owner = owners.get(same(number), 0)
        if finder and fold(name) not in codes:
            whole = [item for item in finder.known(name) if item.end - item.start == len(name)]
            counts[owner] += not whole
            codes[fold(name)] = whole[0].mark if whole else f"{RELATIVE}-{owner + 1}-{counts[owner]}"
    return codes


def _all_traces(book: Book, clients: Sequence[Client]) -> Traces:
    """What the people have, without what the institution has too."""
    traces = Traces.of(_traces(book, clients))
    numbered = reversed(list(enumerate(clients)))
    traces.files = {same(it.file_number): code_of(place) for place, it in numbered if it.file_number}
    institution = book.card(Institution)
    if institution:
        own = Traces.of([(TELEPHONE, institution.phone or "")])
        traces.kept = frozenset(own.numbers)
        traces.own_homes.add(institution.address or "")
    return traces


def overrides_of(book: Book) -> Overrides:
    """The forms that the user has set for words, by case."""
    schemas = book.declensions.items()
    return {word: {Case(name): schema for name, schema in cases.items()} for word, cases in schemas}


def _representatives(clients: Sequence[Client]) -> Iterator[NamedPerson]:
    for place, client in enumerate(clients):
        for name in names_in(client.representative or ""):
            yield NamedPerson(name, f"{REPRESENTATIVE}-{place + 1}")


def names_in(text: str) -> Iterator[PersonName]:
    """The names in «Лебедева Инна Олеговна, мать»; in «Отдел опеки» there is none."""
    for match in NAME_WORDS.finditer(text):
        words = match.group().split()
        while words and words[0].lower() in KIN:
            words.pop(0)
        bare = [word for word in words if word.lower() not in KINSHIP_WORDS]
        if 1 < len(bare) < 4:
            yield parse_name(" ".join(words)) or full_name(*words[:3])


def _staff(book: Book) -> Iterator[NamedPerson]:
    """Those who work with the clients: their names become initials, since a paper must show who signed."""
    for specialist in book.all(Specialist):
        name = name_of(specialist)
        yield NamedPerson(name, initials(name))
    institution, practice = book.card(Institution), book.card(Practice)
    heads = (institution.head, institution.authority_head) if institution else ()
    signers = (row.signed_by for row in book.all(IndividualProgramme))
    for text in (*heads, practice and practice.place_head, *surveyors(book), *signers):
        for name in names_in(text or ""):
            yield NamedPerson(name, initials(name))


def surveyors(book: Book) -> Iterator[str]:
    """The names of the members of commissions, each once."""
    texts = dict.fromkeys(survey.commission for survey in book.all(Survey) if survey.commission)
    yield from dict.fromkeys(member.name for text in texts for member in members_of(text) if member.name)


def initials(name: PersonName) -> str:
    """«С. В. И.» for «Соколова Вера Ильинична»."""
    return "\u00a0".join(f"{part[0].upper()}." for part in name.parts if part)


def _traces(book: Book, clients: Sequence[Client]) -> Iterator[tuple[str, object]]:
    """The answers that an anonymous copy leaves out, which may occur in texts as well."""
    others = ((record, book.all(record)) for record in (Specialist, Request, FamilyMember, Child))
    for record, rows in ((Client, clients), *others):
        for item in schema_of(record).fields:
            if item.withheld:
                yield from (
                    (item.withheld, getattr(row, item.name)) for row in rows if getattr(row, item.name)
                )
    yield from withheld_in(own_rows_of(book))
    for client in clients:
        if client.representative:
            yield TELEPHONE, client.representative


def codes_of_others() -> Iterator[str]:
    """Codes for people who only turn to the institution: «З-1», «З-2», …"""
    return (f"З-{number}" for number in count(1))
