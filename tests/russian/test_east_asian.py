"""Chinese, Korean and Vietnamese names: only the last part is declined."""

from each import each

from paperwork.russian.cases import Case
from paperwork.russian.declension import decline
from paperwork.russian.names import full_name

# The last part in the genitive; the parts before it never change.
DECLINED = (
    ("Ким Ир Сен", "Ким Ир Сена"), ("Ким Чен Ын", "Ким Чен Ына"), ("Ким Чен-ир", "Ким Чен-ира"),
    ("Ли Си Цын", "Ли Си Цына"), ("Пан Ги Мун", "Пан Ги Муна"), ("Ким Дэ Чжун", "Ким Дэ Чжуна"),
    ("Но Му Хён", "Но Му Хёна"), ("Сон Хын Мин", "Сон Хын Мина"), ("Хо Ши Мин", "Хо Ши Мина"),
    ("Во Нгуен Зяп", "Во Нгуен Зяпа"), ("Нгуен Ван Хунг", "Нгуен Ван Хунга"),
    ("Чан Дык Лыонг", "Чан Дык Лыонга"), ("Фам Ван Донг", "Фам Ван Донга"), ("Сунь Ят-сен", "Сунь Ят-сена"),
    ("Мао Цзэдун", "Мао Цзэдуна"), ("Дэн Сяопин", "Дэн Сяопина"), ("Си Цзиньпин", "Си Цзиньпина"),
    ("Чжоу Эньлай", "Чжоу Эньлая"), ("Хуан Мэй", "Хуан Мэя"), ("Ван Лижун", "Ван Лижуна"),
    ("У Ку Линь", "У Ку Линя"), ("КИМ ИР СЕН", "КИМ ИР СЕНА"),
)  # fmt: skip
STANDING = (
    "Ли Бо", "Лю Сяобо", "Чан Кайши", "Пак Чон Хи", "Ли Куан Ю", "Пу И", "Нгуен Ван Тхиеу",
    "Нгуен Тхи Лан", "Чан Тхи Тху Хоанг",
)  # fmt: skip
# A Russian given name or patronymic: each part is declined.
RUSSIAN = (
    ("Цой Виктор Робертович", "Цоя Виктора Робертовича"), ("Ким Юрий Сергеевич", "Кима Юрия Сергеевича"),
    ("Ли Николай", "Ли Николая"), ("Пак Мария", "Пак Марии"), ("Ким Лев", "Кима Льва"),
    ("Юн Ирина Чановна", "Юн Ирины Чановны"), ("Юрий Ким", "Юрия Кима"), ("Брюс Ли", "Брюса Ли"),
)  # fmt: skip


@each(("name", "genitive"), DECLINED)
def test_only_the_last_part_changes(name: str, genitive: str) -> None:
    assert decline(name, Case.GENITIVE) == genitive
    before = name[: -len(name.replace("-", " ").split()[-1])]
    assert all(decline(name, case).startswith(before) for case in Case)


def test_all_cases() -> None:
    assert [str(decline("Ким Ир Сен", case)).split()[-1] for case in Case] == [
        "Сена", "Сену", "Сена", "Сеном", "Сене",
    ]  # fmt: skip
    assert decline("Дэн Сяопин", Case.INSTRUMENTAL) == "Дэн Сяопином"


@each("name", STANDING)
def test_a_vowel_at_the_end_and_a_womans_name_stay(name: str) -> None:
    assert {str(decline(name, case)) for case in Case} == {name}


@each(("name", "genitive"), DECLINED)
def test_the_parts_of_a_record(name: str, genitive: str) -> None:
    parts = [*name.split(), None][:3]
    surname, given, patronymic = parts
    assert decline(full_name(surname, given, patronymic, "мужской"), Case.GENITIVE) == genitive
    assert decline(full_name(surname, given, patronymic, "женский"), Case.GENITIVE) == name
    together = " ".join(part for part in parts[1:] if part)
    assert decline(full_name(surname, together, None, "мужской"), Case.GENITIVE) == genitive


@each(("name", "genitive"), RUSSIAN)
def test_a_russian_name_is_declined_whole(name: str, genitive: str) -> None:
    assert decline(name, Case.GENITIVE) == genitive


def test_a_form_that_is_set_comes_first() -> None:
    assert decline("Ким Ир Сен", Case.GENITIVE, {"Сен": {Case.GENITIVE: "Сен"}}) == "Ким Ир Сен"
    assert decline("Ким Ир Сен", Case.GENITIVE, {"Ким": {Case.GENITIVE: "Кима"}}) == "Кима Ир Сена"
