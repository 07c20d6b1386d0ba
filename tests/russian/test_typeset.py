"""The typographer's pass: what changes, what stays, and that nothing is lost."""

import pytest
from desk import letters
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperwork.russian.names import initials_surname, surname_initials
from paperwork.russian.typeset import _is_set, _set, figure, typeset

# Typed → set; «_» is a no-break space, «~» a no-break hyphen.
CHANGES = (
    ("г. Тверь, ул. Садовая, д. 5, корп. 2, кв. 40", "г._Тверь, ул._Садовая, д._5, корп._2, кв._40"),
    ("г.Москва, пер.Лесной, д.5", "г._Москва, пер._Лесной, д._5"),
    ("пос. Новый, Тверская обл. Россия, стр. 1, пом. 3", "пос._Новый, Тверская обл._Россия, стр._1, пом._3"),
    ("с. Ивановка, п. 3 ст. 10", "с._Ивановка, п._3 ст._10"),
    ("ул. 8 Марта; ГОСТ, п. «б»", "ул._8 Марта; ГОСТ, п._«б»"),
    ("тел. +7 (900) 123-45-67", "тел._+7 (900) 123~45~67"),
    ("№5, № 7, № б/н", "№_5, №_7, №_б/н"),
    ("план от 05.03.2026 № 12-2", "план от_05.03.2026 №_12~2"),
    ("26/СО-000123-2", "26/СО~000123~2"),
    ("помощь – деньги; 01.05.2026 – 30.09.2026", "помощь_– деньги; 01.05.2026_– 30.09.2026"),
    ("и т.д., в т.ч. дети, и т. п.", "и т._д., в т._ч. дети, и т._п."),
    ("т. е. дома, т.к. рано", "т._е. дома, т._к. рано"),
    ("112-233-445 95", "112~233~445 95"),
    ("1-й этаж, 5-летний", "1~й этаж, 5~летний"),
    ("05.03.2026-10.03.2026", "05.03.2026–10.03.2026"),
    ("с ПН-ПТ, с 8:00-17:30, перерыв 12:30-13:15", "с ПН–ПТ, с 8:00–17:30, перерыв 12:30–13:15"),
    ("Пн-чт 9:00-18:00, сб-вс круглосуточно", "Пн–чт 9:00–18:00, сб–вс круглосуточно"),
    ("пн-пт", "пн–пт"),
    ("В. И. Соколова", "В._И._Соколова"),
    ("Соколова В. И.", "Соколова_В._И."),
    ("Соколова В.И., дочь", "Соколова_В.И., дочь"),
    ("В.И. Соколова", "В.И._Соколова"),
    ("П.И. Зайцев, Д.Г. Ким", "П.И._Зайцев, Д.Г._Ким"),
    ("А.-В. М. Ли", "А.~В._М._Ли"),
    ("Соколова А.-В. М.", "Соколова_А.~В._М."),
    ("помощь - деньги", "помощь_– деньги"),
    ("помощь — деньги, год—два -- три", "помощь_– деньги, год–два_– три"),
    ("- еда\n- одежда", "– еда\n– одежда"),
    ('Центр "Вера"', "Центр «Вера»"),
    ('"Центр "Вера" и дети"', "«Центр „Вера“ и дети»"),
    ('"Центр «Вера»"', "«Центр „Вера“»"),
    ('Центр «Дом "Вера"»', "Центр «Дом „Вера“»"),
    ('("Вера", "Надежда")', "(«Вера», «Надежда»)"),
    ("в 2016 г. и в 2017г. - два раза", "в 2016_г. и в 2017_г._– два раза"),
    ("до 2017 г..", "до 2017_г."),
    ("долг 25000 руб. 50 коп.", "долг 25_000_руб. 50_коп."),
    ("50 коп. за штуку, 5 копеек", "50_коп. за штуку, 5_копеек"),
    ("живут 1000159 человек, доход 1500 рублей", "живут 1_000_159_человек, доход 1500_рублей"),
)  # fmt: skip
STAYS = (
    "", " ", "-", "Соколова Вера Ильинична", "05.03.2026", "Ростов-на-Дону", "социально-бытовые услуги",
    "что-ср", "вт-внук", "апт-сб",
    "2026/СО-000123-230", "Кт.д.", "апт.",
    "М.П.", "2016\u00a0г...", 'труба 5" и 6"', '"', '" "', "ivan-5@mail.ru", "http://a-5.ru/x-2-3",
    "ИНН 7707083893", "СНИЛС 11223344595", "ОГРН 1027700132195", "счет 40817810099910004312", "89001234567",
    "паспорт 4509 123456", "2026", "код 00012345", "Живет одна. Дети далеко.", "к.п.н.", "ёж и елка",
    "«Вера»", "„Вера“", "работ 5",
)  # fmt: skip
FIGURES = (
    ("1000159", "1_000_159"), ("12345", "12_345"), ("1234", "1234"), ("-12345,67891", "-12_345,67891"),
    ("+99999", "+99_999"), ("12345_услуг", "12_345_услуг"), ("0,1234567", "0,1234567"), ("2026", "2026"),
)  # fmt: skip
PIECES = [
    "г.",
    "№",
    "ул.",
    "В.",
    "И.",
    "Соколова",
    '"',
    "«",
    "»",
    "-",
    "—",
    " ",
    "5",
    "12345",
    "руб",
    "от",
    "\n",
]


UNITS = ["коп", "чел", "₽", "2016", "50 ", "Ли", "д.", "просп.", "обл. ", "--", "\u00a0"]


@pytest.mark.parametrize(("typed", "expected"), CHANGES)
def test_a_text_is_set(typed: str, expected: str) -> None:
    assert _shown(typeset(typed)) == expected


@pytest.mark.parametrize("text", STAYS)
def test_stays_as_it_is(text: str) -> None:
    assert typeset(text) == text


@pytest.mark.parametrize(("number", "expected"), FIGURES)
def test_a_number_is_set_in_groups(number: str, expected: str) -> None:
    assert _shown(figure(number.replace("_", "\u00a0"))) == expected


@pytest.mark.parametrize("name", ["Соколова Вера Ильинична", "Вера Ильинична Соколова", "Ли А.-В. М."])
def test_shortened_names_are_set_already(name: str) -> None:
    assert " " not in surname_initials(name) + initials_surname(name)


@settings(deadline=None, max_examples=400)
@example("г.г.г.г.г.г.-5г.")
@example("г. – - 0")
@example("г..В.")
@example("г. – - – г.")
@example("5-г.В.")
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join))
@example("2016 г..")
@example("а -- б--в")
def test_no_letter_is_lost_and_a_set_text_stays(text: str) -> None:
    made = typeset(text)
    assert letters(made) == letters(text)
    assert typeset(made) == made
    assert figure(figure(text)) == figure(text)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from([*PIECES, *UNITS]) | st.text(max_size=3), max_size=12).map("".join))
def test_what_is_known_for_set_at_once_is_so(text: str) -> None:
    if _is_set(text) or text.replace(" ", "").isalpha():
        assert _set(text) == text


def _shown(text: str) -> str:
    return text.replace("\u00a0", "_").replace("\u2011", "~")
