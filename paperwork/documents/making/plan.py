"""What is to be made of a book: the documents of each client in their places, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from paperwork.book.casebook import Book
from paperwork.book.named import is_meant
from paperwork.book.period import Period
from paperwork.case.context import ClientContext, cases
from paperwork.common.errors import Problem
from paperwork.common.records import dataclass
from paperwork.documents.conditions import blocking_errors, lacking
from paperwork.documents.kinds import DocumentKind
from paperwork.documents.names import Names, safe_name
from paperwork.documents.template_files import SUFFIX
from paperwork.sheets.answers.codes import same
from paperwork.sheets.clients import Client

INSTITUTION_FOLDER = "Учреждение"
PRACTICE_FOLDER = "Практика"
OF_ALL = "делается один раз, а не для названных клиентов; сделайте отдельно"


@dataclass(frozen=True, slots=True)
class Order:
    """One document to be made: its kind, its case and its place."""

    kind: DocumentKind
    case: ClientContext
    path: str  # relative to the folder of documents


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that was not made, and why; ``is_error`` when something is to be mended."""

    title: str
    folder: Path  # where it would have been
    why: str
    is_error: bool


@dataclass(frozen=True)
class Choice:
    """What a person has asked for: the kinds by name, and the clients, all where none is named.

    ``are_named``: the kinds were named one by one, so that they are made of empty sheets too;
    ``is_narrow``: no other clients are meant, even where there are none; ``is_of_ended``: those are meant
    whose service has ended.
    """

    kinds: frozenset[str]
    clients: frozenset[str]  # as `same` makes them
    are_named: bool = False
    is_narrow: bool = False
    is_of_ended: bool = False

    @property
    def is_by_name(self) -> bool:
        """Whether the documents were named, and the clients by number or by the end of their service."""
        return self.are_named and (self.is_of_ended or (bool(self.clients) and not self.is_narrow))

    @classmethod
    def of(cls, kinds: Collection[str], clients: Collection[str] = (), *, are_named: bool = False) -> Choice:
        """The choice of kinds and of file numbers."""
        return cls(frozenset(kinds), frozenset(map(same, clients)), are_named)

    def renumbered(self, number: Callable[[str], str]) -> Choice:
        """The same choice where file numbers are others."""
        return replace(self, clients=frozenset(same(number(typed)) for typed in self.clients))

    def is_for(self, case: ClientContext) -> bool:
        """Whether the client's (without clients: the institution's) documents are wanted."""
        if not (self.clients or self.is_narrow):
            return True
        client = case.client
        if client is None or client.file_number:
            return client is not None and same(client.file_number) in self.clients
        return any(is_meant(client, typed) for typed in self.clients)  # the only one of a book has no number


@dataclass(frozen=True)
class Plan:
    """What a person wants of one book, and where: ``folder`` lies in the folder of documents."""

    book: Book
    kinds: Sequence[DocumentKind]
    root: Path
    folder: Path
    today: date
    choice: Choice
    period: Period | None = None
    as_typed: bool = False
    untold: Sequence[str] = ()  # of whom too little is known for a condition

    @property
    def wanted(self) -> list[DocumentKind]:
        """The kinds that are asked for."""
        return [kind for kind in self.kinds if kind.name in self.choice.kinds]

    @property
    def count(self) -> int:
        """How many orders and omissions there are."""
        cases_ = [ClientContext(self.book, self.today), *cases(self.book, self.today)]
        own = sum(kind.per_client for kind in self.wanted)
        told = (case for case in cases_ if self.choice.is_for(case) or self._is_told(case))
        return sum(own if case.client else len(self.wanted) - own for case in told)

    def steps(self) -> Iterator[Order | Omission]:
        """The documents to be made, the institution's first, and those that are left out, one by one."""
        named = {True: self._named(per_client=True), False: self._named(per_client=False)}
        start = "" if self.folder == self.root else f"{self.folder.relative_to(self.root).as_posix()}/"
        for case, own, practice in _places(self):
            if self.choice.is_for(case):
                for kind, name in named[case.client is not None]:
                    place = practice if kind.occasions else own
                    omission = _omission(kind, case, self.folder, place, self.choice)
                    yield omission or Order(kind, case, f"{start}{place}/{name}")
            elif self._is_told(case):
                for kind, _ in named[False]:
                    place = practice if kind.occasions else own
                    yield Omission(kind.title, self.folder / place, OF_ALL, is_error=False)

    def _is_told(self, case: ClientContext) -> bool:
        """Whether it is said that the papers of the institution, named one by one, are not made for some."""
        return case.client is None and self.choice.are_named

    def _named(self, per_client: bool) -> list[tuple[DocumentKind, str]]:
        """The wanted kinds with the names of their files, which are the same in every folder.

        All kinds get a name, so that it does not depend on the choice.
        """
        names = Names()
        kinds = [kind for kind in self.kinds if kind.per_client is per_client]
        named = [(kind, names.free(Path(), safe_name(kind.title), SUFFIX).name) for kind in kinds]
        return [(kind, name) for kind, name in named if kind.name in self.choice.kinds]


def _places(plan: Plan) -> Iterator[tuple[ClientContext, str, str]]:
    """Every case of the book with its folder and with that of its papers of a practice, in the plan's.

    The institution's comes first. A case is let go when its papers are planned: it keeps what it looked up.
    """
    names = Names()
    institution = ClientContext(plan.book, plan.today, None, plan.period, plan.as_typed)
    own, practice = (names.free(Path(), name).name for name in (INSTITUTION_FOLDER, PRACTICE_FOLDER))
    yield institution, own, practice
    for client in plan.book.clients:
        place = names.free(Path(), _folder_name(client)).name
        case = ClientContext(plan.book, plan.today, client, plan.period, plan.as_typed)
        yield case, place, f"{practice}/{place}"


def _folder_name(client: Client | None) -> str:
    """«12 Соколова Вера»; of an anonymous client, whose name and number are one code, «К-1»."""
    parts = (client.file_number, client.surname, client.given_name) if client else ()
    is_code = client is not None and not client.given_name and client.surname == client.file_number
    return safe_name(" ".join(part for part in (parts[:1] if is_code else parts) if part))


def blocked(plan: Plan) -> Iterator[str]:
    """Who is left out since the data may not be used, and what of earlier days is still there."""
    for client in plan.book.blocked:
        if plan.choice.is_for(ClientContext(plan.book, plan.today, client)):
            name = _folder_name(client)
            places = plan.folder / name, plan.folder / PRACTICE_FOLDER / name
            left = "; документы прежних запусков остались" if any(map(Path.is_dir, places)) else ""
            yield f"{name} — {client.processing or 'не прочитано'}{left}"


def _omission(
    kind: DocumentKind, case: ClientContext, folder: Path, place: str, choice: Choice
) -> Omission | None:
    """Why the document of the case is not made, or None."""
    need = lacking(kind, case, is_asked=choice.are_named, is_for_him=choice.is_by_name)
    if need:
        return Omission(kind.title, folder / place, need, is_error=False)
    problems = blocking_errors(kind, case)
    if problems:
        return Omission(kind.title, folder / place, f"исправьте: {_where(problems)}", is_error=True)
    return None


def _where(problems: Sequence[Problem]) -> str:
    places = list(dict.fromkeys(problem.place.words for problem in problems))
    rest = len(places) - 3
    return "; ".join(places[:3]) + (f" и еще {rest}" if rest > 0 else "")
