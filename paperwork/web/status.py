"""What is ready, what is missing and what is wrong: of each document and of each client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from paperwork.case.context import Case
from paperwork.common.errors import PaperworkError, Problem
from paperwork.documents.kinds import DocumentKind
from paperwork.sheets.clients import Client
from paperwork.web.open_book import CLIENTS, Draft
from paperwork.web.sheet_editor import Line, display


class State(StrEnum):
    """What can be said of a document."""

    READY = "ready"
    WRONG = "wrong"
    MISSING = "missing"


WORDS = {State.READY: "готов", State.WRONG: "есть ошибки", State.MISSING: "не заполнен"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a client or of the institution: whether it can be made, and why not."""

    kind: DocumentKind
    state: State
    why: str = ""
    problems: Sequence[Problem] = ()

    @property
    def word(self) -> str:
        """The state in a word."""
        return WORDS[self.state]


@dataclass(frozen=True, slots=True)
class Person:
    """A client as he stands on the list."""

    key: int
    number: str
    name: str
    papers: tuple[Paper, ...] = ()
    errors: int = 0
    warnings: int = 0
    barred: str = ""  # why his data may not be used


def case_of(draft: Draft, line: Line | None) -> Case:
    """The case of a client's line; of the whole book without one.

    Raises `PaperworkError` where the client's data may not be used: no paper of him is shown or made.
    """
    if line and (why := draft.barred(line)):
        raise PaperworkError(f"Обработка данных этого клиента не разрешена ({why}): документов не будет")
    client = draft.record(draft.leaves[CLIENTS], line) if line else None
    return Case(draft.usable, draft.setting.today, client if isinstance(client, Client) else None)


def papers(kinds: Iterable[DocumentKind], case: Case) -> list[Paper]:
    """The documents of the case, ready or not."""
    return [_paper(kind, case) for kind in kinds if kind.per_client == (case.client is not None)]


def _paper(kind: DocumentKind, case: Case) -> Paper:
    lacking = kind.lacks(case)
    if lacking:
        return Paper(kind, State.MISSING, lacking)
    problems = kind.held_by(case)
    return Paper(kind, State.WRONG if problems else State.READY, problems=problems)


def person_of(draft: Draft, line: Line) -> Person:
    """Who a client's line is about, as far as it says."""
    number = _text(draft, line, "file_number")
    return Person(line.key, number, _name(draft, line), barred=draft.barred(line))


def _name(draft: Draft, line: Line) -> str:
    parts = (_text(draft, line, name) for name in ("surname", "given_name", "patronymic"))
    return " ".join(part for part in parts if part) or "Имя не вписано"


def _text(draft: Draft, line: Line, name: str) -> str:
    leaf = draft.leaves[CLIENTS]
    item = leaf.columns[leaf.position[name]]
    return display(item, leaf.cell(line, name), draft.setting)


def people(draft: Draft, kinds: Sequence[DocumentKind], lines: Iterable[Line]) -> Iterator[Person]:
    """The clients with their documents and how much there is to mend."""
    counts = _counted(draft)
    for line in lines:
        person = person_of(draft, line)
        found = tuple(papers(kinds, case_of(draft, line)))
        errors, warnings = counts[line.key, True], counts[line.key, False]
        yield Person(line.key, person.number, person.name, found, errors, warnings)


def _counted(draft: Draft) -> Counter[tuple[int, bool]]:
    """How many errors and warnings there are on the lines of each client, by his line's key."""
    counts: Counter[tuple[int, bool]] = Counter()
    for (key, _), problems in draft.located.items():
        found = draft.line(key)
        owner = draft.client_of(*found) if found else None
        for problem in problems if owner else ():
            counts[owner.key, problem.is_error] += 1  # type: ignore[union-attr]  # there is one
    return counts
