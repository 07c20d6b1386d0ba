"""Who of a book fits: by the right to a service, by a condition in the expressions of templates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.context import cases
from paperwork.case.entitlement import Finding, Verdict, assess, facts_of
from paperwork.case.plan_changes import DONE, is_done
from paperwork.case.tags import all_tags, tag_tree
from paperwork.common.errors import PaperworkError
from paperwork.common.naming import fold, nearest
from paperwork.common.records import dataclass
from paperwork.documents.condition_words import in_words
from paperwork.documents.filters import RUSSIAN
from paperwork.sheets.answers.fields import fields_of, schema_of
from paperwork.sheets.catalogue import CatalogueService
from paperwork.sheets.clients import Client
from paperwork.sheets.people import name_of
from paperwork.sheets.services import NOW, Service, term
from paperwork.word import Condition

WITHOUT, WITH = "Может быть положена, в плане ее нет", "Может быть положена и есть в плане"
DOUBTFUL = "Есть в плане, а права на нее по данным книги не видно"
UNKNOWN = "Не хватает данных, чтобы судить"
FITS, UNTOLD = "Подходят под условие", "Не хватает данных, чтобы проверить условие"
NOBODY = "никто"
ENDED_TAGS = tuple(
    f"{Client.sheet.tag}.{item.tag}" for item in fields_of(Client, lambda it: (it.ended, it.end_reason))
)
LAST_DAY = ENDED_TAGS[0]
CONDITION = "Условие: "  # said on paper alone: on the screen it has just been typed


@dataclass(frozen=True, slots=True)
class Found:
    """A client, and what is to be said of him."""

    client: Client
    why: str = ""

    def __str__(self) -> str:
        words = f"{self.client.file_number or ''} {name_of(self.client)}".strip()
        return f"{words} — {self.why}" if self.why else words


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer for a book: what was asked, who was found, by the title of a group, and how many were not.

    Of the groups those ``always`` said are said empty too. ``ended`` are not looked for: their service has.
    """

    headings: Sequence[str]
    groups: Sequence[tuple[str, Sequence[Found]]]
    always: Collection[str]
    rest: int = 0
    ended: int = 0

    @property
    def count(self) -> int:
        """How many clients were found."""
        return sum(len(found) for _, found in self.groups)

    def lines(self) -> Iterator[str]:
        """The answer line by line."""
        yield from (line for line in self.headings if not line.startswith(CONDITION))
        for title, found in self.groups:
            if title != UNTOLD:
                yield from _group(title, found, always=title in self.always)
        if self.rest:
            yield f"Остальным ({self.rest}) по данным книги не положена"
        yield from _group(UNTOLD, dict(self.groups).get(UNTOLD, ()))
        if self.ended:
            yield f"Обслуживание окончено, здесь их нет: {self.ended}; найти и их – условием с {LAST_DAY}"


def answer(book: Book, service: str | None, where: str | None, today: date) -> Findings:
    """The answer for a book: of the service, of the condition, of both together.

    Who is no client any more is not in it, unless the condition asks for the end of the service.
    Raises `PaperworkError` for a condition that is no good.
    """
    fits, unknown = by_condition(book, where, today) if where else (list(book.clients), [])
    found = fits
    if not asks_for_ended(where):
        fits, unknown = (
            [client for client in them if not client.has_ended(today)] for them in (fits, unknown)
        )
    ended = len(found) - len(fits)
    untold = (UNTOLD, [Found(client) for client in unknown])
    asked = [f"{CONDITION}{_in_words(book, where)}"] if where else []
    if service:
        of = _of_service(book, service, fits, today)
        return replace(of, headings=(*of.headings, *asked), groups=(*of.groups, untold), ended=ended)
    groups = (FITS, [Found(client) for client in fits]), untold
    return Findings(asked, groups, {FITS}, ended=ended)


