"""Sex: how it is written, what a patronymic tells, which word form it asks for."""

import pytest

from paperwork.russian.gender import by_sex, normal_sex, sex_of_patronymic


@pytest.mark.parametrize(
    ("sex", "masculine", "feminine", "expected"),
    [
        ("мужской", "получил", "получила", "получил"),
        ("женский", "получил", "получила", "получила"),
        ("Жен.", "женат", "замужем", "замужем"),
        (None, "получил", "получила", "получил(а)"),
        ("", "гражданин", "гражданка", "гражданин/гражданка"),
        ("неизвестно", "женат", "замужем", "женат/замужем"),
        (None, "сирота", "сирота", "сирота"),
        (None, "рабочий", "рабочая", "рабочий/-ая"),
        (None, "уверенный в себе", "уверенная в себе", "уверенный/-ая в себе"),
        (None, "злой, добрый", "злая, добрая", "злой/-ая, добрый/-ая"),
        (None, "холост", "не замужем", "холост/не замужем"),
    ],
)
def test_by_sex(sex: str | None, masculine: str, feminine: str, expected: str) -> None:
    assert by_sex(sex, masculine, feminine) == expected


@pytest.mark.parametrize(
    ("sex", "texts"),
    [
        ("мужской", ["Ильич", "Кузьмич", "Андреевич", "ИВАНОВИЧ", "Гасан оглы", "Мамед-оглы", "Асан уулу"]),
        ("женский", ["Ильинична", "Никитична", "Андреевна", "Львовна", "Гасан кызы", "Гасан-кызы"]),
        (None, ["Савич", "Бабич", "Гасан", "Вера", "", None]),
    ],
)
def test_sex_of_a_patronymic(sex: str | None, texts: list[str | None]) -> None:
    assert {sex_of_patronymic(text) for text in texts} == {sex}


@pytest.mark.parametrize(
    ("sex", "values"),
    [("мужской", ["мужской", "М", " муж. "]), ("женский", ["ЖЕНСКИЙ", "ж"]), (None, ["", None, "да", 5])],
)
def test_how_a_sex_is_written(sex: str | None, values: list[object]) -> None:
    assert {normal_sex(value) for value in values} == {sex}
