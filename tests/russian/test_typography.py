"""Typography: «~» stands for a no-break space."""

from datetime import date

from each import each
from hypothesis import given
from hypothesis import strategies as st

from paperwork.russian import typography

NO_BREAK = (
    ("в доме", "в~доме"),
    ("И в лес", "И~в~лес"),
    ("помощь от опекуна и за ним", "помощь от~опекуна и~за~ним"),
    ("дом № 5, №7", "дом №~5, №~7"),
    ("5 июня 2016 г.", "5~июня 2016~г."),
    ("46 лет, 500 руб. 20 коп.", "46~лет, 500~руб. 20~коп."),
    ("3 кг и 10 %", "3~кг и~10~%"),
    ("В. И. Соколова", "В.~И.~Соколова"),
    ("В.И. Соколова", "В.~И.~Соколова"),
    ("104 единицы, 2 раза в неделю", "104~единицы, 2~раза в~неделю"),
    ("Соколова В. И.", "Соколова~В.~И."),
    ("г. Москва, ул. Ленина, д. 7, кв. 3", "г.~Москва, ул.~Ленина, д.~7, кв.~3"),
)

NO_BREAK_STAYS = (
    "слово и-и слово",
    "поставка товара",
    "2016 лесов",
    "",
    "МФЦ района",
    "строка\nв строке".replace("в ", "в\u00a0"),
)

QUOTED = (
    ("Центр", "«Центр»"),
    ("Центр «Вера»", "«Центр „Вера“»"),
    ("«Центр»", "«Центр»"),
    ("«Центр «Вера»»", "«Центр „Вера“»"),
    ('"Центр"', "«Центр»"),
    ('ООО "Вера" и "Надежда"', "«ООО „Вера“ и „Надежда“»"),
    ("«А» и «Б»", "«„А“ и „Б“»"),
    (" Центр ", "«Центр»"),
)


@each(("text", "expected"), NO_BREAK)
def test_no_break(text: str, expected: str) -> None:
    assert typography.no_break(text) == expected.replace("~", "\u00a0")


@each("text", NO_BREAK_STAYS)
def test_no_break_stays_as_it_is(text: str) -> None:
    assert typography.no_break(text) == text


def test_no_break_of_a_text_of_another_class_is_a_text() -> None:
    class Markup(str):
        __slots__ = ()

    assert type(typography.no_break(Markup("раз в неделю"))) is str
    assert type(typography.no_break(Markup("ежедневно"))) is str
    assert type(typography.no_break("ежедневно")) is str  # what is remembered must not be the other


def test_no_break_of_a_long_text_is_that_of_its_beginning() -> None:
    words = "раз в неделю, 2 часа, "
    assert typography.no_break(words * 20) == typography.no_break(words) * 20


@given(st.text("в иВИ№5г.аэ\n\u00a0"))
def test_no_break_twice_is_no_break_once(text: str) -> None:
    once = typography.no_break(text)
    assert typography.no_break(once) == once


@given(st.text("вв иИ5г\n"))
def test_no_break_changes_spaces_only(text: str) -> None:
    assert typography.no_break(text).replace("\u00a0", " ") == text


@each(("text", "expected"), QUOTED)
def test_quoted(text: str, expected: str) -> None:
    assert typography.quoted(text) == expected
    assert typography.quoted(expected) == expected


@each(
    ("text", "capitalised", "lowered"),
    [
        ("директор МФЦ", "Директор МФЦ", "директор МФЦ"),
        ("Директор МФЦ", "Директор МФЦ", "директор МФЦ"),
        ("МФЦ района", "МФЦ района", "МФЦ района"),
        ("В центре", "В центре", "в центре"),
        ("«центр»", "«Центр»", "«центр»"),
        ("5 услуг", "5 услуг", "5 услуг"),
        ("", "", ""),
    ],
)
def test_first_letter(text: str, capitalised: str, lowered: str) -> None:
    assert (typography.capitalised(text), typography.lowered(text)) == (capitalised, lowered)


@each(
    ("values", "expected"),
    [
        (["а", "б", "в"], "а, б и в"),
        (["а", "б"], "а и б"),
        (["а"], "а"),
        ([], ""),
        (["а", "", None, " ", "б"], "а и б"),
        ([date(2026, 3, 5), 7], "05.03.2026 и 7"),
        ("а, б", "а, б"),
    ],
)
def test_listed(values: list[object] | str, expected: str) -> None:
    assert typography.listed(values) == expected