def _in_words(book: Book, text: str) -> str:
    """The condition in words; as it was typed where there are none for it."""
    headers = {
        tag.name: f"«{tag.header}»" + ("" if tag.sheet == Client.sheet.title else f" (лист «{tag.sheet}»)")
        for tag in all_tags(book.extra)
        if tag.sheet and "[]" not in tag.name
    }
    condition = Condition(text, tag_tree(book.extra), RUSSIAN)
    return in_words(condition.expression, headers) or " ".join(text.split())


def asks_for_ended(where: str | None) -> bool:
    """Whether the condition is about the end of the service."""
    return any(tag in (where or "") for tag in ENDED_TAGS)


def by_condition(book: Book, text: str, today: date) -> tuple[list[Client], list[Client]]:
    """The clients for whom the condition holds, and those of whom too little is known for it."""
    condition = Condition(text, tag_tree(book.extra), RUSSIAN)
    results = [
        (case.client, condition.holds(case.context(condition.tags, on=today)))  # no paper: ages are today's
        for case in cases(book, today)
    ]
    fits, unknown = ([client for client, holds in results if client and holds is one] for one in (True, None))
    return fits, unknown


def service_name(books: Sequence[Book], name: str) -> str:
    """The service that is meant, on the list or in a plan: by its name, or by a part that only one has.

    Raises `PaperworkError` where there is none or more than one.
    """
    known = {fold(title): title for book in books for title in _titles(book)}
    if fold(name) in known:
        return known[fold(name)]
    parts = [title for folded, title in known.items() if fold(name) and fold(name) in folded]
    if len(parts) == 1:
        return parts[0]
    if parts:
        there = ", ".join(f"«{title}»" for title in parts[:5])
        raise PaperworkError(f"услуг с «{name}» несколько: {there}; назовите одну точнее")
    near = nearest(name, known.values(), closeness=50)
    guess = f"; похоже на «{near}»" if near else "; услуги — на листе «Перечень услуг»"
    raise PaperworkError(f"услуги «{name}» в книге нет{guess}")


def _titles(book: Book) -> Iterator[str]:
    rows: tuple[CatalogueService | Service, ...] = (*book.all(CatalogueService), *book.all(Service))
    yield from (row.service for row in rows if row.service)


def _of_service(book: Book, service: str, clients: Sequence[Client], today: date) -> Findings:
    """Who of the clients may be entitled to the service, who has it in the plan in force, who does not."""
    listed = [row for row in book.all(CatalogueService) if fold(row.service or "") == fold(service)]
    entitled = listed[0].entitled if listed else None
    whom = _on_one_line(entitled) if entitled else "не сказано на листе «Перечень услуг»"
    groups: dict[str, list[Found]] = {title: [] for title in (WITHOUT, WITH, DOUBTFUL, UNKNOWN)}
    rest = 0
    for client in clients:
        finding = assess(entitled, facts_of(book, client, today), service)
        planned = _planned(book, client, service)
        title = _title(finding, planned is not None)
        if title:
            groups[title].append(Found(client, "; ".join(filter(None, (finding.why, planned)))))
        rest += title is None
    asked = f"Услуга «{service}»", f"Кому положена: {whom}"
    return Findings(asked, tuple(groups.items()), {WITHOUT, WITH}, rest)


def _title(finding: Finding, is_planned: bool) -> str | None:
    if finding.verdict is Verdict.SEEN:
        return WITH if is_planned else WITHOUT
    if is_planned:
        return DOUBTFUL
    return UNKNOWN if finding.verdict is Verdict.UNKNOWN else None


def _planned(book: Book, client: Client, service: str) -> str | None:
    """How the plan in force gives the service; None when it does not."""
    for plan in book.plans(client.file_number)[-1:]:
        for row in book.of_plan(schema_of(Service), plan, in_force=True):
            if isinstance(row, Service) and fold(row.service or "") == fold(service):
                given = DONE if is_done(row) else ", ".join(filter(None, (row.given or NOW, term(row))))
                return f"в плане: {given}"
    return None


def _group(title: str, found: Sequence[Found], always: bool = False) -> Iterator[str]:
    if found or always:
        yield f"{title} ({len(found)}):" if found else f"{title}: {NOBODY}"
        yield from (f"  {one}" for one in found)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
