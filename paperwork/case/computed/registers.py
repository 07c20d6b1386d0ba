"""What registers of a centre are kept of: the visits of each worker, the families."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date

from paperwork.book.day_sums import is_day_sum
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.case.computed.family_papers import family_of, survey_of
from paperwork.case.statistics.given import amount
from paperwork.common.naming import fold
from paperwork.common.records import dataclass
from paperwork.russian.dates import short_date
from paperwork.russian.names import NO_BREAK_SPACE, surname_initials
from paperwork.russian.typography import lowered
from paperwork.sheets.answers.codes import same
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.clients import Client
from paperwork.sheets.deliveries import Delivery
from paperwork.sheets.family import APART, FamilyMember
from paperwork.sheets.people import name_of
from paperwork.sheets.specialists import Specialist
from paperwork.sheets.surveys import Survey

Person = tuple[str, date | None]  # the folded name and the day of birth
BOUGHT = ("продукт", "товар", "лекарств", "топлив")  # what is brought by services that say «доставка»
VISIT = {
    "дата": "Дата посещения",
    "суммой": "Записано ли суммой за много дней: тогда это не посещение",
    "фио": "Фамилия, имя, отчество получателя услуг",
    "самообслуживание": "Способность к самообслуживанию по последнему обследованию",
    "доставка": "Доставка продуктов питания и иных товаров",
    "услуги": "Иные оказанные услуги",
    "квитанции": "Квитанции",
}


def _workers(scope: Scope) -> Iterator[Row]:
    """The visits of each specialist in the order of their sheet, those of none behind."""
    visits: dict[str, list[Row]] = {}
    for client in scope.book.clients:
        own = scope.book.specialist(client.specialist)
        visits.setdefault(same(own.code) if own else "", []).extend(_visits(scope, client))
    for specialist in (*scope.book.all(Specialist), None):
        rows = visits.pop(same(specialist.code) if specialist else "", [])
        if rows:
            yield {
                "фио": name_of(specialist) if specialist else None,
                "должность": specialist.post if specialist else None,
                "посещения": sorted(rows, key=_order),
            }


def _order(row: Row) -> tuple[str, str, bool]:
    """By the day, then by the name; the sums of a day behind what was given on it."""
    return str(row["дата"]), fold(str(row["фио"])), bool(row["суммой"])


def _visits(scope: Scope, client: Client) -> Iterator[Row]:
    """What the client was given in the period, a row a day, and one for what is no sum of a day."""
    days: dict[tuple[date, bool], list[Delivery]] = {}
    for row in scope.book.of_client(schema_of(Delivery), client.file_number):
        if isinstance(row, Delivery) and row.given in scope.period and row.given and row.quantity != 0:
            days.setdefault((row.given, is_day_sum(scope.book, row)), []).append(row)
    survey = survey_of(scope.book, client.file_number) if days else None
    for (day, is_sum), rows in days.items():
        brought = [row for row in rows if _is_brought(row.service)]
        yield {
            "дата": day,
            "суммой": is_sum,
            "фио": name_of(client),
            "самообслуживание": survey.self_care if survey else None,
            "доставка": _services(brought),
            "услуги": _services(row for row in rows if row not in brought),
            "квитанции": ", ".join(dict.fromkeys(row.receipt for row in rows if row.receipt)) or None,
        }


def _is_brought(service: str | None) -> bool:
    name = fold(service or "")
    return "покупк" in name or ("доставк" in name and any(word in name for word in BOUGHT))


def _services(rows: Iterable[Delivery]) -> str | None:
    """«уборка; беседа – 2»: how much where it is not one."""
    dash = f"{NO_BREAK_SPACE}–{NO_BREAK_SPACE}"
    found = (f"{row.service}" + (f"{dash}{amount([row])}" if row.quantity != 1 else "") for row in rows)
    return "; ".join(found) or None


@dataclass(slots=True)
class _Family:
    """Who lives together, each with the words for the register, and the clients among them."""

    people: dict[Person, str] = field(default_factory=dict)
    clients: list[Client] = field(default_factory=list)

    def knows(self, people: Iterable[Person]) -> bool:
        """Whether any of them is in the family: the day of birth tells namesakes apart."""
        return any(born and (name, born) in self.people for name, born in people)


def _families(scope: Scope) -> Iterator[Row]:
    """A row for each family, clients of one family in it together; who lives alone is none."""
    found: list[_Family] = []
    for client in (it for it in scope.book.clients if it.has_come(scope.today)):
        own = {_person(name_of(client), client.birth_date): _words(name_of(client), client.birth_date)}
        members = {
            _person(who.full_name or "", who.birth_date): _words(
                who.full_name or "", who.birth_date, who.relation
            )
            for who in family_of(scope.book, client.file_number)
            if who.full_name and fold(who.lives or "") != APART
        }
        family = next((it for it in found if it.knows({**own, **members})), None)
        if family is None:
            if not (members or client.registered):
                continue
            found.append(family := _Family())
        family.people.update(own)  # a client is no one's kin here
        family.clients.append(client)
        for person, words in members.items():
            family.people.setdefault(person, words)
    yield from (_family(scope, family) for family in found)


def _person(name: str, born: date | None) -> Person:
    return fold(name), born


def _words(name: str, born: date | None, relation: str | None = None) -> str:
    """«мать – Лебедева Инна Олеговна, 21.03.1986»."""
    who = f"{lowered(relation)} – {name}" if relation else name
    return f"{who}, {short_date(born)}" if born else who


def _family(scope: Scope, family: _Family) -> Row:
    first = next((it for it in family.clients if it.registered), family.clients[0])
    specialist = scope.book.specialist(first.specialist)
    ended = [it.ended if it.has_ended(scope.today) else None for it in family.clients]
    days = [it.registered for it in family.clients if it.registered]
    return {
        "дела": ", ".join(it.file_number or "" for it in family.clients),
        "дата_постановки": min(days, default=first.admitted),
        "состав": "\n".join(family.people.values()),
        "адрес": first.address,
        "основание": first.registration_basis or first.reason,
        "специалист": surname_initials(name_of(specialist)) if specialist else None,
        "дата_снятия": max(filter(None, ended)) if all(ended) else None,
        "причина_снятия": first.end_reason if all(ended) else None,
    }


WORKER_DIARY = ComputedTable(
    tag="дневник_работников",
    title="Посещения каждого специалиста за период",
    columns={"фио": "Фамилия, имя, отчество специалиста", "должность": "Должность специалиста"},
    tables={"посещения": VISIT},
    over_period=_workers,
    reads=(Client, Delivery, Specialist, Survey),
    of_all=True,
    lacking="за этот период ничего не оказано",
)
FAMILIES = ComputedTable(
    tag="журнал_семей",
    title="Журнал учета семей: семьи клиентов с листа «Семья» и те, кто стоит на учете",
    columns={
        "дела": "Номера дел клиентов семьи",
        "дата_постановки": "Дата постановки на учет, без нее – дата приема",
        "состав": "Состав семьи, каждый с новой строки",
        "адрес": "Адрес",
        "основание": "Основание учета, без него – причина обращения",
        "специалист": "Фамилия и инициалы специалиста",
        "дата_снятия": "Когда окончено обслуживание всех клиентов семьи",
        "причина_снятия": "Причина окончания",
    },
    over_period=_families,
    reads=(Client, FamilyMember, Specialist),
    of_all=True,
)
