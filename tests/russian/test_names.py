"""Names: their parts, their order and their initials."""

import copy
import pickle

import pytest
from each import each

from paperwork.russian.names import PersonName, full_name, initials_surname, parse_name, surname_initials

SHORTENED = (
    (("Соколова", "Вера", "Ильинична"), "Соколова В. И.", "В. И. Соколова"),
    (("Соколова", "Вера", None), "Соколова В.", "В. Соколова"),
    (("Соколова", "Анна-Мария", ""), "Соколова А.-М.", "А.-М. Соколова"),
    (("Алиев", "Али", "Гасан оглы"), "Алиев А. Г. оглы", "А. Г. оглы Алиев"),
    (("Алиев", "Али", "Гасан-оглы"), "Алиев А. Г.-оглы", "А. Г.-оглы Алиев"),
    (("Соколова", None, None), "Соколова", "Соколова"),
    ((None, "Вера", "Ильинична"), "Вера Ильинична", "Вера Ильинична"),
    (("ИВАНОВ", "ИВАН", "ИВАНОВИЧ"), "ИВАНОВ И. И.", "И. И. ИВАНОВ"),
    ((None, None, None), "", ""),
)

TEXTS = (
    ("Соколова Вера Ильинична", "Соколова В. И."),
    ("Вера Ильинична Соколова", "Соколова В. И."),
    ("Адам Иванович Мицкевич", "Мицкевич А. И."),
    ("Мицкевич Адам Иванович", "Мицкевич А. И."),
    ("Алиев Али Гасан оглы", "Алиев А. Г. оглы"),
    ("Али Гасан оглы Алиев", "Алиев А. Г. оглы"),
    ("Соколова Вера", "Соколова В."),
    ("Вера Соколова", "Соколова В."),
    ("Соколова В.И.", "Соколова В. И."),
    ("В. И. Соколова", "Соколова В. И."),
    ("Соколова", "Соколова"),
    ("Комплексный центр", "Комплексный центр"),
    ("Общество защиты прав потребителей", "Общество защиты прав потребителей"),
    ("", ""),
)


@each(("parts", "surname_first", "initials_first"), SHORTENED)
def test_a_name_is_shortened(
    parts: tuple[str | None, str | None, str | None], surname_first: str, initials_first: str
) -> None:
    name = full_name(*parts)
    assert _plain(surname_initials(name)) == surname_first
    assert _plain(initials_surname(name)) == initials_first


@each(("text", "expected"), TEXTS)
def test_a_text_is_shortened(text: str, expected: str) -> None:
    assert _plain(surname_initials(text)) == expected


def test_no_line_ends_inside_initials() -> None:
    assert " " not in surname_initials("Алиев Али Гасан оглы")


def test_a_name_is_a_text_with_parts() -> None:
    name = full_name(" Соколова ", "Вера", "Ильинична", "Ж")
    assert name == "Соколова Вера Ильинична"
    assert (name.surname, name.given, name.patronymic, name.sex) == (
        "Соколова",
        "Вера",
        "Ильинична",
        "женский",
    )


@each(
    ("sex", "patronymic", "expected"),
    [
        ("мужской", None, "мужской"),
        (None, "Ильич", "мужской"),
        ("", "Ильинична", "женский"),
        ("?", None, None),
    ],
)
def test_sex_of_a_name(sex: str | None, patronymic: str | None, expected: str | None) -> None:
    assert full_name("Коваль", "Ли", patronymic, sex).sex == expected


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, lambda name: pickle.loads(pickle.dumps(name))])
def test_a_copy_remembers_the_parts(clone: object) -> None:
    name = full_name("Соколова", "Вера", None, "женский")
    again = clone(name)  # type: ignore[operator]  # one of three functions of a name
    assert isinstance(again, PersonName)
    assert (again, again.parts, again.sex) == (name, name.parts, name.sex)


def test_parts_are_replaced_in_their_order_and_spaces() -> None:
    name = parse_name("В.И.  Соколов")
    assert name is not None
    assert name.with_parts("Соколову", "В.", "И.") == "В.И.  Соколову"


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
