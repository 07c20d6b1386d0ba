"""What a plan that is empty yet may begin with: typical goals, and services to which a right is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from paperwork.book.casebook import Book
from paperwork.case.entitlement import Verdict, assess, facts_of, may_be_asked_for
from paperwork.common.data_files import EXACTLY, made, tables
from paperwork.common.records import dataclass
from paperwork.sheets.answers.choices import Choices
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client

SOURCE = Path(__file__).with_name("typical_goals.toml")
CATEGORY, REASON, FOR_ALL = "Категория", "Причина обращения", "всем"


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals of one table of the file."""

    __pydantic_config__: ClassVar = EXACTLY

    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A service of the institution's list, and why it is offered to the client."""

    service: CatalogueService
    why: str


@lru_cache(maxsize=1)
def goals_by_word() -> dict[str, tuple[str, ...]]:
    """Value of a list → goals. Raises `PaperworkError` where the file is not as it must be."""
    return {name: made(Goals, table, SOURCE, name).goals for name, table in tables(SOURCE).items()}


def typical_goals(book: Book, client: Client) -> list[str]:
    """The goals by the client's category and reason for coming, then those for everybody; each once."""
    known = goals_by_word()
    words = [
        *_listed(book.lists[CATEGORY], client.category),
        *_listed(book.lists[REASON], client.reason),
        FOR_ALL,
    ]
    return list(dict.fromkeys(goal for word in words for goal in known.get(word, ())))


def _listed(listed: Choices, answer: str | Sequence[str] | None) -> Iterator[str]:
    """The values of the list that an answer holds, as the list shows them."""
    for text in (answer,) if isinstance(answer, str) else answer or ():
        if choice := listed.find(text):
            yield choice.shown


def suggested_services(book: Book, client: Client, today: date) -> list[Suggestion]:
    """The services whose words «Кому положена» name the client; where none does, those that may be his."""
    facts = facts_of(book, client, today)
    found: dict[Verdict, list[Suggestion]] = {}
    for service in book.all(CatalogueService):
        if service.service and may_be_asked_for(facts.age, service.service, service.entitled):
            finding = assess(service.entitled, facts, service.service)
            found.setdefault(finding.verdict, []).append(Suggestion(service, finding.why))
    return found.get(Verdict.SEEN) or found.get(Verdict.UNKNOWN, [])
