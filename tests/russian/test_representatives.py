"""The field of a representative: the name apart from everything else that is written there."""

import re

import pytest

from paperwork.russian.declension import genitive
from paperwork.russian.representatives import proxy_or_legal, representative

INNA = "Лебедева Инна Олеговна"
GALINA = "Швец Галина Николаевна"
WORDS = re.compile(r"\w+")

FIELDS = (
    # a person, and who he is
    (INNA, INNA, ""),
    (f"{INNA}, мать", INNA, "мать"),
    (f"{INNA} (мать)", INNA, "мать"),
    (f"{INNA} – мать", INNA, "мать"),
    (f"{INNA} мать", INNA, "мать"),
    (f"{INNA}; мать", INNA, "мать"),
    (f"мать {INNA}", INNA, "мать"),
    (f"Мать: {INNA}", INNA, "Мать"),
    (f"Мать — {INNA}", INNA, "Мать"),
    (f"мать ({INNA})", INNA, "мать"),
    (f"мама, {INNA}", INNA, "мама"),
    (f"мать\n{INNA}", INNA, "мать"),
    (f"приёмная мать {INNA}", INNA, "приёмная мать"),
    (f"бабушка (опекун) {INNA}", INNA, "бабушка (опекун)"),
    ("ЛЕБЕДЕВА ИННА ОЛЕГОВНА, МАТЬ", "ЛЕБЕДЕВА ИННА ОЛЕГОВНА", "МАТЬ"),
    # other ways to write a name
    ("Лебедева  Инна\u00a0Олеговна,мать", INNA, "мать"),
    ("Мать Лебедева И. О.", "Лебедева И. О.", "Мать"),
    ("И.О. Лебедева, мать", "И.О. Лебедева", "мать"),
    ("мать Инна Олеговна", "Инна Олеговна", "мать"),
    ("Лебедева (мать)", "Лебедева", "мать"),
    ("мать лебедева инна олеговна", "лебедева инна олеговна", "мать"),
    ("Законный представитель Ким Ир Сен", "Ким Ир Сен", "Законный представитель"),
    ("Гаджиев Али Гасан оглы, отец", "Гаджиев Али Гасан оглы", "отец"),
    ("фон Берг Анна Карловна, опекун", "фон Берг Анна Карловна", "опекун"),
    ("Тер-Петросян Анна-Мария Львовна, тётя", "Тер-Петросян Анна-Мария Львовна", "тётя"),
    # documents, addresses and telephones
    (f"{GALINA}, дочь (по доверенности от 10.01.2026)", GALINA, "дочь (по доверенности от 10.01.2026)"),
    (f"{GALINA} по доверенности от 10.01.2026 № 5", GALINA, "по доверенности от 10.01.2026 № 5"),
    (f"представитель по доверенности {GALINA}", GALINA, "представитель по доверенности"),
    (f"по доверенности от 10.01.2026 — {GALINA}", GALINA, "по доверенности от 10.01.2026"),
    (f"опекун {INNA}, распоряжение № 12", INNA, "опекун, распоряжение № 12"),
    (f"{INNA}, мать; г. Ломов, ул. Садовая, д. 3", INNA, "мать; г. Ломов, ул. Садовая, д. 3"),
    (f"{INNA}\nмать\nул. Садовая, д. 3", INNA, "мать\nул. Садовая, д. 3"),
    (f"{INNA} (мать), тел. 8-916-123-45-67", INNA, "мать, тел. 8-916-123-45-67"),
    (f"{INNA} +7 (916) 123-45-67", INNA, "+7 (916) 123-45-67"),
    (f"{INNA} Паспорт 45 00 123456", INNA, "Паспорт 45 00 123456"),
    (f"{INNA} (мать), Лебедев Олег Ильич (отец)", INNA, "мать, Лебедев Олег Ильич (отец)"),
    # institutions
    ("Дом ребенка № 2 в лице директора Ивановой А. П.", "Дом ребенка № 2", "в лице директора Ивановой А. П."),
    ("ГБУ «Детский дом № 5», директор Яшина А. П.", "ГБУ «Детский дом № 5»", "директор Яшина А. П."),
    ('Центр "Дети, оставшиеся одни", опекун', 'Центр "Дети, оставшиеся одни"', "опекун"),
    ("опекун – Дом ребенка № 2", "Дом ребенка № 2", "опекун"),
    ("Отдел опеки и попечительства г. Ломова", "Отдел опеки и попечительства г. Ломова", ""),
    (f"директор детского дома № 5 {INNA}", INNA, "директор детского дома № 5"),
    # no name at all
    ("", "", ""),
    ("нет", "", ""),
    ("—", "", ""),
    ("мать", "", "мать"),
)


@pytest.mark.parametrize(("text", "name", "rest"), FIELDS)
def test_the_name_is_found_apart_from_the_rest(text: str, name: str, rest: str) -> None:
    found = representative(text)
    assert (found.name, found.rest) == (name, rest)


@pytest.mark.parametrize(("text", "_name", "_rest"), FIELDS)
def test_no_word_of_the_field_is_lost(text: str, _name: str, _rest: str) -> None:
    found = representative(text)
    kept = sorted(WORDS.findall(f"{found.name} {found.rest}"))
    assert kept == sorted(word for word in WORDS.findall(text) if word != "нет")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (f"{INNA}, мать", "Законный представитель"),
        (f"{GALINA}, дочь (по доверенности от 10.01.2026)", "Представитель по доверенности"),
        (f"{GALINA}. Доверенность № 5", "Представитель по доверенности"),
        (f"доверенное лицо {GALINA}", "Представитель по доверенности"),
        ("", "Законный представитель"),
        (None, "Законный представитель"),
    ],
)
def test_a_proxy_is_told_from_a_legal_representative(text: str | None, called: str) -> None:
    assert proxy_or_legal(text) == called


def test_the_name_is_declined_as_a_person_s() -> None:
    assert genitive(representative(f"мать {INNA}").name) == "Лебедевой Инны Олеговны"
    assert genitive(representative("Дом ребенка № 2 в лице Ивановой А. П.").name) == "Дома ребенка № 2"
