"""The lists: both genders accepted, the right one printed, additions, guesses."""

from __future__ import annotations

import pickle
import re

import pytest
from each import each

from paperwork.sheets.answers.choices import FEMALE, MALE, Choice, Choices, parsed, several, standard

FORMS = (
    ("Семейное положение", "женат", FEMALE, "замужем"),
    ("Семейное положение", "замужем", MALE, "женат"),
    ("Семейное положение", "женат/замужем", FEMALE, "замужем"),
    ("Семейное положение", "Женат / Замужем", MALE, "женат"),
    ("Семейное положение", "разведен", MALE, "разведен"),
    ("Семейное положение", "Разведёна", FEMALE, "Разведёна"),
    ("Семейное положение", "незарегистрированный брак", FEMALE, "незарегистрированный брак"),
    ("Семейное положение", "замужем", None, "женат/замужем"),
    ("Социальное положение", "рабочий/-ая", FEMALE, "рабочая"),
    ("Социальное положение", "рабочий", FEMALE, "рабочая"),
    ("Социальное положение", "рабочий (рабочая)", MALE, "рабочий"),
    ("Социальное положение", "домохозяйка", FEMALE, "ведет домашнее хозяйство"),
    ("Социальное положение", "Космонавт", FEMALE, "Космонавт"),
    ("Активность в общении", "активная", MALE, "активный"),
    ("Открытость в беседе", "закрытый", FEMALE, "закрытая"),
    ("Образование", "высшее", FEMALE, "высшее"),
    ("Образование", "женат/замужем", FEMALE, "женат/замужем"),
)
GUESSES = (
    ("Пол", "муж", "мужской"), ("Пол", "ж", "женский"), ("Пол", "дядя", None), ("Пол", "", None),
    ("Семейное положение", "замжем", "женат/замужем"), ("Пересмотр через", "12 мес", "12 месяцев"),
    ("Пересмотр через", "3 месяца", None), ("Периодичность", "6 раз в неделю", None),
    ("Периодичность", "1 роз в неделю", "1 раз в неделю"), ("Приоритет", "обычныи", "обычный"),
    ("Образование", "с", None), ("Образование", "щщщ", None),
)  # fmt: skip
ALLOWED = (
    ("Периодичность", "1 раз в неделю", True), ("Периодичность", "4 раза в месяц", True),
    ("Периодичность", "не реже 1 раза в 2 недели", True), ("Периодичность", "иногда", False),
    ("Отметка о выполнении", "выполнена 01.02.2026", True),
    ("Отметка о выполнении", "01.02.2026, не выполнена", True),
    ("Отметка о выполнении", "01.02.2026", False),
    ("Отметка о выполнении", "Не выполнено: болезнь", True),
    ("Отметка о выполнении", "отказ", False), ("Пол", "ЖЕНСКИЙ", True), ("Пол", "женскии\u0306", True),
)  # fmt: skip


@each(("name", "text", "sex", "printed"), FORMS)
def test_the_form_for_the_person(name: str, text: str, sex: str | None, printed: str) -> None:
    assert standard()[name].form(text, sex) == printed


@each(("name", "text", "guess"), GUESSES)
def test_the_nearest_value(name: str, text: str, guess: str | None) -> None:
    assert standard()[name].nearest(text) == guess


