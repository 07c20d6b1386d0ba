"""What the papers on a family's life ask for: an application, the acts of a survey, of urgent services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from paperwork.book.casebook import Book
from paperwork.book.service_forms import forms_in_force
from paperwork.book.service_kinds import is_urgent, services_at_first, services_in_force
from paperwork.case.computation import ComputedTable, Row, Scope
from paperwork.russian.names import NO_BREAK_SPACE
from paperwork.russian.numbers import decimal
from paperwork.russian.relatives import is_father, is_mother
from paperwork.russian.typeset import figure
from paperwork.russian.typography import lowered
from paperwork.sheets.ages import OF_AGE
from paperwork.sheets.answers.fields import schema_of
from paperwork.sheets.answers.listed import as_listed
from paperwork.sheets.clients import Client
from paperwork.sheets.commission import members_of
from paperwork.sheets.family import APART, FamilyMember, name_of_member
from paperwork.sheets.housing import Housing
from paperwork.sheets.representation import age_of
from paperwork.sheets.services import LATER, Service
from paperwork.sheets.surveys import Survey

SOON = "срочно"
SORTS, LIVES = "Вид жилья", "Проживает"  # lists


def family_of(book: Book, number: str | None) -> Sequence[FamilyMember]:
    """The family of a client, as its sheet has it."""
    rows = book.of_client(schema_of(FamilyMember), number)
    return [row for row in rows if isinstance(row, FamilyMember)]


def survey_of(book: Book, number: str | None) -> Survey | None:
    """The newest survey of a client's living conditions."""
    rows = book.versions(schema_of(Survey), number)
    return rows[-1] if rows and isinstance(rows[-1], Survey) else None


def _housing(book: Book, number: str | None) -> Housing | None:
    rows = book.of_client(schema_of(Housing), number)
    return rows[0] if rows and isinstance(rows[0], Housing) else None


