"""Who speaks and who signs for a client, and how old he is on the day of a paper: the tags computed of it."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from paperwork.russian.names import is_initial, parse_name
from paperwork.russian.numbers import Age, reached_on, whole_age
from paperwork.russian.people import sex_of_name
from paperwork.russian.representatives import (
    EITHER,
    Representative,
    names_document,
    powers,
    proxy_or_legal,
    representative,
    telephone,
)
from paperwork.sheets.ages import OF_AGE, SIGNS
from paperwork.sheets.answers.sheet import Around, ComputedTag


class Represented(Protocol):
    """A record of a person with the field of the representative."""

    @property
    def birth_date(self) -> date | None: ...
    @property
    def age(self) -> int | None: ...
    @property
    def representative(self) -> str | None: ...
    @property
    def representative_powers(self) -> str | None: ...
    @property
    def representative_phone(self) -> str | None: ...


def age_of(client: Represented, day: date) -> Age | None:
    """The full years on the day, or None without a date of birth."""
    if client.age is not None:
        return Age(client.age)
    return whole_age(client.birth_date, day) if client.birth_date else None


def _age(client: Represented, around: Around) -> Age | None:
    return age_of(client, around.day)


def _age_day(client: Represented, around: Around) -> date | None:
    """The day that the age is of; an age without a date of birth was counted today."""
    if client.age is not None:
        return around.today
    return around.day if client.birth_date else None


def _age_reached(client: Represented, around: Around) -> date | None:
    """The day by which the age can be checked: unlike the paper's own it changes with the age alone."""
    age = _age(client, around)
    return reached_on(client.birth_date, age) if client.birth_date and age is not None else None


def _is_younger(client: Represented, around: Around, years: int) -> bool:
    age = _age(client, around)
    return age is not None and age < years


def _split(client: Represented) -> Representative:
    return representative(str(client.representative or ""))


def _name(client: Represented, _around: Around) -> str | None:
    return _split(client).name or None


def _details(client: Represented, _around: Around) -> str | None:
    return _split(client).rest or None


def _relation(client: Represented, _around: Around) -> str | None:
    return powers(_split(client).rest)[0] or None


def _document(client: Represented, _around: Around | None = None) -> str | None:
    """The document of his right: from its own column, else from the field of the name."""
    return str(client.representative_powers or "") or powers(_split(client).rest)[1] or None


def _under_signature(client: Represented, around: Around) -> str | None:
    return ", ".join(filter(None, (_relation(client, around), _document(client)))) or None


def _names_document(client: Represented, _around: Around) -> bool:
    return names_document(str(client.representative_powers or "") or _split(client).rest)


def telephone_of(client: Represented, _around: Around | None = None) -> str | None:
    """The representative's telephone: from its own column, else from the field of the name."""
    return client.representative_phone or telephone(client.representative)


def _is_unwritten(client: Represented) -> bool:
    """Whether it is a paper blank's: neither named nor left out."""
    return bool(client.representative) and not str(client.representative)


def _called(client: Represented, _around: Around) -> str:
    written = f"{client.representative or ''}\n{client.representative_powers or ''}"
    return EITHER if _is_unwritten(client) else proxy_or_legal(written)


def _is_named(client: Represented) -> bool:
    return _split(client) != Representative("", "")


def _has_line(client: Represented, around: Around) -> bool:
    """Whether a representative has a line to sign: on a paper blank he has it too, without being named."""
    return _is_unwritten(client) or _is_named(client) or _is_younger(client, around, OF_AGE)


def _signs(client: Represented, around: Around) -> bool:
    return not _is_younger(client, around, SIGNS)


def _speaks(client: Represented, around: Around) -> bool:
    return not _is_named(client) and not _is_younger(client, around, OF_AGE)


def _sex(client: Represented, _around: Around) -> str | None:
    """The sex that his own name shows, whatever the client's is; initials show none."""
    name = _split(client).name
    person = parse_name(name)
    return None if person is None or is_initial(person.given) else sex_of_name(name)


REPRESENTATION = (
    ComputedTag("возраст", "Возраст", _age),
    ComputedTag("возраст_на", "День, на который посчитан возраст", _age_day),
    ComputedTag("возраст_исполнился", "День, когда исполнился возраст", _age_reached),
    ComputedTag("представитель", "Имя представителя", _name),
    ComputedTag("пол_представителя", "Пол представителя, если виден по имени или отчеству", _sex),
    ComputedTag("представитель_сведения", "Остальное о представителе: кем приходится, документ", _details),
    ComputedTag("представитель_кем_приходится", "Кем представитель приходится клиенту", _relation),
    ComputedTag("представитель_основание", "Документ, по которому представитель действует", _document),
    ComputedTag("представитель_под_подписью", "То же одной строкой: «дочь, доверенность»", _under_signature),
    ComputedTag("назван_документ_представителя", "Есть ли номер документа и кем он выдан", _names_document),
    ComputedTag("телефон_представителя", "Телефон представителя, где бы он ни был назван", telephone_of),
    ComputedTag("кто_представитель", "Законный представитель или представитель по доверенности", _called),
    ComputedTag("есть_представитель", "Нужна ли строка для подписи представителя", _has_line),
    ComputedTag("подписывает", "Подписывает ли клиент сам: ему есть 14 лет", _signs),
    ComputedTag("говорит_сам", "Говорит ли клиент сам за себя, без представителя", _speaks),
)