# The list, what people write for a value, and the value; None: nothing is guessed.
MEANT = (
    ("Пол", "м", "мужской"), ("Пол", "М.", "мужской"), ("Пол", "муж.", "мужской"),
    ("Пол", "мужчина", "мужской"),
    ("Пол", "ж", "женский"), ("Пол", "Жен", "женский"), ("Пол", "девочка", "женский"), ("Пол", "нет", None),
    ("Предоставляется", "да", "сейчас"), ("Предоставляется", "сразу", "сейчас"),
    ("Предоставляется", "поздн", "позднее"), ("Предоставляется", "потом", "позднее"),
    ("Приоритет", "Срочно!", "немедленно"), ("Приоритет", "не срочно", "обычный"),
    ("Приоритет", "об", "обычный"),
    ("Приоритет", "важно", None), ("Пол", "женщина?", None), ("Пол", "жен?", None),
    ("Пересмотр через", "полгода", "6 месяцев"),
    ("Пересмотр через", "год", "12 месяцев"),
    ("Пересмотр через", "6 мес.", "6 месяцев"), ("Пересмотр через", "12", "12 месяцев"),
    ("Пересмотр через", "1", None), ("Пересмотр через", "3 месяца", None),
    ("Пересмотр через", "1 месяц", None),
    ("Да или нет", "+", "да"), ("Да или нет", "-", "нет"), ("Да или нет", "–", "нет"),
    ("Да или нет", "!", None), ("Да или нет", "…", None), ("Да или нет", "✓", "да"), ("Пол", "-", None),
    ("Да или нет", "не нужен", "нет"), ("Да или нет", "имеется", "да"),
    ("Предоставляется", "в дальнейшем", "позднее"),
    ("Обработка данных", "отозвана", "отозвано"), ("Обработка данных", "нет", None),
    ("Периодичность", "раз в неделю", "1 раз в неделю"),
    ("Периодичность", "дважды в месяц", "2 раза в месяц"),
)  # fmt: skip


@each(("name", "text", "value"), MEANT)
def test_what_everybody_means(name: str, text: str, value: str | None) -> None:
    found = standard()[name].meant(text)
    assert (found.shown if found else None) == value


@each(("name", "text", "is_allowed"), ALLOWED)
def test_what_a_list_allows(name: str, text: str, is_allowed: bool) -> None:
    assert standard()[name].allows(text) == is_allowed


@each("name", standard())
def test_a_list_finds_its_own_values(name: str) -> None:
    listed = standard()[name]
    for choice in listed.values:
        assert all(listed.find(text) == choice for text in choice.spellings)
        assert listed.nearest(choice.shown) == choice.shown


@each("name", standard())
def test_a_pattern_is_a_pattern(name: str) -> None:
    assert re.compile(standard()[name].pattern or "")


def test_closed_lists() -> None:
    closed = {name for name, listed in standard().items() if listed.closed}
    assert closed == {
        "Пол",
        "Предоставляется",
        "Приоритет",
        "Пересмотр через",
        "Обработка данных",
        "Да или нет",
        "Разработана",
        "Реализована",
    }
    for name in closed:
        assert standard()[name].with_added(["иное"]) is standard()[name]


def test_a_list_is_added_to() -> None:
    listed = standard()["Семейное положение"]
    longer = listed.with_added(["ЗАМУЖЕМ", "жених / невеста"])
    assert longer.values[len(listed.values) :] == (Choice("жених", "невеста"),)
    assert longer.form("жених", FEMALE) == "невеста"
    assert listed.with_added([]) is listed


@pytest.mark.parametrize(
    ("text", "gendered", "choice"),
    [("а/б", True, Choice("а", "б")), ("а/б", False, Choice("а/б", "а/б")), ("а", True, Choice("а", "а"))],
)
def test_a_value_from_its_text(text: str, gendered: bool, choice: Choice) -> None:
    assert parsed(text, gendered) == choice


@each(("text", "values"), [("а; б", ["а", "б"]), ("а\nб;\n;", ["а", "б"]), ("а, б", ["а, б"]), (" ; \n", [])])
def test_several_values_of_a_cell(text: str, values: list[str]) -> None:
    assert several(text) == values


def test_what_was_computed_of_a_list_stays_where_it_was_computed() -> None:
    choices = Choices("Ответ", (Choice("да", "да"), Choice("нет", "нет")), closed=True, means={"ага": "да"})
    assert choices.find("ага") == choices.values[0]
    choices.memory["да"] = lambda: "what no other process can take"
    again = pickle.loads(pickle.dumps(choices))
    assert again == choices
    assert again.memory == {}
    assert again.find("ага") == choices.values[0]
