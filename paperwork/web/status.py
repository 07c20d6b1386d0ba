"""What is ready, what is missing and what is wrong: of each document and of each client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from paperwork.case.context import ClientContext
from paperwork.common.errors import PaperworkError, Problem
from paperwork.common.records import dataclass
from paperwork.documents.conditions import blocking_errors, lacking
from paperwork.documents.kinds import DocumentKind
from paperwork.sheets.answers.fields import OWNER
from paperwork.sheets.clients import Client
from paperwork.sheets.people import NAME_PARTS
from paperwork.web.open_book import CLIENTS, OpenBook
from paperwork.web.sheet_editor import RowEditor, display


class State(StrEnum):
    """What can be said of a document."""

    READY = "ready"
    WRONG = "wrong"
    MISSING = "missing"


# of papers of any gender
WORDS = {State.READY: "можно печатать", State.WRONG: "есть ошибки", State.MISSING: "нечего печатать"}


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
    """A client as the list shows him."""

    key: int
    number: str
    name: str
    papers: tuple[Paper, ...] = ()
    errors: int = 0
    warnings: int = 0
    blocked: str = ""  # why his data may not be used


def case_of(opened: OpenBook, row_editor: RowEditor | None) -> ClientContext:
    """The case of a client's row; of the whole book without one.

    Raises `PaperworkError` where the client's data may not be used: no paper of him is shown or made.
    """
    if row_editor and (why := opened.why_blocked(row_editor)):
        raise PaperworkError(f"Обработка данных этого клиента не разрешена ({why}): документов не будет")
    client = opened.record(opened.editors[CLIENTS], row_editor) if row_editor else None
    return ClientContext(opened.usable, opened.context.today, client if isinstance(client, Client) else None)


def papers(kinds: Iterable[DocumentKind], case: ClientContext) -> list[Paper]:
    """The documents of the case, ready or not."""
    return [_paper(kind, case) for kind in kinds if kind.per_client == (case.client is not None)]


def _paper(kind: DocumentKind, case: ClientContext) -> Paper:
    need = lacking(kind, case)
    if need:
        return Paper(kind, State.MISSING, need)
    problems = blocking_errors(kind, case)
    return Paper(kind, State.WRONG if problems else State.READY, problems=problems)


def person_of(opened: OpenBook, row_editor: RowEditor) -> Person:
    """The person of a client's row, as far as it names one."""
    number = _text(opened, row_editor, OWNER)
    return Person(row_editor.key, number, _name(opened, row_editor), blocked=opened.why_blocked(row_editor))


def _name(opened: OpenBook, row_editor: RowEditor) -> str:
    parts = (_text(opened, row_editor, name) for name in NAME_PARTS)
    return " ".join(part for part in parts if part) or "Имя не вписано"


def _text(opened: OpenBook, row_editor: RowEditor, name: str) -> str:
    editor = opened.editors[CLIENTS]
    item = editor.columns[editor.position[name]]
    return display(item, editor.cell(row_editor, name), opened.context)


def people(
    opened: OpenBook, kinds: Sequence[DocumentKind], row_editors: Iterable[RowEditor]
) -> Iterator[Person]:
    """The clients with their documents and how much there is to mend."""
    counts = _counted(opened)
    for row_editor in row_editors:
        person = person_of(opened, row_editor)
        found = tuple(papers(kinds, case_of(opened, row_editor)))
        errors, warnings = counts[row_editor.key, True], counts[row_editor.key, False]
        yield Person(row_editor.key, person.number, person.name, found, errors, warnings)


def _counted(opened: OpenBook) -> Counter[tuple[int, bool]]:
    """How many errors and warnings there are on the rows of each client, by the key of his row."""
    counts: Counter[tuple[int, bool]] = Counter()
    for (key, _), problems in opened.located.items():
        found = opened.row_editor(key)
        owner = opened.client_of(*found) if found else None
        for problem in problems if owner else ():
            counts[owner.key, problem.is_error] += 1  # type: ignore[union-attr]  # there is one
    return counts
