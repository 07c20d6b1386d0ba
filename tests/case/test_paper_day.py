"""The day of a paper and its specialist: how old the client is, who speaks and who signs."""

from __future__ import annotations

from datetime import date

import pytest
from desk import VERA, Desk, Row, Sheets

from paperwork.book.period import Period
from paperwork.case.context import ClientContext
from paperwork.documents.find import by_condition
from paperwork.intake.excel.reading.read import read_book

TODAY = date(2026, 11, 28)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
PLAN_DAY, PROGRAMME_DAY, PRACTICE_DAY = date(2026, 3, 5), date(2026, 2, 10), date(2026, 2, 27)
RECEPTION_DAY, CONSENT_DAY = date(2026, 1, 9), date(2026, 1, 12)
SHEETS: Sheets = {
    "Клиенты": [
        VERA | {"Дата рождения": "01.04.2008", "Дата приема": "09.01.2026", "Дата согласия": "12.01.2026"}
    ],
    "Планы": [
        {"Дело": "1", "Номер": "1", "Дата": "10.01.2025", "Проблема": "прежняя"},
        {"Дело": "1", "Номер": "2", "Дата": "05.03.2026", "Проблема": "нынешняя"},
    ],
    "Программа": [{"Дело": "1", "Проблема": "Нет жилья"}],
    "Программы": [{"Дело": "1", "Дата": "10.02.2026"}],
    "Практика": {"Студент": "Яшин Илья Львович", "Окончание": "27.02.2026"},
}
DAYS = (
    ((), TODAY),
    (("портрет.рекомендации", "учреждение.адрес"), TODAY),
    (("услуги_для_клиента[].услуга",), TODAY),
    (("планы[].дата",), TODAY),
    (("план.проблема",), PLAN_DAY),
    (("услуги[].услуга",), PLAN_DAY),
    (("план.цели[].цель",), PLAN_DAY),
    (("пересмотр.проблема",), PLAN_DAY),
    (("график_контактов[].плановая_дата",), PLAN_DAY),
    (("программа_помощи.цель_программы",), PROGRAMME_DAY),
    (("программа[].проблема", "план.номер"), PROGRAMME_DAY),
    (("период.название",), MARCH.end),
    (("сверка[].услуга", "план.номер"), MARCH.end),
    (("клиент.дата_согласия",), CONSENT_DAY),
    (("клиент.дата_приема",), RECEPTION_DAY),
    (("клиент.дата_приема", "план.номер"), PLAN_DAY),
    (("клиент.дата_приема", "договор.номер"), RECEPTION_DAY),  # there is none
    (("практика.студент", "программа[].проблема"), PRACTICE_DAY),
    (("дневник[].дата", "план.номер"), PRACTICE_DAY),
)


def seen(desk: Desk, sheets: Sheets, *tags: str) -> dict[str, object]:
    """What a paper with these tags sees of the first client."""
    book = read_book(desk.book(sheets))
    case = ClientContext(book, TODAY, book.clients[0], MARCH)
    asked = ("клиент.возраст", "клиент.возраст_на", "клиент.есть_представитель", "клиент.подписывает")
    client: dict[str, object] = case.context((*asked, "клиент.говорит_сам", *tags))["клиент"]
    return client


@pytest.mark.parametrize(("tags", "day"), DAYS)
def test_an_age_is_that_of_the_paper_s_own_day(desk: Desk, tags: tuple[str, ...], day: date) -> None:
    client = seen(desk, SHEETS, *tags)
    assert client["возраст_на"] == day
    assert client["возраст"] == (17 if day < date(2026, 4, 1) else 18)
    assert client["говорит_сам"] == (day == TODAY)


@pytest.mark.parametrize(
    ("tags", "sheets"),
    [
        ("план.номер", {"Планы": []}),
        ("программа[].проблема", {"Программы": []}),
        ("практика.студент", {"Практика": {"Студент": "Яшин Илья Львович"}}),
    ],
)
def test_without_a_day_of_its_own_the_paper_is_of_today(desk: Desk, tags: str, sheets: Sheets) -> None:
    assert seen(desk, {**SHEETS, **sheets}, tags)["возраст_на"] == TODAY


@pytest.mark.parametrize(
    ("born", "representative", "has_line", "signs", "speaks"),
    [
        ("01.02.1980", None, False, True, True),
        ("01.02.1980", "Яшина Анна Львовна, дочь", True, True, False),
        ("29.11.2008", None, True, True, False),
        ("28.11.2008", None, False, True, True),
        ("29.11.2012", None, True, False, False),
        ("28.11.2012", "мать Яшина Анна Львовна", True, True, False),
        (None, None, False, True, True),
        (None, "нет", False, True, True),
        (None, "Дом ребенка № 2", True, True, False),
    ],
)
def test_who_speaks_and_who_signs(
    desk: Desk, born: str | None, representative: str | None, has_line: bool, signs: bool, speaks: bool
) -> None:
    row = VERA | {"Дата рождения": born, "Законный представитель": representative}
    client = seen(desk, {"Клиенты": [row]})
    assert (client["есть_представитель"], client["подписывает"], client["говорит_сам"]) == (
        has_line,
        signs,
        speaks,
    )


def test_a_search_counts_ages_as_of_today(desk: Desk) -> None:
    book = read_book(desk.book(SHEETS))
    fits, unknown = by_condition(book, "клиент.возраст >= 18 and план.номер", TODAY)
    assert (len(fits), unknown) == (1, [])


@pytest.mark.parametrize(
    ("code", "named", "signer"),
    [("С2", "Ким Ольга", "Ким Ольга"), (None, None, "Сафина Алия"), ("С9", None, None)],
)
def test_the_head_of_a_programme_names_its_specialist(
    desk: Desk, code: str | None, named: str | None, signer: str | None
) -> None:
    staff: list[Row] = [
        {"Код": "С1", "Фамилия": "Сафина", "Имя": "Алия", "Должность": "психолог"},
        {"Код": "С2", "Фамилия": "Ким", "Имя": "Ольга", "Должность": "юрист"},
    ]
    heads: list[Row] = [{"Дело": "1", "Специалист": code}]
    sheets: Sheets = {"Специалисты": staff, "Клиенты": [VERA | {"Специалист": "С1"}], "Программы": heads}
    book = read_book(desk.book(sheets))
    case = ClientContext(book, TODAY, book.clients[0])
    seen = case.context(("программа_помощи.специалист", "специалист.фио"))
    assert (seen["программа_помощи"]["специалист"], seen["специалист"]["фио"]) == (named, signer)
    assert case.context(("специалист.фио",))["специалист"]["фио"] == "Сафина Алия"
