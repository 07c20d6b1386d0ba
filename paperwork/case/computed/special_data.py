"""The special categories of personal data, by name: those a case holds, and those a consent is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.case.entitlement.phrases import says
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.typography import lowered
from paperwork.sheets import SCHEMAS
from paperwork.sheets.ages import ANSWERS, SPEAKS, WORKS
from paperwork.sheets.answers.fields import Field, Record, Schema, fields_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.contacts import Contact
from paperwork.sheets.plans import Plan
from paperwork.sheets.portraits import Portrait
from paperwork.sheets.programme import ProgrammeRow
from paperwork.sheets.representation import age_of
from paperwork.sheets.services import Service
from paperwork.sheets.surveys import Survey

Place = tuple[str, str]  # a category, and what holds it
BELIEFS, HEALTH, CONVICTION = "религиозные убеждения", "состояние здоровья", "судимость"
ILL = ("инвалид", "болезн", "здоров", "травм", "лечени", "инсульт", "диагноз")
# of the fields that are special in themselves, with the age from which they are asked
CATEGORY = dict(
    zip(
        (
            *fields_of(Client, lambda it: (it.disability,)),
            *fields_of(Survey, lambda it: (it.health,)),
            *fields_of(Portrait, lambda it: (it.religion, it.habits)),
        ),
        ((HEALTH, 0), (HEALTH, 0), (BELIEFS, SPEAKS), (HEALTH, WORKS)),
        strict=True,
    )
)
ORDER = (BELIEFS, HEALTH, CONVICTION)  # of the law; what else is special comes after them


@dataclass(frozen=True, slots=True)
class Source:
    """Usual answers that turn special by their words: what they are called in the consent.

    Of who is younger than ``since`` they cannot be special.
    """

    category: str
    words: str
    record: type[Record]
    fields: tuple[Field, ...]
    signs: tuple[str, ...]
    since: int = 0


CATEGORY_OF_CLIENT = fields_of(Client, lambda it: (it.category,))
CIRCUMSTANCES = fields_of(Client, lambda it: (it.circumstances,))
REASON = fields_of(Client, lambda it: (it.reason,))
DOCUMENT = fields_of(Client, lambda it: (it.document,))
NEEDS = fields_of(Plan, lambda it: (it.problem, it.other_needs))
MORE = fields_of(Portrait, lambda it: (it.more_on_position, it.awareness, it.more, it.advice))
PROGRAMME = fields_of(ProgrammeRow, lambda it: (it.problem, it.goal))
TALKS = fields_of(Contact, lambda it: (it.content, it.new_needs))
SERVICES = fields_of(Service, lambda it: (it.sort, it.service))
# 152-ФЗ, article 10, parts 1 and 3
SOURCES = (
    Source(HEALTH, "категория клиента", Client, CATEGORY_OF_CLIENT, ("инвалид",)),
    Source(HEALTH, "причина обращения", Client, REASON, ("инвалид", "самообслужив")),
    Source(HEALTH, "обстоятельства", Client, CIRCUMSTANCES, ("инвалид", "самообслужив", "зависимост")),
    Source(HEALTH, "проблема и потребности", Plan, NEEDS, ILL),
    Source(HEALTH, "дополнительные сведения", Portrait, MORE, ILL),
    Source(HEALTH, "услуги плана", Service, SERVICES, ("медицинск", "инвалид", "лекарств")),
    Source(HEALTH, "программа помощи", ProgrammeRow, PROGRAMME, ILL),
    Source(HEALTH, "контакты", Contact, TALKS, ILL),
    Source(CONVICTION, "категория клиента", Client, CATEGORY_OF_CLIENT, ("мест лишен",), ANSWERS),
    Source(CONVICTION, "документ", Client, DOCUMENT, ("освобожден",), ANSWERS),
)
ALL_ASKED = max(WORKS, ANSWERS)


def _held(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """Each category once, with what holds it."""
    return _by_category(_places(book, client))


def _asked(book: Book, client: Client, today: date) -> Iterator[Row]:
    """What a client is asked for on the day of his consent: a case may come to hold it after it is signed."""
    age = age_of(client, client.consented or today)
    if age is None or age >= ALL_ASKED:
        return _on_blank()
    held = set(_places(book, client))  # is asked for at any age
    return _by_category(place for since, place in _possible() if age >= since or place in held)


def _on_blank() -> Iterator[Row]:
    """Each category that a case may hold, with all that is called so."""
    return _by_category(place for _, place in _possible())


def _possible() -> Iterator[tuple[int, Place]]:
    """What a case may hold, with the age from which it is asked."""
    for schema in SCHEMAS:
        for item in schema.special:
            category, since = CATEGORY.get(item, (item.header, 0))
            yield since, (category, lowered(item.header))
    yield from ((source.since, (source.category, source.words)) for source in SOURCES)


def _by_category(found: Iterable[Place]) -> Iterator[Row]:
    """A row for each category, its sources in one line."""
    sources: dict[str, list[str]] = {}
    for category, words in found:
        sources.setdefault(category, []).append(words)
    for category, named in sorted(sources.items(), key=_place_in_law):
        yield {"категория": category, "сведения": ", ".join(named)}


def _place_in_law(item: tuple[str, object]) -> int:
    return ORDER.index(item[0]) if item[0] in ORDER else len(ORDER)


def _places(book: Book, client: Client) -> Iterator[Place]:
    """The category of every special answer of the case, and what it is called."""
    for schema in SCHEMAS:
        for item in schema.special:
            rows = _rows(book, client, schema)
            if any(getattr(row, item.name) or item.name in row.broken for row in rows):
                yield CATEGORY.get(item, (item.header, 0))[0], lowered(item.header)
    for source in SOURCES:
        rows = _rows(book, client, schema_of(source.record))
        values = (getattr(row, item.name) or "" for row in rows for item in source.fields)
        answers = (fold(value if isinstance(value, str) else " ".join(value)) for value in values)
        if any(says(answer, source.signs) for answer in answers):
            yield source.category, source.words


def _rows(book: Book, client: Client, schema: Schema) -> list[Record]:
    if schema.record is Client:
        return [client]
    return list(book.of_client(schema, client.file_number)) if schema.sheet.per_client else []


COLUMNS = {"категория": "Категория", "сведения": "В каких сведениях они есть"}
SPECIAL = ComputedTable(
    tag="особые_данные",
    title="Специальные категории персональных данных, которые есть в деле",
    columns=COLUMNS,
    rows=_held,
    on_blank=_on_blank,
    reads=(),
)
POSSIBLE = ComputedTable(
    tag="возможные_особые_данные",
    title="Специальные категории персональных данных, которые могут быть в деле: о них говорит согласие",
    columns=COLUMNS,
    rows=_asked,
    on_blank=_on_blank,
    reads=(),
)
