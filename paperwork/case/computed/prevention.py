"""The plan of preventive work as its form has it: the measures by section, and what is said above them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from paperwork.book.casebook import Book
from paperwork.case.computation import ComputedTable, Row
from paperwork.common.naming import fold
from paperwork.russian.dates import short_date
from paperwork.russian.relatives import is_father, is_mother
from paperwork.sheets.ages import OF_AGE
from paperwork.sheets.answers.choices import Choices, standard
from paperwork.sheets.answers.fields import field_of, schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.family import FamilyMember
from paperwork.sheets.prevention import PreventiveMeasure
from paperwork.sheets.programmes import Programme
from paperwork.sheets.representation import age_of

SECTION = field_of(PreventiveMeasure, lambda it: it.part)
LINES = 2  # of a section on a blank
MEASURE = {
    "номер": "Номер",
    "мероприятие": "Мероприятие",
    "срок": "Срок",
    "ответственный": "Ответственный",
    "орган": "Орган",
    "отметка_о_выполнении": "Отметка о выполнении",
}


def _sections(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """The sections in the order of their list, those that are not on it behind; the rows are numbered on."""
    listed = book.lists[SECTION.choices or ""]
    groups: dict[str, list[PreventiveMeasure]] = {}
    for row in book.of_client(schema_of(PreventiveMeasure), client.file_number):
        if isinstance(row, PreventiveMeasure):
            groups.setdefault(fold(_section(listed, row)), []).append(row)
    places = {fold(choice.shown): at for at, choice in enumerate(listed.values)}
    number = 0
    for name in sorted(groups, key=lambda name: (not name, places.get(name, len(places)))):
        measures = [_measure(row, number + at) for at, row in enumerate(groups[name], 1)]
        yield {"раздел": _section(listed, groups[name][0]) or None, "мероприятия": measures}
        number += len(measures)


def _section(listed: Choices, row: PreventiveMeasure) -> str:
    """The section of the list that is meant, else as it is written."""
    meant = listed.meant(row.part) if row.part else None
    return meant.shown if meant else row.part or ""


def _measure(row: PreventiveMeasure, number: int) -> Row:
    values = (number, row.measure, row.term, row.responsible, row.body, row.done)
    return dict(zip(MEASURE, values, strict=True))


def _blank_sections() -> Iterator[Row]:
    """Every section of the list, with lines to write on."""
    for choice in standard()[SECTION.choices or ""].values:
        yield {"раздел": choice.shown, "мероприятия": [dict.fromkeys(MEASURE) for _ in range(LINES)]}


def _above(book: Book, client: Client, today: date) -> Iterator[Row]:
    """What the family, the plan of service and the head of the programme of help tell of it."""
    plans = book.plans(client.file_number)
    heads = book.of_client(schema_of(Programme), client.file_number)
    head = next((row for row in heads if isinstance(row, Programme)), None)
    yield {
        "родители": "\n".join(_parents(book, client)) or _guardian(client, today),
        "проблемы": plans[-1].problem if plans else None,
        "цель": head.aim if head else None,
        "срок": _term(head) if head else None,
    }


def _guardian(client: Client, today: date) -> str | None:
    """Who represents a minor; of an adult it may be his own child, who is no parent."""
    age = age_of(client, today)
    return client.representative if age is None or age < OF_AGE else None


def _parents(book: Book, client: Client) -> Iterator[str]:
    """«мать – Лебедева Инна Олеговна, повар, ООО «Вектор»»: the mother, then the father."""
    rows = book.of_client(schema_of(FamilyMember), client.file_number)
    family = [row for row in rows if isinstance(row, FamilyMember)]
    for is_parent in (is_mother, is_father):
        for member in family:
            if is_parent(member.relation):
                who = f"{member.relation} – {member.full_name}"
                yield ", ".join(filter(None, (who, member.occupation)))


def _term(head: Programme) -> str | None:
    days = (("с", head.start), ("по", head.end))
    return " ".join(f"{word} {short_date(day)}" for word, day in days if day) or None


SECTIONS = ComputedTable(
    tag="разделы_профилактики",
    title="Меры профилактической работы по разделам",
    columns={"раздел": "Раздел"},
    tables={"мероприятия": MEASURE},
    rows=_sections,
    reads=(PreventiveMeasure,),
    lacking="нет строк на листе «Профилактика»",
    on_blank=_blank_sections,
)
# What other sheets know decides nothing, and their errors hold back papers of their own.
ABOVE = ComputedTable(
    tag="о_профилактике",
    title="Проблемы, цель и срок профилактической работы",
    columns={
        "родители": "Родители с листа «Семья», каждый с новой строки; без них законный представитель",
        "проблемы": "Проблема из действующего плана",
        "цель": "Цель программы помощи",
        "срок": "Срок программы помощи",
    },
    rows=_above,
    reads=(),
    single=True,
)