def _application(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """What an application for services says of the client in its own words."""
    number = client.file_number
    family = family_of(book, number)
    services = list(services_in_force(book, number))
    wanted = [_wanted(book, service) for service in services]
    forms = forms_in_force(book, number)
    yield {
        "формы": _joined(forms, ", "),
        "формы_по_строкам": _joined(forms, "\n"),
        "услуги": _joined(wanted),
        "услуги_по_строкам": _joined(wanted, "\n"),
        "услуги_при_приеме": _joined(_wanted(book, service) for service in services_at_first(book, number)),
        "жилье_и_семья": _joined((*_dwelling(_housing(book, number)), *map(_relative, family))),
        "доход": _joined((*_own_income(client), *_incomes(family))),
    }


def _wanted(book: Book, service: Service) -> str | None:
    """«уборка – 2 раза в неделю»; what is urgent and not put off is asked for at once, not in a rhythm."""
    is_at_once = service.service and service.given != LATER and is_urgent(book, service)
    how = SOON if is_at_once else service.periodicity
    return " – ".join(filter(None, (service.service, how))) or None


def _dwelling(home: Housing | None) -> Iterator[str | None]:
    """«отдельная квартира, 46,5 кв. м, комнат – 2; водопровод, канализация»."""
    if home:
        area = f"{_number(home.area)} кв. м" if home.area else ""
        rooms = f"комнат – {_number(home.rooms)}" if home.rooms else ""
        yield ", ".join(filter(None, (as_listed(home.sort, SORTS), area, rooms)))
        yield lowered(home.comforts or "").rstrip(".")
        yield f"санитарное состояние {home.sanitary}" if home.sanitary else None


def _relative(member: FamilyMember) -> str | None:
    """«мать – Лебедева Инна Олеговна, 1986 г. р.»; of who lives elsewhere that too."""
    who = " – ".join(filter(None, (member.relation, member.full_name)))
    born = f"{member.birth_date.year} г. р." if member.birth_date else ""
    apart = "живет отдельно" if _lives(member) == APART else ""
    return ", ".join(filter(None, (who, born, apart))) or None


def _lives(member: FamilyMember) -> str | None:
    return as_listed(member.lives, LIVES)


def _own_income(client: Client) -> Iterator[str]:
    if client.average_income is not None:
        yield f"среднедушевой доход – {_roubles(client.average_income)} в месяц"


def _incomes(family: Iterable[FamilyMember]) -> Iterator[str]:
    """The incomes of those who live together: the law counts no others for the income per head."""
    for member in family:
        if member.income is not None and member.relation and _lives(member) != APART:
            yield f"{lowered(member.relation)} – {_roubles(member.income)} в месяц"


def _number(value: int | Decimal | str) -> str:
    return value if isinstance(value, str) else figure(decimal(value))


def _roubles(value: int | Decimal | str) -> str:
    """«17 850,50 руб.»; kopecks are two figures."""
    is_whole = isinstance(value, str) or value == int(value)
    return f"{_number(value)} руб." if is_whole else f"{figure(f'{value:.2f}'.replace('.', ','))} руб."


def _joined(texts: Iterable[str | None], between: str = "; ") -> str | None:
    """The different texts, after one another; None without any."""
    known = (text.replace("\n", " ").strip() for text in texts if text)
    return between.join(dict.fromkeys(filter(None, known))) or None


def _commission(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """Who has made the newest survey."""
    survey = survey_of(book, client.file_number)
    for member in members_of((survey and survey.commission) or ""):
        yield {"должность": member.post, "фио": member.name}


def _is_minor(scope: Scope) -> bool:
    """Whether the client was under age on the day of the newest survey."""
    survey = survey_of(scope.book, scope.number) if scope.client else None
    return scope.client is not None and survey is not None and was_under_age(scope.client, survey)


def was_under_age(client: Client, survey: Survey) -> bool:
    """Whether the act of this survey is the one on a minor."""
    age = age_of(client, survey.surveyed) if survey.surveyed else None
    return age is not None and age < OF_AGE


def _parents(book: Book, client: Client, _today: date) -> Iterator[Row]:
    """What the book has of a child's mother and father, and who else is at home."""
    family = family_of(book, client.file_number)
    mother = next((member for member in family if is_mother(member.relation)), None)
    father = next((member for member in family if is_father(member.relation)), None)
    home = _housing(book, client.file_number)
    yield {
        **_parent("мать", mother, client),
        **_parent("отец", father, client),
        "размеры_комнат": _sizes(home.room_sizes if home else None),
    }


def _parent(word: str, member: FamilyMember | None, client: Client) -> Mapping[str, object]:
    """A parent's name, day of birth, home and work; who lives with the child is at home where he is."""
    together = member is not None and _lives(member) not in (APART, None)
    return {
        f"{word}_фио": name_of_member(member) if member else None,
        f"{word}_дата_рождения": member.birth_date if member else None,
        f"{word}_адрес": (member.address or (client.address if together else None)) if member else None,
        f"{word}_пребывание": client.address if together else member.address if member else None,
        f"{word}_занятость": member.occupation if member else None,
        f"{word}_телефон": member.phone if member else None,
        f"{word}_доход": member.income if member else None,
    }


def _sizes(text: str | None) -> str | None:
    """«18; 12,5» as «18 кв. м, 12,5 кв. м»."""
    sizes = [size.strip() for size in (text or "").replace("\n", ";").split(";") if size.strip()]
    bare = (size.removesuffix(".").removesuffix("кв. м").removesuffix("м2").strip() for size in sizes)
    return ", ".join(f"{size}{NO_BREAK_SPACE}кв.{NO_BREAK_SPACE}м" for size in bare) or None


APPLICATION = ComputedTable(
    tag="сведения_заявления",
    title="Что клиент сообщает в заявлении о предоставлении услуг",
    columns={
        "формы": "Формы обслуживания: ИППСУ и тех услуг плана, у которых своя",
        "формы_по_строкам": "Они же, каждая с новой строки",
        "услуги": "Услуги плана и их периодичность",
        "услуги_по_строкам": "Услуги плана и их периодичность, каждая с новой строки",
        "услуги_при_приеме": "Услуги первого плана и их периодичность",
        "жилье_и_семья": "Условия проживания и состав семьи",
        "доход": "Среднедушевой доход и доходы семьи",
    },
    rows=_application,
    reads=(Service, FamilyMember, Housing),
    single=True,
)
COMMISSION = ComputedTable(
    tag="комиссия",
    title="Кто проводил последнее обследование",
    columns={"должность": "Должность члена комиссии", "фио": "Фамилия, имя, отчество члена комиссии"},
    rows=_commission,
    reads=(),
)
PARENT = {
    "фио": "фамилия, имя, отчество",
    "дата_рождения": "дата рождения",
    "адрес": "место жительства",
    "пребывание": "место пребывания",
    "занятость": "место работы, должность",
    "телефон": "телефон",
    "доход": "доход в месяц",
}
PARENTS = ComputedTable(
    tag="родители",
    title="Родители ребенка по листу «Семья»",
    columns={
        **{f"мать_{tag}": f"Мать: {words}" for tag, words in PARENT.items()},
        **{f"отец_{tag}": f"Отец: {words}" for tag, words in PARENT.items()},
        "размеры_комнат": "Размер каждой комнаты: 18 кв. м, 12,5 кв. м",
    },
    rows=_parents,
    reads=(FamilyMember, Housing),
    single=True,
    lacking="на день обследования клиенту не меньше 18 лет, или дата рождения не указана",
    is_there=_is_minor,
)
