"""Declension: a person's name, a post or a phrase in one of the five oblique cases."""

import re
from typing import Final

from paperwork.russian.cases import Case, Overrides, overridden
from paperwork.russian.east_asian import east_asian_name, is_east_asian
from paperwork.russian.gender import FEMALE, MALE, sex_of_patronymic
from paperwork.russian.morphology import has_surname_reading, sex_of_given_name
from paperwork.russian.names import PersonName, is_initial, parse_name
from paperwork.russian.people import FIXED_MEMBERS, decline_person, may_be_surname, sex_of_surname
from paperwork.russian.posts import AND, decline_phrase

TRADERS: Final = frozenset({"ип", "индивидуальный предприниматель"})
# of one document, as a contract asks for it («на основании доверенности»), and not the nominative of several
IN_GENITIVE: Final = (
    r"(?:доверенности|(?:постановлени|распоряжени|решени|положени|удостоверени)я|свидетельства)\b"
)
ABBREVIATED: Final = r"(?i:[а-яё]{1,4}\.|врио\b)"  # «и. о. директора»: what has no cases


def decline(text: str, case: Case, overrides: Overrides | None = None) -> str:
    """Return *text* in *case*: a PersonName for a name, a str for a post or a phrase.

    *overrides* (the sheet «Склонения») holds forms by word; the form of the whole text comes before
    that of a part of a name, and that before the form of a single word. What is not known is returned
    as it is; nothing is raised for any text.
    """
    if not text.strip():
        return text
    whole = overridden(text, case, overrides)
    if whole:
        return whole
    if case is Case.GENITIVE and re.match(IN_GENITIVE, text.lower()):
        return text
    person = text if isinstance(text, PersonName) and any(text.parts) else _person(text)
    if person is not None:
        return decline_person(person, case, overrides)
    first, joint, second = text.partition(AND)
    if joint and _ends_in_name(first):
        return decline(first, case, overrides) + joint + decline(second, case, overrides)
    if "," in text:
        return _listed(text, case, overrides)
    phrase, named = _phrase_and_person(text)
    if named is not None:
        is_particle = phrase.strip().lower() in FIXED_MEMBERS  # «фон Визин Денис Иванович»
        before = phrase if is_particle else decline_phrase(phrase, case, overrides)
        return before + decline_person(named, case, overrides)
    return decline_phrase(text, case, overrides)


def _listed(text: str, case: Case, overrides: Overrides | None) -> str:
    """Return «Лебедева Инна Олеговна, мать» in *case*: names by themselves, what is beside as a phrase."""
    whole = decline_phrase(text, case, overrides)
    typed, declined = re.split(r"(,\s*)", text), re.split(r"(,\s*)", whole)
    if len(typed) != len(declined):  # a form that a person has typed has a comma itself
        return whole
    pairs = zip(typed, declined, strict=True)
    return "".join(decline(part, case, overrides) if _ends_in_name(part) else form for part, form in pairs)


def _ends_in_name(text: str) -> bool:
    """Tell whether the text is a whole name, be it with a post before it."""
    name = parse_name(text)
    is_whole = name is not None and sex_of_patronymic(name.patronymic) is not None
    return is_whole or _phrase_and_person(text)[1] is not None


def _phrase_and_person(text: str) -> tuple[str, PersonName | None]:
    """Part «директор Седова Анна Павловна» before the name, which is None where the text ends in none.

    A phrase without a case of its own says nothing of the name's («выдал нотариус Петров Иван Ильич»), and
    initials not who is named: «доверенность от нотариуса Петрова И. И.» is of a man.
    """
    if re.search(r"[\d,;:«»„\"()]", text):
        return text, None
    for space in re.finditer(r"\s+(?=[А-ЯЁ])", text):
        phrase, name = text[: space.end()], parse_name(text[space.end() :])
        is_trader = phrase.strip().lower() in TRADERS
        if name and (sex_of_patronymic(name.patronymic) or (is_trader and is_initial(name.given))):
            is_post = re.match(ABBREVIATED, phrase) or decline_phrase(phrase, Case.GENITIVE) != phrase
            return (phrase, name) if is_trader or is_post else (text, None)
    return text, None


def _person(text: str) -> PersonName | None:
    """Return the name that *text* is, None for a phrase: a patronymic, initials or a given name show it."""
    name = east_asian_name(text) or parse_name(text)
    if name is None:
        return _name_alone(text)
    if is_east_asian(name):
        return name
    is_name = sex_of_patronymic(name.patronymic) or is_initial(name.given)
    if is_name or name.patronymic is not None:
        return name if is_name else None
    swapped = PersonName(text, name.given, name.surname)
    return next((order for order in (name, swapped) if _is_surname_and_given(order)), None)


def _name_alone(text: str) -> PersonName | None:
    """Return a given name («Любовь») or a surname whose ending shows the sex («Иванов»), else None."""
    if not text.istitle() or not text.isalpha():
        return None
    gender = sex_of_given_name(text)
    if gender:
        return PersonName(text, given=text, sex=MALE if gender == "masc" else FEMALE)
    sex = sex_of_surname(text) if has_surname_reading(text) else None
    return PersonName(text, surname=text, sex=sex) if sex else None


def _is_surname_and_given(name: PersonName) -> bool:
    """Tell «Соколова Вера» from «Фонд Надежда» and from «Комплексный центр»."""
    return sex_of_given_name(name.given or "") is not None and may_be_surname(name.surname or "")


def genitive(text: str, overrides: Overrides | None = None) -> str:
    """Return *text* in the genitive: договор (кого?) Соколовой Веры Ильиничны."""
    return decline(text, Case.GENITIVE, overrides)


def dative(text: str, overrides: Overrides | None = None) -> str:
    """Return *text* in the dative: выдано (кому?) Соколовой Вере Ильиничне."""
    return decline(text, Case.DATIVE, overrides)


def accusative(text: str, overrides: Overrides | None = None) -> str:
    """Return *text* in the accusative: принять (кого?) Соколову Веру Ильиничну."""
    return decline(text, Case.ACCUSATIVE, overrides)


def instrumental(text: str, overrides: Overrides | None = None) -> str:
    """Return *text* in the instrumental: составлено (кем?) Соколовой Верой Ильиничной."""
    return decline(text, Case.INSTRUMENTAL, overrides)


def prepositional(text: str, overrides: Overrides | None = None) -> str:
    """Return *text* in the prepositional: сведения о (ком?) Соколовой Вере Ильиничне."""
    return decline(text, Case.PREPOSITIONAL, overrides)
