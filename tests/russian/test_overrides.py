"""The sheet «Склонения»: the forms that people set themselves come first."""

from each import each

from paperwork.russian.cases import Case
from paperwork.russian.declension import dative, decline
from paperwork.russian.names import full_name

OVERRIDES = {
    "Заяц": {Case.DATIVE: "Заяцу", Case.GENITIVE: ""},
    "Королёв": {Case.DATIVE: "Королеву"},
    "тьютор-координатор": {Case.DATIVE: "тьютору-координатору (!)"},
    "супервизор": {Case.DATIVE: "супервизеру"},
    "и. о. директора": {Case.DATIVE: "исполняющему обязанности директора"},
    "Мария": {Case.DATIVE: "Марье"},
}


@each(
    ("text", "expected"),
    [
        ("и. о.  Директора", "исполняющему обязанности директора"),
        ("И. о. директора", "Исполняющему обязанности директора"),
        ("Тьютор-координатор", "Тьютору-координатору (!)"),
        ("старший супервизор центра", "старшему супервизеру центра"),
        ("СУПЕРВИЗОР", "СУПЕРВИЗЕРУ"),
        ("супервизор, главный врач", "супервизеру, главному врачу"),
        ("Заяц Иван Ильич", "Заяцу Ивану Ильичу"),
    ],
)
def test_a_form_set_for_a_text(text: str, expected: str) -> None:
    assert dative(text, OVERRIDES) == expected


@each(
    ("surname", "given", "expected"),
    [
        ("Заяц", "Иван", "Заяцу Ивану"),
        ("ЗАЯЦ", "ИВАН", "ЗАЯЦУ ИВАНУ"),
        ("Королев", "Иван", "Королеву Ивану"),
        ("Заяц-Соколов", "Иван", "Заяцу-Соколову Ивану"),
        ("Ким", "Анна Мария", "Ким Анне Марье"),
    ],
)
def test_a_form_set_for_a_part_of_a_name(surname: str, given: str, expected: str) -> None:
    sex = "женский" if given.startswith("Анна") else "мужской"
    assert dative(full_name(surname, given, None, sex), OVERRIDES) == expected


def test_an_empty_form_is_no_form() -> None:
    assert decline(full_name("Заяц", "Иван", None, "мужской"), Case.GENITIVE, OVERRIDES) == "Зайца Ивана"


def test_a_header_of_the_sheet_names_its_case() -> None:
    assert dative("ТЬЮТОР", {"тьютор": {Case("дательный"): "тьютёру"}}) == "ТЬЮТЁРУ"


def test_a_form_of_one_word_is_of_the_phrases_that_have_it() -> None:
    own = {"Ведущий": {Case.DATIVE: "ведущ."}}
    for overrides, expected in ((None, "ведущему бухгалтеру"), (own, "ведущ. бухгалтеру")) * 2:
        assert dative("ведущий бухгалтер", overrides) == expected
        assert dative("главный бухгалтер", overrides) == "главному бухгалтеру"
