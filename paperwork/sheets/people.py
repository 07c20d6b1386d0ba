"""What is computed of a person's name: the tags that clients and specialists share."""

from __future__ import annotations

from typing import Protocol

from paperwork.russian.names import PersonName, full_name, initials_surname, surname_initials
from paperwork.sheets.answers.sheet import Around, ComputedTag

NAME_PARTS = ("surname", "given_name", "patronymic")


class Person(Protocol):
    """A record with the parts of a name."""

    @property
    def surname(self) -> str | None: ...
    @property
    def given_name(self) -> str | None: ...
    @property
    def patronymic(self) -> str | None: ...


def parts_of(person: Person) -> tuple[str | None, str | None, str | None]:
    """The parts of the name, in the order of ``NAME_PARTS``."""
    return person.surname, person.given_name, person.patronymic


def name_of(person: Person) -> PersonName:
    """The full name, which knows its parts and so can be declined."""
    return full_name(*parts_of(person), getattr(person, "sex", None))


def _surname(person: Person, _around: Around) -> PersonName | None:
    """The surname alone, which knows the sex: «Коваль» is declined for a man and not for a woman."""
    return full_name(person.surname, None, None, name_of(person).sex) if person.surname else None


def _full(person: Person, _around: Around) -> PersonName:
    return name_of(person)


def _surname_first(person: Person, _around: Around) -> str:
    return surname_initials(name_of(person))


def _initials_first(person: Person, _around: Around) -> str:
    return initials_surname(name_of(person))


PERSON = (
    ComputedTag("фамилия", "Фамилия", _surname),
    ComputedTag("фио", "Фамилия, имя и отчество", _full),
    ComputedTag("фамилия_и_о", "Фамилия и инициалы", _surname_first),
    ComputedTag("и_о_фамилия", "Инициалы и фамилия", _initials_first),
)
